"""Fill a booklet's pages up: sheets are folded in two, so that pages come in fours."""

from statementpress.errors import ContentError, Finding, Severity
from statementpress.statement.model import Statement
from statementpress.typeset.handout_facts import place_in

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
    """Raise ContentError where there are more pages than wanted: the closing one took several."""
    if pages != wanted:
        raise ContentError(
            [
                Finding(
                    "too-long",
                    Severity.ERROR,
                    "the contact is too long for the closing page of a booklet",
                    place_in(statement, f"{statement.languages[0]}.md"),
                    "shorten what stands in ::: contact, in each language",
                )
            ]
        )
