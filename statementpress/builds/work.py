"""What a worker does: it makes one edition of a statement, and keeps the statement for the next."""

from pathlib import Path
from typing import Final

from statementpress.batch.job import Job, Product
from statementpress.editions.making import make_edition
from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.source import Source, read_source
from statementpress.project.project import Project

EDITION, READ = "edition", "read"
"""The options of a job: the edition, and the hash of all that the statement is read from."""

REQUEST: Final = PrintRequest()
"""How editions are printed: as their project says."""

_last: dict[tuple[str, str, str], Source] = {}
"""The statement that was read last. Jobs of one statement follow each other."""


def made(job: Job) -> Product:
    """Make the edition that a job names; raises what `read_source` and `make_edition` raise."""
    edition = job.options[EDITION]
    its = make_edition(_source(job), edition, REQUEST)
    return Product(its.files(edition), its.findings)


def _source(job: Job) -> Source:
    key = (job.project, job.folder, job.options[READ])
    if key not in _last:
        _last.clear()
        _last[key] = read_source(Project.at(Path(job.project)), Path(job.folder))
    return _last[key]
