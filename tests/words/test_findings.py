"""Every code that preflight can yield is told in both languages, plainly and in normal form."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from statementpress.errors import SetupError
from statementpress.khmer.characters import has_khmer
from statementpress.khmer.normalise import changes
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.words.findings import LANGUAGES, read_words

PREFLIGHT = SHIPPED / "statementpress/prepress/preflight"
SOURCES = [*sorted((PREFLIGHT / "rules").glob("*.py")), PREFLIGHT / "preflight.py"]
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
MAKERS = {"PreflightFinding", "Fault", "_finding"}
"""What a code is handed to first, in the source of the rules."""
TITLE = 60
"""Characters."""

WORDS = read_words(ProjectFiles(SHIPPED))


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
    """Yield language, where it stands, and text, of all of the table."""
    for language in LANGUAGES:
        for code in WORDS.finding:
            for part, text in msgspec.structs.asdict(WORDS.of(code, language)).items():
                yield language, f"{code}.{part}", text
        for part, text in msgspec.structs.asdict(WORDS.report.of(language)).items():
            yield language, part, text
        for name, subject in WORDS.subject.items():
            yield language, name, subject.of(language)
        for severity, both in WORDS.severity.items():
            yield language, severity, both.of(language).many


def test_every_code_of_the_rules_has_words_and_none_is_left_over() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    written = {text for tree in trees for text in strings(tree)}
    codes = {text for text in written if CODE.fullmatch(text)}
    codes |= {code for tree in trees for code in handed_over(tree)}
    assert codes <= WORDS.finding.keys()
    assert WORDS.finding.keys() <= written


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_short(language: str) -> None:
    titles = [WORDS.of(code, language).title for code in WORDS.finding]
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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('page = "page {pages}"', 'page = "page {number}"'),
        ('page = "page {pages}"', 'page = "page {"'),
        ("[severity.note]", "[severity.hint]"),
        ('title = "RGB colour"', 'titel = "RGB colour"'),
    ],
)
def test_a_broken_table_is_named(tmp_path: Path, old: str, new: str) -> None:
    text = (SHIPPED / "press/findings.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "press").mkdir()
    (tmp_path / "press/findings.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SetupError, match=r"press/findings\.toml"):
        read_words(ProjectFiles(tmp_path))


def test_a_code_that_an_own_table_lacks_is_told_by_its_name() -> None:
    assert WORDS.of("made-up", "km").title == "made-up"
