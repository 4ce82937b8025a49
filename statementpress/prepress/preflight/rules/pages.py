"""Pages that are empty or cannot be read, or that a press would draw differently from a screen."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from statementpress.errors import Severity
from statementpress.prepress.pdf.drawings import graphics_states, resources_of
from statementpress.prepress.pdf.objects import entries, items, name
from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.preflight.printed import shown, touches
from statementpress.prepress.preflight.tints import leaves_bare

HARMLESS = {
    Name.TR: {Name.Identity},
    Name.TR2: {Name.Default, Name.Identity},
    Name.HT: {Name.Default},
}
"""Entries of a graphics state that change tones or screens (ISO 32000-1, table 58), each with the
values that change nothing."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find pages with nothing to print, content that can be hidden, and settings of a device."""
    yield from _layers(inspection.pdf)
    for page in inspection.pages:
        if page.fault:
            yield PreflightFinding(
                "page-unreadable", Severity.ERROR, page.number, subject=page.fault
            )
        elif _is_empty(page):
            yield PreflightFinding("page-empty", Severity.ERROR, page.number)
        for resources in resources_of(page.page.obj):
            yield from _postscript(page, resources)
            yield from _transfer_functions(page, resources)


def _is_empty(page: InspectedPage) -> bool:
    """Say whether there is nothing but white on the trimmed page."""
    return not any(touches(each.box, page.trim) and not leaves_bare(each) for each in shown(page))


def _layers(pdf: Pdf) -> Iterator[PreflightFinding]:
    """Find layers that people can hide in a viewer: all that are not locked (8.11.4.3)."""
    properties = pdf.Root.get(Name.OCProperties)
    if not isinstance(properties, Dictionary):
        return
    configuration = properties.get(Name.D)
    locked = configuration.get(Name.Locked) if isinstance(configuration, Dictionary) else None
    fixed = {group.objgen for group in items(locked)}
    for group in items(properties.get(Name.OCGs)):
        if group.objgen not in fixed:
            title = group.get(Name.Name)
            subject = str(title) if isinstance(title, String) else ""
            yield PreflightFinding("layers", Severity.WARNING, subject=subject)


def _postscript(page: InspectedPage, resources: Object) -> Iterator[PreflightFinding]:
    """Find PostScript XObjects, and forms that contain PostScript (ISO 32000-1, 8.8.2)."""
    for called, each in entries(resources, Name.XObject):
        kinds = (each.get(Name.Subtype), each.get(Name.Subtype2))
        if Name.PS in kinds or (kinds[0] == Name.Form and Name.PS in each):
            yield PreflightFinding("postscript", Severity.ERROR, page.number, subject=name(called))


def _transfer_functions(page: InspectedPage, resources: Object) -> Iterator[PreflightFinding]:
    for state in graphics_states(resources):
        for key, harmless in HARMLESS.items():
            if key in state and not _is_one_of(state[key], harmless):
                yield PreflightFinding(
                    "transfer-function",
                    Severity.WARNING,
                    page.number,
                    subject=str(key)[1:],
                )


def _is_one_of(value: object, names: set[Name]) -> bool:
    """Say whether a value is one of some names, or an array of nothing else."""
    each = list(value) if isinstance(value, Array) else [value]
    return all(isinstance(one, Name) and one in names for one in each)
