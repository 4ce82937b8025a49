"""Whether pages say where they are cut, and have a usual size.

Boxes are those of ISO 32000-1, 14.11.2. ISO 15930-7 asks for the trim box or the art box, but not
both, and for boxes that lie inside each other. The Ghent Workgroup (2022, R0002 and R0003) asks for
pages that are as large as their boxes say, and for all of a page to be shown.
"""

from collections import Counter
from collections.abc import Iterator

from pikepdf import Name

from statementpress.errors import Severity
from statementpress.prepress.pdf.page_boxes import given_box, insets, rotation
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.units import MILLIMETRES, size_in_words
from statementpress.project.limits import Limits

ROUNDING = 0.02
"""Millimetres by which boxes may stick out of each other: they are written in decimals."""

Size = tuple[float, float]
"""Width and height of a trimmed page as shown, in millimetres."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find pages that cannot be cut as their boxes say, or that have an unusual size."""
    sizes = [_size(page) for page in inspection.pages]
    names = [size_in_words(*size) for size in sizes]
    usual = Counter(names).most_common(1)[0][0] if names else ""
    usual_size = sizes[names.index(usual)] if names else (0.0, 0.0)
    for page, size in zip(inspection.pages, sizes, strict=True):
        missing = list(_missing_trim(page))
        yield from missing
        yield from _both(page)
        yield from _not_nested(page)
        yield from _shown_part(page)
        if page.unit != 1.0:
            measured = Measure(page.unit)
            yield PreflightFinding("user-unit", Severity.ERROR, page.number, measured=measured)
        if not missing:  # otherwise its size is not known
            yield from _sizes(page, size, usual_size, inspection.limits)
        turned = rotation(page.page.obj)
        if turned:
            measured = Measure(f"{turned}°")
            yield PreflightFinding("page-rotated", Severity.NOTE, page.number, measured=measured)


def _missing_trim(page: InspectedPage) -> Iterator[PreflightFinding]:
    """Find a page that has neither a trim box nor an art box that is a rectangle."""
    if not any(given_box(page.page.obj, key) for key in (Name.TrimBox, Name.ArtBox)):
        yield PreflightFinding("trim-box-missing", Severity.ERROR, page.number)


def _both(page: InspectedPage) -> Iterator[PreflightFinding]:
    """Find a page with both a trim box and an art box, of which only one may say where to cut."""
    if all(given_box(page.page.obj, key) for key in (Name.TrimBox, Name.ArtBox)):
        yield PreflightFinding("trim-and-art-box", Severity.ERROR, page.number)


def _shown_part(page: InspectedPage) -> Iterator[PreflightFinding]:
    """Find a crop box that hides a part of the trimmed page, or at least of the sheet."""
    crop = given_box(page.page.obj, Name.CropBox)
    if crop is None:
        return
    scale = page.unit * MILLIMETRES
    hidden = -min(insets(page.trim, crop)) * scale
    cut_off = max(0.0, *(inset * scale for inset in insets(crop, page.media)))
    if hidden > ROUNDING:
        code, severity, measured = "crop-box-cuts", Severity.ERROR, hidden
    elif cut_off > ROUNDING:
        code, severity, measured = "crop-box", Severity.WARNING, cut_off
    else:
        return
    yield PreflightFinding(
        code, severity, page.number, page.spot(crop), measured=Measure(round(measured, 2), "mm")
    )


def _not_nested(page: InspectedPage) -> Iterator[PreflightFinding]:
    """Find boxes that stick out of the box around them, if both are given."""
    trim = given_box(page.page.obj, Name.TrimBox) or given_box(page.page.obj, Name.ArtBox)
    bleed = given_box(page.page.obj, Name.BleedBox)
    for inner, inner_box, outer, outer_box in (
        ("TrimBox", trim, "BleedBox", bleed),
        ("BleedBox", bleed, "MediaBox", page.media),
        ("TrimBox", trim, "MediaBox", page.media),
    ):
        if inner_box is None or outer_box is None:
            continue
        overhang = -min(insets(inner_box, outer_box)) * page.unit * MILLIMETRES
        if overhang > ROUNDING:
            yield PreflightFinding(
                "boxes-not-nested",
                Severity.ERROR,
                page.number,
                page.spot(inner_box),
                f"{inner} in {outer}",
                Measure(round(overhang, 2), "mm"),
            )


def _sizes(
    page: InspectedPage, size: Size, usual: Size, limits: Limits
) -> Iterator[PreflightFinding]:
    measured, tolerance = Measure(size_in_words(*size)), limits.page_tolerance
    if not _is_like(size, usual, tolerance):
        limit = Measure(size_in_words(*usual))
        yield PreflightFinding(
            "trim-sizes-differ", Severity.WARNING, page.number, measured=measured, limit=limit
        )
    upright = (min(size), max(size))
    if not any(_is_like(upright, (min(a), max(a)), tolerance) for a in limits.page_sizes):
        yield PreflightFinding("page-size", Severity.WARNING, page.number, measured=measured)


def _size(page: InspectedPage) -> Size:
    scale = page.unit * MILLIMETRES
    width, height = page.trim.width * scale, page.trim.height * scale
    return (height, width) if rotation(page.page.obj) in {90, 270} else (width, height)


def _is_like(size: Size, other: Size, tolerance: float) -> bool:
    return all(abs(one - two) <= tolerance for one, two in zip(size, other, strict=True))
