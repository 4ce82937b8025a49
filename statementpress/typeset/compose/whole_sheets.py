"""Add pages to a booklet so that it fills whole sheets: folded in two, a sheet has four pages."""

from dataclasses import replace

from statementpress.errors import ContentError, Finding, Place, SetupError, Severity
from statementpress.statement.contacts import contacts
from statementpress.statement.model import Statement
from statementpress.typeset.compose.handout_facts import place_in

BLANK = "blank"
CLOSING = "closing"
"""The page that says whom to write to and where to read on."""

KINDS = (BLANK, CLOSING, BLANK)
"""Every kind of page that a template may be asked to add; fonts are prepared for all of them."""


def filling(pages: int, multiple: int) -> tuple[str, ...]:
    """Return the kinds of pages to add to `pages` pages to make a multiple of `multiple`.

    The closing page is the inside of the back cover, or its outside if only one page is to be
    added. If the pages are whole sheets already, nothing is added.
    """
    spare = -pages % multiple
    if spare == 0:
        return ()
    if spare == 1:
        return (CLOSING,)
    return (*[BLANK] * (spare - 2), CLOSING, BLANK)


def check_filled(pages: int, wanted: int, statement: Statement) -> None:
    """Raise an error if the pages with those added are not as many as wanted.

    If there are more, as the closing page took several, it is a ContentError; if there are fewer,
    as the template did not add all pages that it was asked for, a SetupError.
    """
    if pages < wanted:
        raise SetupError(
            f"the template sets {pages} pages, but whole sheets need {wanted}",
            place=Place("templates/editions.toml"),
            hint="let the template set each page of `filling`, as templates/booklet.html does, or "
            "delete `multiple` from the table of the edition",
        )
    if pages > wanted:
        raise ContentError(
            [
                Finding(
                    "too-long",
                    Severity.ERROR,
                    "the contact is too long for the closing page of a booklet",
                    _contact(statement),
                    "shorten the text of ::: contact in each language",
                )
            ]
        )


def _contact(statement: Statement) -> Place:
    """Return the place of the first contact, or of the first part if there is no contact."""
    for code in statement.languages:
        for contact in contacts(statement, code):
            return replace(place_in(statement, f"{code}.md"), line=contact.line)
    return place_in(statement, f"{statement.languages[0]}.md")
