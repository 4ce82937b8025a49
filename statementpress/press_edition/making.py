"""Make a press file of a proofed PDF; none is handed out that reads otherwise than before."""

from collections.abc import Sequence

from statementpress.errors import ProofError
from statementpress.prepress.press_file import PressJob, press_file
from statementpress.prepress.sheet.slug import Slug
from statementpress.press_edition.images import image_logos
from statementpress.press_edition.printing import PressEdition
from statementpress.proof import pdfium
from statementpress.statement.model import Statement
from statementpress.typeset.document import Document


def press_pdf(
    pdf: bytes,
    how: PressEdition,
    statement: Statement,
    document: Document,
    faces: Sequence[bytes],
) -> bytes:
    """Return the proofed PDF of `document` as the press edition of `statement`.

    `faces` are font files for the slug line; the first that has a character draws it. ProofError
    where the text of the PDF did not survive.
    """
    job = PressJob(
        how.press,
        how.intent,
        how.limits.total_ink,
        f"{statement.slug}/{how.name}",
        Slug(
            title=" · ".join(statement.short_title[code] for code in document.metadata.languages),
            date=statement.date.isoformat(),
            edition=how.name,
            condition=how.intent.name or how.intent.profile.description,
            faces=tuple(faces),
        ),
        {name: logo.original for name, logo in image_logos(document).items()},
    )
    pressed = press_file(pdf, job)
    _prove_text(pressed, pdf)
    return pressed


def _prove_text(pressed: bytes, proofed: bytes) -> None:
    with pdfium.opened(pressed) as after, pdfium.opened(proofed) as before:
        pages = zip(pdfium.page_texts(after), pdfium.page_texts(before), strict=True)
        changed = [number for number, (new, old) in enumerate(pages, 1) if new != old]
    if changed:
        raise ProofError(
            f"the text of page {changed[0]} changed on its way to the press",
            hint="it was not written. Please report the statement that shows it",
        )
