"""What the files of a statement say in each language: the proof looks for it in the PDF."""

from collections.abc import Iterator, Mapping, Sequence

from statementpress.statement.facts import Facts
from statementpress.statement.kept import Cut, inline_parts
from statementpress.statement.model import (
    Block,
    Endorsement,
    Paragraph,
    Passage,
    Signatories,
    Summary,
)
from statementpress.statement.report import place_in
from statementpress.statement.signatories import Group, Language
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
    blocks: Sequence[Block], groups: Mapping[str, Group], file: str, language: Language
) -> Iterator[Chain]:
    """Yield the names and notes of each group that blocks place; `file` is that of the register.

    In an endorsement, a mark stands in place of the name.
    """
    for leaf in leaves(blocks):
        if isinstance(leaf, Signatories | Endorsement) and leaf.group in groups:
            named = isinstance(leaf, Signatories)
            yield tuple(
                _passage(file, member.line, text)
                for member in groups[leaf.group].members
                for text in (
                    member.name[language] if named or member.mark is None else "",
                    member.note[language],
                )
                if text
            )


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
