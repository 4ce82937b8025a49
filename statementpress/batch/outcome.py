"""What came of a job: files, or the reason why there are none, or no answer at all."""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from statementpress.batch.job import Do, Job
from statementpress.errors import Finding, StatementPressError, explained_in_full
from statementpress.machine import memory


@dataclass(frozen=True, slots=True)
class Outcome:
    """A job that came to an end."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """The bytes of each file by its name; empty if there is an error."""
    findings: tuple[Finding, ...] = ()
    """What its author should look at all the same."""
    value: object = None
    """What else its job has told."""
    error: StatementPressError | None = None
    """Why it could not be done. Another try would end in the same way."""
    seconds: float = 0.0
    """How long it took."""
    megabytes: float = 0.0
    """The most memory that its process had meanwhile; 0 if the system does not say."""
    worker: str = ""
    """The process that did it."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A job of which nobody knows what came of it, because its worker died: it may be tried again.

    The worker may have died of this very job, or of something else.
    """

    reason: str
    """How the worker ended."""


def attempted(do: Do, job: Job) -> Outcome:
    """Do a job in this process; whatever it raises becomes part of the outcome.

    A fault of the program carries its traceback as a note.
    """
    memory.begin_peak()
    began = time.perf_counter()
    try:
        made = do(job)
        outcome = Outcome(made.files, made.findings, made.value)
    except Exception as error:
        outcome = Outcome(error=explained_in_full(error))
    seconds = time.perf_counter() - began
    return replace(outcome, seconds=seconds, megabytes=memory.peak() / 1e6, worker=str(os.getpid()))
