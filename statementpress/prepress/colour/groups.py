"""Transparency groups: the colour space they blend in, and how light their soft masks are.

A group blends in its own colour space (ISO 32000-1, 11.3.4), so it has to be that of the press, or
inks turn into light and back on their way. Nearly every blend mode works on inks as it does on
light, as DeviceCMYK is complemented for it (11.3.5.2); Difference and Exclusion do not look alike
in four inks, and are left.
"""

import copy

from pikepdf import Array, Dictionary, Name, Object, Pdf

from statementpress.prepress.colour.converter import ConversionError, Converter
from statementpress.prepress.colour.interval import numbers
from statementpress.prepress.colour.reachable import (
    entries,
    is_form,
    own_resources,
)
from statementpress.prepress.colour.resolve import resolve
from statementpress.prepress.colour.space import CMYK, GRAY, RGB, ColourSpace, Paint
from statementpress.prepress.pdf.walking import graphics_states

OPAQUE = 1
BY_COUNT = {1: GRAY, 3: RGB, 4: CMYK}
NORMAL = frozenset({"/Normal", "/Compatible"})


def blend_in(holder: Object, space: ColourSpace) -> None:
    """Make the transparency group of a page or form blend in `space`, where it names a space.

    One that names none takes that of the group around it (11.6.6).
    """
    group = holder.get(Name.Group)
    if isinstance(group, Dictionary) and Name.CS in group:
        # a copy, as the group may be the same of several forms, or of a mask made of this one
        holder[Name.Group] = copy.copy(group)
        holder[Name.Group][Name.CS] = Name(f"/{space.family}")


def backdrop(mask: Object, converter: Converter, resources: Object) -> None:
    """Bring the backdrop of a soft mask by luminosity into the converter's space (11.6.5.2)."""
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
    """Give a page that uses transparency a group, so that it does not blend in whatever is usual.

    Without one the output device decides, and many preview in RGB.
    """
    if Name.Group not in page and uses_transparency(page[Name.Resources]):
        page[Name.Group] = pdf.make_indirect(
            Dictionary(
                Type=Name.Group, S=Name.Transparency, CS=Name(f"/{space.family}"), I=True, K=False
            )
        )
    blend_in(page, space)


def uses_transparency(resources: Object) -> bool:
    """Tell whether resources hold what blends: opacity, a soft mask, a blend mode, a group."""
    waiting, seen = [resources], set[tuple[int, int]]()
    while waiting:
        current = waiting.pop()
        if any(map(_blends, graphics_states(current))):
            return True
        for kind in (Name.XObject, Name.Pattern):
            for _, each in entries(current, kind):
                if Name.SMask in each or Name.Group in each:
                    return True
                if each.objgen not in seen and (kind == Name.Pattern or is_form(each)):
                    seen.add(each.objgen)
                    waiting.append(own_resources(each, Dictionary()))
    return False


def _blends(state: Object) -> bool:
    """Tell whether a graphics state asks for more than opaque paint (11.6.4)."""
    mode = state.get(Name.BM, Name.Normal)
    first = mode[0] if isinstance(mode, Array) and len(mode) else mode
    masked = isinstance(state.get(Name.SMask), Dictionary)
    opacity = {state.get(Name.ca, OPAQUE), state.get(Name.CA, OPAQUE)}
    return masked or opacity != {OPAQUE} or str(first) not in NORMAL
