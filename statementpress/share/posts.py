"""The text beside the pictures: what a statement says in as many characters as a platform takes.

It is plain, to be pasted. Khmer keeps U+200B between its words, as it is typed in Cambodia: an app
without a dictionary breaks lines there, and its search finds the words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from statementpress.khmer.characters import BREAK
from statementpress.share.points import Points, points_of, running_text
from statementpress.share.sentences import SHORTENED, shortened, units
from statementpress.statement.model import (
    Annex,
    Block,
    Contact,
    Endorsement,
    Inline,
    Notes,
    Paragraph,
    Signatories,
    Statement,
)
from statementpress.statement.traversal import texts
from statementpress.words.languages import Language
from statementpress.words.line_breaks import insertions
from statementpress.words.said import said
from statementpress.words.share import ShareWords, signed, words_in

LEAD_SHARE = 0.5
"""The part of a post that its first paragraphs may take where there are demands as well."""
BETWEEN = "\n\n"
_AFTER_THE_TEXT = (Signatories, Endorsement, Notes, Contact, Annex)
"""With one of these, the text has ended."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a post can tell, each in its own paragraph."""

    above: tuple[str, ...]
    """What it begins with: that this is a draft, an embargo, the title, place and day."""
    lead: tuple[str, ...]
    """What the statement says first."""
    heading: str
    """What stands above the points; "" for nothing."""
    points: tuple[str, ...]
    below: tuple[str, ...]
    """What it ends with: how many sign, where to read on."""


def told(
    statement: Statement,
    code: str,
    languages: Mapping[str, Language],
    words: Mapping[str, ShareWords],
    address: str,
) -> Told:
    """Return what can be told of a statement in one language; `address` is "" if it has none.

    Raises SetupError if there are no words for it.
    """
    language, own, voice = languages[code], said(statement, code, languages), words_in(code, words)
    found = points_of(statement, code, language)

    def broken(text: str) -> str:
        marks = insertions(text, statement.unbroken, language.break_rules)
        pieces = (BREAK * (marks.get(at) == BREAK) + sign for at, sign in enumerate(text))
        return "".join(pieces)

    title = " ".join(statement.title[code])
    above = (own.draft_foot, own.embargo, title, own.unofficial)
    dateline = language.dateline(code, statement.place[code], statement.date)
    below = (
        signed(statement, code, voice, language),
        voice.read.format(address=address) if address else "",
    )
    heading = _words(found.heading) if found else ""
    return Told(
        tuple(map(broken, filter(None, (*above, dateline)))),
        tuple(map(broken, _lead(statement, code, found))),
        broken(heading or (language.commitments if found else "")),
        tuple(map(broken, _points(found))),
        # An address stays as it is.
        tuple(
            each if address and address in each else broken(each) for each in filter(None, below)
        ),
    )


def post(told: Told, most: int) -> str:
    """Return what is told in at most `most` UTF-16 code units, with a line end after its last line.

    What is too long is shortened at the end of a sentence, where “…” then stands: first the text,
    then the points from the last one on.
    """
    whole = _joined(told, told.lead, told.points)
    if units(whole) <= most:
        return whole
    frame = _frame(told, most)
    room = most - units(_joined(frame, (), ()))
    if not told.points:
        return _joined(frame, _cut(told.lead, room), ())
    asked = sum(units(f"{each}\n") for each in (told.heading, *told.points))
    lead = _cut(told.lead, max(int(room * LEAD_SHARE), room - asked - len(BETWEEN)))
    left = room - units(BETWEEN.join(lead)) - 2 * len(BETWEEN) - units(told.heading)
    return _joined(frame, lead, _whole_ones(told.points, left))


def _joined(told: Told, lead: Iterable[str], points: Iterable[str]) -> str:
    listed = [*points]
    block = "\n".join(filter(None, (told.heading, *listed))) if listed else ""
    return BETWEEN.join(filter(None, (*told.above, *lead, block, *told.below))) + "\n"


def _frame(told: Told, most: int) -> Told:
    """Return what is told without lead and points, less what there is no room for.

    A title that takes more than half the room is shortened, and an address that does is left out.
    """
    above = tuple(shortened(each, most // 4) for each in told.above)
    below = tuple(each for each in told.below if units(each) <= most // 8)
    while above and units(_joined(Told(above, (), "", (), below), (), ())) > most:
        above, below = (above, below[:-1]) if below else (above[:-1], below)
    return Told(above, (), told.heading, (), below)


def _cut(paragraphs: Sequence[str], room: int) -> list[str]:
    """Return as many paragraphs as there is room for, the last of them shortened."""
    kept: list[str] = []
    for paragraph in paragraphs:
        left = room - units(BETWEEN.join([*kept, ""])) - len(BETWEEN)
        # Another one may follow, or “…” in its place.
        if units(paragraph) + len(BETWEEN) + len(SHORTENED) <= left:
            kept.append(paragraph)
        else:
            return [*kept, shortened(paragraph, left)] if left > 0 else kept
    return kept


def _whole_ones(points: Sequence[str], room: int) -> list[str]:
    """Return as many points as there is room for, and “…” for the rest; none if there is none."""
    kept: list[str] = []
    for point in points:
        rest = len(SHORTENED) + 1 if len(kept) + 1 < len(points) else 0
        if units("\n".join([*kept, point])) + rest > room:
            return [*kept, SHORTENED] if kept else []
        kept.append(point)
    return kept


def _lead(statement: Statement, code: str, found: Points | None) -> Iterator[str]:
    """Yield the paragraphs of the summary, or else those of the text before its points."""
    short = statement.summaries.get(code)
    if short and short.lead:
        yield from (_words(paragraph.inlines) for paragraph in short.lead)
        return
    text = takewhile(lambda block: not isinstance(block, _AFTER_THE_TEXT), statement.parts[code])
    for block in running_text(text):
        if isinstance(block, Paragraph):
            if found is None or block.inlines != found.heading:
                yield _words(block.inlines)
        elif found and block.items == tuple(point.blocks for point in found.points):
            return
        else:
            yield from map(_item, block.labels, block.items)


def _points(found: Points | None) -> Iterator[str]:
    return (_item(point.label, point.blocks) for point in found.points) if found else iter(())


def _item(label: str, blocks: Iterable[Block]) -> str:
    """Return an item of a list in one line, with those of the lists inside it."""
    inside = (
        _words(block.inlines)
        if isinstance(block, Paragraph)
        else " ".join(map(_item, block.labels, block.items))
        for block in running_text(blocks)
    )
    return " ".join((label or "•", *inside))


def _words(inlines: Iterable[Inline]) -> str:
    return " ".join("".join(texts(inlines)).split())
