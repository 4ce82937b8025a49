"""Many machines: what they make is what one makes, whoever dies, and whoever would make it else."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from statementpress.batch import asked
from statementpress.batch.asked import Asked
from statementpress.batch.cluster import Cluster, connected
from statementpress.batch.hand import versions
from statementpress.batch.here import Here
from statementpress.batch.job import Job
from statementpress.batch.outcome import Lost, Outcome
from statementpress.batch.result import made
from statementpress.batch.running import run
from statementpress.errors import ContentError, SetupError, UsageError
from statementpress.statement.files import files_below
from tests.batch import jobs
from tests.batch.dask_cluster import DaskCluster
from tests.shared.desk import Desk

pytestmark = pytest.mark.long
VERSIONS = "statementpress.batch.cluster.versions"


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    """Return a cluster with two workers, for all tests of this file."""
    with DaskCluster(tmp_path_factory.mktemp("dask")) as begun:
        begun.worker()
        begun.worker()
        yield begun


@pytest.fixture(scope="module")
def crew(dask: DaskCluster) -> Iterator[Cluster]:
    with connected(dask.address, pytest.fail) as lent:
        yield lent


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("many") / "project")


def of(desk: Desk, *names: str, **options: Any) -> list[Job]:
    project, folder = str(desk.project), str(desk.folder)
    return [Job(name, project, folder, options=options) for name in names]


def ended(crew: Cluster | Here, asked: list[Job], do: Any) -> dict[str, Outcome | Lost]:
    with crew.done(iter(asked), do) as found:
        return {job.name: outcome for job, outcome in found}


def outcomes(found: dict[str, Outcome | Lost], *names: str) -> list[Outcome]:
    """Return what came of jobs, none of which was lost, in the order of these names."""
    ended = [outcome for name in names if isinstance(outcome := found[name], Outcome)]
    assert len(ended) == len(found) == len(names)
    return ended


def test_it_makes_the_same_bytes_as_one_machine(crew: Cluster, desk: Desk) -> None:
    wanted = of(desk, "one", edition="official")
    here, there = (outcomes(ended(it, wanted, jobs.built), "one")[0] for it in (Here(0), crew))
    assert here.files["official.pdf"].startswith(b"%PDF")
    assert there.files == here.files
    assert there.findings == here.findings


def test_what_is_sent_lies_once_on_each_worker_and_is_removed(
    dask: DaskCluster, desk: Desk
) -> None:
    with connected(str(dask.file), pytest.fail) as crew:
        found = outcomes(ended(crew, of(desk, *"abcdefgh"), jobs.located), *"abcdefgh")
        files = [outcome.files for outcome in found]
        folders = {each["folder"].decode() for each in files}
        assert len(folders) <= 2
        assert str(desk.folder) not in folders
        assert {*files[0]} == {"folder", *files_below(desk.folder)}
        hands = [int(outcome.worker.split()[-1]) for outcome in found]
        processes = [psutil.Process(hand) for hand in {*hands}]
    # Dask lets go of what it held for us, and the processes and folders go with it.
    assert psutil.wait_procs(processes, timeout=30)[1] == []
    assert [folder for folder in folders if Path(folder).exists()] == []


def test_what_a_job_refuses_and_what_fails_comes_back(crew: Cluster, desk: Desk) -> None:
    found = ended(crew, of(desk, "one", "two", "three"), jobs.refused)
    errors = [each.error for each in outcomes(found, "one", "two", "three")]
    assert errors[0] is None
    assert str(errors[1]) == "km.md:7: a letter is lost\n  hint: write it again"
    assert "ZeroDivisionError" in str(errors[2])
    assert "jobs.py" in vars(errors[2])["__notes__"][0]


def test_a_job_that_kills_its_process_is_lost_and_its_worker_goes_on(
    crew: Cluster, desk: Desk
) -> None:
    found = ended(crew, of(desk, *jobs.NAMES), jobs.deadly)
    assert [name for name, outcome in found.items() if isinstance(outcome, Lost)] == ["two"]
    assert "signal 9" in str(found["two"])
    assert crew.size == 2


def test_a_statement_with_a_link_out_is_an_error_of_its_job(crew: Cluster, tmp_path: Path) -> None:
    other = Desk(tmp_path / "other")
    (other.folder / "link.txt").symlink_to("/etc/hostname")
    (outcome,) = outcomes(ended(crew, of(other, "one"), jobs.located), "one")
    assert isinstance(outcome.error, ContentError)


def test_nothing_is_lost_and_nothing_done_twice_when_a_worker_is_killed(
    dask: DaskCluster, crew: Cluster, desk: Desk
) -> None:
    names = [f"letter {number}" for number in range(30)]
    told: list[str] = []
    third = dask.worker()

    def tell(result: Any) -> None:
        told.append(f"{result.job.name} {result.ending}")
        if len(told) == 10:
            third.kill()

    run(of(desk, *names), crew, jobs.located, lambda job, outcome: made(job, outcome, ()), tell)
    assert Counter(told) == Counter(f"{name} made" for name in names)
    assert crew.size == 2


def test_what_is_under_way_when_the_block_ends_is_forgotten(crew: Cluster, desk: Desk) -> None:
    with crew.done(iter(of(desk, *map(str, range(100)))), jobs.located) as found:
        next(found)
    assert [member.jobs for member in crew.roster.members.values()] == [0, 0]
    assert len(ended(crew, of(desk, "after"), jobs.located)) == 1


def test_only_a_few_jobs_are_taken_in_advance(crew: Cluster, desk: Desk) -> None:
    taken: list[Job] = []

    def plan() -> Iterator[Job]:
        for job in of(desk, *map(str, range(50))):
            taken.append(job)
            yield job

    with crew.done(plan(), jobs.located) as found:
        for number, _ in enumerate(found, 1):
            assert len(taken) <= number + 2 * crew.size + 1


def test_workers_that_would_make_other_bytes_are_refused_by_name(
    dask: DaskCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = versions()
    monkeypatch.setattr(VERSIONS, lambda: {**ours, "Pango": "9.8"})
    notes: list[str] = []
    refused = pytest.raises(SetupError, match="no worker of the cluster would make the same")
    with refused, connected(dask.address, notes.append):
        pass
    assert len(notes) == 2
    assert all(note.endswith(f": Pango {ours['Pango']}, here 9.8") for note in notes)


def test_a_worker_without_the_program_is_named_and_the_others_go_on(
    dask: DaskCluster, desk: Desk
) -> None:
    stranger = dask.worker(PYTHONPATH="")
    notes: list[str] = []
    with connected(dask.address, notes.append) as crew:
        assert len(outcomes(ended(crew, of(desk, "one"), jobs.located), "one")) == 1
    (note,) = notes
    assert note.endswith("it was not started in the folder of this version of Statement Press")
    assert stranger.poll() is None
    stranger.kill()


def test_another_version_of_dask_is_said(
    dask: DaskCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(VERSIONS, lambda: {"distributed": "1.0"})
    refused = pytest.raises(SetupError, match=r"has distributed 20\S+, here 1.0")
    with refused, connected(dask.address, pytest.fail):
        pass


@pytest.mark.parametrize(
    ("where", "error"),
    [
        ("tcp://127.0.0.1:9", SetupError),
        ("tcp://nowhere.invalid:8786", SetupError),
        ("other://127.0.0.1:9", SetupError),
        ("tls://127.0.0.1:9", SetupError),
        ("tcp://127.0.0.1", SetupError),
        ("127.0.0.1:8786", UsageError),
        ("no-such-file.json", UsageError),
        (__file__, UsageError),
    ],
)
def test_a_scheduler_that_is_not_there_is_said(
    monkeypatch: pytest.MonkeyPatch, where: str, error: type[Exception]
) -> None:
    monkeypatch.setattr(asked, "ANSWER_SECONDS", 0.2)
    with pytest.raises(error, match=where), connected(where, pytest.fail):
        pass


def test_a_cluster_without_a_worker_is_said(
    dask: DaskCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Asked, "workers", lambda _: {})
    refused = pytest.raises(SetupError, match="the cluster has no worker")
    with refused, connected(dask.address, pytest.fail):
        pass
