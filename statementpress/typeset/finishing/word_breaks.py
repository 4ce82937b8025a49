"""Write the spaces at which lines were broken (ISO 32000-1, 14.8.2.5: word breaks are explicit).

Layout drops the space at a line's end. Readers that go by tags, as screen readers do, then join
the last word of a line with the first of the next. So each line that ends at a space of the text
gets it back, as a glyph without width or ink.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from statementpress.khmer.characters import BREAK, NO_BREAK
from statementpress.typeset.faces.private_use import PRIVATE
from statementpress.typeset.finishing import text_operators
from statementpress.typeset.finishing.tags import TagRecord
from statementpress.typeset.finishing.variants import VariantBook

LEAVES = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/LBody"})
"""Structure types whose text is one run of words."""

Meanings = Mapping[str, Mapping[int, str]]
"""What each glyph index stands for, by the name of the font in the page's resources."""

_INVISIBLE = dict.fromkeys(map(ord, {BREAK, NO_BREAK, "\u00ad", *PRIVATE}))


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line broken at a space: its page, the index of its last text operator, that one's font."""

    page: int
    operator: int
    font: str


def broken_lines(
    objects: Mapping[bytes, Any],
    page_references: Sequence[bytes],
    record: TagRecord,
    streams: list[Any],
    meanings: Meanings,
) -> list[BrokenLine]:
    """Return the lines of all pages that were broken at a space; `record` as completed."""
    pages = {reference: number for number, reference in enumerate(page_references)}
    runs = [dict(_runs(stream.stream, meanings)) for stream in streams]
    found = []
    for tag in record.tags:
        if tag.element is None or tag.structure["S"] not in LEAVES:
            continue
        marks = [(pages[page], number) for page, number in _marks(tag.structure, objects)]
        texts = [runs[page][number].text for page, number in marks]
        for index in _broken_at_space(_words(tag.element), texts):
            page, number = marks[index]
            run = runs[page][number]
            found.append(BrokenLine(page, run.operator, run.font))
    return found


def add_spaces(
    lines: Iterable[BrokenLine], streams: list[Any], books: Mapping[str, VariantBook]
) -> None:
    """Let the last text operator of each line say a space at its end."""
    for line in lines:
        items = streams[line.page].stream
        space = books[line.font].said(" ")
        items[line.operator] = text_operators.with_glyph(items[line.operator], space)


def _marks(structure: Any, objects: Mapping[bytes, Any]) -> Iterator[tuple[bytes, int]]:
    """Yield (page reference, identifier) of the marked content below a tag, in reading order."""
    for kid in structure["K"]:
        if isinstance(kid, int):
            yield structure["Pg"], kid
        elif isinstance(kid, dict):
            yield kid["Pg"], kid["MCID"]
        elif objects[kid].get("Type") == "/StructElem" and objects[kid]["S"] not in LEAVES:
            yield from _marks(objects[kid], objects)


@dataclass(frozen=True, slots=True)
class _Run:
    """The text of one marked content, and where and in which font its last words are shown."""

    text: str
    operator: int
    font: str


def _runs(items: list[Any], meanings: Meanings) -> Iterator[tuple[int, _Run]]:
    """Yield the marked contents of a page by their identifiers."""
    identifier, text, last, font = None, "", -1, ""
    for index, item in enumerate(items):
        if isinstance(item, dict) and "MCID" in item:
            identifier, text, last = item["MCID"], "", -1
        elif item == b"EMC" and identifier is not None:
            yield identifier, _Run(text, last, font)
            identifier = None
        elif chosen := text_operators.font_chosen(item):
            font = chosen
        elif text_operators.shows_text(item):
            text, last = text + _text(item, meanings[font]), index


def _text(operator: bytes, meanings: Mapping[int, str]) -> str:
    glyphs = (item for item in text_operators.operands(operator) if isinstance(item, int))
    return "".join(meanings.get(glyph, "") for glyph in glyphs).translate(_INVISIBLE)


def _words(element: Any) -> str:
    return " ".join(_text_of(element).translate(_INVISIBLE).split())


def _text_of(element: Any) -> str:
    pieces = [" " if element.tag == "br" else "", element.text or ""]
    for child in element:
        pieces += [_text_of(child), child.tail or ""]
    return "".join(pieces)


def _broken_at_space(words: str, texts: list[str]) -> Iterator[int]:
    """Yield the indices of the texts after which `words` has a space that no text has."""
    position = 0
    for index, text in enumerate(texts):
        start = words.find(text.strip(), position)
        if start < 0:
            return
        position = start + len(text.strip())
        following = texts[index + 1 : index + 2]
        if text.endswith(" ") or not following or following[0].startswith(" "):
            continue
        if text.strip() and words[position : position + 1] == " ":
            yield index
