"""The labels that Word prints before the items of lists (ECMA-376 Part 1, 17.9).

Word does not write a label into its file. It says which list a paragraph belongs to and how deep,
and counts when it shows the page. So it is counted here in the same way: lists that share a
definition go on counting, a level begins anew below each item above it, and a list may begin with
another number.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from statementpress.intake.styles import Style
from statementpress.intake.word_xml import Element, attribute, child, children, value, whole

BULLET: Final = "-"
"""The label of an item with any bullet."""
LEVELS: Final = 9
_NUMERALS: Final = "០១២៣៤៥៦៧៨៩", "๐๑๒๓๔๕๖๗๘๙", "໐໑໒໓໔໕໖໗໘໙", "၀၁၂၃၄၅၆၇၈၉"
_LETTERS: Final = "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE: Final = re.compile("%([1-9])")


def _letters(number: int) -> str:
    """Return a, b … z, aa, bb … zz, as Word counts."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1) if 0 < number <= 26 * 50 else str(number)


def _roman(number: int) -> str:
    written = ""
    for size, sign in _ROMAN if 0 < number < 10_000 else ():
        while number >= size:
            written, number = written + sign, number - size
    return written or str(number)


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number // 10 % 10 == 1 else ending}"


def _in_series(letters: str) -> Callable[[int], str]:
    return lambda number: letters[number - 1] if 0 < number <= len(letters) else str(number)


def _in_numerals(numerals: str, width: int = 1) -> Callable[[int], str]:
    return lambda number: "".join(numerals[int(digit)] for digit in f"{number:0{width}}")


_FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "decimalZero": lambda number: f"{number:02}",
    "thaiNumbers": _in_numerals(_NUMERALS[1]),
    "none": lambda _: "",
}
"""How each format counts; all others count in Arabic figures, as Word does for an unknown one."""


@dataclass(frozen=True, slots=True)
class Item:
    """Where a paragraph stands in the lists of a file."""

    list_key: str
    level: int
    label: str
    """What is printed before it; "" if nothing is."""
    indent: int
    """How far the level is indented, in twentieths of a point."""


class Numbering:
    """The lists of a file, each counted up to the paragraph that was asked for last."""

    def __init__(self, root: Element | None, styles: Mapping[str, str]) -> None:
        """Take the root of numbering.xml, None for a file without lists.

        `styles` are the lists that styles of lists stand for, by the styles' identifiers.
        """
        self._abstract = {attribute(each, "abstractNumId"): each for each in _all(root, "abstract")}
        self._numbers = {attribute(each, "numId"): each for each in children(root, "num")}
        self._styles = styles
        self._counted: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def item(self, own: Element | None, style: Style) -> Item | None:
        """Return the next item of the list that a paragraph belongs to; None if it is in none.

        `own` are the properties of the paragraph itself.
        """
        number = level = ""
        of_style = None
        for properties in (own, *style.properties("pPr")):
            found = child(properties, "numPr")
            number = number or value(found, "numId")
            level = level or value(found, "ilvl")
            of_style = of_style or (found is not None and properties is not own)
        if not number or number == "0" or number not in self._numbers:
            return None
        if of_style and not level:
            level = self._level_of(number, style)
        return self._next(number, max(0, min(whole(level), LEVELS - 1)))

    def _level_of(self, number: str, style: Style) -> str:
        """Return the level that names a style as its own."""
        identifier = attribute(style.chain[0], "styleId") if style.chain else ""
        for level in children(self._definition(number)[1], "lvl"):
            if value(level, "pStyle") == identifier:
                return attribute(level, "ilvl")
        return "0"

    def _definition(self, number: str) -> tuple[str, Element | None]:
        """Return the identifier and the element of a list's definition, through a style's."""
        identifier = value(self._numbers.get(number), "abstractNumId")
        definition = self._abstract.get(identifier)
        linked = self._styles.get(value(definition, "numStyleLink"), "")
        if linked and linked != number:
            identifier = value(self._numbers.get(linked), "abstractNumId")
            definition = self._abstract.get(identifier)
        return identifier, definition

    def _level(self, number: str, level: int) -> Element | None:
        """Return the element that says how a level looks."""
        for override in children(self._numbers[number], "lvlOverride"):
            if whole(attribute(override, "ilvl")) == level:
                own = child(override, "lvl")
                if own is not None:
                    return own
        levels = children(self._definition(number)[1], "lvl")
        return next((it for it in levels if whole(attribute(it, "ilvl")) == level), None)

    def _start(self, number: str, level: int) -> int:
        for override in children(self._numbers[number], "lvlOverride"):
            if whole(attribute(override, "ilvl")) == level and value(override, "startOverride"):
                return whole(value(override, "startOverride"), 1)
        return whole(value(self._level(number, level), "start") or "1", 1)

    def _next(self, number: str, level: int) -> Item:
        identifier, _ = self._definition(number)
        counted = self._counted.setdefault(identifier, [None] * LEVELS)
        self._restart(number, level, counted)
        before = counted[level]
        counted[level] = self._start(number, level) if before is None else before + 1
        for deeper in range(level + 1, LEVELS):
            restart = value(self._level(number, deeper), "lvlRestart")
            if restart != "0" and (not restart or level < whole(restart)):
                counted[deeper] = None
        element = self._level(number, level)
        indent = child(element, "pPr", "ind")
        left = whole(attribute(indent, "left") or attribute(indent, "start"))
        return Item(identifier, level, self._label(number, element, counted), left)

    def _restart(self, number: str, level: int, counted: list[int | None]) -> None:
        """Begin anew where a list first comes to a level for which it has a start of its own."""
        for override in children(self._numbers[number], "lvlOverride"):
            at = whole(attribute(override, "ilvl"))
            key = (number, at)
            if at <= level and key not in self._begun and value(override, "startOverride"):
                self._begun.add(key)
                counted[at:] = [None] * (LEVELS - at)

    def _label(self, number: str, element: Element | None, counted: list[int | None]) -> str:
        pattern = value(element, "lvlText")
        if _format(element) == "bullet":
            return BULLET
        legal = child(element, "isLgl") is not None

        def counted_at(match: "re.Match[str]") -> str:
            level = int(match[1]) - 1
            shown = counted[level]
            count = self._start(number, level) if shown is None else shown
            return str(count) if legal else _written(self._level(number, level), count)

        return _PLACE.sub(counted_at, pattern).strip()


def _all(root: Element | None, beginning: str) -> list[Element]:
    return list(children(root, f"{beginning}Num"))


def _format(level: Element | None) -> str:
    """Return the name of a level's format; of a format that newer programs know, that one."""
    own = child(level, "AlternateContent", "Choice", "numFmt")
    return attribute(own if own is not None else child(level, "numFmt"), "val", "decimal")


def _written(level: Element | None, count: int) -> str:
    name = _format(level)
    if name == "custom":
        own = child(level, "AlternateContent", "Choice", "numFmt")
        own = own if own is not None else child(level, "numFmt")
        return _custom(attribute(own, "format"))(count)
    return _FORMATS.get(name, str)(count)


def _custom(example: str) -> Callable[[int], str]:
    """Return how a format counts that is given by its first labels, such as “ក, ខ, គ, ...”."""
    first = example.partition(",")[0].strip()
    for numerals in _NUMERALS:
        if first and all(sign in numerals for sign in first):
            return _in_numerals(numerals, len(first))
    if first and first == _LETTERS[0]:
        return _in_series(_LETTERS)
    return lambda number: f"{number:0{max(1, len(first))}}" if first.isdecimal() else str(number)
