"""Freeze many statements: a worker freezes each of them whole, as if it were the only one.

A version is written where the statement lies, under the lock of its chain, so that no bytes go from
process to process. If a worker is lost after that, the next one finds that nothing has changed.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.freeze.bagging import Frozen
from statementpress.archive.freeze.freezing import Request, draft, freeze_statement
from statementpress.archive.freeze.payload import frozen_names
from statementpress.batch.job import Job, Product
from statementpress.conformance import verapdf
from statementpress.editions.source import read_source
from statementpress.editions.told import left_out
from statementpress.errors import Severity
from statementpress.project.project import Project


@dataclass(frozen=True, slots=True)
class EachFrozen:
    """Freezes the statement of a job; its product tells what came of it, an `OneFrozen`."""

    request: Request
    """What each version is to be; it names the editions beside those of every version."""
    every: bool
    """Whether all editions are frozen that a statement can have."""

    def __call__(self, job: Job) -> Product:
        """Freeze a statement; raises what `freeze_statement` raises, but leaves a draft alone."""
        project = Path(job.project)
        source = read_source(Project.at(project), Path(job.folder))
        if said := draft(source, Severity.NOTE):
            return Product({}, (*source.findings, said))
        names = frozen_names(source, self.request.editions, every=self.every)
        request = replace(self.request, editions=names)
        archive = project / layout.ARCHIVE
        frozen = freeze_statement(source, archive, request, verapdf.find, lambda *_: None)
        found = (*source.findings, *(left_out(source.outline, names) if self.every else ()))
        return Product({}, found, OneFrozen(frozen, request))


@dataclass(frozen=True, slots=True)
class OneFrozen:
    """What came of freezing a statement."""

    frozen: Frozen
    request: Request
    """What the version was to be."""
