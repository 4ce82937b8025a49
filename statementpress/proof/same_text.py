"""Prove that a file made of a proofed PDF still reads as that one does."""

from statementpress.errors import ProofError
from statementpress.proof import pdfium


def prove_same_text(made: bytes, proofed: bytes) -> None:
    """Raise ProofError where a page of `made` reads otherwise than that page of `proofed`."""
    with pdfium.opened(made) as after, pdfium.opened(proofed) as before:
        pages = zip(pdfium.page_texts(after), pdfium.page_texts(before), strict=True)
        changed = [number for number, (new, old) in enumerate(pages, 1) if new != old]
    if changed:
        raise ProofError(
            f"the text of page {changed[0]} changed on its way to the press",
            hint="it was not written. Please report the statement that shows it",
        )
