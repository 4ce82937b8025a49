"""A piece of work may spend so much memory and time; if it takes more, it says where it was."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from statementpress.editions.making import make_edition
from statementpress.editions.source import read_source
from statementpress.errors import Place, TooLargeError, UsageError
from statementpress.machine import spending
from statementpress.machine.spending import Allowed, Whereabouts, allowed, limited
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from statementpress.typeset.layout import kept_pages
from tests.shared.desk import FILES, FOLDER, Desk

resource = pytest.importorskip("resource")
LIMITS = (resource.RLIMIT_DATA, resource.RLIMIT_CPU)
MEGABYTE = 1_000_000


def written_to() -> int:
    """Return how many MB this process may write to now."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        pytest.skip("only Linux says how much memory a process may write to")
    pages = int(statm.read_bytes().split()[5])
    return pages * int(resource.getpagesize()) // MEGABYTE


def now() -> list[object]:
    return [*map(resource.getrlimit, LIMITS), signal.getsignal(signal.SIGXCPU)]


def too_much(work: Callable[[], object], stage: str = "read") -> TooLargeError:
    before = now()
    with pytest.raises(TooLargeError) as raised, limited(stage):
        work()
    assert now() == before
    return raised.value


def take_memory() -> None:
    bytearray(100 * MEGABYTE)


def take_time() -> None:
    """Be told that the time is up, as the system does it, where all exceptions are caught."""
    with suppress(Exception):
        os.kill(os.getpid(), signal.SIGXCPU)


def test_memory_beyond_the_limit_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(spending.MEMORY, str(written_to() + 50))
    error = too_much(take_memory)
    assert f"more than {written_to() + 50:,} MB of memory (at the stage “read”)" in error.message
    assert f"{spending.MEMORY}={2 * (written_to() + 50)}" in error.hint


def test_what_grows_is_stopped_before_all_is_spent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(spending.MEMORY, str(int(written_to() / 0.95)))
    assert "of memory" in too_much(spending.look).message
    spending.look()


def test_time_beyond_the_limit_is_an_error_that_nobody_else_catches() -> None:
    error = too_much(take_time, "typeset")
    assert "more than 600 s of the processor (at the stage “typeset”)" in error.message
    assert f"{spending.TIME}=1200" in error.hint


def test_time_is_that_of_this_piece_of_work_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(spending.TIME, "50")
    spent = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    with limited("read"):
        soft, _ = resource.getrlimit(resource.RLIMIT_CPU)
    assert spent + 49 < soft < spent + 60


def test_nesting_without_end_is_an_error() -> None:
    def nested() -> None:
        nested()

    assert too_much(nested).message == "the statement is nested too deep (at the stage “read”)"


def test_an_error_says_where_the_work_was() -> None:
    def work() -> None:
        spending.noting(lambda _: None)("typeset")
        spending.within(lambda: Whereabouts("page 3", "Otter Society"))
        take_time()

    error = too_much(work)
    assert "at the stage “typeset”, page 3, at “Otter Society”" in error.message
    assert error.words == "Otter Society"


def test_less_that_the_system_allows_stays_allowed() -> None:
    before, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (1_400 * MEGABYTE, hard))
    try:
        with limited("read"):
            assert resource.getrlimit(resource.RLIMIT_DATA)[0] == 1_400 * MEGABYTE
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (before, hard))


def test_a_thread_has_the_limit_of_memory_alone() -> None:
    seen: list[object] = []

    def work() -> None:
        with limited("read"):
            seen.append(now()[1:])

    before = now()[1:]
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]


@pytest.mark.parametrize("given", ["0", "-1", "1.5", "many", "១៥", str(10**9)])
def test_what_is_no_number_is_refused(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(spending.MEMORY, given)
    with pytest.raises(UsageError, match=spending.MEMORY):
        allowed()


@pytest.mark.parametrize("given", ["", None])
def test_nothing_is_what_is_usual(given: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(spending.MEMORY, raising=False)
    if given is not None:
        monkeypatch.setenv(spending.MEMORY, given)
    assert allowed().megabytes == Allowed().megabytes == 2000


def test_an_edition_that_takes_too_much_names_the_line_that_it_was_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"signed,The {n} Rivers Society,សមាគមទន្លេ{n},,,,,\n" for n in range(20))
    desk.write("signatories.csv", FILES["signatories.csv"] + rows)
    source = read_source(Project.at(desk.project), desk.folder)

    def look() -> None:
        if spending._now.whereabouts and "12" in spending._now.whereabouts().words.split():
            raise MemoryError

    monkeypatch.setattr(spending, "look", look)
    monkeypatch.setattr(kept_pages, "LOOK_EVERY", 1)
    with pytest.raises(TooLargeError, match="stage “typeset”, page 1, at “The 12 Rivers") as raised:
        make_edition(source, "official")
    assert raised.value.place == Place(f"statements/{FOLDER}/signatories.csv", 16)


def test_a_statement_that_is_too_large_leaves_the_last_good_file(tmp_path: Path) -> None:
    """It is a process of its own: this one has more memory than a build takes."""
    written_to()
    desk = Desk(tmp_path)
    rows = "".join(f"signed,The {n} Rivers Society,សមាគមទន្លេ{n},,,,,\n" for n in range(300))
    desk.write("signatories.csv", FILES["signatories.csv"] + rows)
    pdf = tmp_path / "build" / FOLDER / "official.pdf"
    pdf.parent.mkdir(parents=True)
    pdf.write_bytes(b"the last good one")
    done = subprocess.run(
        [sys.executable, SHIPPED / "generate.py", "--project", tmp_path, "build"],
        env={**os.environ, spending.MEMORY: "100"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == TooLargeError.exit_code
    assert "more than 100 MB of memory (at the stage “" in done.stderr
    assert pdf.read_bytes() == b"the last good one"
    assert [each.name for each in pdf.parent.iterdir()] == [pdf.name]
