"""Go through all that a PDF draws with, and convert the colours of each thing once, in its place.

A stream is rewritten when it is first drawn, because it may go on in a colour space that it was
handed; what nothing draws comes last. In a soft mask by luminosity the same things are converted in
another way, so there they are copied first.
"""

import copy
from collections.abc import Callable, Mapping, Sequence

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    Pdf,
    PdfInlineImage,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)

from statementpress.prepress.colour.content_writer import (
    UNHANDED,
    ContentWriter,
    Handed,
    Instruction,
    set_initial_black,
)
from statementpress.prepress.colour.converter import ConversionError, Converter
from statementpress.prepress.colour.groups import blend_in, convert_backdrop, is_luminosity
from statementpress.prepress.colour.images import convert_image, replace_image
from statementpress.prepress.colour.resources import add_resource, remove_unused_spaces
from statementpress.prepress.colour.shadings import convert_shading
from statementpress.prepress.pdf.drawings import (
    appearances,
    glyphs,
    is_form,
    is_stencil,
    own_resources,
    page_resources,
    soft_mask,
)
from statementpress.prepress.pdf.objects import as_name, entries, entry, is_dictionary

MOST_NESTED = 48
"""Forms inside forms; what people draw has five levels."""
COLOURED = 1
"""The PaintType of a tiling pattern that sets its own colours (ISO 32000-1, 8.7.3.1)."""
CHANGED = (Name.ColorSpace, Name.XObject, Name.Pattern, Name.Shading, Name.ExtGState, Name.Font)
"""The kinds of resources in which a conversion replaces entries."""


class Rewriting:
    """One conversion of all that a PDF draws with.

    `originals` are files of images, by the names that these have in resources. With `copies`,
    everything stays as it is and copies are converted, each made once.
    """

    def __init__(
        self, pdf: Pdf, converter: Converter, originals: Mapping[str, bytes], *, copies: bool
    ) -> None:
        self.pdf = pdf
        self.converter = converter
        self._originals = originals
        self._copies = copies
        self._made: dict[tuple[int, int], Object] = {}
        self._handed: dict[tuple[int, int], Handed] = {}
        self._resources: list[Object] = []

    def page(self, page: Object) -> None:
        """Convert the content of a page, all that it names, and its annotations' appearances."""
        # The page may inherit its resources, or lack them. From now on it has its own.
        page[Name.Resources] = page_resources(page)
        resources = self._changeable(page, page[Name.Resources])
        if Name.Contents in page:
            rewritten = self._rewritten(page, resources, UNHANDED, 0, begins=True)
            if rewritten is not None:
                page[Name.Contents] = self.pdf.make_stream(rewritten)
        for stream in appearances(page):
            self.drawing(stream, resources, begins=True)
        self._convert_named(resources, 0)

    def drawing(
        self,
        stream: Object,
        outer: Object,
        spaces: Handed | None = None,
        depth: int = 0,
        *,
        begins: bool = False,
    ) -> Object:
        """Convert a form, tiling pattern, glyph or appearance with all that it names; return it.

        `outer` are the resources of what draws it, and `spaces` the colour spaces in force at that
        place, or None if nothing draws it. With `begins` it starts in black. Raises ConversionError
        if one form is to go on in two different spaces.
        """
        known, handed = stream.objgen, spaces or UNHANDED
        if known in self._made:
            if spaces and self._handed.get(known, handed) != handed:
                raise ConversionError("a form takes on more than one colour space")
            return self._made[known]
        if depth > MOST_NESTED:
            raise ConversionError("forms are nested too deep")
        # It counts as made before its content is read, so that a form which draws itself ends.
        own = self._own(stream)
        resources = self._changeable(own, own_resources(own, outer))
        blend_in(own, self.converter.blending)
        rewritten = self._rewritten(own, resources, handed, depth, begins=begins)
        if rewritten is not None:
            own.write(rewritten)
        self._convert_named(resources, depth)
        return own

    def soft_mask(self, mask: Object, resources: Object, depth: int = 0) -> None:
        """Convert the group of a soft mask, and the backdrop if the mask is by luminosity."""
        group = mask[Name.G]
        if is_luminosity(mask) and group.objgen not in self._made:
            convert_backdrop(mask, self.converter, own_resources(group, resources))
        mask[Name.G] = self.drawing(group, resources, depth=depth + 1)

    def image(self, name: str, image: Stream, resources: Object) -> Object:
        """Convert an image that `resources` call `name` (with a slash), once; return it."""
        known = image.objgen
        if known not in self._made:
            own, file = self._own(image), self._originals.get(name[1:])
            assert isinstance(own, Stream)
            if file is None:
                convert_image(self.pdf, own, self.converter, resources)
            else:
                replace_image(self.pdf, own, file, self.converter)
        return self._made[known]

    def finish(self) -> None:
        """Remove the colour spaces that nothing uses any more."""
        for resources in self._resources:
            remove_unused_spaces(resources, self.converter)

    def _rewritten(
        self, holder: Object, resources: Object, spaces: Handed, depth: int, *, begins: bool
    ) -> bytes | None:
        """Return the content of a page or stream in new colours, or None if nothing changed."""
        writer = ContentWriter(self.converter, _Around(self, resources, depth), spaces)
        before: Sequence[Instruction] = parse_content_stream(holder)
        after = writer.rewritten(before)
        if writer.leans:
            self._handed[holder.objgen] = spaces
        if begins and after:
            after = [*set_initial_black(self.converter), *after]
        if len(after) == len(before) and all(map(_is, before, after)):
            return None
        return unparse_content_stream(after)

    def _own(self, obj: Object) -> Object:
        """Return the object that is to be changed, itself or its copy, and note it as made."""
        own = self.pdf.make_indirect(copy.copy(obj)) if self._copies else obj
        self._made[obj.objgen] = self._made[own.objgen] = own
        return own

    def _changeable(self, holder: Object, resources: Object) -> Object:
        """Return the resources of a page or stream in a form that may be changed."""
        if self._copies:
            resources = holder[Name.Resources] = copy.copy(resources)
            for kind in CHANGED:
                if isinstance(resources.get(kind), Dictionary):
                    resources[kind] = copy.copy(resources[kind])
        self._resources.append(resources)
        return resources

    def _convert_named(self, resources: Object, depth: int) -> None:
        """Convert all that resources name and that is not converted yet."""
        convert: dict[Name, Callable[[str, Object, Object, int], Object]] = {
            Name.XObject: self._xobject,
            Name.Pattern: self._pattern,
            Name.Shading: self._shading,
            Name.ExtGState: self._state,
            Name.Font: self._font,
        }
        for kind, converted in convert.items():
            for name, each in entries(resources, kind):
                # Without a number of its own, an object could not be known as converted.
                known = each if each.is_indirect else self.pdf.make_indirect(each)
                resources[kind][name] = self._made.get(known.objgen) or converted(
                    name, known, resources, depth + 1
                )

    def _xobject(self, name: str, obj: Object, resources: Object, depth: int) -> Object:
        if is_form(obj):
            return self.drawing(obj, resources, depth=depth)
        if isinstance(obj, Stream) and obj.get(Name.Subtype) == Name.Image:
            return self.image(name, obj, resources)
        return obj

    def _pattern(self, name: str, pattern: Object, resources: Object, depth: int) -> Object:
        if isinstance(pattern, Stream):
            begins = pattern.get(Name.PaintType) == COLOURED
            return self.drawing(pattern, resources, depth=depth, begins=begins)
        own = self._own(pattern)
        for key, convert in ((Name.Shading, self._shading), (Name.ExtGState, self._state)):
            part = own.get(key)
            if is_dictionary(part):
                known = part if part.is_indirect else self.pdf.make_indirect(part)
                own[key] = self._made.get(known.objgen) or convert(name, known, resources, depth)
        return own

    def _shading(self, _name: str, shading: Object, resources: Object, _depth: int) -> Object:
        own = self._own(shading)
        convert_shading(self.pdf, own, self.converter, resources)
        return own

    def _state(self, _name: str, state: Object, resources: Object, depth: int) -> Object:
        own = self._own(state)
        mask = soft_mask(own)
        if mask is not None and self._copies:
            mask = own[Name.SMask] = copy.copy(mask)
        if mask is not None and (self._copies or not is_luminosity(mask)):
            self.soft_mask(mask, resources, depth)
        return own

    def _font(self, _name: str, font: Object, resources: Object, depth: int) -> Object:
        own = self._own(font)
        drawn = {
            name: self.drawing(glyph, own_resources(font, resources), depth=depth)
            for name, glyph in glyphs(font)
        }
        if drawn and self._copies:
            own[Name.CharProcs] = Dictionary(drawn)
        return own


class _Around:
    """What a content stream that is nested `depth` forms deep has around it."""

    def __init__(self, rewriting: Rewriting, resources: Object, depth: int) -> None:
        self.resources = resources
        self._rewriting = rewriting
        self._depth = depth

    def draw(self, name: Name, spaces: Handed) -> None:
        """Convert the form `name`, if it is one, which is handed `spaces` where it is drawn."""
        form = entry(self.resources.get(Name.XObject), name)
        if is_form(form):
            self.resources[Name.XObject][name] = self._rewriting.drawing(
                form, self.resources, spaces, self._depth + 1
            )

    def inline_image(self, image: PdfInlineImage) -> Name | None:
        """Make an inline image an XObject and return its name; None for a stencil, which stays."""
        if is_stencil(image.obj):
            return None
        pdf = self._rewriting.pdf
        stream = pdf.make_stream(image.read_raw_bytes())
        for key, value in image.obj.items():
            stream[key] = value
        stream[Name.Type], stream[Name.Subtype] = Name.XObject, Name.Image
        converted = self._rewriting.image("/inline", stream, self.resources)
        return add_resource(self.resources, Name.XObject, "Inline", converted)

    def uncoloured_patterns(self) -> Name:
        """Return the name of a space for patterns that are coloured in the converter's space."""
        family = Name(f"/{self._rewriting.converter.space.family}")
        written = Array([Name.Pattern, family])
        spaces = self.resources.get(Name.ColorSpace, Dictionary())
        for key, each in spaces.items():
            if each == written:
                return as_name(key)
        return add_resource(self.resources, Name.ColorSpace, "Pattern", written)


def _is(before: Instruction, after: Instruction) -> bool:
    return before is after
