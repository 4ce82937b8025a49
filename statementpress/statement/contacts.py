"""Whom to write to about a statement, according to its texts."""

from statementpress.statement.model import Contact, Statement
from statementpress.statement.signatories import Language
from statementpress.statement.traversal import links_in

MAIL = "mailto:"


def contacts(statement: Statement, language: Language) -> tuple[Contact, ...]:
    """Return every `::: contact` of one language's part, in the order of the text."""
    return tuple(block for block in statement.parts[language] if isinstance(block, Contact))


def mail_addresses(statement: Statement) -> tuple[str, ...]:
    """Return the mail addresses below `::: contact`, in the order of the text, each once."""
    found = (
        url.removeprefix(MAIL).partition("?")[0]
        for language in statement.parts
        for contact in contacts(statement, language)
        for url in links_in(contact.blocks)
        if url.startswith(MAIL)
    )
    return tuple(dict.fromkeys(found))
