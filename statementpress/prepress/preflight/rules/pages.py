"""Pages that are empty or cannot be read, or that a press would draw differently from a screen."""

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Pdf, String

from statementpress.errors import Severity
from statementpress.prepress.content.painted import Painted
from statementpress.prepress.pdf.objects import items
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.preflight.printed import printed, shown, touches
from statementpress.prepress.preflight.tints import leaves_bare


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find pages with nothing to print, content that can be hidden, and settings of a device."""
    yield from _layers(inspection.pdf)
    count, is_single = len(inspection.pages), inspection.limits.single_page
    if is_single and count > 1:
        limit = Measure(1)
        yield PreflightFinding(
            "pages-several", Severity.ERROR, measured=Measure(count), limit=limit
        )
    for page in inspection.pages:
        if page.fault:
            yield PreflightFinding(
                "page-unreadable", Severity.ERROR, page.number, subject=page.fault
            )
        elif _is_empty(page):
            yield PreflightFinding("page-empty", Severity.ERROR, page.number)
        yield from _postscript(page)
        yield from _irregular(page)


def _is_empty(page: InspectedPage) -> bool:
    """Say whether there is nothing but white on the trimmed page."""
    return not any(touches(each.box, page.trim) and not leaves_bare(each) for each in shown(page))


def _layers(pdf: Pdf) -> Iterator[PreflightFinding]:
    """Find layers that people can hide in a viewer: all that are not locked (8.11.4.3).

    Further configurations (/Configs) say that the file is to be printed in several ways.
    """
    properties = pdf.Root.get(Name.OCProperties)
    if not isinstance(properties, Dictionary):
        return
    if items(properties.get(Name.Configs)):
        yield PreflightFinding("layer-configurations", Severity.NOTE)
    configuration = properties.get(Name.D)
    locked = configuration.get(Name.Locked) if isinstance(configuration, Dictionary) else None
    fixed = {group.objgen for group in items(locked)}
    for group in items(properties.get(Name.OCGs)):
        if group.objgen not in fixed:
            title = group.get(Name.Name)
            subject = str(title) if isinstance(title, String) else ""
            yield PreflightFinding("layers", Severity.WARNING, subject=subject)


def _postscript(page: InspectedPage) -> Iterator[PreflightFinding]:
    """Find PostScript XObjects, and forms that contain PostScript (ISO 32000-1, 8.8.2)."""
    for used in page.used:
        kinds = (used.obj.get(Name.Subtype), used.obj.get(Name.Subtype2))
        if Name.PS in kinds or (kinds[0] == Name.Form and Name.PS in used.obj):
            yield PreflightFinding("postscript", Severity.ERROR, page.number, subject=used.name)


def _irregular(page: InspectedPage) -> Iterator[PreflightFinding]:
    """Find tone curves, screens and unknown blend modes with which something is printed."""
    for painted in printed(page, Painted):
        for each in painted.irregular:
            key, _, value = each.partition(" ")
            code = "blend-mode" if key == "BM" else "transfer-function"
            severity = Severity.ERROR if key == "BM" else Severity.WARNING
            spot = page.spot(painted.box)
            yield PreflightFinding(code, severity, page.number, spot, value or key)
