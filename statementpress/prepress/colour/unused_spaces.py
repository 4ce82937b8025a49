"""Remove the colour spaces that resources name and that nothing uses after a conversion."""

from pikepdf import Dictionary, Name, Object

from statementpress.prepress.colour.converter import Converter, is_kept
from statementpress.prepress.colour.resolve import ColourSpaceError, resolve
from statementpress.prepress.colour.space import Family


def remove_unused_spaces(resources: Object, converter: Converter) -> None:
    """Remove all colour spaces but those of /All and /None, and of patterns in inks.

    Among them go the Default ones: with DefaultCMYK the inks would mean something else
    (ISO 32000-1, 8.6.5.6).
    """
    spaces = resources.get(Name.ColorSpace)
    if not isinstance(spaces, Dictionary):
        return
    unused = [name for name, each in spaces.items() if not _is_used(each, resources, converter)]
    for name in unused:
        del spaces[name]
    if not len(spaces):
        del resources[Name.ColorSpace]


def _is_used(written: object, resources: Object, converter: Converter) -> bool:
    try:
        space = resolve(written, resources)
    except ColourSpaceError:
        return False
    if space.family is not Family.PATTERN:
        return is_kept(converter, space)
    return space.base is not None and (
        space.base == converter.space or is_kept(converter, space.base)
    )
