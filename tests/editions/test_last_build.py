"""A build is known to be unchanged by its record, and by nothing else."""

import mimetypes
import os
import shutil
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from statementpress.editions import installed
from statementpress.editions.last_build import EVERY, LastBuild, Records
from statementpress.editions.made_from import edited, made_from, surroundings
from statementpress.editions.making import make_edition
from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.source import read_source
from statementpress.errors import Finding, Place, Severity
from statementpress.machine import cache, storage
from statementpress.project.project import Project
from tests.shared.desk import Desk

Patch = pytest.MonkeyPatch

REQUEST = PrintRequest(sheet="a4")
FILES = {"card.pdf": b"%PDF card", "card-print.pdf": b"%PDF sheets"}
FOUND = (
    Finding("odd", Severity.WARNING, "ទន្លេ is odd", Place("statements/x/en.md", 3), "look at it"),
    Finding("thin", Severity.NOTE, "a line is thin"),
)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: Patch) -> None:
    monkeypatch.setenv("STATEMENTPRESS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(installed, "TICK", 0)


def records(desk: Desk, target: Path | None = None) -> Records:
    """Return the records as another process finds them, which remembers nothing."""
    cache.forget()
    return Records.of(desk.project, desk.folder, target or desk.project / "build")


def stored(desk: Desk) -> LastBuild:
    return records(desk).store("card", REQUEST, FILES, FOUND)


def entry(desk: Desk) -> Path:
    """Return the file of the only record."""
    (found,) = (desk.project / "cache" / cache.Shelf.BUILDS).iterdir()
    return found


def test_a_build_is_unchanged_until_something_changes(desk: Desk) -> None:
    assert records(desk).unchanged("card", REQUEST) is None
    built = stored(desk)
    assert records(desk).unchanged("card", REQUEST) == built
    assert (list(built.files), built.findings) == (list(FILES), FOUND)
    desk.replace("en.md", "clean", "green")
    assert records(desk).unchanged("card", REQUEST) is None
    desk.replace("en.md", "green", "clean")
    assert records(desk).unchanged("card", REQUEST) == built


@pytest.mark.parametrize(
    ("edition", "request_"),
    [
        ("official", REQUEST),
        (EVERY, REQUEST),
        ("", REQUEST),
        ("card", PrintRequest()),
        ("card", PrintRequest(Path("shop.icc"), "a4")),
    ],
)
def test_something_else_that_is_asked_for_has_no_record(
    desk: Desk, edition: str | None, request_: PrintRequest
) -> None:
    stored(desk)
    assert records(desk).unchanged(edition, request_) is None


def test_what_all_statements_of_a_project_share_may_be_read_once(desk: Desk) -> None:
    around = surroundings(desk.project)
    built = stored(desk)
    now = Records.of(desk.project, desk.folder, desk.project / "build", around)
    assert now.unchanged("card", REQUEST) == built
    assert now.inputs("card", REQUEST) == built.inputs
    desk.own("styles/tokens.css", "")
    assert not around.is_still_so()


def test_another_folder_or_statement_or_project_has_no_record(desk: Desk, tmp_path: Path) -> None:
    stored(desk)
    assert records(desk, tmp_path / "elsewhere").unchanged("card", REQUEST) is None
    target = desk.project / "build"
    copy = shutil.copytree(desk.folder, tmp_path / desk.folder.name)
    assert Records.of(desk.project, copy, target).unchanged("card", REQUEST) is None
    (tmp_path / "project").mkdir()
    other = Records.of(tmp_path / "project", desk.folder, target)
    assert other.unchanged("card", REQUEST) is None


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "harm",
    [
        Path.unlink,
        lambda pdf: pdf.write_bytes(b""),
        lambda pdf: pdf.write_bytes(pdf.read_bytes()[:-1]),
        lambda pdf: pdf.write_bytes(pdf.read_bytes() + b"\n"),
        lambda pdf: pdf.write_bytes(pdf.read_bytes().replace(b"%PDF", b"%pdf")),
        lambda pdf: (pdf.unlink(), pdf.mkdir()),
    ],
    ids=["missing", "empty", "truncated", "grown", "edited", "a folder"],
)
def test_a_file_that_is_not_as_it_was_written_is_a_change(
    desk: Desk, name: str, harm: Callable[[Path], object]
) -> None:
    stored(desk)
    harm(desk.project / "build" / name)
    assert records(desk).unchanged("card", REQUEST) is None


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: data[:20],
        lambda data: data[:-1],
        lambda data: data + b"more",
        lambda data: data.replace(b"card.pdf", b"cord.pdf"),
        lambda data: signed(b""),
        lambda data: signed(b"{}"),
        lambda data: signed(b"[" * 100_000),
        lambda data: signed(b"\xff" + data[32:]),
        lambda data: signed(data[32:].replace(b'"files":{', b'"files":{"card.pdf":1,')),
    ],
    ids=["empty", "hash", "cut", "grown", "edited", "nothing", "foreign", "deep", "bytes", "types"],
)
def test_a_broken_record_counts_as_none(desk: Desk, harm: Callable[[bytes], bytes]) -> None:
    stored(desk)
    entry(desk).write_bytes(harm(entry(desk).read_bytes()))
    assert records(desk).unchanged("card", REQUEST) is None
    built = stored(desk)
    assert records(desk).unchanged("card", REQUEST) == built


def signed(data: bytes) -> bytes:
    """Return data as the cache keeps it: with its hash before it."""
    return sha256(data).digest() + data


def test_a_record_that_others_can_write_counts_as_none(desk: Desk) -> None:
    stored(desk)
    entry(desk).chmod(0o666)
    assert records(desk).unchanged("card", REQUEST) is None


def test_nothing_is_written_beside_the_files(desk: Desk) -> None:
    stored(desk)
    assert sorted(path.name for path in (desk.project / "build").iterdir()) == sorted(FILES)


@pytest.mark.parametrize("folder", ["", "/dev/null/none"])
def test_without_a_cache_every_build_is_made(desk: Desk, monkeypatch: Patch, folder: str) -> None:
    monkeypatch.setenv("STATEMENTPRESS_CACHE", folder)
    assert list(stored(desk).files) == list(FILES)
    assert records(desk).unchanged("card", REQUEST) is None


def test_what_was_edited_during_a_build_is_a_change(desk: Desk) -> None:
    now = records(desk)
    desk.replace("en.md", "clean", "green")
    now.store("card", REQUEST, FILES, ())
    assert records(desk).unchanged("card", REQUEST) is None
    desk.replace("en.md", "green", "clean")
    assert records(desk).unchanged("card", REQUEST) is None


def test_what_is_not_certain_has_no_record(desk: Desk, monkeypatch: Patch) -> None:
    monkeypatch.setattr(installed, "TICK", time.time_ns())
    stored(desk)
    monkeypatch.setattr(installed, "TICK", 0)
    assert records(desk).unchanged("card", REQUEST) is None


@pytest.mark.parametrize("was_replaced_before", [True, False])
def test_a_library_that_was_replaced_is_a_change(
    desk: Desk, tmp_path: Path, monkeypatch: Patch, was_replaced_before: bool
) -> None:
    library = tmp_path / "libriver.so"
    library.write_bytes(b"one")
    inode = library.stat().st_ino
    monkeypatch.setattr(installed, "loaded_libraries", lambda: {str(library): inode})

    def replace() -> None:
        library.rename(tmp_path / "old")
        library.write_bytes(b"two")

    if was_replaced_before:
        replace()
    stored(desk)
    if not was_replaced_before:
        replace()
    assert records(desk).unchanged("card", REQUEST) is None


@pytest.mark.parametrize("last", [0, 1])
def test_of_two_builds_at_once_the_record_of_the_other_one_vouches_for_nothing(
    desk: Desk, monkeypatch: Patch, last: int
) -> None:
    builds = [records(desk), records(desk)]
    made = [{"card.pdf": b"%PDF one"}, {"card.pdf": b"%PDF two"}]
    hashes = [{"card.pdf": sha256(each["card.pdf"]).hexdigest()} for each in made]
    for files in made:
        storage.store_all({builds[0].target / name: data for name, data in files.items()})
    for number in (1 - last, last):
        builds[number].keep("card", REQUEST, hashes[number], ())
    unchanged = records(desk).unchanged("card", REQUEST)
    assert (unchanged is not None) == (last == 1)


def test_many_builds_at_once_leave_a_whole_record(desk: Desk) -> None:
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _: stored(desk), range(16)))
    assert records(desk).unchanged("card", REQUEST) in done


@pytest.fixture
def opened() -> Iterator[set[str]]:
    """Return the paths that Python opens until the test ends."""
    found: set[str] = set()
    is_on = True

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        # A name without its folder is what is removed from one.
        if is_on and event == "open" and Path(str(arguments[0])).is_absolute():
            found.add(os.path.realpath(arguments[0]))

    sys.addaudithook(hook)
    yield found
    is_on = False


def test_every_file_that_a_build_reads_is_in_its_record(desk: Desk, opened: set[str]) -> None:
    found = made_from(desk.project, desk.folder)
    known = {os.path.realpath(path) for marks in installed.installed().values() for path in marks}
    known |= {os.path.realpath(each.path) for each in edited(found.roots)}
    # Python's own files change with its version.
    ours = [os.environ["STATEMENTPRESS_CACHE"], f"{tempfile.gettempdir()}/statementpress-"]
    folders = (*ours, "/proc/", "/dev/", *map(sysconfig.get_path, ("stdlib", "platstdlib")))
    opened.clear()
    make_edition(read_source(Project.at(desk.project), desk.folder), "official")
    # These types are for files that a page attaches, and no page does.
    others = opened - known - set(mimetypes.knownfiles)
    others = {path for path in others if not path.endswith((".pyc", ".zip"))}
    assert {path for path in others if not path.startswith(folders)} == set()
    assert opened & known
