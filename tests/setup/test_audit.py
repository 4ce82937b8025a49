"""What `make audit` makes of an answer: nothing counts as checked that was not."""

import json
import subprocess
from typing import Any

import pytest

from tools import audit

SOUND = {"name": "a", "version": "1", "vulns": []}
FAULTY = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}
HOPELESS = {"name": "c", "version": "3", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]}
SKIPPED = {"name": "d", "skip_reason": "not found"}


def answered(answer: str, monkeypatch: pytest.MonkeyPatch) -> int:
    def run(*_: object, **__: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess([], 0, answer, "no connection")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(audit, "_installed", lambda: "pip-audit")
    return audit.main()


@pytest.mark.parametrize(
    ("packages", "code"),
    [
        ([SOUND], 0),
        ([SOUND, FAULTY], 1),
        ([SKIPPED, FAULTY], 1),
        ([SOUND, SKIPPED], audit.UNCHECKED),
        ([SKIPPED], audit.UNCHECKED),
        ([], audit.UNCHECKED),
    ],
)
def test_the_code_says_what_was_checked(
    packages: list[dict[str, Any]], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answered(json.dumps({"dependencies": packages}), monkeypatch) == code


@pytest.mark.parametrize("answer", ["", "Traceback", "{}"])
def test_no_answer_is_no_good_news(
    answer: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answered(answer, monkeypatch) == audit.UNCHECKED
    assert "nothing was checked: no connection" in capsys.readouterr().err


def test_without_the_program_nothing_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "_installed", lambda: None)
    assert audit.main() == audit.UNCHECKED


def test_an_advisory_says_which_version_mends_it() -> None:
    assert list(audit.known([SOUND, FAULTY, HOPELESS])) == [
        "b 2: PYSEC-1, mended in 2.1",
        "c 3: PYSEC-2, mended in no version yet",
    ]
