"""What a build is made from: whatever can change it has another hash, and nothing else has."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from statementpress.editions import installed
from statementpress.editions.made_from import made_from, request_hashes
from statementpress.editions.printing.settings import PrintRequest
from tests.shared.desk import Desk

Patch = pytest.MonkeyPatch
Deed = Callable[[Desk, Patch], object]

PACKAGE = "rivers"
LISTED = f"{PACKAGE}/__init__.py,,\n{PACKAGE}-1.0.dist-info/RECORD,,\n../../bin/{PACKAGE},,\n"


@pytest.fixture(autouse=True)
def site(tmp_path_factory: pytest.TempPathFactory, monkeypatch: Patch) -> Path:
    """Install one package and a program of one module, in place of all that a build uses."""
    folder = tmp_path_factory.mktemp("site")
    for name, text in {
        f"{PACKAGE}/__init__.py": "FLOW = 1\n",
        f"{PACKAGE}-1.0.dist-info/RECORD": LISTED,
        "another/__init__.py": "",
        "program/main.py": "print(1)\n",
        "program/__pycache__/main.pyc": "compiled",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(installed, "package_names", lambda: ["Rivers"])
    monkeypatch.setattr(installed, "PROGRAM", folder / "program")
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    monkeypatch.setattr(installed, "TICK", 0)
    return folder


def hashes(desk: Desk) -> Mapping[str, str]:
    return made_from(desk.project, desk.folder).hashes


def place() -> Path:
    return Path(sys.path[0])


def link(desk: Desk, to: str) -> None:
    (desk.folder / "summary.en.md").unlink(missing_ok=True)
    (desk.folder / "summary.en.md").symlink_to(to)


def rewrite(path: Path, text: str) -> None:
    """Write as many bytes into the same file, and set its time back."""
    before = path.stat()
    assert before.st_size == len(text)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Deed] = {
    "a word": lambda desk, _: desk.replace("en.md", "clean", "green"),
    "a byte order mark": lambda desk, _: desk.replace("en.md", "Rivers", "\ufeffRivers"),
    "a new file": lambda desk, _: desk.write("fr.md", ""),
    "a new logo": lambda desk, _: desk.write("logos/otter.svg", "<svg/>"),
    "an empty folder": lambda desk, _: (desk.folder / "logos").mkdir(),
    "a file removed": lambda desk, _: (desk.folder / "km.md").unlink(),
    "a file renamed": lambda desk, _: (desk.folder / "km.md").rename(desk.folder / "kh.md"),
    "a link to another file": lambda desk, _: link(desk, "km.md"),
    "a file in place of a link": lambda desk, _: link(desk, "nowhere"),
    "an own style over a shipped one": lambda desk, _: desk.own("styles/tokens.css", ""),
    "an own style that is new": lambda desk, _: desk.own("styles/own.css", ""),
    "an own table": lambda desk, _: desk.own("templates/editions.toml", ""),
    "an own font": lambda desk, _: desk.own("fonts/own.ttf", b""),
    "an own profile": lambda desk, _: desk.own("press/conditions/own.icc", b""),
    "the program": lambda *_: rewrite(place() / "program/main.py", "print(2)\n"),
    "a new module": lambda *_: (place() / "program/more.py").touch(),
    "a package": lambda *_: rewrite(place() / PACKAGE / "__init__.py", "FLOW = 2\n"),
    "another version of a package": lambda *_: (place() / f"{PACKAGE}-1.0.dist-info").rename(
        place() / f"{PACKAGE}-1.1.dist-info"
    ),
    "data of a package": lambda *_: (place() / PACKAGE / "words.txt").touch(),
    "a package that is gone": lambda *_: (place() / f"{PACKAGE}-1.0.dist-info").rename(
        place() / "other-1.0.dist-info"
    ),
    "another Python": lambda _, patch: patch.setattr(sys, "version", "3.99"),
    "another Ghostscript": lambda _, patch: patch.setattr(
        installed, "found_programs", lambda *_: {"Ghostscript": __file__}
    ),
    "how glyphs are shaped": lambda _, patch: patch.setenv("HB_SHAPER_LIST", "fallback"),
    "the locale": lambda _, patch: patch.setenv("LC_ALL", "km_KH.UTF-8"),
    "a library before others": lambda _, patch: patch.setenv("LD_PRELOAD", "libother.so"),
}
NO_CHANGES: dict[str, Deed] = {
    "nothing": lambda *_: None,
    "a file saved as it was": lambda desk, _: os.utime(desk.folder / "en.md", (1, 1)),
    "another statement": lambda desk, _: (desk.folder.parent / "2031-01-01-other").mkdir(),
    "a PDF": lambda desk, _: desk.own("build/official.pdf", b"%PDF"),
    "a frozen version": lambda desk, _: desk.own("archive/x/v1/bagit.txt", ""),
    "the current folder": lambda desk, patch: patch.chdir(desk.folder),
    "the terminal": lambda _, patch: patch.setenv("TERM", "dumb"),
    "a variable of nobody": lambda _, patch: patch.setenv("RIVER", "clean"),
    "what Python compiled": lambda *_: (place() / "program/__pycache__/more.pyc").touch(),
    "another package": lambda *_: (place() / "another/more.py").touch(),
}


@pytest.mark.parametrize("deed", CHANGES.values(), ids=CHANGES)
def test_whatever_flows_into_a_build_has_a_hash(desk: Desk, monkeypatch: Patch, deed: Deed) -> None:
    link(desk, "en.md")
    before = hashes(desk)
    deed(desk, monkeypatch)
    assert hashes(desk) != before


@pytest.mark.parametrize("deed", NO_CHANGES.values(), ids=NO_CHANGES)
def test_what_does_not_flow_into_a_build_has_none(
    desk: Desk, monkeypatch: Patch, deed: Deed
) -> None:
    before = hashes(desk)
    deed(desk, monkeypatch)
    assert hashes(desk) == before


def test_each_thing_that_a_command_asks_for_has_a_hash(tmp_path: Path) -> None:
    profile, copy = tmp_path / "shop.icc", tmp_path / "copy.icc"
    profile.write_bytes(b"one")
    copy.write_bytes(b"one")
    requests = [
        ("card", PrintRequest()),
        (None, PrintRequest()),
        ("None", PrintRequest()),
        ("card", PrintRequest(sheet="a4")),
        ("card", PrintRequest(limits="office")),
        ("card", PrintRequest(checked=False)),
        ("card", PrintRequest(profile)),
        ("card", PrintRequest(copy)),
        ("card", PrintRequest(tmp_path / "missing.icc")),
    ]
    found = [request_hashes(*each) for each in requests]
    assert [found.count(each) for each in found] == [1] * len(found)
    profile.write_bytes(b"two")
    assert request_hashes("card", PrintRequest(profile)) not in found


def test_a_file_that_was_changed_and_changed_back_is_known(desk: Desk) -> None:
    now = made_from(desk.project, desk.folder)
    assert now.is_still_so()
    text = (desk.folder / "en.md").read_text("utf-8")
    desk.write("en.md", "")
    desk.write("en.md", text)
    assert not now.is_still_so()
    assert hashes(desk) == now.hashes


def test_what_was_installed_a_moment_ago_is_not_certain(
    desk: Desk, site: Path, monkeypatch: Patch
) -> None:
    assert made_from(desk.project, desk.folder).is_certain
    monkeypatch.setattr(installed, "TICK", 3_600_000_000_000)
    (site / "program/main.py").touch()
    assert not made_from(desk.project, desk.folder).is_certain


@pytest.mark.parametrize("record", [None, f"__editable__{PACKAGE}.pth,,\n"], ids=["none", "a link"])
def test_a_package_whose_files_are_not_listed_is_not_certain(
    desk: Desk, site: Path, record: str | None
) -> None:
    listed = site / f"{PACKAGE}-1.0.dist-info/RECORD"
    listed.unlink()
    if record:
        listed.write_text(record, encoding="utf-8")
    assert not made_from(desk.project, desk.folder).is_certain


def test_a_statement_may_have_files_that_cannot_be_read(desk: Desk) -> None:
    os.mkfifo(desk.folder / "pipe")
    link(desk, "summary.en.md")
    with (desk.folder / "film.mp4").open("wb") as film:
        film.truncate(10**12)
    assert made_from(desk.project, desk.folder).is_still_so()
