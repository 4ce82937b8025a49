"""Letters as jobs of a crew: a job carries the row, and a worker reads the statement once for all.

What is made of a job depends on nothing but the files of the statement, the row, and the edition:
the same job gives the same bytes on any machine.
"""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from statementpress.batch.job import Job, Product
from statementpress.editions.making import make_edition
from statementpress.editions.printing.settings import PrintRequest
from statementpress.errors import ContentError, Place, SetupError
from statementpress.merge.letters import Letters
from statementpress.merge.plan import Plan, Wanted
from statementpress.merge.recipients import Recipient, Recipients
from statementpress.merge.template import read_template
from statementpress.project.project import Project
from statementpress.statement.folder import Folder
from statementpress.typeset.layout import pinned

_KEPT: Final = 4
"""How many statements a process keeps as they were read."""
_kept: dict[tuple[str, str], Letters] = {}
"""The statements that this process has read, by the inputs that their letters have in common, and
by the folder of the project."""


def letter_jobs(plan: Plan, wanted: Wanted, inputs: Mapping[str, str]) -> dict[str, Job]:
    """Return the job of each letter by its name, in the order of the rows.

    `inputs` are the hashes of all that the letters have in common, by their names; none if they
    are not certain. Workers that are forked from this process have the statement already.
    """
    letters, recipients = plan.letters, plan.recipients
    common = _hash(inputs) if inputs else ""
    if common:
        _keep((common, str(letters.project.folder)), letters)
    jobs = {}
    for recipient in recipients.rows:
        name = plan.names[recipient.row]
        values = {column: list(recipient.values[column]) for column in letters.template.columns}
        made_from = {"common": common, "name": name, "values": repr(values)}
        profile = wanted.request.profile
        jobs[name] = Job(
            name,
            str(letters.project.folder),
            str(letters.template.folder),
            _hash(made_from) if common else "",
            {
                "common": common,
                "edition": wanted.edition,
                "sheet": wanted.request.sheet,
                "profile": str(profile) if profile else None,
                "recipients": recipients.path,
                "row": recipient.row,
                "values": values,
            },
        )
    return jobs


def make_letter(job: Job) -> Product:
    """Make the letter of a job; raise what `make_edition` raises, with the row as the place."""
    pinned.require_weasyprint()
    options = job.options
    values = {column: tuple(lines) for column, lines in options["values"].items()}
    recipient = Recipient(options["row"], 1, values)
    known = options["common"], job.project
    letters = _kept.get(known)
    if letters is None:
        letters = _read(job, recipient)
        if options["common"]:
            _keep(known, letters)
    profile = Path(options["profile"]) if options["profile"] else None
    request = PrintRequest(profile, options["sheet"])
    source = letters.source(recipient)
    try:
        made = make_edition(source, options["edition"], request)
    except ContentError as error:  # what is in no file of the statement is in the row
        row = Place(options["recipients"], options["row"])
        raise ContentError(
            replace(each, place=each.place or row) for each in error.findings
        ) from error
    return Product(made.files(job.name), made.findings)


def _read(job: Job, recipient: Recipient) -> Letters:
    """Return the statement of a job, read anew, as it is for any row with the same columns."""
    columns = tuple(recipient.values)
    path = job.options["recipients"]
    recipients = Recipients(path, 1, columns, frozenset(columns), (recipient,))
    project = Project.at(Path(job.project))
    template = read_template(Folder(Path(job.folder), project.folder), recipients)
    if template is None:  # it was read when the job was made
        hint = "run the command again"
        raise SetupError("the statement was changed while its letters were made", hint=hint)
    return Letters(project, template)


def _keep(known: tuple[str, str], letters: Letters) -> None:
    _kept[known] = letters
    while len(_kept) > _KEPT:
        del _kept[next(iter(_kept))]


def _hash(parts: Mapping[str, Any]) -> str:
    return sha256(repr(sorted(parts.items())).encode()).hexdigest()
