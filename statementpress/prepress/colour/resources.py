"""Add to the resources of a page or form, and remove what nothing uses after a conversion."""

from pikepdf import Dictionary, Name, Object

from statementpress.prepress.colour.converter import Converter, is_kept
from statementpress.prepress.colour.resolve import ColourSpaceError, resolve
from statementpress.prepress.colour.space import Family


def add_resource(resources: Object, kind: Name, stem: str, obj: Object) -> Name:
    """Add a resource of a kind, such as /XObject; return its name, `stem` with a free number."""
    if not isinstance(resources.get(kind), Dictionary):
        resources[kind] = Dictionary()
    named, number = resources[kind], 1
    while f"/{stem}{number}" in named:
        number += 1
    name = Name(f"/{stem}{number}")
    named[name] = obj
    return name


def remove_unused_spaces(resources: Object, converter: Converter) -> None:
    """Remove all colour spaces except those of /All and /None, and of patterns in inks.

    The Default spaces go as well: with a DefaultCMYK, the inks would mean something else
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
