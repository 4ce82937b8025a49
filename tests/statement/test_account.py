"""Every character of a text is kept or is markup; whatever is lost is named with its line."""

import dataclasses
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from statementpress.statement.account import account
from statementpress.statement.markdown import read_blocks
from statementpress.statement.model import Block, Text
from statementpress.statement.report import Report
from tests.shared.random_texts import texts

TEXT = """\
## A heading with *stress* ##

Words that are **bold**, *stressed* and ***both***, a\\*star, 2 \\* 3 and Tom & Ann.\\
A [link](https://example.org/a_b) here, <https://example.org>
and <mailto:a@example.org>.

- one
- two
  over two lines

  and a second paragraph
  1. nested
     * deeper

> Somebody said
> this to us.
>
> > And somebody else, that.
and this.

::: notes
កុមារ និង**ទន្លេ**ស្អាត។
:::
"""


NOT_LETTERS = (":::", "](", "<", "&", "[^", "[ ]", "[x]")
"""Beside these there are letters that are markup: addresses, names of notes and fences."""


def lost(source: str, blocks: tuple[Block, ...]) -> list[int | None]:
    """Return the lines of what is lost of a text."""
    report = Report("en.md")
    account(source, blocks, report)
    found = [finding for finding in report.findings if finding.code == "lost-text"]
    return [finding.place.line if finding.place else None for finding in found]


def read(source: str) -> tuple[Block, ...]:
    report = Report("en.md")
    blocks = read_blocks(source, report)
    assert blocks is not None
    assert not report.has_errors, report.findings
    return blocks


def test_a_text_that_was_read_whole_has_lost_nothing() -> None:
    assert lost(TEXT, read(TEXT)) == []


def test_the_words_of_a_text_come_with_their_lines() -> None:
    source = "One *two*\nthree.\n\n- four\n"
    chains = account(source, read(source), Report("en.md"))

    assert [(passage.file, passage.lines) for chain in chains for passage in chain] == [
        ("en.md", ((1, "One two"), (2, "three."))),
        ("en.md", ((4, "four"),)),
    ]


@pytest.mark.parametrize("kind", ["dropped", "changed"])
def test_each_word_that_a_reader_drops_or_changes_is_named_with_its_line(kind: str) -> None:
    blocks = read(TEXT)
    cases = list(_damaged(blocks, "" if kind == "dropped" else "x"))
    assert len(cases) > 20
    for word, damaged in cases:
        lines = [number for number, line in enumerate(TEXT.split("\n"), 1) if word in line]
        assert set(lost(TEXT, damaged)[:1]) <= set(lines), word
        assert lost(TEXT, damaged), word


def test_each_block_or_inline_that_a_reader_drops_is_missed() -> None:
    blocks = read(TEXT)
    cases = list(_without_one(blocks))
    assert len(cases) > 40
    for dropped, damaged in cases:
        assert lost(TEXT, damaged), dropped


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(texts.filter(lambda text: not any(sign in text for sign in NOT_LETTERS)))
def test_all_letters_of_a_random_text_are_accounted_for(text: str) -> None:
    report = Report("en.md")
    blocks = read_blocks(text, report)
    if blocks is None or report.has_errors:
        return
    chains = account(text, blocks, report)
    if not report.has_errors:
        accounted = "".join(
            words for chain in chains for passage in chain for _, words in passage.lines
        )
        assert letters(accounted) == letters(text)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _damaged(value: Any, letter: str) -> Iterator[tuple[str, Any]]:
    """Yield a word and the blocks in which its first letter is another one, for each text."""
    for text, damaged in _replaced(value, lambda part: isinstance(part, Text)):
        words = text.text.split()
        for word in words[:1] + words[1:][-1:]:
            yield word, damaged(Text(text.text.replace(word, letter + word[1:], 1)))


def _without_one(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each block and inline that shows something, and the blocks without it."""
    for index, part in enumerate(value if isinstance(value, tuple) else ()):
        if dataclasses.is_dataclass(part) and part not in (Text(" "), Text(""), Text(" – ")):
            yield part, (*value[:index], *value[index + 1 :])
        for dropped, inner in _without_one(part):
            yield dropped, (*value[:index], inner, *value[index + 1 :])
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name != "labels":
                for dropped, inner in _without_one(getattr(value, field.name)):
                    yield dropped, dataclasses.replace(value, **{field.name: inner})


def _replaced(value: Any, chosen: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each part that is chosen, with a function that puts another in its place."""
    if chosen(value):
        yield value, lambda new: new
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            for found, put in _replaced(part, chosen):
                yield found, lambda new, i=index, put=put: (*value[:i], put(new), *value[i + 1 :])
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            for found, put in _replaced(getattr(value, field.name), chosen):
                yield (
                    found,
                    lambda new, n=field.name, put=put: dataclasses.replace(value, **{n: put(new)}),
                )
