"""Freeze all statements of one or many projects, each into the archive of its project."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from statementpress.commands import crew as crews
from statementpress.commands.account import Account
from statementpress.commands.command import Invocation
from statementpress.late import late_imports

with late_imports():
    from statementpress.archive.freeze import every
    from statementpress.batch import estimate, here, in_order, job, result, running
    from statementpress.commands import making

if TYPE_CHECKING:
    from statementpress.archive.freeze import bagging, freezing
    from statementpress.batch.outcome import Outcome

Show = Callable[["bagging.Frozen", "freezing.Request"], None]
"""Prints what came of freezing a statement as it was asked for."""


def freeze_every(
    invocation: Invocation, freeze: "every.EachFrozen", workers: int | None, show: Show
) -> None:
    """Freeze each statement that has changed since its newest version; leave drafts alone.

    They are told in their order. Raises EditionsError at the end if some could not be frozen.
    """
    chosen = making.all_statements(invocation)
    crew = crews.crew_of(workers, len(chosen)) or here.Here(0)
    terminal, account = invocation.terminal, Account(invocation.terminal, "statements")
    known, order = estimate.Estimate(len(chosen)), in_order.InOrder(each.name for each in chosen)

    def told(its: "result.Result") -> None:
        for finding in its.findings:
            terminal.finding(finding)
        if its.outcome and isinstance(its.outcome.value, every.OneFrozen):
            show(its.outcome.value.frozen, its.outcome.value.request)

    with account.open(), terminal.bar(len(chosen)) as progress:

        def tell(its: "result.Result") -> None:
            account.add(its)
            known.end()
            for each in order.add(its):
                told(each)
            progress(account.count, account.under_way(known))

        for _ in chosen:
            known.look_at(1)
        jobs = (job.Job(each.name, str(each.project), str(each.folder)) for each in chosen)
        try:
            running.run(jobs, crew, freeze, _kept, tell)
        finally:
            for each in order.rest():
                told(each)
    account.end()


def _kept(its: "job.Job", outcome: "Outcome") -> "result.Result":
    """Return the result of a statement that was frozen, or had not to be."""
    ending = result.Ending.LEFT_OUT
    if isinstance(outcome.value, every.OneFrozen):
        is_new = outcome.value.frozen.is_new
        ending = result.Ending.MADE if is_new else result.Ending.UNCHANGED
    return result.Result(its, ending, findings=outcome.findings, outcome=outcome)
