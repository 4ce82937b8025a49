"""Handouts of the 2021 statement, each built once."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from statementpress.build import make
from tests.official.editions import PROJECT, STATEMENT
from tests.statement.conftest import Desk

Handout = Callable[[str], Path]
"""Gives the PDF of an edition by its name; its printing sheets are NAME-print.pdf beside it."""


@pytest.fixture(scope="session")
def handout(tmp_path_factory: pytest.TempPathFactory) -> Handout:
    folder = tmp_path_factory.mktemp("handouts")

    @cache
    def built(name: str) -> Path:
        made = make(PROJECT, STATEMENT, name)
        path = folder / f"{name}.pdf"
        path.write_bytes(made.pdf)
        if made.printed:
            path.with_stem(f"{name}-print").write_bytes(made.printed)
        return path

    return built


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a small made-up statement, to make another one of."""
    return Desk(tmp_path)
