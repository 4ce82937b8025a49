"""A plan is run: what is told of each job, what is tried again, and what is never done twice."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from statementpress.batch.here import Here
from statementpress.batch.job import Do, Job, Product
from statementpress.batch.outcome import Outcome
from statementpress.batch.result import Ending, Result, made, stored
from statementpress.batch.running import TRIES, Plan, run
from statementpress.errors import OutputError
from statementpress.machine.storage import store_all
from tests.batch import jobs as examples
from tests.batch.jobs import NAMES, deadly, jobs, refused

IN_PROCESSES = pytest.mark.parametrize("workers", [1, 2])


@dataclass(frozen=True, slots=True)
class Kept:
    """Stores what is made in a folder."""

    folder: Path

    def __call__(self, job: Job, outcome: Outcome) -> Result:
        files = {self.folder / name: data for name, data in outcome.files.items()}
        store_all(files)
        return made(job, outcome, stored(files))


@dataclass(frozen=True, slots=True)
class MortalOnce:
    """Kills the process of each job once, and leaves a mark in a folder that it did."""

    folder: Path
    times: int = 1

    def __call__(self, job: Job) -> Product:
        done = len(list(self.folder.glob(f"{job.name}.*")))
        (self.folder / f"{job.name}.{done}").touch()
        if done < self.times:
            os.kill(os.getpid(), signal.SIGKILL)
        return examples.made(job)


def results(plan: Plan, do: Do, folder: Path, workers: int = 0) -> dict[str, Result]:
    """Return what is told of each job, by its name; no job is told twice."""
    told: list[Result] = []
    run(plan, Here(workers), do, Kept(folder), told.append)
    found = {result.job.name: result for result in told}
    assert len(found) == len(told)
    return found


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_what_is_made_is_stored_and_told_with_its_hash(workers: int, tmp_path: Path) -> None:
    found = results(jobs(), examples.made, tmp_path, workers)
    assert found.keys() == set(NAMES)
    for name, result in found.items():
        (file,) = result.files
        assert result.ending is Ending.MADE
        assert file.path.read_bytes() == name.encode()
        assert file.size == len(name)
        assert len(file.sha256) == 64


def test_what_needs_no_worker_is_told_as_it_is(tmp_path: Path) -> None:
    known = Result(Job("zero", "", ""), Ending.UNCHANGED)
    found = results([known, *jobs(["one"])], examples.made, tmp_path)
    assert [(name, str(result.ending)) for name, result in found.items()] == [
        ("zero", "unchanged"),
        ("one", "made"),
    ]


def test_what_fails_is_not_tried_again_and_stops_nothing(tmp_path: Path) -> None:
    found = results(jobs(), refused, tmp_path, 1)
    endings = {name: str(result.ending) for name, result in found.items()}
    assert endings == dict.fromkeys(NAMES, "made") | {"two": "failed", "three": "failed"}
    assert found["two"].error is not None
    assert "a letter is lost" in found["two"].error.message


def test_what_cannot_be_stored_has_failed(tmp_path: Path) -> None:
    (tmp_path / "two.txt").mkdir()
    found = results(jobs(), examples.made, tmp_path)
    assert found.pop("two").ending is Ending.FAILED
    assert {result.ending for result in found.values()} == {Ending.MADE}


@IN_PROCESSES
def test_a_job_whose_worker_was_killed_is_done_again(workers: int, tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    found = results(jobs(), MortalOnce(marks, TRIES - 1), tmp_path, workers)
    assert {result.ending for result in found.values()} == {Ending.MADE}
    assert {path.name for path in tmp_path.glob("*.txt")} == {f"{name}.txt" for name in NAMES}
    assert len(list(marks.iterdir())) == TRIES * len(NAMES)


@IN_PROCESSES
def test_a_job_that_kills_its_workers_each_time_stops_nothing_else(
    workers: int, tmp_path: Path
) -> None:
    found = results(jobs(), deadly, tmp_path, workers)
    lost = found.pop("two")
    assert lost.ending is Ending.LOST
    assert f"its worker was lost {TRIES} times" in str(lost.error)
    assert "signal 9" in str(lost.error)
    assert {result.ending for result in found.values()} == {Ending.MADE}


def test_a_plan_is_followed_only_as_fast_as_jobs_are_done(tmp_path: Path) -> None:
    begun: list[str] = []
    told: list[Result] = []

    def plan() -> Iterator[Job]:
        for job in jobs():
            begun.append(job.name)
            yield job
            assert len(begun) <= len(told) + 2

    run(plan(), Here(0), examples.made, Kept(tmp_path), told.append)
    assert begun == list(NAMES)


def test_what_cannot_be_told_ends_the_run(tmp_path: Path) -> None:
    def refuse(_: Result) -> None:
        raise OutputError("the disk is full")

    with pytest.raises(OutputError):
        run(jobs(), Here(2), examples.made, Kept(tmp_path), refuse)
