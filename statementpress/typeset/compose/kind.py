"""What the kind of a paper changes about its editions."""

from statementpress.errors import ContentError, Finding, Place, Severity, meant
from statementpress.project.kinds import PLAIN, STATEMENT, Kind, read_kinds
from statementpress.project.project import Project
from statementpress.statement.model import Statement


def kind_of(statement: Statement, project: Project) -> Kind:
    """Return the kind of a paper.

    The table of kinds is read for another kind than a statement only: what was frozen before there
    were kinds has no such table. Raises ContentError (unknown-kind) if the table lacks the kind,
    and SetupError if it is missing or broken.
    """
    if statement.kind == STATEMENT:
        return PLAIN
    kinds = project.table(read_kinds)
    if statement.kind not in kinds:
        place = Place(f"{statement.known_as}/statement.toml", statement.kind_line)
        message = f"kind: “{statement.kind}” is not known"
        hint = meant(statement.kind, (STATEMENT, *kinds))
        raise ContentError([Finding("unknown-kind", Severity.ERROR, message, place, hint)])
    return kinds[statement.kind]
