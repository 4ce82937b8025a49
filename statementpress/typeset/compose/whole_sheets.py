"""Fill a booklet's pages up: sheets are folded in two, so that pages come in fours."""

from dataclasses import replace

from statementpress.errors import ContentError, Finding, Place, SetupError, Severity
from statementpress.statement.contacts import contacts
from statementpress.statement.model import Statement
from statementpress.typeset.compose.handout_facts import place_in

BLANK = "blank"
CLOSING = "closing"
"""The page that says whom to write to and where to read on."""

KINDS = (BLANK, CLOSING, BLANK)
"""Every page that a template may be asked for, for fonts that have what any of them needs."""


def filling(pages: int, multiple: int) -> tuple[str, ...]:
    """Return the kinds of pages to add to `pages` (from 1) to make a multiple of `multiple`.

    The closing page goes to the inside of the back cover, or to its outside where that is all the
    room there is; where there is none, nothing is added.
    """
    spare = -pages % multiple
    if spare == 0:
        return ()
    if spare == 1:
        return (CLOSING,)
    return (*[BLANK] * (spare - 2), CLOSING, BLANK)


def check_filled(pages: int, wanted: int, statement: Statement) -> None:
    """Raise an error where the pages, filled up, are not as many as wanted.

    ContentError where there are more, as the closing one took several; SetupError where there are
    fewer, as the template did not set all that were asked for.
    """
    if pages < wanted:
        raise SetupError(
            f"the template sets {pages} pages, where whole sheets have {wanted}",
            place=Place("templates/editions.toml"),
            hint="let it set each page of `filling`, as templates/booklet.html does, or leave "
            "`multiple` out of the edition's row",
        )
    if pages > wanted:
        raise ContentError(
            [
                Finding(
                    "too-long",
                    Severity.ERROR,
                    "the contact is too long for the closing page of a booklet",
                    _contact(statement),
                    "shorten what stands in ::: contact, in each language",
                )
            ]
        )


def _contact(statement: Statement) -> Place:
    """Return the place of the first contact, or of the first part where none is the outermost."""
    for code in statement.languages:
        for contact in contacts(statement, code):
            return replace(place_in(statement, f"{code}.md"), line=contact.line)
    return place_in(statement, f"{statement.languages[0]}.md")
