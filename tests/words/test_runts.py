"""The last word of a paragraph is tied to the one before it where both are short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.khmer.breaks import insertions
from statementpress.khmer.characters import BREAK, NO_BREAK, without_breaks
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.statement.model import Strong, Text
from statementpress.words.languages import read_languages
from statementpress.words.runts import without_runt
from statementpress.words.setting import setters

SETTERS = setters(read_languages(ProjectFiles(SHIPPED)), ["en", "km"])


def tied(text: str) -> str:
    """Return a text with its marks: `_` where a line may not end, `|` where it may."""
    marks = without_runt(text, insertions(text))
    shown = "".join(marks.get(offset, "") + each for offset, each in enumerate(text))
    return shown.replace(NO_BREAK, "_").replace(BREAK, "|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for children deprived of liberty.", "for children deprived of _liberty."),
        ("for children deprived of liberty. ", "for children deprived of _liberty. "),
        ("a matter of interdisciplinarity", "a matter of interdisciplinarity"),
        (
            "see https://example.org/a/long/address now",
            "see https://example.org/a/long/address now",
        ),
        ("liberty", "liberty"),
        ("", ""),
        ("Signed\nby", "Signed\nby"),
        ("ចំណោមអង្គការកុមារ។", "ចំណោម|អង្គការ_កុមារ។"),
        ("សម្រាប់កុមារឆ្នាំ ២០២១ ។", "សម្រាប់|កុមារ|ឆ្នាំ _២០២១ _។"),
        ("របស់\u200bយើង", "របស់|យើង"),
    ],
)
def test_short_words_are_tied(text: str, expected: str) -> None:
    assert tied(text) == expected


@given(st.text("abc \u200b។កខ\n", max_size=40))
def test_no_text_changes_but_for_one_mark(text: str) -> None:
    before = insertions(text)
    after = without_runt(text, before)

    changed = {offset for offset in after if after[offset] != before.get(offset)}
    assert len(changed) <= 1
    assert before.keys() <= after.keys()
    assert all(after[offset] == NO_BREAK for offset in changed)


def test_words_are_tied_across_bold_ones() -> None:
    set_text = SETTERS["en"].paragraph(
        (Text("deprived of "), Strong((Text("liberty"),)), Text("."))
    )

    assert set_text == f"deprived of <strong>{NO_BREAK}liberty</strong>."
    assert without_breaks(set_text) == "deprived of <strong>liberty</strong>."
