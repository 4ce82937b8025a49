"""Lists that Word counts on from the text of one language into that of the other."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from statementpress.intake.document import Block, WordParagraph

_COUNTED: Final = re.compile(r"(?P<before>\D*)(?P<number>\d+)(?P<after>\D*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an item stands in a list of the file."""

    number: int
    """What it is counted as."""
    before: str
    """The language of the item before it in its list; "" for the first."""


def begun_again(parted: Mapping[str, Sequence[Block]]) -> tuple[dict[str, list[Block]], list[int]]:
    """Return the blocks of each language, with lists that go on from another language begun at 1.

    Returns the numbers of the paragraphs that were counted anew as well.
    """
    places = _places(parted)
    counted: dict[str, list[Block]] = {}
    changed: list[int] = []
    for code, blocks in parted.items():
        shifts: dict[str, int] = {}
        counted[code] = []
        for block in blocks:
            place = places.get(block.number) if isinstance(block, WordParagraph) else None
            if place and isinstance(block, WordParagraph) and block.label:
                key = block.label.list_key
                if place.before != code:
                    shifts[key] = place.number - 1 if place.before else 0
                if shifts.get(key):
                    changed.append(block.number)
                    counted[code].append(_shifted(block, shifts[key]))
                    continue
            counted[code].append(block)
    return counted, changed


def _places(parted: Mapping[str, Sequence[Block]]) -> dict[int, _Place]:
    """Return the place of each item with a figure at the margin, by its paragraph."""
    items = [
        (block.number, block.label.list_key, int(match["number"]), code)
        for code, blocks in parted.items()
        for block in blocks
        if isinstance(block, WordParagraph) and block.label and not block.label.level
        if (match := _COUNTED.fullmatch(block.label.text))
    ]
    last: dict[str, tuple[int, str]] = {}
    places: dict[int, _Place] = {}
    for paragraph, key, number, code in sorted(items):
        before, language = last.get(key, (0, ""))
        places[paragraph] = _Place(number, language if number == before + 1 else "")
        last[key] = number, code
    return places


def _shifted(block: WordParagraph, shift: int) -> WordParagraph:
    match = _COUNTED.fullmatch(block.label.text) if block.label else None
    if not match or not block.label:
        return block
    text = f"{match['before']}{int(match['number']) - shift}{match['after']}"
    return replace(block, label=replace(block.label, text=text))
