"""Lay the pages of an edition on printing sheets: as large as they are, every place filled."""

from pikepdf import Rectangle

from statementpress.editions.printing.settings import SheetPrinting
from statementpress.errors import SetupError, UsageError
from statementpress.prepress.face import Imposed, Imposition, impose
from statementpress.project.editions import EDITIONS
from statementpress.project.schemes import SCHEMES, Scheme
from statementpress.proof import ink
from statementpress.proof.sheets import PlacedPage, prove_sheets


def printing_sheets(pdf: bytes, printing: SheetPrinting) -> bytes:
    """Return the printing sheets of a proofed PDF, fronts and backs in turn.

    Raises SetupError if its pages cannot be laid on them as they are, ProofError if a sheet does
    not show its pages.
    """
    imposed = _imposed(pdf, printing.imposition)
    _check_sizes(imposed, printing)
    # Each side is compared with its pages, so that none is lost, exchanged or turned.
    prove_sheets(imposed.pdf, pdf, _sides(imposed))
    _check_blanks(imposed, printing)
    return imposed.pdf


def _imposed(pdf: bytes, how: Imposition) -> Imposed:
    """Lay the pages out; what is wrong is a fault of the tables, as nothing was asked for."""
    try:
        return impose(pdf, how)
    except UsageError as error:
        raise SetupError(
            error.message,
            place=SCHEMES,
            hint=f"lower bleed or paper in [scheme.{how.scheme}] there, or give the edition a "
            "larger sheet in its row of templates/editions.toml",
        ) from error


def _check_sizes(imposed: Imposed, printing: SheetPrinting) -> None:
    """Raise SetupError if pages were made smaller, and their type with them, or lack bleed."""
    if imposed.scales:
        number, scale = next(iter(imposed.scales.items()))
        raise SetupError(
            f"page {number} of the edition “{printing.name}” is too large for its place on the "
            f"sheet: it would be printed at {scale * 100:.3g} % of its size",
            place=EDITIONS,
            hint="write a smaller page (@page) in the edition's style sheet, or choose a larger "
            "sheet in its row",
        )
    if imposed.bleeds:
        number, bleed = next(iter(imposed.bleeds.items()))
        raise SetupError(
            f"page {number} of the edition “{printing.name}” has {bleed:.1f} mm bleed, but its "
            f"scheme asks for {printing.bleed:g} mm",
            place=SCHEMES,
            hint=f"lower bleed in [scheme.{printing.imposition.scheme}] there, or leave `bleed` "
            "out of the edition's style sheet",
        )


def _check_blanks(imposed: Imposed, printing: SheetPrinting) -> None:
    """Raise SetupError if a booklet ends in empty pages that nobody laid out."""
    if imposed.blanks and printing.imposition.scheme is Scheme.SADDLE:
        pages = "1 empty page" if imposed.blanks == 1 else f"{imposed.blanks} empty pages"
        raise SetupError(
            f"the edition “{printing.name}” would end in {pages}, as each folded sheet has four",
            place=EDITIONS,
            hint="write `multiple = 4` in its row: a closing page then fills them",
        )


def _sides(imposed: Imposed) -> list[list[PlacedPage]]:
    """Return the pages on each side of the sheets in the terms of the proof, from the top left."""
    height = imposed.size[1]
    return [
        [
            PlacedPage(number, _from_top(place.trim, height), _from_top(place.seen, height))
            for number, place in side
        ]
        for side in imposed.sides
    ]


def _from_top(box: Rectangle, height: float) -> ink.Rectangle:
    return box.llx, height - box.ury, box.urx, height - box.lly
