"""Find the facts of a statement in its text: title, place and day."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from statementpress.intake.document import Block, WordParagraph
from statementpress.words.languages import Language

_FIRST: Final = 10
"""In how many paragraphs at the beginning and at the end a day is looked for."""
_LONGEST_LINE: Final = 200
"""The longest line of a title, in characters."""
_LINES: Final = 5
_MOST_WITH_DAY: Final = 140
"""The longest paragraph that a day is taken from, in characters; longer ones only mention it."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a text."""

    lines: tuple[str, ...]
    blocks: tuple[int, ...]
    """The blocks that it is made of."""
    is_sure: bool = True
    """Whether it is marked as a title, or is the only heading of its level."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that a text says."""

    day: date
    place: str
    """The place before it; "" if the paragraph says none."""
    block: int
    is_whole: bool
    """Whether the paragraph says nothing else."""


def title_of(blocks: Sequence[Block], skipped: Sequence[int]) -> Title | None:
    """Return the title with which a text begins; None if none can be seen.

    `skipped` are blocks that do not count, such as the line of the day.
    """
    places = [index for index in range(len(blocks)) if index not in skipped]
    opening = [index for index in places[: _LINES + 2] if _is_line(blocks[index])]
    named = [index for index in opening if _paragraph(blocks[index]).is_title]
    if named:
        return Title(_lines(blocks, named), tuple(named))
    if not places or not isinstance(first := blocks[places[0]], WordParagraph):
        return None
    if first.level:
        same = [
            it for it in blocks if isinstance(it, WordParagraph) and 0 < it.level <= first.level
        ]
        only = [places[0]]
        return Title(_lines(blocks, only), tuple(only), is_sure=len(same) == 1)
    shown: list[int] = []
    for index in places[:_LINES]:
        block = blocks[index]
        if not _is_line(block) or not _stands_out(_paragraph(block)):
            break
        shown.append(index)
    return Title(_lines(blocks, shown), tuple(shown)) if shown else None


def _paragraph(block: Block) -> WordParagraph:
    if not isinstance(block, WordParagraph):
        raise TypeError("a title is made of paragraphs")
    return block


def _is_line(block: Block) -> bool:
    return (
        isinstance(block, WordParagraph)
        and not block.label
        and 0 < len(block.text.strip()) <= _LONGEST_LINE
    )


def _stands_out(block: WordParagraph) -> bool:
    """Return whether a paragraph is bold all through, or centred, as titles are."""
    written = [run for run in block.runs if run.text.strip()]
    return bool(written) and (block.is_centred or all(run.bold for run in written))


def _lines(blocks: Sequence[Block], places: Sequence[int]) -> tuple[str, ...]:
    lines = [line for place in places for line in _paragraph(blocks[place]).text.split("\n")]
    return tuple(" ".join(line.split()) for line in lines if line.strip())


def dated(blocks: Sequence[Block], code: str, language: Language) -> Dated | None:
    """Return the day, and the place, that stands at the beginning or at the end of a text."""
    whole, loose = _patterns(code, language)
    found = None
    last = range(len(blocks))[-_FIRST:]
    for index in dict.fromkeys((*range(min(_FIRST, len(blocks))), *last)):
        block = blocks[index]
        if not isinstance(block, WordParagraph) or len(block.text) > _MOST_WITH_DAY:
            continue
        text = " ".join(block.text.split()).strip(" .។")
        for match in filter(None, (pattern.fullmatch(text) for pattern in whole)):
            if day := _day(match, code, language):
                place = match["place"].strip(" ,")
                return Dated(day, place, index, is_whole=True)
        for match in filter(None, (pattern.search(text) for pattern in loose)):
            day = None if found else _day(match, code, language)
            found = Dated(day, "", index, match.group() == text) if day else found
    return found


def lunar_line(blocks: Sequence[Block], language: Language) -> int | None:
    """Return the block that is the day of the lunar calendar; None if there is none."""
    words = language.lunar
    if words is None:
        return None
    fields = {
        "weekday": f"(?:{'|'.join(words.weekdays)})",
        "day": ".{1,12}?",
        "month": ".{2,20}?",
        "animal": f"(?:{'|'.join(words.animals)})",
        "era": ".{2,20}?",
        "year": rf"[0-9{language.digits}]{{4}}",
    }
    pattern = _pattern(words.line, fields)
    for index, block in enumerate(blocks[:_FIRST]):
        text = " ".join(block.text.split()) if isinstance(block, WordParagraph) else ""
        if len(text) <= _MOST_WITH_DAY and pattern.fullmatch(text):
            return index
    return None


def motto(blocks: Sequence[Block], language: Language) -> list[int]:
    """Return the blocks at the beginning of a text that are the national motto."""
    lines = {"".join(line.split()) for line in language.letter.motto}
    return [
        index
        for index, block in enumerate(blocks[:_FIRST])
        if isinstance(block, WordParagraph) and "".join(block.text.split()) in lines
    ]


def _day(match: "re.Match[str]", code: str, language: Language) -> date | None:
    """Return the day that a text names; None if there is no such day."""
    months = _months(code, language)
    ordinals = {text: number for number, text in language.days.items()}
    try:
        number = ordinals.get(match["day"]) or re.sub(r"\D+$", "", match["day"])
        return date(int(match["year"]), months[match["month"].casefold()], int(number))
    except (ValueError, KeyError):
        return None


def _months(code: str, language: Language) -> Mapping[str, int]:
    """Return the number of each month by its name in small letters."""
    days = (date(2000, number, 1) for number in range(1, 13))
    return {language.date_parts(code, day)["month"].casefold(): day.month for day in days}


def _patterns(
    code: str, language: Language
) -> tuple[Sequence[re.Pattern[str]], Sequence[re.Pattern[str]]]:
    """Return what lines of place and day look like, and days inside a sentence."""
    names = sorted(_months(code, language), key=len, reverse=True)
    figures = rf"[0-9{re.escape(language.digits)}]"
    days = "".join(f"{re.escape(day)}|" for day in language.days.values())
    ordinal = "(?:st|nd|rd|th)?" if language.digits.isascii() else ""
    fields = {
        "place": "(?P<place>.{2,80}?)",
        "day": rf"(?P<day>{days}{figures}{{1,2}}{ordinal})",
        "month": rf"(?P<month>{'|'.join(map(re.escape, names))})",
        "year": rf"(?P<year>{figures}{{4}})",
    }
    core = re.sub(r"^\{place\}[\s,]*(?:le )?", "", language.date_line)
    loose = [core, "{month} {day}, {year}"] if language.digits.isascii() else [core]
    whole = [language.date_line, *(f"{{place}}, {each}" for each in loose)]
    return [_pattern(each, fields) for each in whole], [_pattern(each, fields) for each in loose]


def _pattern(line: str, fields: Mapping[str, str]) -> re.Pattern[str]:
    """Return the pattern of a line with fields in braces, in which spaces may be left out."""
    parts = re.split(r"\{(\w+)\}", line)
    written = [
        fields[part] if index % 2 else re.sub(r"(?:\\ |\s)+", r"\\s*", re.escape(part))
        for index, part in enumerate(parts)
    ]
    return re.compile("".join(written), re.IGNORECASE)
