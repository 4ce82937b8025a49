"""Many versions are made again at once, with the findings that each has alone."""

import os
import signal
from pathlib import Path

import pytest

from statementpress.archive.bag.version import Version
from statementpress.archive.verify import rebuilding
from statementpress.archive.verify.rebuild import Stage
from statementpress.archive.verify.rebuilding import rebuilt_all
from statementpress.batch.here import Here
from statementpress.errors import Finding, Place, Severity
from tests.archive.rivers import OTHER, SLUG, frozen


@pytest.fixture
def versions(tmp_path: Path) -> list[Version]:
    return [each for slug in (SLUG, OTHER) for each in frozen(tmp_path / "archive", slug, 2)]


def again(version: Version, stage: Stage) -> list[Finding]:
    stage("official")
    place = Place(str(version.folder))
    return [Finding("rebuilt", Severity.NOTE, f"{version.name} is the same", place)]


def test_each_version_has_its_own_findings_whoever_makes_it(
    versions: list[Version], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "rebuilt", again)
    stages: list[str] = []
    alone = rebuilt_all(versions, None, stages.append)
    assert alone == {each.folder: again(each, lambda _: None) for each in versions}
    assert stages == [f"{each.name}: official" for each in versions]
    assert rebuilt_all(versions, Here(2), lambda _: None) == alone


def test_a_worker_that_dies_costs_no_other_version(
    versions: list[Version], monkeypatch: pytest.MonkeyPatch
) -> None:
    def deadly(version: Version, stage: Stage) -> list[Finding]:
        if version.folder == versions[1].folder:
            os.kill(os.getpid(), signal.SIGKILL)
        return again(version, stage)

    monkeypatch.setattr(rebuilding, "rebuilt", deadly)
    found = rebuilt_all(versions, Here(2), lambda _: None)
    (lost,) = found.pop(versions[1].folder)
    assert (lost.code, lost.severity) == ("not-checked", Severity.ERROR)
    assert "its worker was lost 3 times" in lost.message
    assert found == {
        each.folder: again(each, lambda _: None) for each in versions if each is not versions[1]
    }
