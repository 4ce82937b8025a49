"""Annotations: comments, links and form fields, which print on some machines and not on others."""

from collections.abc import Iterator

from pikepdf import Name, Object

from statementpress.errors import Severity
from statementpress.prepress.pdf.objects import items, name
from statementpress.prepress.pdf.page_boxes import as_rectangle
from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.preflight.printed import touches

OF_PRINTING = {"TrapNet", "PrinterMark"}
"""Annotations that are made for presses (ISO 32000-1, 14.11.3 and 14.11.6)."""
WITHOUT_LOOKS = {"Popup"}
"""Windows of a viewer, beside the annotation that they belong to."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find annotations in the bleed box, where PDF/X (ISO 15930-7) forbids them, and outside it.

    An annotation without a place counts as one on the page.
    """
    for page in inspection.pages:
        for annotation in items(page.page.obj.get(Name.Annots)):
            kind = name(annotation.get(Name.Subtype))
            if kind not in OF_PRINTING | WITHOUT_LOOKS:
                yield _finding(page, annotation, kind)


def _finding(page: InspectedPage, annotation: Object, kind: str) -> PreflightFinding:
    box = as_rectangle(annotation.get(Name.Rect))
    spot = page.spot(box) if box else None
    if box and not touches(box, page.bleed):
        return PreflightFinding("annotation-outside", Severity.NOTE, page.number, spot, kind)
    return PreflightFinding("annotation-on-page", Severity.ERROR, page.number, spot, kind)
