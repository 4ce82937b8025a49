"""What a frozen version says about itself, for people who find it without this program."""

from collections.abc import Mapping

from statementpress.project.files import ProjectFiles
from statementpress.statement.model import Statement
from statementpress.typeset.compose.templating import render
from statementpress.words.languages import Language

TEMPLATE = "archive/read-me.txt"


def read_me(statement: Statement, languages: Mapping[str, Language], files: ProjectFiles) -> str:
    """Return the text of the read-me; raise SetupError if its template is missing or broken."""
    filled = render(files, TEMPLATE, statement=statement, languages=languages)
    return filled.strip() + "\n"
