"""Transparency groups: the colour space that they blend in, and the backdrop of their soft masks.

A group blends in its own colour space (ISO 32000-1, 11.3.4). That has to be the space of the press,
or else inks are turned into light and back on their way. Nearly every blend mode does the same to
inks as to light, because DeviceCMYK is complemented for it (11.3.5.2). Difference and Exclusion
look different in four inks; they are left as they are.
"""

import copy

from pikepdf import Array, Dictionary, Name, Object, Pdf

from statementpress.prepress.colour.converter import ConversionError, Converter
from statementpress.prepress.colour.interval import numbers
from statementpress.prepress.colour.resolve import resolve
from statementpress.prepress.colour.space import CMYK, GRAY, RGB, ColourSpace, Paint
from statementpress.prepress.pdf.drawings import drawings, graphics_states
from statementpress.prepress.pdf.objects import entries, name

OPAQUE = 1
BY_COUNT = {1: GRAY, 3: RGB, 4: CMYK}
NORMAL = frozenset({"Normal", "Compatible"})


def blend_in(holder: Object, space: ColourSpace) -> None:
    """Make the transparency group of a page or form blend in `space`, if it names a space.

    A group that names none blends in the space of the group around it (11.6.6).
    """
    group = holder.get(Name.Group)
    if isinstance(group, Dictionary) and Name.CS in group:
        # A copy, because several forms, or a form and a mask made of it, may share the group.
        holder[Name.Group] = copy.copy(group)
        holder[Name.Group][Name.CS] = Name(f"/{space.family}")


def is_luminosity(mask: Object) -> bool:
    """Say whether a soft mask depends on how light its group is, not on how opaque (11.5.3)."""
    return bool(mask.get(Name.S) == Name.Luminosity)


def convert_backdrop(mask: Object, converter: Converter, resources: Object) -> None:
    """Bring the backdrop of a soft mask by luminosity into the converter's space (11.6.5.2).

    Raises ConversionError if the backdrop has not as many values as its space has components.
    """
    if Name.BC not in mask:
        return
    values = numbers(mask[Name.BC], "BC")
    group = mask[Name.G].get(Name.Group)
    written = group.get(Name.CS) if isinstance(group, Dictionary) else None
    space = resolve(written, resources) if written is not None else BY_COUNT.get(len(values))
    if space is None or len(values) != space.components:
        raise ConversionError("the backdrop of a soft mask does not fit its group")
    mask[Name.BC] = Array([*converter.paint(Paint(space, values)).values])


def give_page_group(pdf: Pdf, page: Object, space: ColourSpace) -> None:
    """Give a page that uses transparency a group that blends in `space`, if it has no group.

    Without a group the output device decides what the page blends in, and many preview in RGB.
    """
    if Name.Group not in page and _uses_transparency(page):
        page[Name.Group] = pdf.make_indirect(
            Dictionary(
                Type=Name.Group, S=Name.Transparency, CS=Name(f"/{space.family}"), I=True, K=False
            )
        )
    blend_in(page, space)


def _uses_transparency(page: Object) -> bool:
    """Say whether a page draws with opacity, a soft mask, a blend mode or a group."""
    return any(
        any(map(_blends, graphics_states(drawing.resources)))
        or any(Name.SMask in each or Name.Group in each for each in _named(drawing.resources))
        for drawing in drawings([page], only_forms=True)
        if drawing.is_first
    )


def _named(resources: Object) -> list[Object]:
    """Return the images, forms and patterns that resources name."""
    kinds = (Name.XObject, Name.Pattern)
    return [each for kind in kinds for _, each in entries(resources, kind)]


def _blends(state: Object) -> bool:
    """Say whether a graphics state asks for more than opaque paint (11.6.4)."""
    mode = state.get(Name.BM, Name.Normal)
    first = mode[0] if isinstance(mode, Array) and len(mode) else mode
    masked = isinstance(state.get(Name.SMask), Dictionary)
    opacity = {state.get(Name.ca, OPAQUE), state.get(Name.CA, OPAQUE)}
    return masked or opacity != {OPAQUE} or name(first) not in NORMAL
