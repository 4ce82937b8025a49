"""A project with two small statements, and editions that take no time."""

from pathlib import Path

import pytest

from statementpress.editions.making import Made
from statementpress.editions.source import Source
from statementpress.proof.proof import Proof
from tests.commands.two_statements import OTHER, WARNING
from tests.shared.small_project import SmallProject

PROOF = Proof(1, 1)


@pytest.fixture
def project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> SmallProject:
    """Return a project with two statements, in its own folder."""
    small = SmallProject(tmp_path, capsys)
    small.another(OTHER)
    monkeypatch.chdir(tmp_path)
    return small


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make editions whose PDF is their name, with a warning."""

    def make(source: Source, edition: str, *_: object) -> Made:
        return Made(f"{source.folder.name} {edition}".encode(), None, (WARNING,), {}, PROOF)

    monkeypatch.setattr("statementpress.editions.making.make_edition", make)
