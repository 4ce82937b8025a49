"""The crew of one machine: what it says of each job, and how many workers it has."""

import pytest

from statementpress.batch.here import Here, most_workers
from statementpress.batch.outcome import Lost, Outcome
from statementpress.errors import ProofError, StatementPressError
from statementpress.machine import memory, workers
from tests.batch.jobs import FINDING, NAMES, deadly, done, made, refused

GIGABYTE = 1_000_000_000


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_each_job_is_done_once_and_gives_its_files(workers: int) -> None:
    found = done(Here(workers), made)
    assert found.keys() == set(NAMES)
    for name, outcome in found.items():
        assert isinstance(outcome, Outcome)
        assert outcome.files == {f"{name}.txt": name.encode()}
        assert outcome.findings == (FINDING,)
        assert outcome.error is None
        assert outcome.worker


@pytest.mark.parametrize("workers", [0, 2])
def test_what_a_job_raises_is_its_outcome(workers: int) -> None:
    found = done(Here(workers), refused)
    errors = [outcome.error for outcome in found.values() if isinstance(outcome, Outcome)]
    assert len([error for error in errors if error is None]) == 3
    [refusal] = [error for error in errors if isinstance(error, ProofError)]
    assert str(refusal) == "km.md:7: a letter is lost\n  hint: write it again"
    [fault] = [error for error in errors if type(error) is StatementPressError]
    assert "ZeroDivisionError" in "".join(fault.__notes__)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_job_whose_worker_is_killed_is_lost_alone(workers: int) -> None:
    found = done(Here(workers), deadly)
    lost = found.pop("two")
    assert isinstance(lost, Lost)
    assert "signal 9" in lost.reason
    assert all(isinstance(outcome, Outcome) for outcome in found.values())


@pytest.mark.skipif(not memory.resident(), reason="the system does not say")
def test_the_memory_of_a_job_is_told() -> None:
    outcome = done(Here(0))["one"]
    assert isinstance(outcome, Outcome)
    assert 0 < outcome.megabytes < 10_000


@pytest.mark.parametrize(
    ("processors", "free", "most"),
    [(8, 9 * GIGABYTE, 4), (3, 9 * GIGABYTE, 3), (8, GIGABYTE, 1), (1, 9 * GIGABYTE, 0), (8, 0, 8)],
)
def test_workers_are_as_many_as_processors_and_free_memory_allow(
    processors: int, free: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "most_at_once", lambda: processors)
    monkeypatch.setattr(memory, "available", lambda: free)
    assert most_workers() == most
