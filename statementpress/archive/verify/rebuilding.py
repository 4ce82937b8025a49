"""Make many frozen versions again, several at a time, and compare each."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.version import Version
from statementpress.archive.verify.damage import undone
from statementpress.archive.verify.rebuild import Stage, rebuilt
from statementpress.batch import result, running
from statementpress.batch.crew import Crew
from statementpress.batch.job import Job, Product
from statementpress.batch.outcome import Outcome
from statementpress.errors import Finding


def rebuilt_all(
    versions: Sequence[Version], crew: Crew | None, stage: Stage
) -> dict[Path, list[Finding]]:
    """Return how the files of each version compare, by its folder; see `rebuild.rebuilt`.

    Without a crew one version is made after the other, and of each as many editions at a time as
    there are processors. `stage` is called with the name of what is under way.
    """
    if crew is None:
        return {each.folder: rebuilt(each, partial(_said, stage, each)) for each in versions}
    found: dict[Path, list[Finding]] = {}

    def tell(known: result.Result) -> None:
        folder = Path(known.job.name)
        found[folder] = list(known.findings)
        if known.error:
            found[folder].append(undone(folder, "rebuild", known.error))
        stage(f"rebuild: {len(found)} of {len(versions)}")

    stage(f"rebuild: 0 of {len(versions)}")
    jobs = (Job(str(each.folder), str(each.source), str(each.statement)) for each in versions)
    running.run(jobs, crew, _rebuilt, _compared, tell)
    return found


def _rebuilt(job: Job) -> Product:
    """Make the version again whose folder is the job's name."""
    version = read_bag_info(Path(job.name))
    return Product({}, tuple(rebuilt(version, _unheard)))


def _compared(job: Job, outcome: Outcome) -> result.Result:
    return result.made(job, outcome, ())


def _said(stage: Stage, version: Version, name: str) -> None:
    stage(f"{version.name}: {name}")


def _unheard(_: str) -> None:
    """Hear the name of a stage in a worker, which nobody sees."""
