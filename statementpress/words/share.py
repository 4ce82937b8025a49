"""What pictures to be shared, and the posts beside them, say besides a statement's words."""

from collections.abc import Mapping
from typing import Annotated

import msgspec

from statementpress.errors import SetupError
from statementpress.project.files import ProjectFiles
from statementpress.statement.model import Statement
from statementpress.words.languages import Language
from statementpress.words.listing import Counted, counted
from statementpress.words.table import Fills, place_of, read_words

SHARE = "share.toml"


class ShareWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One table of templates/words/share.toml."""

    organisations: Annotated[Counted, Fills("count")]
    """How many sign, if all of them are organisations."""
    individuals: Annotated[Counted, Fills("count")]
    """The same of people."""
    signatories: Annotated[Counted, Fills("count")]
    """The same of both."""
    read: Annotated[str, Fills("address")]
    """Where the whole text can be read."""


def read_share_words(files: ProjectFiles) -> dict[str, ShareWords]:
    """Return the words of each language; SetupError if the table is broken."""
    return read_words(files, SHARE, ShareWords)


def words_in(code: str, words: Mapping[str, ShareWords]) -> ShareWords:
    """Return the words of a language; raise SetupError if the table does not have it."""
    if code not in words:
        raise SetupError(
            f"there are no words in {code} for what is shared",
            place=place_of(SHARE),
            hint=f"add a table [{code}] to a copy of this file in your project",
        )
    return words[code]


def signed(statement: Statement, code: str, words: ShareWords, language: Language) -> str:
    """Return how many sign a statement, in words of the language `code`; "" if nobody does."""
    members = [*statement.conveners]
    for group in statement.groups.values():
        members += group.members
    if not members:
        return ""
    people = {member.is_person for member in members}
    kind = words.individuals if people == {True} else words.organisations
    texts = words.signatories if len(people) > 1 else kind
    return counted(texts, len(members), code).format(count=language.figures(len(members)))
