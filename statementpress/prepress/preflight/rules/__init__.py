"""The rules of preflight, each in a file of its own, in the order in which they run."""

from statementpress.prepress.preflight.inspection import Rule
from statementpress.prepress.preflight.rules import (
    annotations,
    bleed,
    boxes,
    colours,
    conformance,
    fonts,
    groups,
    images,
    ink,
    lines,
    output_intent,
    overprint,
    pages,
    printable_area,
    rich_black,
    security,
    spot_colours,
    text,
)

RULES: tuple[Rule, ...] = (
    conformance.check,
    output_intent.check,
    security.check,
    boxes.check,
    bleed.check,
    printable_area.check,
    pages.check,
    annotations.check,
    fonts.check,
    colours.check,
    spot_colours.check,
    groups.check,
    images.check,
    lines.check,
    text.check,
    overprint.check,
    rich_black.check,
    ink.check,
)
