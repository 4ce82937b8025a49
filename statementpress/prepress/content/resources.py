"""Look up the resources that content names (ISO 32000-1, 7.8.3), and read each only once."""

from pikepdf import Dictionary, Name, Object, Stream

from statementpress.prepress.colour.resolve import resolve
from statementpress.prepress.colour.space import ColourSpace
from statementpress.prepress.content.fonts import Font, read_font
from statementpress.prepress.content.painted import Group
from statementpress.prepress.pdf.objects import dictionary, entry, name


class Scope:
    """The meaning of the names in a content stream."""

    def __init__(self, resources: object) -> None:
        self.resources = resources if isinstance(resources, Dictionary) else None
        self._spaces: dict[str, ColourSpace | None] = {}
        self._fonts: dict[tuple[str, str], Font] = {}

    def find(self, category: str, called: object) -> object:
        """Return the resource of a category (such as "/Font") with a name, or None."""
        if not isinstance(called, Name):
            return None
        return entry(entry(self.resources, category), called)

    def space(self, called: object) -> ColourSpace | None:
        """Return the colour space that a name stands for, or None if it is missing or broken."""
        if not isinstance(called, Name):
            return space_of(called, self.resources)
        key = name(called)
        if key not in self._spaces:
            self._spaces[key] = space_of(called, self.resources)
        return self._spaces[key]

    def font(self, called: object) -> Font:
        """Return the font that a name stands for, or what readers use if it is missing."""
        return self._read("/Font", name(called), self.find("/Font", called))

    def font_of_state(self, called: object, font: object) -> Font:
        """Return a font that the graphics state with a name sets."""
        return self._read("/ExtGState", name(called), font)

    def _read(self, category: str, called: str, font: object) -> Font:
        if (category, called) not in self._fonts:
            self._fonts[category, called] = read_font(font, called)
        return self._fonts[category, called]


def read_group(holder: Object, resources: object) -> Group | None:
    """Return the transparency group of a page or form, or None if it is none (11.6.6)."""
    group = holder.get("/Group")
    if name(entry(group, "/S")) != "Transparency":
        return None
    given = entry(group, "/CS")
    key = holder.objgen if isinstance(holder, Stream) else (0, 0)
    return Group(key, space_of(given, dictionary(resources)), given is not None)


def space_of(obj: object, resources: Object | None) -> ColourSpace | None:
    """Return the colour space that a name or an array stands for, or None if it is broken."""
    try:
        return resolve(obj, resources)
    except ValueError:  # a ColourSpaceError, or the error for a name that is no text
        return None
