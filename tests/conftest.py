"""Tests keep their prepared fonts to themselves."""

import os

import pytest


@pytest.fixture(scope="session", autouse=True)
def font_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.environ["STATEMENTPRESS_CACHE"] = str(tmp_path_factory.mktemp("fonts"))
