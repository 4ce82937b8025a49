"""Jobs are done in worker processes; what happens to one of these costs only its own job."""

import os
import pickle
import signal
import time
from collections.abc import Callable, Iterator, Mapping

import pytest

from statementpress.errors import (
    ContentError,
    EditionsError,
    Finding,
    Place,
    ProofError,
    Severity,
    StatementPressError,
    TooLargeError,
    UsageError,
)
from statementpress.machine import memory
from statementpress.machine.workers import WorkerDiedError, done, most_at_once
from statementpress.native import system

JOBS = ["one", "two", "three", "four", "five"]


def length(job: str) -> tuple[int, int]:
    return len(job), os.getpid()


def results(
    do: Callable[[str], object], workers: int = 2, jobs: list[str] = JOBS
) -> dict[str, object]:
    with done(jobs, do, workers, lambda _: None) as found:
        return dict(found)


class Twice:
    """What a worker does, which can be sent to it."""

    def __call__(self, job: str) -> tuple[str, int]:
        if job == "two":
            os.kill(os.getpid(), signal.SIGKILL)
        return job * 2, os.getpid()


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_where_none_can_be_forked_workers_are_started_anew(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setattr(system, "PLATFORM", platform)
    found = results(Twice(), jobs=JOBS[:3])
    assert isinstance(found.pop("two"), WorkerDiedError)
    assert {job: each[0] for job, each in found.items()} == {"one": "oneone", "three": "threethree"}  # type: ignore[index]
    assert os.getpid() not in {each[1] for each in found.values()}  # type: ignore[index]


def gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("workers", [0, 1, 2, 9])
def test_every_job_is_done_once(workers: int) -> None:
    with done(JOBS, length, workers, lambda _: None) as found:
        given = list(found)
    assert sorted(job for job, _ in given) == sorted(JOBS)
    assert all(isinstance(result, tuple) and result[0] == len(job) for job, result in given)


def test_no_job_is_no_work() -> None:
    assert results(length, jobs=[]) == {}


def processes(found: Mapping[str, object]) -> set[int]:
    """Return the processes that did the jobs."""
    return {result[1] for result in found.values()}  # type: ignore[index]


def test_no_worker_is_this_process() -> None:
    assert processes(results(length, 0)) == {os.getpid()}


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_are_others_and_end_with_the_last_job(workers: int) -> None:
    found = processes(results(length, workers))
    assert os.getpid() not in found
    assert all(map(gone, found))


@pytest.mark.skipif(not memory.resident(), reason="the system does not say")
def test_a_worker_that_holds_much_is_replaced_after_its_job() -> None:
    with done(JOBS, length, 1, lambda _: None, most=1) as given:
        found = dict(given)
    assert len(processes(found)) == len(JOBS)


@pytest.mark.parametrize("workers", [0, 2])
def test_a_job_is_taken_only_when_a_worker_is_free(workers: int) -> None:
    taken = []

    def jobs() -> Iterator[str]:
        for job in JOBS:
            taken.append(job)
            yield job

    with done(jobs(), length, workers, lambda _: None) as found:
        for number, _ in enumerate(found, start=1):
            assert len(taken) <= number + workers


def test_a_worker_does_everything_by_itself() -> None:
    assert set(results(lambda _: most_at_once()).values()) == {1}


@pytest.mark.parametrize("workers", [0, 2])
def test_jobs_are_begun_in_their_order(workers: int) -> None:
    begun: list[str] = []
    with done(JOBS, length, workers, begun.append) as found:
        list(found)
    assert begun == JOBS


def test_a_worker_that_is_killed_costs_its_own_job() -> None:
    def do(job: str) -> str:
        if job == "two":
            os.kill(os.getpid(), signal.SIGKILL)
        return job

    found = results(do)
    died = found.pop("two")
    assert isinstance(died, WorkerDiedError)
    assert "signal 9 (Killed)" in died.message
    assert found == {job: job for job in JOBS if job != "two"}


def test_all_workers_may_die() -> None:
    found = results(lambda _: os._exit(3))
    assert all(isinstance(died, WorkerDiedError) for died in found.values())
    assert "code 3" in str(found["five"])


def test_workers_at_work_end_with_the_block() -> None:
    reading, writing = os.pipe()

    def do(job: str) -> tuple[int, int]:
        if job == "one":
            # It ends once the other is at work: a signal would not unwind one that only starts.
            return os.getpid(), int(os.read(reading, 20))
        os.write(writing, b"%d" % os.getpid())
        time.sleep(600)
        os.write(writing, b"done")
        return os.getpid(), 0

    with done(JOBS, do, 2, lambda _: None) as found:
        _, workers = next(found)
    assert not isinstance(workers, WorkerDiedError)
    assert all(map(gone, workers))
    os.close(writing)
    # The first worker may have begun its next job, but nobody has ended one.
    assert b"done" not in os.read(reading, 100)
    os.close(reading)


def test_ctrl_c_is_for_the_first_process_to_heed() -> None:
    def do(job: str) -> str:
        os.kill(os.getpid(), signal.SIGINT)
        return job

    assert results(do) == {job: job for job in JOBS}


class Removed:
    """Is told to end while it is removed."""

    def __init__(self, error: type[BaseException]) -> None:
        self.error = error

    def __del__(self) -> None:
        raise self.error


@pytest.mark.parametrize(("error", "is_told"), [(SystemExit, False), (ValueError, True)])
def test_a_worker_says_nothing_of_its_end_while_an_object_is_removed(
    error: type[BaseException], is_told: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    def do(job: str) -> str:
        Removed(error)
        return job

    assert results(do) == {job: job for job in JOBS}
    assert ("Exception ignored" in capfd.readouterr().err) == is_told


FINDING = Finding("odd", Severity.ERROR, "this is odd", Place("en.md", 3), "look at it")


@pytest.mark.parametrize(
    "error",
    [
        UsageError("no such thing", hint="look again"),
        ProofError("a letter is lost", place=Place("km.md", 7)),
        ContentError([FINDING]),
        TooLargeError(),
        EditionsError({"card": UsageError("none")}, 2),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_go_from_process_to_process_as_they_are(error: StatementPressError) -> None:
    error.add_note("a traceback")
    found = pickle.loads(pickle.dumps(error))
    assert type(found) is type(error)
    assert str(found) == str(error)
    assert found.exit_code == error.exit_code
    assert found.__notes__ == ["a traceback"]
