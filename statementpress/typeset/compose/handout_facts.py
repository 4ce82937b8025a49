"""What handouts say of a statement beside its text: in short, by number, and where to read on.

What they cannot do without, and the statement folder does not have, is a finding for its author.
"""

from dataclasses import dataclass
from typing import NoReturn

from statementpress.errors import ContentError, Finding, Place, Severity
from statementpress.statement.contacts import contacts
from statementpress.statement.model import Statement, Summary
from statementpress.statement.traversal import links_in
from statementpress.typeset.compose.qr_codes import LONGEST_ADDRESS

_WEB = ("https://", "http://")
_QUOTED = 40
"""Letters of an address that are quoted."""


@dataclass(frozen=True, slots=True)
class ReadOn:
    """A web address, and whether the statement itself is to be read there."""

    url: str
    published: bool


def place_in(statement: Statement, file: str) -> Place:
    """Return the place of a file of the statement's folder, as people know it."""
    return Place(f"{statement.known_as}/{file}")


def summary(statement: Statement, code: str) -> Summary:
    """Return a part in short; ContentError (missing-summary) where nothing says it."""
    if code not in statement.summaries:
        _refuse(
            "missing-summary",
            f"nothing says the statement in short ({code})",
            place_in(statement, f"summary.{code}.md"),
            f"write that file, or mark paragraphs of {code}.md with ::: lead and ::: commitments",
        )
    return statement.summaries[code]


def group_title(statement: Statement, group: str, code: str) -> str:
    """Return the title of a group.

    ContentError (missing-group-title) where it has none, with every other group that has none.
    """
    title = statement.group_titles.get(group, {}).get(code, "")
    if not title:
        raise ContentError(
            Finding(
                "missing-group-title",
                Severity.ERROR,
                f"the group “{each}” has no title for the number of its members",
                place_in(statement, "statement.toml"),
                f"write [group_titles.{each}], and below it a line for each language that says who "
                f'they are, such as {code} = "organizations that endorse this statement"',
            )
            for each in statement.groups
            if each == group or not statement.group_titles.get(each)
        )
    return title


def read_on(statement: Statement, code: str) -> ReadOn | None:
    """Return where to read on: the address of publication, else the part's first web address.

    Only those in `::: contact` count. None where there is none; ContentError (long-address) for
    one that no QR code of a handout has room for.
    """
    urls = (url for contact in contacts(statement, code) for url in links_in(contact.blocks))
    url = statement.published or next((url for url in urls if url.startswith(_WEB)), "")
    if len(url.encode()) > LONGEST_ADDRESS:
        _refuse(
            "long-address",
            f"the address {url[:_QUOTED]}… is too long for a QR code",
            place_in(statement, "statement.toml" if statement.published else f"{code}.md"),
            f"give a shorter one, of up to {LONGEST_ADDRESS} letters",
        )
    return ReadOn(url, bool(statement.published)) if url else None


def _refuse(code: str, message: str, place: Place, hint: str) -> NoReturn:
    raise ContentError([Finding(code, Severity.ERROR, message, place, hint)])
