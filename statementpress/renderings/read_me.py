"""What a frozen version says about itself, for people who find it without this program."""

from statementpress.project.project import Project
from statementpress.statement.model import Statement
from statementpress.typeset.compose.templating import render
from statementpress.words.languages import read_languages

TEMPLATE = "archive/read-me.txt"


def read_me(statement: Statement, project: Project) -> str:
    """Return the text of the read-me; raise SetupError if its template is missing or broken."""
    filled = render(
        project.files, TEMPLATE, statement=statement, languages=project.table(read_languages)
    )
    return filled.strip() + "\n"
