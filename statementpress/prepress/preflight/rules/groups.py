"""Transparency groups that are blended in RGB: ink turned into light and back on the way."""

from collections.abc import Iterator

import pikepdf

from statementpress.errors import Severity
from statementpress.prepress.colour.resolve import ColourSpaceError, Resources, resolve
from statementpress.prepress.colour.space import ColourSpace, Family
from statementpress.prepress.pdf.walking import Seen, entries, is_new
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import Inspection

RGB_FAMILIES = {Family.DEVICE_RGB, Family.CAL_RGB}
MOST_STREAMS = 10_000
"""Forms and patterns looked into on a page; a file that has more is made to tire its reader."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find groups, of a page or of what it names, whose /CS is RGB (ISO 32000-1, 11.6.6).

    Groups of soft masks are left alone: they say how much shows, and are never printed.
    """
    for page in inspection.pages:
        resources = _resources(page.page)
        for subject, holder in _holders(page.page.obj, resources):
            space = _blending_space(holder, resources)
            if space is not None and _is_rgb(space):
                measured = Measure(space.family.value)
                yield PreflightFinding(
                    "colour-group", Severity.WARNING, page.number, None, subject, measured
                )


def _resources(page: pikepdf.Page) -> Resources:
    """Return the resources of a page, inherited or its own; None where they are no dictionary."""
    try:
        return page.resources
    except TypeError:
        return None


def _holders(page: pikepdf.Object, resources: Resources) -> Iterator[tuple[str, pikepdf.Object]]:
    """Yield the page, then each form that it or its forms and patterns name, once."""
    yield "page", page
    waiting, seen = [resources], Seen()
    while waiting:
        for stream in _named_streams(waiting.pop()):
            if not is_new(stream, seen, MOST_STREAMS):
                continue
            yield "group", stream
            inner = stream.get("/Resources")
            if isinstance(inner, pikepdf.Dictionary) and is_new(inner, seen, MOST_STREAMS):
                waiting.append(inner)


def _named_streams(resources: Resources) -> Iterator[pikepdf.Object]:
    for kind in (pikepdf.Name.XObject, pikepdf.Name.Pattern):
        for _, stream in entries(resources, kind):
            if isinstance(stream, pikepdf.Stream) and stream.get("/Subtype") != "/Image":
                yield stream


def _blending_space(holder: pikepdf.Object, resources: Resources) -> ColourSpace | None:
    group = holder.get("/Group")
    if not isinstance(group, pikepdf.Dictionary) or group.get("/S") != "/Transparency":
        return None
    try:
        return resolve(group.get("/CS"), holder.get("/Resources", resources))
    except ColourSpaceError:
        return None


def _is_rgb(space: ColourSpace) -> bool:
    return space.family in RGB_FAMILIES or (
        space.family is Family.ICC_BASED and space.components == 3
    )
