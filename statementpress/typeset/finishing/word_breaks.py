"""Write the spaces at which lines were broken (ISO 32000-1, 14.8.2.5: word breaks are explicit).

Layout drops the space at a line's end. Readers that go by tags, as screen readers do, then join
the last word of a line with the first of the next. So each line that ends at a space of the text
gets it back, past its end, where it shows nothing.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from statementpress.typeset.faces.private_use import PRIVATE
from statementpress.typeset.finishing.tags import TagRecord

LEAVES = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/LBody"})
"""Structure types whose text is one run of words."""

Meanings = Mapping[str, Mapping[int, str]]
"""What each glyph index stands for, by the name of the font in the page's resources."""

_FONT = re.compile(rb"^/(\w+) [\d.]+ Tf$")
_GLYPHS = re.compile(rb"<([0-9a-f]+)>")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\u00ad" + "".join(PRIVATE)))


def add_spaces(pdf: Any, record: TagRecord, streams: list[Any], meanings: Meanings) -> None:
    """Append a space to the last text operator of each line that was broken at one."""
    objects = {item.reference: item for item in pdf.objects}
    pages = {reference: number for number, reference in enumerate(pdf.page_references)}
    runs = [dict(_runs(stream.stream, meanings)) for stream in streams]
    for tag in record.tags:
        if tag.element is None or tag.structure["S"] not in LEAVES:
            continue
        marks = [(pages[page], identifier) for page, identifier in _marks(tag.structure, objects)]
        texts = [runs[page][identifier][0] for page, identifier in marks]
        for index in _broken_at_space(_words(tag.element), texts):
            page, identifier = marks[index]
            _append_space(streams[page].stream, *runs[page][identifier][1:], meanings)


def _marks(structure: Any, objects: Mapping[bytes, Any]) -> Iterator[tuple[bytes, int]]:
    """Yield (page reference, identifier) of the marked content below a tag, in reading order."""
    for kid in structure["K"]:
        if isinstance(kid, int):
            yield structure["Pg"], kid
        elif isinstance(kid, dict):
            yield kid["Pg"], kid["MCID"]
        elif objects[kid].get("Type") == "/StructElem" and objects[kid]["S"] not in LEAVES:
            yield from _marks(objects[kid], objects)


def _runs(items: list[Any], meanings: Meanings) -> Iterator[tuple[int, tuple[str, int, str]]]:
    """Yield each marked content's identifier, text, last text operator and that one's font."""
    identifier, text, last, font = None, "", -1, ""
    for index, item in enumerate(items):
        if isinstance(item, dict) and "MCID" in item:
            identifier, text, last = item["MCID"], "", -1
        elif item == b"EMC" and identifier is not None:
            yield identifier, (text, last, font)
            identifier = None
        elif isinstance(item, bytes) and (match := _FONT.match(item)):
            font = match[1].decode()
        elif isinstance(item, bytes) and item.endswith(b"TJ"):
            text, last = text + _text(item, meanings[font]), index


def _text(operator: bytes, meanings: Mapping[int, str]) -> str:
    return "".join(
        meanings.get(int(glyphs[start : start + 4], 16), "")
        for glyphs in _GLYPHS.findall(operator)
        for start in range(0, len(glyphs), 4)
    ).translate(_INVISIBLE)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).translate(_INVISIBLE).split())


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


def _append_space(items: list[Any], last: int, font: str, meanings: Meanings) -> None:
    space = next((glyph for glyph, text in meanings[font].items() if text == " "), None)
    if space is not None and last >= 0:
        items[last] = items[last].removesuffix(b"] TJ") + b"<%04x>] TJ" % space
