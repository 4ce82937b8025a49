"""Prove that a file made of a proofed PDF still reads as that one does."""

from itertools import zip_longest

from statementpress.errors import ProofError
from statementpress.proof import pdfium


def prove_same_text(made: bytes, proofed: bytes) -> None:
    """Raise ProofError where a page of `made` reads otherwise than that page of `proofed`.

    So it does where one of the two has no such page.
    """
    with pdfium.opened(made) as after, pdfium.opened(proofed) as before:
        pages = zip_longest(pdfium.page_texts(after), pdfium.page_texts(before))
        changed = [number for number, (new, old) in enumerate(pages, 1) if new != old]
    if changed:
        raise ProofError(
            f"the text of page {changed[0]} changed while the file was made ready to print",
            hint="it was not written. Please report the statement that shows it",
        )
