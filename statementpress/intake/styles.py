"""What the styles of a Word file say of paragraphs and runs (ECMA-376 Part 1, 17.7).

A style is based on another one, and the defaults of the document lie below all. Bold and italic of
a paragraph's style and of a run's style take each other back (17.7.3); what is said of the run
itself counts in any case. Khmer and other complex scripts have a bold and an italic of their own,
`w:bCs` and `w:iCs` (17.3.2.2), and so a run may be bold in one script and not in the other.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from statementpress.intake.word_xml import Element, attribute, child, children, switch, value

_COMPLEX: Final = re.compile("[\u0590-\u109f\u1780-\u17ff\u19e0-\u19ff\u200b-\u200d\ufb1d-\ufdff]")
"""Characters of scripts that Word calls complex, and the invisible ones between their words."""
_DEPTH: Final = 50
"""How many styles may be based on one another; Word itself allows eleven."""
_TITLES: Final = ("title", "subtitle")
_QUOTATIONS: Final = ("quote", "intense quote", "quotations", "block text", "block quotation")
_HEADING: Final = re.compile(r"heading\s*([1-9])")


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs or of runs, with what it is based on."""

    name: str
    """Its name in small letters."""
    is_own: bool
    """Whether the author made it."""
    chain: tuple[Element, ...]
    """Its element in the file, then that of the style that it is based on, and so on."""

    def properties(self, kind: str) -> Iterator[Element]:
        """Yield the properties of a kind, pPr or rPr, those that count first."""
        for element in self.chain:
            found = child(element, kind)
            if found is not None:
                yield found

    def switch(self, name: str) -> bool | None:
        """Return whether it switches a property of runs on or off; None if it says nothing."""
        said = (switch(each, name) for each in self.properties("rPr"))
        return next((each for each in said if each is not None), None)


_NONE: Final = Style("", False, ())


class Styles:
    """The styles of one file."""

    def __init__(self, root: Element | None) -> None:
        """Take the root of styles.xml; None for a file without styles."""
        self._elements = {attribute(each, "styleId"): each for each in children(root, "style")}
        self._made: dict[str, Style] = {}
        defaults = child(root, "docDefaults", "rPrDefault", "rPr")
        self._defaults = defaults
        self._normal: Mapping[str, str] = {
            attribute(each, "type"): attribute(each, "styleId")
            for each in children(root, "style")
            if attribute(each, "default", "0") in ("1", "true", "on")
        }

    def of(self, identifier: str, kind: str = "paragraph") -> Style:
        """Return a style by its identifier; the usual one of a kind if there is none."""
        identifier = identifier if identifier in self._elements else self._normal.get(kind, "")
        if identifier not in self._made:
            self._made[identifier] = self._make(identifier)
        return self._made[identifier]

    def _make(self, identifier: str) -> Style:
        chain: list[Element] = []
        following: str = identifier
        while (element := self._elements.get(following)) is not None and element not in chain:
            chain.append(element)
            following = value(element, "basedOn")
            if len(chain) > _DEPTH:
                break
        if not chain:
            return _NONE
        name = " ".join(value(chain[0], "name").casefold().split())
        return Style(name, attribute(chain[0], "customStyle") in ("1", "true"), tuple(chain))

    def toggled(self, name: str, paragraph: Style, run: Style, own: Element | None) -> bool:
        """Return whether bold, italic or the like is on for a run (17.7.3)."""
        said = switch(own, name)
        if said is not None:
            return said
        of_paragraph, of_run = paragraph.switch(name), run.switch(name)
        if of_paragraph is None and of_run is None:
            return bool(switch(self._defaults, name))
        return bool(of_paragraph) != bool(of_run)

    def first(self, paragraph: Style, run: Style, own: Element | None, name: str) -> Element | None:
        """Return the element of a property of runs that counts; None if nothing is said of it."""
        places = [own, *run.properties("rPr"), *paragraph.properties("rPr"), self._defaults]
        found = (child(each, name) for each in places)
        return next((each for each in found if each is not None), None)


def is_complex(character: str) -> bool:
    """Return whether Word counts a character among the complex scripts."""
    return bool(_COMPLEX.match(character))


def heading_level(style: Style, own: Element | None) -> int:
    """Return the level of a heading, 1 for the highest; 0 for other paragraphs."""
    named = _HEADING.fullmatch(style.name)
    if named:
        return int(named[1])
    if style.name in _TITLES:
        return 0
    for properties in (own, *style.properties("pPr")):
        outline = value(properties, "outlineLvl")
        if outline:
            return int(outline) + 1 if outline in "012345678" else 0
    return 0


def is_title(style: Style) -> bool:
    """Return whether a style is that of a document's title."""
    return _base(style) in _TITLES


def is_quotation(style: Style) -> bool:
    """Return whether a style is one of quotations."""
    return _base(style) in _QUOTATIONS


def _base(style: Style) -> str:
    """Return the name of a style, or of the first one below it that the author did not make."""
    for element in style.chain:
        if attribute(element, "customStyle") not in ("1", "true"):
            return " ".join(value(element, "name").casefold().split())
    return style.name
