"""Write the spaces at which lines were broken (ISO 32000-1, 14.8.2.5: word breaks are explicit).

Layout drops the space at a line's end. Readers that follow the tags, such as screen readers, then
join the last word of a line with the first of the next. So each line that ends at a space of the
text gets that space back, as a glyph without width or ink.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from statementpress.khmer.characters import BREAK, NO_BREAK
from statementpress.typeset.faces.private_use import PRIVATE
from statementpress.typeset.finishing import text_operators
from statementpress.typeset.finishing.marked_content import MarkedRun
from statementpress.typeset.finishing.page_stream import PageStream
from statementpress.typeset.finishing.tags import Tag, TagRecord
from statementpress.typeset.finishing.variants import VariantBook
from statementpress.words.notes import NOTE

LEAVES = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/LBody", "/TH", "/TD", "/Caption"})
"""Structure types whose text is one run of words."""

LISTED = "contents-words"
"""The class of a heading in a list of contents, which is such a run inside its link."""

_APART = LEAVES | {"/Note"}
"""Types that are no part of the run of words around them."""

_INVISIBLE = dict.fromkeys(map(ord, {BREAK, NO_BREAK, "\u00ad", *PRIVATE}))


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line that was broken at a space."""

    page: int
    """The number of its page, from 0."""
    operator: int
    """The index of its last text operator in the stream of the page."""
    font: str
    """The font of that operator, by its name among the page's resources."""


def broken_lines(
    objects: Mapping[bytes, Any],
    page_references: Sequence[bytes],
    record: TagRecord,
    runs: Sequence[Sequence[MarkedRun]],
) -> list[BrokenLine]:
    """Return the lines of all pages that were broken at a space.

    The tags of `record` have been completed; `runs` are the marked runs of each page.
    """
    pages = {reference: number for number, reference in enumerate(page_references)}
    marked = [{run.properties["MCID"]: run for run in page} for page in runs]
    found = []
    for tag in record.tags:
        if tag.element is None or not _is_leaf(tag):
            continue
        marks = [(pages[page], number) for page, number in _marks(tag.structure, objects)]
        texts = [marked[page][number].text.translate(_INVISIBLE) for page, number in marks]
        for index in _broken_at_space(_words(tag.element), texts):
            page, number = marks[index]
            last, _ = marked[page][number].said[-1]
            found.append(BrokenLine(page, last.index, last.font))
    return found


def add_spaces(
    lines: Iterable[BrokenLine], pages: Sequence[PageStream], books: Mapping[str, VariantBook]
) -> None:
    """Add a glyph that says a space to the last text operator of each line."""
    for line in lines:
        items = pages[line.page].items
        space = books[line.font].said(" ")
        items[line.operator] = text_operators.with_glyph(items[line.operator], space)


def _is_leaf(tag: Tag) -> bool:
    return tag.structure["S"] in LEAVES or tag.element.get("class") == LISTED


def _marks(structure: Any, objects: Mapping[bytes, Any]) -> Iterator[tuple[bytes, int]]:
    """Yield the page reference and identifier of each marked content in a tag, in reading order."""
    for kid in structure["K"]:
        if isinstance(kid, int):
            yield structure["Pg"], kid
        elif isinstance(kid, dict):
            yield kid["Pg"], kid["MCID"]
        elif objects[kid].get("Type") == "/StructElem" and objects[kid]["S"] not in _APART:
            yield from _marks(objects[kid], objects)


def _words(element: Any) -> str:
    return " ".join(_text_of(element).translate(_INVISIBLE).split())


def _text_of(element: Any) -> str:
    pieces = [" " if element.tag == "br" else "", element.text or ""]
    for child in element:
        # A note at the foot of the page is a text of its own.
        text = "" if child.get("class") == NOTE else _text_of(child)
        pieces += [text, child.tail or ""]
    return "".join(pieces)


def _broken_at_space(words: str, texts: list[str]) -> Iterator[int]:
    """Yield the indices of the texts after which `words` has a space, but no text has it."""
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
