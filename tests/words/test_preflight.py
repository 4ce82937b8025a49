"""Every code that preflight can yield has words in each language, plain and in normal form."""

import ast
import re
from collections.abc import Iterator

import pytest

from statementpress.khmer.characters import has_khmer
from statementpress.khmer.normalise import changes
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.words.preflight import PreflightWords, read_preflight_words
from statementpress.words.table import texts_of
from tests.shared.code import parsed

PREFLIGHT = SHIPPED / "statementpress/prepress/preflight"
SOURCES = [
    *sorted((PREFLIGHT / "rules").glob("*.py")),
    PREFLIGHT / "preflight.py",
    PREFLIGHT / "guarded.py",
]
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
MAKERS = {"PreflightFinding", "Fault", "_finding"}
"""What a code is handed to first, in the source of the rules."""
TITLE = 60
"""Characters."""

WORDS = read_preflight_words(ProjectFiles(SHIPPED))


def strings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def handed_over(tree: ast.AST) -> Iterator[str]:
    """Yield what is the first argument wherever a finding is made."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(code)), *_]):
                if name in MAKERS:
                    yield code


def every_text() -> Iterator[tuple[str, str, str]]:
    """Yield language, key and text, of all of the table."""
    for language, words in WORDS.items():
        for key, text, _ in texts_of(words):
            yield language, key, text


def test_every_code_of_the_rules_has_words_and_none_is_left_over() -> None:
    trees = [parsed(path) for path in SOURCES]
    written = {text for tree in trees for text in strings(tree)}
    codes = {text for text in written if CODE.fullmatch(text)}
    codes |= {code for tree in trees for code in handed_over(tree)}
    for words in WORDS.values():
        assert codes <= words.finding.keys()
        assert words.finding.keys() <= written


@pytest.mark.parametrize("words", WORDS.values(), ids=list(WORDS))
def test_titles_are_short(words: PreflightWords) -> None:
    titles = [finding.title for finding in words.finding.values()]
    assert [title for title in titles if len(title) >= TITLE] == []
    assert len(set(titles)) == len(titles)


def test_every_text_is_in_its_language() -> None:
    same_in_both = {"pdf_x", "digest", "measured"}
    found = [
        where
        for language, where, text in every_text()
        if where not in same_in_both and has_khmer(text) != (language == "km")
    ]
    assert found == []


def test_khmer_is_in_normal_form() -> None:
    assert [(where, changes(text)) for _, where, text in every_text() if changes(text)] == []


def test_meanings_and_remedies_are_whole_sentences() -> None:
    ends = {"en": ".", "km": "។"}
    found = [
        where
        for language, where, text in every_text()
        if where.endswith((".meaning", ".remedy")) and not text.endswith(ends[language])
    ]
    assert found == []


def test_a_code_that_an_own_table_lacks_is_called_by_its_name() -> None:
    assert WORDS["km"].of("made-up").title == "made-up"
