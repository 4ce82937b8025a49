"""The manifest of a run: rows that hold, whatever ends the run."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from statementpress.batch.job import Job
from statementpress.batch.manifest import Manifest, Row, begun
from statementpress.batch.outcome import Outcome
from statementpress.batch.result import Ending, Result, Stored, failed, made
from statementpress.errors import OutputError, Place, ProofError
from tests.shared.manifests import rows

JOB = Job("2030-01-31-clean-rivers/card", "/p", "/p/statements/2030-01-31-clean-rivers", "ab12")
OUTCOME = Outcome(seconds=1.234, megabytes=150.6, worker="4711")


@contextmanager
def written(path: Path) -> Iterator[Manifest]:
    with begun(path, lambda: None) as manifest:
        yield manifest


def files(folder: Path) -> list[Stored]:
    return [
        Stored(folder / "card.pdf", sha256(b"card").hexdigest(), 4),
        Stored(folder / "card-print.pdf", sha256(b"sheets").hexdigest(), 6),
    ]


def test_each_file_has_a_row_with_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "build" / "batch.csv"
    with written(path) as manifest:
        manifest.add(made(JOB, OUTCOME, files(tmp_path / "build" / "rivers")))
    first, second = rows(path)
    assert first == Row(
        JOB.name, "made", "ab12", "1.23", "151", "4711",
        "./rivers/card.pdf", "4", sha256(b"card").hexdigest(), "", "",
    )  # fmt: skip
    assert (second.file, second.bytes) == ("./rivers/card-print.pdf", "6")
    assert path.read_text("utf-8").splitlines()[0] == ",".join(Row._fields)


def test_a_file_elsewhere_has_its_whole_path(tmp_path: Path) -> None:
    path = tmp_path / "lists" / "batch.csv"
    with written(path) as manifest:
        manifest.add(made(JOB, OUTCOME, files(tmp_path / "build")))
    assert next(rows(path)).file == str(tmp_path / "build" / "card.pdf")


def test_what_failed_has_a_row_with_its_reason_on_one_line(tmp_path: Path) -> None:
    error = ProofError("a letter is lost", place=Place("km.md", 7), hint="write it again")
    path = tmp_path / "batch.csv"
    with written(path) as manifest:
        manifest.add(failed(JOB, error, OUTCOME))
    (row,) = rows(path)
    assert (row.result, row.error, row.file) == ("failed", "6", "")
    assert row.reason == "km.md:7: a letter is lost hint: write it again"


def test_no_cell_is_a_formula_to_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "batch.csv"
    with written(path) as manifest:
        manifest.add(failed(Job("=cmd()", "", ""), ProofError("@sum")))
    (row,) = rows(path)
    assert (row.job, row.reason) == ("'=cmd()", "'@sum")


def test_a_run_begins_it_anew(tmp_path: Path) -> None:
    path = tmp_path / "batch.csv"
    for _ in range(2):
        with written(path) as manifest:
            manifest.add(Result(JOB, Ending.UNCHANGED))
    assert len(list(rows(path))) == 1


def test_another_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "en.md"
    path.write_text("# Rivers are clean\n", "utf-8")
    with pytest.raises(OutputError, match="a file that is no manifest"), written(path):
        pass
    assert path.read_text("utf-8") == "# Rivers are clean\n"


def test_a_manifest_that_a_spreadsheet_has_saved_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "batch.csv"
    path.write_text(";".join(Row._fields), "utf-8-sig")
    with written(path):
        pass
    assert path.read_text("utf-8").startswith("job,result")


def test_a_row_is_there_as_soon_as_it_is_added(tmp_path: Path) -> None:
    path = tmp_path / "batch.csv"
    with written(path) as manifest:
        manifest.add(Result(JOB, Ending.UNCHANGED))
        assert len(list(rows(path))) == 1


@given(cut=st.integers(0, 10_000))
def test_a_line_that_is_not_whole_is_no_row(
    cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("cut") / "batch.csv"
    with written(path) as manifest:
        for _ in range(3):
            manifest.add(made(JOB, OUTCOME, files(path.parent)))
    whole, data = list(rows(path)), path.read_bytes()
    path.write_bytes(data[: cut % len(data)])
    found = list(rows(path))
    assert found == whole[: len(found)]


def test_without_room_no_half_row_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, write = tmp_path / "batch.csv", os.write
    room = [60]

    def short(handle: int, data: bytes) -> int:
        if not room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(handle, data[: room.pop()])

    with written(path) as manifest:
        manifest.add(Result(JOB, Ending.UNCHANGED))
        before = path.read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", short)
            with pytest.raises(OutputError) as full:
                manifest.add(made(JOB, OUTCOME, files(tmp_path)))
    assert path.read_bytes() == before
    assert "--manifest" in full.value.hint


def test_a_second_run_waits_for_the_first(tmp_path: Path) -> None:
    path, waited = tmp_path / "batch.csv", []
    other = FileLock(tmp_path / ".batch.csv.lock")
    other.acquire()

    def wait() -> None:
        waited.append(path)
        other.release()

    with begun(path, wait):
        pass
    assert waited == [path]
