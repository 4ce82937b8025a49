"""Run a plan: what is to be made goes to a crew, and each result is told as soon as it is known.

A worker that is lost may have died of anything, so its job is tried again, after all others. What
fails for a reason fails again, and is not tried again.
"""

from collections.abc import Callable, Iterable, Iterator

from statementpress.batch.crew import Crew
from statementpress.batch.job import Do, Job
from statementpress.batch.outcome import Lost, Outcome
from statementpress.batch.result import Result, failed, lost
from statementpress.errors import StatementPressError

TRIES = 3
"""How often a job is begun at most, if its workers are lost."""

Plan = Iterable[Job | Result]
"""Yields a job for each thing that is to be made, and a result for each that needs no worker."""
Keep = Callable[[Job, Outcome], Result]
"""Stores the files of a job that went well, and returns its result, with `result.made`. What it
raises of our errors makes the job one that failed."""
Tell = Callable[[Result], None]
"""Hears of each result, once for each job, in any order."""


def run(plan: Plan, crew: Crew, do: Do, keep: Keep, tell: Tell) -> None:
    """Do the jobs of a plan, store what they make, and tell each result, all in this process.

    The plan is followed only as fast as workers are free, and no outcome is held once it is stored.
    Raises what the plan and `tell` raise, and UsageError if the environment allows a build what is
    no number; then, and after Ctrl-C, what was told holds, and nothing else is under way.
    """
    waiting: Iterator[Job] = _to_be_done(plan, tell)
    for tries in range(1, TRIES + 1):
        again: list[Job] = []
        with crew.done(waiting, do) as outcomes:
            for job, outcome in outcomes:
                if not isinstance(outcome, Lost):
                    tell(_ended(job, outcome, keep))
                elif tries < TRIES:
                    again.append(job)
                else:
                    tell(lost(job, outcome, tries))
        if not again:
            return
        waiting = iter(again)


def _to_be_done(plan: Plan, tell: Tell) -> Iterator[Job]:
    """Yield the jobs of a plan; tell the results that come between them."""
    for step in plan:
        if isinstance(step, Job):
            yield step
        else:
            tell(step)


def _ended(job: Job, outcome: Outcome, keep: Keep) -> Result:
    if outcome.error:
        return failed(job, outcome.error, outcome)
    try:
        return keep(job, outcome)
    except StatementPressError as error:
        return failed(job, error, outcome)
