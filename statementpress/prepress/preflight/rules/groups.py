"""Transparency groups that are blended in RGB, so that ink is turned into light and back."""

from collections.abc import Iterator

from statementpress.errors import Severity
from statementpress.prepress.colour.space import ColourSpace, Family
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import Inspection
from statementpress.prepress.preflight.printed import shown

RGB_FAMILIES = {Family.DEVICE_RGB, Family.CAL_RGB}
OF_PAGE = (0, 0)
"""The key of a page's own group."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find groups in which a page paints something and whose /CS is RGB (ISO 32000-1, 11.6.6).

    Groups of soft masks do not count: they decide how much shows, and are never printed.
    """
    for page in inspection.pages:
        groups = {group.key: group for painted in shown(page) for group in painted.groups}
        for group in groups.values():
            if group.space is not None and _is_rgb(group.space):
                yield PreflightFinding(
                    "colour-group",
                    Severity.WARNING,
                    page.number,
                    subject="page" if group.key == OF_PAGE else "group",
                    measured=Measure(group.space.family.value),
                )


def _is_rgb(space: ColourSpace) -> bool:
    return space.family in RGB_FAMILIES or (
        space.family is Family.ICC_BASED and space.components == 3
    )
