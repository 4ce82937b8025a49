"""What handouts print besides the text: the summary, numbers of members, and where to read on.

If the statement folder lacks something that a handout needs, its author gets a finding.
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
"""How many letters of an address are quoted."""


@dataclass(frozen=True, slots=True)
class ReadOn:
    """A web address at which readers find more."""

    url: str
    published: bool
    """Whether the statement itself can be read there."""


def place_in(statement: Statement, file: str) -> Place:
    """Return the place of a file in the statement's folder, as people know it."""
    return Place(f"{statement.known_as}/{file}")


def summary(statement: Statement, code: str) -> Summary:
    """Return the summary in one language; raise ContentError (missing-summary) if there is none."""
    if code not in statement.summaries:
        _refuse(
            "missing-summary",
            f"the statement has no summary in {code}",
            place_in(statement, f"summary.{code}.md"),
            f"write that file, or mark paragraphs of {code}.md with ::: lead and ::: commitments",
        )
    return statement.summaries[code]


def group_title(statement: Statement, group: str, code: str) -> str:
    """Return the title of a group in one language.

    Raises ContentError (missing-group-title) if it has none, with a finding for every such group.
    """
    title = statement.group_titles.get(group, {}).get(code, "")
    if not title:
        raise ContentError(
            Finding(
                "missing-group-title",
                Severity.ERROR,
                f"the group “{each}” has no title to print beside the number of its members",
                place_in(statement, "statement.toml"),
                f"write [group_titles.{each}], and below it a line for each language that says who "
                f'they are, such as {code} = "organizations that endorse this statement"',
            )
            for each in statement.groups
            if each == group or not statement.group_titles.get(each)
        )
    return title


def read_on(statement: Statement, code: str) -> ReadOn | None:
    """Return where to read on: where the statement is published, else the first web address.

    Only addresses in `::: contact` count; None if it has none. Raises ContentError (long-address)
    for an address that is too long for the QR code of a handout.
    """
    urls = (url for contact in contacts(statement, code) for url in links_in(contact.blocks))
    url = statement.published or next((url for url in urls if url.startswith(_WEB)), "")
    if len(url.encode()) > LONGEST_ADDRESS:
        _refuse(
            "long-address",
            f"the address {url[:_QUOTED]}… is too long for a QR code",
            place_in(statement, "statement.toml" if statement.published else f"{code}.md"),
            f"use a shorter one, of up to {LONGEST_ADDRESS} letters",
        )
    return ReadOn(url, bool(statement.published)) if url else None


def _refuse(code: str, message: str, place: Place, hint: str) -> NoReturn:
    raise ContentError([Finding(code, Severity.ERROR, message, place, hint)])
