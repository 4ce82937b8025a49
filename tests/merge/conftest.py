"""A letter with fields, for one test to change."""

from pathlib import Path

import pytest

from tests.merge.mailing import Mailing


@pytest.fixture
def mailing(tmp_path: Path) -> Mailing:
    """Return a project with a letter that has fields."""
    return Mailing(tmp_path)
