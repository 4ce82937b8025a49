"""Convert smooth shadings (ISO 32000-1, 8.7.4.5): their functions, vertices and backgrounds."""

from collections.abc import Callable

from pikepdf import Array, Name, Object, Pdf, Stream

from statementpress.prepress.colour.converter import ConversionError, Converter, is_kept
from statementpress.prepress.colour.function import Function, read_function
from statementpress.prepress.colour.gradients import gradient, stops, table
from statementpress.prepress.colour.interval import Inks, Interval, intervals, numbers
from statementpress.prepress.colour.meshes import MESHES, convert_mesh
from statementpress.prepress.colour.resolve import Resources, resolve
from statementpress.prepress.colour.space import ColourSpace, Family, Paint

UNIT: Interval = (0.0, 1.0)
BY_FUNCTION, AXIAL, RADIAL = 1, 2, 3


def convert_shading(pdf: Pdf, shading: Object, converter: Converter, resources: Resources) -> None:
    """Bring a shading into the converter's space, in place.

    The name of its colour space is looked up in `resources`. A shading in Separation /All or /None
    stays as it is. Raises ConversionError, or another ValueError, if it cannot be understood.
    """
    space = resolve(shading.get(Name.ColorSpace), resources)
    if space.family is Family.PATTERN:
        raise ConversionError("a shading is coloured by a pattern")
    if is_kept(converter, space):
        return

    def inks(values: Inks) -> Inks:
        return _inks(converter, space, values)

    _convert_colours(pdf, shading, space, inks)
    if Name.Background in shading:
        shading[Name.Background] = Array([*inks(numbers(shading[Name.Background], "Background"))])
    shading[Name.ColorSpace] = Name(f"/{converter.space.family}")


def _inks(converter: Converter, space: ColourSpace, values: Inks) -> Inks:
    """Return a colour of `space` in the converter's space, even if it became a grey."""
    paint = converter.paint(Paint(space, values[: space.components]))
    if paint.space == converter.space:
        return paint.values
    return (0.0, 0.0, 0.0, 1 - paint.values[0])


def _convert_colours(
    pdf: Pdf, shading: Object, space: ColourSpace, inks: Callable[[Inks], Inks]
) -> None:
    kind, written = shading.get(Name.ShadingType), shading.get(Name.Function)
    function = None if written is None else read_function(written)
    if function is None and kind in MESHES and isinstance(shading, Stream):
        convert_mesh(shading, space.components, inks)
    elif function is not None and kind == BY_FUNCTION:
        shading[Name.Function] = _surface(pdf, shading, function, inks)
    elif function is not None and (kind in {AXIAL, RADIAL} or kind in MESHES):
        domain = _domain(shading, kind in MESHES)
        shading[Name.Function] = gradient(
            lambda value: inks(function((value,))), stops(function, domain)
        )
    else:
        raise ConversionError("a shading is of an unknown type")


def _surface(pdf: Pdf, shading: Object, function: Function, inks: Callable[[Inks], Inks]) -> Stream:
    """Return the function of a shading of two variables (8.7.4.5.2)."""
    domain = intervals(shading[Name.Domain], "Domain") if Name.Domain in shading else (UNIT, UNIT)
    if len(domain) != 2:
        raise ConversionError("the Domain of a shading does not hold two pairs")
    return table(pdf, lambda x, y: inks(function((x, y))), domain)


def _domain(shading: Object, mesh: bool) -> Interval:
    """Return the lowest and the highest value for which a shading calls its function."""
    if mesh:
        return intervals(shading.get(Name.Decode), "Decode")[-1]
    domain = intervals(shading[Name.Domain], "Domain")[0] if Name.Domain in shading else UNIT
    if domain[0] > domain[1]:
        raise ConversionError("the Domain of a shading falls")
    return domain
