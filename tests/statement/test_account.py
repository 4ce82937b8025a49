"""Every character of a text is kept or is markup; whatever is lost is named with its line."""

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from statementpress.statement.account import account
from statementpress.statement.markdown import read_blocks
from statementpress.statement.markup import MARKUP
from statementpress.statement.model import (
    Alignment,
    Block,
    Emphasis,
    Inline,
    ItemList,
    Link,
    Paragraph,
    Strong,
    Text,
)
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

a) first
b) second[^1]
   ១. ក្នុង
   ២. ក្រៅ

---

::: contents
:::

| Year | Cases |
|:---|---:|
| 2020 | **1,204**[^note] |
| 2021 | a \\| b |

::: table
Table 1. Under a caption
| Half | Whole |
|---|---|
| left | right |
:::

::: box
Framed words.
:::

::: pull-quote
Large words.
:::

::: notes
កុមារ និង**ទន្លេ**ស្អាត។
:::

::: annex
## Annex heading

Added words[^1] again.
:::

[^note]: Counted by *nobody*.

    Not at all.
[^1]: Ministry, p. 4
"""


NOT_PRINTED = re.compile(
    r"(?<!(?<!\\)\\)\]\([^\s()]*\)|\[\^\w+\]:?|^:::.*|\[x\]|<mailto:", re.MULTILINE
)
"""Letters that are markup: addresses and their schemes, names of notes and fences, ticks."""


Change = Callable[[Any], Iterator[tuple[Any, Any]]]
"""Yields what is changed in a part, and what becomes of the part."""


def one_change(value: Any, change: Change) -> Iterator[tuple[Any, Any]]:
    """Yield what is changed, and what becomes of a value, for each single change anywhere in it."""
    yield from change(value)
    if isinstance(value, tuple):
        for index, part in enumerate(value):
            for changed, new in one_change(part, change):
                yield changed, (*value[:index], new, *value[index + 1 :])
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            for changed, new in one_change(getattr(value, field.name), change):
                yield changed, dataclasses.replace(value, **{field.name: new})


def another_letter(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, Text):
        for word in {*value.text.split()[:1], *value.text.split()[-1:]}:
            yield word, Text(value.text.replace(word, f"x{word[1:]}", 1))


def no_letter(value: Any) -> Iterator[tuple[Any, Any]]:
    return ((word, Text(new.text.replace("x", "", 1))) for word, new in another_letter(value))


def another_label(value: Any) -> Iterator[tuple[Any, Any]]:
    for index, label in enumerate(value.labels if isinstance(value, ItemList) else ()):
        labels = (*value.labels[:index], label and f"{label}0", *value.labels[index + 1 :])
        if label:
            yield label, dataclasses.replace(value, labels=labels)


def one_less(value: Any) -> Iterator[tuple[Any, Any]]:
    """Drop a block, an inline, a row or a cell; an item of a list goes with its label."""
    if isinstance(value, ItemList):
        for index, item in enumerate(value.items):
            items, labels = (
                (*each[:index], *each[index + 1 :]) for each in (value.items, value.labels)
            )
            yield item, dataclasses.replace(value, items=items, labels=labels)
    elif isinstance(value, tuple) and not (value and isinstance(value[0], str | Alignment)):
        for index, part in enumerate(value):
            if part and part not in (Text(" "), Text("")):
                yield part, (*value[:index], *value[index + 1 :])


KINDS = {
    *("Heading", "Paragraph", "ItemList", "Quotation", "Rule", "Contents", "Table", "Box"),
    *("PullQuote", "Notes", "Annex", "Strong", "Emphasis", "Link", "Footnote", "FootnoteReference"),
    *("Text", "tuple"),
}
"""The kinds that stand in TEXT, and `tuple` for an item, a row or a cell."""


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


@pytest.mark.parametrize("change", [another_letter, no_letter, another_label])
def test_each_word_that_a_reader_changes_is_named_with_its_line(change: Change) -> None:
    cases = list(one_change(read(TEXT), change))
    assert len(cases) >= 5
    for word, changed in cases:
        lines = [number for number, line in enumerate(TEXT.split("\n"), 1) if word in line]
        assert set(lost(TEXT, changed)) & set(lines), word


def test_each_block_inline_row_and_item_that_a_reader_drops_is_missed() -> None:
    cases = list(one_change(read(TEXT), one_less))
    dropped = {type(part).__name__ for part, _ in cases}
    assert dropped >= KINDS
    for part, changed in cases:
        assert lost(TEXT, changed), part


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2*3*4", (Text("2"), Emphasis((Text("3"),)), Text("4"))),
        ("a_b_c", (Text("a"), Emphasis((Text("b"),)), Text("c"))),
        ("Words\n\n[1]: LICADHO", (Text("Words"),)),
        ("One ~~old~~ two", (Text("One old two"),)),
        ("A \u201cquote\u201d", (Text('A "quote"'),)),
        ("[words](https://example.org)", (Text("words"),)),
        ("[words](https://example.org)", (Link("https://example.com", (Text("words"),)),)),
        ("A word[^1]", (Text("A word"),)),
        ("one two", (Text("one"), Strong((Text("two"),)))),
    ],
)
def test_signs_that_are_no_markup_where_they_stand_are_lost(
    typed: str, read: tuple[Inline, ...]
) -> None:
    assert lost(typed, (Paragraph(read, 1),))


@settings(max_examples=60)
@given(texts)
def test_a_random_text_is_refused_or_all_its_letters_are_accounted_for(text: str) -> None:
    report = Report("en.md")
    blocks = read_blocks(text, report)
    if blocks is None or report.has_errors:
        return
    chains = account(text, blocks, report)

    assert [finding for finding in report.findings if finding.code == "lost-text"] == []
    passages = [passage for chain in chains for passage in chain]
    accounted = "".join(words for passage in passages for _, words in passage.lines)
    assert letters(accounted) == letters(NOT_PRINTED.sub("", text))


def test_a_line_under_a_table_is_read_in_one_way_only() -> None:
    line = MARKUP["line under a table's head"]
    assert line.fullmatch("|:-: | - |:|  | |:: |")
    assert not line.fullmatch("|-" + "| " * 5_000 + "x")


def letters(text: str) -> str:
    """Return the letters of a text, sorted: notes are printed elsewhere than they are typed."""
    return "".join(sorted(filter(str.isalnum, unicodedata.normalize("NFKC", text))))
