"""Fill a booklet's pages up: sheets are folded in two, so that pages come in fours."""

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
