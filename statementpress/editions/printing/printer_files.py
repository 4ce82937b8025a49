"""Make what a printer gets of a proofed PDF; nothing is handed out that reads differently."""

from statementpress.editions.composing import Composition
from statementpress.editions.printing.settings import (
    OfficePrinting,
    PressPrinting,
    Printing,
    SheetPrinting,
)
from statementpress.editions.printing.sheets import printing_sheets
from statementpress.editions.source import Source
from statementpress.prepress.face import PressJob, Slug, press_file, trimmed
from statementpress.proof.proof import prove_same_text
from statementpress.statement.logos.raster import press_original
from statementpress.typeset.faces.named_faces import regular_files


def for_printer(
    pdf: bytes, printing: Printing, source: Source, composition: Composition
) -> tuple[bytes, bytes | None]:
    """Return the edition's PDF, and its pages on printing sheets if they are imposed.

    A press file takes the place of the PDF. Raises ProofError if a page did not survive, SetupError
    if the pages and the sheets do not fit each other.
    """
    match printing:
        case PressPrinting():
            return _press_file(pdf, printing, source, composition), None
        case SheetPrinting():
            reading = _without_bleed(pdf) if printing.bleed else pdf
            return reading, printing_sheets(reading, printing)
        case OfficePrinting():
            return pdf, None


def _press_file(
    pdf: bytes, printing: PressPrinting, source: Source, composition: Composition
) -> bytes:
    statement, intent = source.statement, printing.intent
    languages = composition.document.metadata.languages
    slug_line = Slug(
        title=" · ".join(statement.short_title[code] for code in languages),
        date=statement.date.isoformat(),
        edition=printing.name,
        condition=intent.name or intent.profile.description,
        # The first face that has a character draws it.
        faces=tuple(
            source.project.files.read("fonts", path) for path in regular_files(composition.faces)
        ),
    )
    job = PressJob(
        printing.press,
        intent,
        printing.limits.total_ink,
        f"{statement.slug}/{printing.name}",
        slug_line,
        {
            resource: press_original(logo)
            for resource, logo in composition.logos.items()
            if not logo.is_svg
        },
    )
    pressed = press_file(pdf, job)
    prove_same_text(pressed, pdf)
    return pressed


def _without_bleed(pdf: bytes) -> bytes:
    """Return the PDF to read, which shows no bleed; its sheets have it."""
    shown = trimmed(pdf)
    prove_same_text(shown, pdf)
    return shown
