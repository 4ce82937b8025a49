"""The program veraPDF: its report read, and what becomes of one that gives none."""

import stat
from pathlib import Path

import pytest

from statementpress.conformance import program, verapdf
from statementpress.conformance.verdict import VeraPdfError
from statementpress.native import programs

VALID = (
    '<report><jobs><job><validationReport profileName="PDF/A-3A" isCompliant="true">'
    '<details><rule clause="6.1.2" testNumber="1" status="passed"/></details>'
    "</validationReport></job></jobs></report>"
)
FAILED = (
    '<report><jobs><job><validationReport profileName="PDF/A-3A" isCompliant="false"><details>'
    '<rule specification="ISO 19005-3:2012" clause="6.2.11.4.1" testNumber="2" status="failed">'
    "<description>All fonts\n  shall be embedded</description></rule>"
    "</details></validationReport></job></jobs></report>"
)


def installed(folder: Path, said: str, code: int = 0) -> Path:
    """Put a program in a folder that says this, whatever it is asked, and keeps the question."""
    path = folder / "verapdf"
    path.write_text(
        f"#!/bin/sh\nif [ \"$1\" = --version ]; then echo 'veraPDF 1.28.1'; exit; fi\n"
        f"echo \"$@\" >> '{folder}/asked'\ncat <<'END'\n{said}\nEND\nexit {code}\n"
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "one.pdf"
    path.write_bytes(b"%PDF-1.7")
    return path


def test_a_valid_file_fails_no_clause(tmp_path: Path, pdf: Path) -> None:
    assert program.failures(str(installed(tmp_path, VALID)), "3a", pdf) == ()
    assert (tmp_path / "asked").read_text().split() == ["--flavour", "3a", str(pdf)]


def test_each_clause_that_fails_is_named_with_its_words(tmp_path: Path, pdf: Path) -> None:
    (found,) = program.failures(str(installed(tmp_path, FAILED, code=1)), "3a", pdf)
    assert str(found) == "6.2.11.4.1-2: All fonts shall be embedded"


@pytest.mark.parametrize(
    "said",
    [
        "",
        "no report",
        "<report/>",
        VALID.replace('isCompliant="true"', 'isCompliant="false"'),
        FAILED.replace('isCompliant="false"', 'isCompliant="true"'),
        VALID.replace(' isCompliant="true"', ""),
    ],
)
def test_no_verdict_is_never_taken_for_a_good_one(tmp_path: Path, pdf: Path, said: str) -> None:
    with pytest.raises(VeraPdfError, match=r"one\.pdf"):
        program.failures(str(installed(tmp_path, said)), "3a", pdf)


def test_a_program_that_does_not_start_is_no_verdict(tmp_path: Path, pdf: Path) -> None:
    with pytest.raises(VeraPdfError, match="does not answer"):
        program.failures(str(tmp_path / "absent"), "3a", pdf)


def test_only_programs_that_judge_are_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def version(path: str, _: str) -> str:
        asked.append(Path(path).name)
        return ""

    monkeypatch.setattr(programs, "_version", version)
    verapdf.find()
    assert set(asked) <= {"verapdf", "javac"}


def test_the_program_on_the_path_is_taken_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(tmp_path, FAILED, code=1)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    found = verapdf.find()
    assert found is not None
    assert found.version == "1.28.1"
    assert found.validate_bytes(b"%PDF-1.7", "ua1") == (
        "6.2.11.4.1-2: All fonts shall be embedded",
    )
