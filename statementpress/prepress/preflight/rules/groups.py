"""Transparency groups that are blended in RGB, so that ink is turned into light and back."""

from collections.abc import Iterator

from pikepdf import Dictionary, Name

from statementpress.errors import Severity
from statementpress.prepress.colour.resolve import ColourSpaceError, resolve
from statementpress.prepress.colour.space import ColourSpace, Family
from statementpress.prepress.pdf.drawings import MOST_OBJECTS, Drawing, drawings
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import Inspection

RGB_FAMILIES = {Family.DEVICE_RGB, Family.CAL_RGB}


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find groups of a page, or of its forms, whose /CS is RGB (ISO 32000-1, 11.6.6).

    Groups of soft masks do not count: they decide how much shows, and are never printed.
    """
    for page in inspection.pages:
        for drawing in drawings([page.page.obj], only_forms=True, most=MOST_OBJECTS):
            space = _blending_space(drawing)
            if space is not None and _is_rgb(space):
                subject = "page" if isinstance(drawing.obj, Dictionary) else "group"
                yield PreflightFinding(
                    "colour-group",
                    Severity.WARNING,
                    page.number,
                    subject=subject,
                    measured=Measure(space.family.value),
                )


def _blending_space(drawing: Drawing) -> ColourSpace | None:
    """Return the space of a group, or None if there is no group or its space cannot be read."""
    group = drawing.obj.get(Name.Group)
    if not isinstance(group, Dictionary) or group.get(Name.S) != Name.Transparency:
        return None
    try:
        return resolve(group.get(Name.CS), drawing.resources)
    except ColourSpaceError:
        return None


def _is_rgb(space: ColourSpace) -> bool:
    return space.family in RGB_FAMILIES or (
        space.family is Family.ICC_BASED and space.components == 3
    )
