"""What the files of a statement say in each language: the proof looks for it in the PDF."""

from collections.abc import Iterable, Iterator, Sequence

from statementpress.statement.facts import Facts
from statementpress.statement.kept import Cut, inline_parts
from statementpress.statement.listing import SetAs
from statementpress.statement.model import (
    Endorsement,
    Paragraph,
    Passage,
    Signatories,
    Statement,
    Summary,
)
from statementpress.statement.register.columns import LISTED, SHOWN
from statementpress.statement.report import place_in
from statementpress.statement.signatories import Group, Language, Signatory
from statementpress.statement.traversal import leaves

Chain = tuple[Passage, ...]
"""Passages that stand in this order on the page."""

_LETTER = (
    ("letterhead", "contacts"),
    ("board_title", "board"),
    ("addressee", "through", "subject", "refers_to", "salutation", "closing"),
    ("copy_to", "enclosures"),
)
"""The facts of a letter that stand in this order on the page."""


def fact_chains(facts: Facts, file: str, language: Language) -> Iterator[Chain]:
    """Yield the title, and the place of the dateline; `file` is that of the facts."""
    for key in ("title", "place"):
        texts = facts.texts[key][language]
        lines = [_line(facts, (key, language), number) for number in range(len(texts))]
        passages = (_passage(file, line, text) for line, text in zip(lines, texts, strict=True))
        yield tuple(passages)


def letter_chains(facts: Facts, file: str, language: Language) -> Iterator[Chain]:
    """Yield what stands on a letter: above its text, beside it, below it; nothing for others."""
    for keys in _LETTER if facts.letter else ():
        passages = []
        for key in keys:
            for number, line in enumerate(getattr(facts.letter, key).get(language, ())):
                path = ("letter", key, language)
                texts = (line,) if isinstance(line, str) else line
                passages += [_passage(file, _line(facts, path, number), text) for text in texts]
        yield tuple(passages)


def group_chains(
    statement: Statement,
    language: Language,
    together: Sequence[Language],
    side_by_side: bool = False,
) -> Iterator[Chain]:
    """Yield what the register says of each group that the text of a language places.

    `together` and `side_by_side` say in which order a document lists them (see `Group.order`).
    """
    for leaf in leaves(statement.parts[language]):
        if isinstance(leaf, Endorsement):
            yield tuple(_endorsers(statement, leaf.group, language))
        elif isinstance(leaf, Signatories):
            group = statement.groups[leaf.group]
            order = group.order(language, together, side_by_side)
            yield tuple(_placed(group, order, statement.register, language))


def _placed(group: Group, order: Language, file: str, language: Language) -> Iterator[Passage]:
    """Yield each heading of a list, and what stands below it; only lists have headings."""
    set_as = group.listing.set_as
    for section in group.sections[order]:
        line = section.entries[0].member.line
        heading = section.headings[language] if set_as is SetAs.LIST else ""
        if heading:
            yield _passage(file, line, heading)
        for entry in section.entries:
            yield from _said(entry.member, ("name", *SHOWN[set_as]), file, language)


def _endorsers(statement: Statement, group: str, language: Language) -> Iterator[Passage]:
    """Yield what stands with the mark of each member, which stands in place of the name."""
    for member in statement.groups[group].members:
        name = () if member.mark else ("name",)
        yield from _said(member, (*name, *LISTED, "note"), statement.register, language)


def _said(
    member: Signatory, columns: Iterable[str], file: str, language: Language
) -> Iterator[Passage]:
    for column in columns:
        if text := member.texts(column).get(language):
            yield _passage(file, member.line, text)


def summary_chains(summary: Summary, file: str) -> tuple[Chain, ...]:
    """Return the lead and the commitments of a summary; `file` is that of the summary.

    Their words were accounted for when the file was read.
    """
    chains = (
        tuple(passage for each in paragraphs for passage in _passages(file, each))
        for paragraphs in (summary.lead, summary.commitments)
    )
    return tuple(filter(None, chains))


def _passages(file: str, paragraph: Paragraph) -> Iterator[Passage]:
    words: list[str] = []
    for part in (*inline_parts(paragraph.inlines), Cut()):
        if isinstance(part, str):
            words.append(part)
        elif isinstance(part, Cut) and words:
            yield _passage(file, paragraph.line, " ".join(words))
            words.clear()


def _line(facts: Facts, path: tuple[str, ...], number: int) -> int:
    return facts.lines.get((*path, number)) or facts.lines.get(path) or 1


def _passage(file: str, line: int, text: str) -> Passage:
    place = place_in(file, line)
    return Passage(place.path, ((place.line or 1, text),))
