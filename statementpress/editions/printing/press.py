"""Make a press file of a proofed PDF; none is handed out that reads otherwise than before."""

from collections.abc import Sequence

from statementpress.editions.printing.images import image_logos
from statementpress.editions.printing.settings import PressPrinting
from statementpress.prepress.press_file import PressJob, press_file
from statementpress.prepress.sheet.slug import Slug
from statementpress.proof.proof import prove_same_text
from statementpress.statement.model import Statement
from statementpress.typeset.compose.document import Document


def press_pdf(
    pdf: bytes,
    how: PressPrinting,
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
    prove_same_text(pressed, pdf)
    return pressed
