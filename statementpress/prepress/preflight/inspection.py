"""A PDF taken apart for the rules: its pages, their boxes, and what they paint."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pikepdf import Page, Pdf, Rectangle

from statementpress.prepress.content.painted import Painted
from statementpress.prepress.ink.coverage import InkReport
from statementpress.prepress.preflight.finding import PreflightFinding, Spot
from statementpress.prepress.units import MILLIMETRES
from statementpress.project.limits import Limits


@dataclass(frozen=True, slots=True)
class InspectedPage:
    """A page: its number from 1, its boxes in default user space, and what it paints, in order.

    `trim` and `bleed` fall back as ISO 32000-1, 14.11.2 has it; `unit` is UserUnit, in points.
    `fault` says why `painted` is not all there is, empty where it is.
    """

    number: int
    page: Page
    media: Rectangle
    bleed: Rectangle
    trim: Rectangle
    unit: float
    painted: tuple[Painted, ...]
    fault: str = ""

    def spot(self, box: Rectangle) -> Spot:
        """Return a box of the page in millimetres from the top left of its trimmed page."""
        scale = self.unit * MILLIMETRES
        return Spot(
            (box.llx - self.trim.llx) * scale,
            (self.trim.ury - box.ury) * scale,
            (box.urx - self.trim.llx) * scale,
            (self.trim.ury - box.lly) * scale,
        )


@dataclass(frozen=True, slots=True)
class Inspection:
    """All that the rules look at."""

    pdf: Pdf
    pages: tuple[InspectedPage, ...]
    ink: InkReport
    limits: Limits


Rule = Callable[[Inspection], Iterator[PreflightFinding]]
"""Yields a finding for each thing it minds, in the order of the pages, at its usual severity."""
