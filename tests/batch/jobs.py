"""Jobs that take no time, and what does them: functions of a module, as any crew needs them."""

import os
import signal
from collections.abc import Iterable
from pathlib import Path

from statementpress.batch.crew import Crew
from statementpress.batch.job import Do, Job, Product
from statementpress.batch.outcome import Lost, Outcome
from statementpress.editions.making import make_edition
from statementpress.editions.source import read_source
from statementpress.errors import Finding, Place, ProofError, Severity
from statementpress.project.project import Project
from statementpress.statement.files import files_below

FINDING = Finding("odd", Severity.WARNING, "this is odd", Place("en.md", 3), "look at it")
NAMES = ("one", "two", "three", "four", "five")


def jobs(names: Iterable[str] = NAMES) -> list[Job]:
    """Return a job for each name."""
    return [Job(name, "/project", f"/project/statements/{name}") for name in names]


def made(job: Job) -> Product:
    """Make a file that says the job's name."""
    return Product({f"{job.name}.txt": job.name.encode()}, (FINDING,))


def refused(job: Job) -> Product:
    """Refuse the job called "two", and fail at "three" as a program does; make the others."""
    if job.name == "two":
        raise ProofError("a letter is lost", place=Place("km.md", 7), hint="write it again")
    if job.name == "three":
        raise ZeroDivisionError
    return made(job)


def deadly(job: Job) -> Product:
    """Kill the process at the job called "two"; make the others."""
    if job.name == "two":
        os.kill(os.getpid(), signal.SIGKILL)
    return made(job)


def done(crew: Crew, do: Do = made) -> dict[str, Outcome | Lost]:
    """Return what comes of all jobs, by their names."""
    with crew.done(iter(jobs()), do) as found:
        return {job.name: outcome for job, outcome in found}


def built(job: Job) -> Product:
    """Build an edition of the job's statement."""
    source = read_source(Project.at(Path(job.project)), Path(job.folder))
    made = make_edition(source, job.options["edition"])
    return Product(made.files(job.options["edition"]), made.findings)


def located(job: Job) -> Product:
    """Make a file that says where the job's statement lies."""
    there = dict.fromkeys(files_below(Path(job.folder)), b"")
    return Product({"folder": job.folder.encode(), **there})
