"""Find the lists of organisations in a text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from statementpress.intake.document import Block, Cell, Run, WordParagraph, WordTable
from statementpress.intake.known import Known
from statementpress.intake.letters import main_script, text_of
from statementpress.intake.markdown import Fenced, Written
from statementpress.scripts.runs import LATIN

_LONGEST: Final = 150
"""The longest name of an organisation, in characters; longer ones are sentences."""
_ENDS: Final = (".", "។", "!", "?", ";")
_INTRODUCES: Final = (":", "៖")
_MOST_WORDS: Final = 300
"""The longest sentence that introduces a list, in characters."""
_TYPED: Final = re.compile(r"^\s*(?:\(?[0-9០-៩]{1,3}[.)\]-]+|[•▪●◦–—*-])\s*")


@dataclass(frozen=True, slots=True)
class Name:
    """An organisation in a list."""

    names: Mapping[str, str]
    """Its name in each language that the list has."""
    number: int
    """The paragraph in which it stands."""


@dataclass(frozen=True, slots=True)
class OrganisationList:
    """A list of organisations in the text of a language."""

    start: int
    """The first block of the list, with the sentence above it."""
    end: int
    """The block after the last one."""
    names: tuple[Name, ...]
    group: str
    """The group of the register that the words above it stand for."""
    heading: str
    """The words above it."""


def lists_of(blocks: Sequence[Block], language: str, known: Known) -> list[OrganisationList]:
    """Return the lists of organisations in the blocks of a text, in order."""
    found: list[OrganisationList] = []
    index = 0
    while index < len(blocks):
        listed = _list_at(blocks, index, language, known)
        if listed:
            found.append(listed)
        index = listed.end if listed else index + 1
    return found


def _list_at(
    blocks: Sequence[Block], index: int, language: str, known: Known
) -> OrganisationList | None:
    """Return the list whose introduction stands at `index`; None if none does."""
    block = blocks[index]
    if not isinstance(block, WordParagraph) or block.label or len(block.text) > _MOST_WORDS:
        return None
    group = known.group(block.text)
    is_sentence = not block.level and block.text.rstrip().endswith(_ENDS)
    if not group or is_sentence:
        return None
    first = index + 1
    is_heading = block.level > 0
    if is_heading and first + 1 < len(blocks) and _introduces(blocks[first]):
        first += 1  # a heading, a sentence, and then the list
    names, end = _names(blocks, first, language, known)
    if len(names) < 2:
        return None
    start = first - 1
    return OrganisationList(start, end, tuple(names), group, _words(blocks[start]))


def _introduces(block: Block) -> bool:
    return (
        isinstance(block, WordParagraph)
        and not block.label
        and not block.level
        and block.text.rstrip().endswith(_INTRODUCES)
    )


def _words(block: Block) -> str:
    return " ".join(text_of(block).split())


def _names(
    blocks: Sequence[Block], first: int, language: str, known: Known
) -> tuple[list[Name], int]:
    """Return the names from a block on, and the block after the last one."""
    names: list[Name] = []
    index = first
    if index < len(blocks) and isinstance(table := blocks[index], WordTable):
        return list(_of_table(table, language, known)), index + 1
    while index < len(blocks):
        block = blocks[index]
        if not isinstance(block, WordParagraph) or block.level:
            break
        text = _words(block)
        typed = _TYPED.match(text)
        if not (block.label or typed):
            break
        if not _is_name(text):  # a sentence: these are demands
            return [], index
        if block.label and block.label.level > 0 and names:
            break
        names.append(Name({language: _TYPED.sub("", text)}, block.number))
        index += 1
    return names, index


def _is_name(text: str) -> bool:
    name = text.partition(" – ")[0]
    has_end = name.endswith(_ENDS) and not re.search(r"\b(?:Inc|Ltd|Co|Org|e\.V)\.$", name)
    return bool(text) and len(name) <= _LONGEST and not has_end


def _of_table(table: WordTable, language: str, known: Known) -> Iterator[Name]:
    """Yield the names of a table: from the column of names of each language."""
    rows = [[_words_of_cell(cell) for cell in row] for row in table.rows]
    rows = [row for row in rows if any(row)]
    head = [cell.casefold() for cell in rows[0]] if rows else []
    has_head = any(_is_header(cell, known) for cell in head) and len(rows) > 1
    body = rows[1:] if has_head else rows
    width = max(map(len, rows), default=0)
    columns: dict[str, int] = {}
    for column in range(width):
        texts = [row[column] for row in body if column < len(row) and row[column]]
        said = head[column] if has_head and column < len(head) else ""
        if not texts or _is_number_column(said, texts, known) or _is_private(said, known):
            continue
        code = _language_of(texts, language, known)
        columns.setdefault(code, column)
    numbers = [_number(row) for row in table.rows if any(map(_words_of_cell, row))]
    for row, number in zip(body, numbers[len(rows) - len(body) :], strict=False):
        names = {code: row[at] for code, at in columns.items() if at < len(row) and row[at]}
        if names and all(map(_is_name, names.values())):
            yield Name(names, number)


def _words_of_cell(cell: Cell) -> str:
    return _words(WordTable(0, ((cell,),)))


def _number(row: Sequence[Cell]) -> int:
    return next(
        (it.number for cell in row for it in cell.blocks if isinstance(it, WordParagraph)), 0
    )


def _is_header(text: str, known: Known) -> bool:
    folded = text.strip(" .:៖").casefold()
    for words in known.words.values():
        columns = words.columns
        if folded in {each.strip(".") for each in (*columns.name, *columns.number)}:
            return True
        if len(folded) < 40 and any(each in folded for each in columns.name):
            return True
    return False


def _is_number_column(header: str, texts: Sequence[str], known: Known) -> bool:
    numbers = {each for words in known.words.values() for each in words.columns.number}
    figures = [text.strip(" .)(").isdecimal() for text in texts]
    return header.strip() in numbers or all(figures)


def _is_private(header: str, known: Known) -> bool:
    private = {each for words in known.words.values() for each in words.columns.private}
    return bool(header) and any(each in header for each in private)


def _language_of(texts: Sequence[str], language: str, known: Known) -> str:
    """Return the language of a column: that of its script, or the text's own of that script."""
    script = main_script(" ".join(texts)) or LATIN
    if known.script(language) == script:
        return language
    candidates = known.candidates(script)
    return candidates[0] if candidates else language


def fenced(
    blocks: Sequence[Block], lists: Mapping[int, tuple[OrganisationList, str]]
) -> list[Written]:
    """Return blocks with a fence in place of each list that goes to the register.

    `lists` are these lists and the names of their groups, by their first blocks.
    """
    written: list[Written] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if index in lists and isinstance(block, WordParagraph):
            listed, group = lists[index]
            plain = replace(block, label=None, runs=_unmarked(block))
            written += [plain] if block.level else []  # a heading stands above the fence
            held = () if block.level else (plain,)
            written.append(Fenced(f"signatories {group}", held, block.number))
            index = listed.end
        else:
            written.append(block)
            index += 1
    return written


def _unmarked(block: WordParagraph) -> tuple[Run, ...]:
    """Return the runs of a paragraph; one that is bold all through is so as a heading."""
    if all(run.bold for run in block.runs if run.text.strip()):
        return tuple(replace(run, bold=False) for run in block.runs)
    return block.runs
