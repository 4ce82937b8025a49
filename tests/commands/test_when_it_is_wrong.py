"""Whatever is wrong: an exit code, the file and line, a hint, and the last good PDF still there."""

import signal
import subprocess
import sys
import zlib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from statementpress.machine import storage
from statementpress.project.files import SHIPPED
from statementpress.typeset.layout import pinned
from tests.shared.desk import FOLDER
from tests.shared.disk import no_room, not_allowed_in
from tests.shared.small_project import SmallProject

PROJECT = Path(__file__).parents[2]
HERE = f"statements/{FOLDER}"
LAST_GOOD = b"%PDF-1.7 the last good one"
HOSTILE = ("<script>alert(1)</script>", "{{ 7 * 7 }}", "{% raw %}", "{# no", "A & B &amp; C", "]]>")


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> SmallProject:
    """Return a project whose statement was built before something went wrong."""
    small = SmallProject(tmp_path / "project", capsys)
    small.pdf.parent.mkdir(parents=True)
    small.pdf.write_bytes(LAST_GOOD)
    return small


def assert_refused(project: SmallProject, code: int, *says: str) -> None:
    outcome = project.run("build")
    for words in (*says, "hint: "):
        assert words in outcome.err
    assert outcome.err.startswith("error: ")
    assert (outcome.code, outcome.out) == (code, "")
    assert project.pdf.read_bytes() == LAST_GOOD
    assert project.built() == [f"{FOLDER}/official.pdf"]


@dataclass(frozen=True, slots=True)
class Slip:
    """One edit that makes the statement wrong, the place that is named, and the words."""

    file: str
    old: str
    new: str
    place: str
    says: str


SLIPS = {
    "broken TOML": Slip("statement.toml", '"Rivertown"', '"Rivertown', "statement.toml:14", "TOML"),
    "unknown key": Slip(
        "statement.toml", "groups =", "group =", "statement.toml:3", "“groups” for the list of all"
    ),
    "impossible date": Slip(
        "statement.toml", "2030-01-31", "2030-02-31", "statement.toml:2", "no such day"
    ),
    "missing title": Slip(
        "statement.toml", 'km = ["ទន្លេ", "ស្អាត"]\n', "", "statement.toml:5", "title"
    ),
    "raw HTML": Slip("en.md", "clean.", "<b>clean</b>.", "en.md:1", "<b>"),
    "unknown directive": Slip(
        "en.md", "::: signatories", "::: signatures", "en.md:3", "did you mean “signatories”?"
    ),
    "wrong column": Slip("signatories.csv", "note_km", "notes_km", "signatories.csv:1", "notes_km"),
    "missing translation": Slip(
        "signatories.csv", "Otter Society,សមាគមភេ", "Otter Society,", "signatories.csv:2", "name_km"
    ),
    "missing logo": Slip(
        "signatories.csv", "សមាគមភេ,,,", "សមាគមភេ,,,otter.svg", "signatories.csv:2", "otter.svg"
    ),
    "path out of the folder": Slip(
        "signatories.csv", "សមាគមភេ,,,", "សមាគមភេ,,,../../x.png", "signatories.csv:2", "leads out"
    ),
    "missing glyph": Slip("en.md", "clean.", "clean ☃.", "en.md:1", "U+2603"),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_in_the_statement(project: SmallProject, slip: Slip) -> None:
    project.replace(slip.file, slip.old, slip.new)
    assert_refused(project, 3, f"{HERE}/{slip.place}: ", slip.says)


def test_a_missing_glyph_names_the_faces_that_were_tried(project: SmallProject) -> None:
    project.replace("en.md", "clean", "clean ☃")
    assert_refused(project, 3, "“☃”", "Source Serif", "Battambang")


def test_the_text_of_one_language_is_not_there(project: SmallProject) -> None:
    (project.folder / "km.md").unlink()
    assert_refused(project, 3, f"{HERE}/km.md: ")


def test_a_register_in_another_encoding(project: SmallProject) -> None:
    rows = "group,name_en,name_km\nsigned,Otter Société,Otter\n"
    project.write("signatories.csv", rows.encode("cp1252"))
    outcome = project.run("build")
    assert outcome.code == 0
    for words in (f"warning: {HERE}/signatories.csv: ", "windows-1252", "Otter Société"):
        assert words in outcome.err


def test_a_text_in_another_encoding(project: SmallProject) -> None:
    project.write("en.md", "Une société.\n".encode("cp1252"))
    assert_refused(project, 3, f"{HERE}/en.md:1: ", "0xE9", "UTF-8")


def png(side: int) -> bytes:
    """Return a white square PNG, `side` pixels wide, written without ever being in memory."""

    def chunk(name: bytes, data: bytes) -> bytes:
        checked = zlib.crc32(name + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + name + data + checked

    size = side.to_bytes(4, "big")
    rows = zlib.compressobj()
    row = b"\0" + b"\xff" * (-(-side // 8))
    pixels = b"".join([*(rows.compress(row) for _ in range(side)), rows.flush()])
    header = chunk(b"IHDR", size + size + b"\x01\0\0\0\0")
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("logo", "says"),
    [
        (lambda: png(40)[:60], "damaged"),
        (lambda: png(13_000), "13,000 x 13,000 pixels"),
        (lambda: b"GIF89a", "not an SVG"),
    ],
    ids=["cut off", "far too large", "another format"],
)
def test_a_logo_that_cannot_be_used(
    project: SmallProject, logo: Callable[[], bytes], says: str
) -> None:
    project.write("logos/otter.png", logo())
    project.replace("signatories.csv", "សមាគមភេ,,,", "សមាគមភេ,,,otter.png")
    assert_refused(project, 3, f"{HERE}/signatories.csv:2: ", "otter.png", says)


REGULAR = "fonts/battambang/Battambang-Regular.ttf"


@pytest.mark.parametrize("size", [0, 1000, 30_000])
def test_a_font_that_is_cut_off(project: SmallProject, size: int) -> None:
    project.own(REGULAR, (SHIPPED / REGULAR).read_bytes()[:size])
    assert_refused(project, 4, f"{REGULAR}: ", "Battambang")


def test_a_font_that_is_not_there(project: SmallProject) -> None:
    table = (SHIPPED / "fonts/fonts.toml").read_text("utf-8")
    project.own("fonts/fonts.toml", table.replace("Battambang-Regular.ttf", "Lost.ttf"))
    assert_refused(project, 4, "fonts/battambang/Lost.ttf")


@pytest.mark.parametrize(
    ("file", "text", "code", "place"),
    [
        ("templates/parts/foot.html", "{% macro foot(\n", 4, "templates/parts/foot.html:"),
        ("templates/parts/foot.html", "{{ nobody.knows }}\n", 4, "templates/"),
        ("templates/editions.toml", "styles = [\n", 4, "templates/editions.toml: "),
        ("templates/editions.toml", "colour = 'red'\n", 4, "templates/editions.toml: "),
        ("fonts/fonts.toml", "family = 3\n", 4, "fonts/fonts.toml: "),
        ("styles/text.css", "p {\n font-family: Mool }\n", 4, "styles/text.css:2: "),
        ("styles/text.css", "p { text: 1 }\n", 5, "styles/text.css:1: "),
        ("styles/text.css", "p { color: 1 }\n", 5, "styles/text.css:1: "),
        ("styles/text.css", "p { background: url(x.png) }\n", 5, "x.png"),
        ("styles/text.css", "p { background: url(file:///etc/passwd) }\n", 5, "file:///etc/passwd"),
    ],
)
def test_a_broken_file_of_the_design(
    project: SmallProject, file: str, text: str, code: int, place: str
) -> None:
    project.own(file, text)
    assert_refused(project, code, place)


@pytest.mark.parametrize(
    ("trouble", "says"),
    [(no_room, "bytes were needed"), (not_allowed_in, "no permission")],
    ids=["full disk", "no permission"],
)
def test_a_pdf_that_cannot_be_stored(
    project: SmallProject,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Callable[[Path], AbstractContextManager[None]],
    says: str,
) -> None:
    store_all = storage.store_all

    def store_in_trouble(files: Mapping[Path, bytes]) -> None:
        with trouble(next(iter(files)).parent):
            store_all(files)

    monkeypatch.setattr(storage, "store_all", store_in_trouble)
    assert_refused(project, 7, f"{project.pdf}: ", says)


def test_a_build_that_is_killed_half_way(project: SmallProject) -> None:
    dying = (
        "import os, signal, sys\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from statementpress.cli import main\n"
        "main(sys.argv[1:])\n"
    )
    command = [sys.executable, "-c", dying, "--project", str(project.project)]
    assert subprocess.run(command, check=False, cwd=PROJECT).returncode == -signal.SIGKILL
    assert project.pdf.read_bytes() == LAST_GOOD
    assert len(project.built()) == 2

    assert project.run("build").code == 0
    assert project.pdf.read_bytes() != LAST_GOOD
    assert project.built() == [f"{FOLDER}/official.pdf"]


def test_all_slips_of_a_statement_are_reported_at_once(project: SmallProject) -> None:
    project.replace("statement.toml", "2030-01-31", "2030-02-31")
    project.replace("en.md", "clean.", "<b>clean</b>.")
    project.replace("signatories.csv", "សមាគមភេ,,,", "សមាគមភេ,,,otter.svg")
    assert_refused(project, 3, "statement.toml:2: ", "en.md:1: ", "signatories.csv:2: ")


def test_text_that_looks_like_markup_is_printed_as_text(project: SmallProject) -> None:
    text = " ".join(HOSTILE)
    project.replace("statement.toml", "A Statement on Clean Rivers", f"Title {text}")
    project.replace("statement.toml", 'en = "Clean Rivers"', f'en = "Foot {text}"')
    project.replace("statement.toml", "Rivertown", f"Town {text}")
    project.replace("statement.toml", "The Made-up River Coalition", f"We {text}")
    project.replace("en.md", "clean.", "clean: " + text.replace("<", r"\<").replace("&", r"\&"))
    project.replace("signatories.csv", "Otter Society", f'"Otter {text}"')
    project.replace("signatories.csv", "សមាគមភេ,,,,", f'សមាគមភេ,"Note {text}",Note,,"Mark {text}"')
    outcome = project.run("build")
    assert outcome.code == 0, outcome.err
    pages = " ".join(page_texts(project.pdf).split())
    for before in ("Title", "Foot", "Town", "clean:", "Otter", "Note", "Mark"):
        assert f"{before} {text}" in pages


def page_texts(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_another_weasyprint_is_refused_with_both_versions(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pinned, "version", lambda _: "71.1")
    assert_refused(
        project, 4, f"WeasyPrint 71.1 is installed, but Statement Press needs {pinned.WEASYPRINT}"
    )
    assert "make pdf" in project.run("check").err


def test_weasyprint_is_not_loaded_before_it_is_known_to_be_usable() -> None:
    said = "import sys, statementpress.commands.check; print('weasyprint' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", said], cwd=SHIPPED, check=True, capture_output=True, text=True
    )
    assert done.stdout == "False\n"
