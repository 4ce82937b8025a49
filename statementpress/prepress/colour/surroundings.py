"""What a content stream has around it while it is rewritten: its resources, and their names."""

from typing import Protocol

from pikepdf import Array, Dictionary, Name, Object, PdfInlineImage

from statementpress.prepress.colour.content import Spaces
from statementpress.prepress.colour.converter import Converter
from statementpress.prepress.colour.reachable import entries, is_form, is_stencil


class Conversions(Protocol):
    """What can convert the things that a content stream draws."""

    converter: Converter

    def drawing(self, stream: Object, outer: Object, spaces: Spaces, depth: int) -> Object:
        """Convert a form that is drawn while `spaces` are in force; return it."""

    def inline_image(self, image: PdfInlineImage, resources: Object) -> Object:
        """Return an inline image as a converted image XObject."""


class Around:
    """The surroundings of a content stream that is nested `depth` forms deep."""

    def __init__(self, conversions: Conversions, resources: Object, depth: int) -> None:
        self.resources = resources
        self._conversions = conversions
        self._depth = depth

    def draw(self, name: Name, spaces: Spaces) -> None:
        """Convert the form `name`, if it is one, as it is drawn while `spaces` are in force."""
        form = dict(entries(self.resources, Name.XObject)).get(name)
        if form is not None and is_form(form):
            self.resources[Name.XObject][name] = self._conversions.drawing(
                form, self.resources, spaces, self._depth + 1
            )

    def inline_image(self, image: PdfInlineImage) -> Name | None:
        """Return the name of an inline image as an XObject; None for a stencil, which stays."""
        if is_stencil(image.obj):
            return None
        return add_resource(
            self.resources,
            Name.XObject,
            "Inline",
            self._conversions.inline_image(image, self.resources),
        )

    def uncoloured_patterns(self) -> Name:
        """Return the name of a space for patterns that are coloured in the converter's space."""
        family = Name(f"/{self._conversions.converter.space.family}")
        written = Array([Name.Pattern, family])
        spaces = self.resources.get(Name.ColorSpace, Dictionary())
        for name, each in spaces.items():
            if each == written:
                return Name(name)
        return add_resource(self.resources, Name.ColorSpace, "Pattern", written)


def add_resource(resources: Object, kind: Name, stem: str, obj: Object) -> Name:
    """Add a resource under a name that is not taken, made of `stem` and a number; return it."""
    if not isinstance(resources.get(kind), Dictionary):
        resources[kind] = Dictionary()
    named, number = resources[kind], 1
    while f"/{stem}{number}" in named:
        number += 1
    name = Name(f"/{stem}{number}")
    named[name] = obj
    return name
