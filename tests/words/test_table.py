"""Tables of words: a language that is missing, a slip in one of them, and what is said of it."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import pytest

from statementpress.errors import SetupError
from statementpress.khmer.normalise import changes
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.words.comparison import read_comparison_words
from statementpress.words.languages import read_languages
from statementpress.words.preflight import read_preflight_words
from statementpress.words.site import read_site_words
from statementpress.words.table import texts_of

READERS: dict[str, Callable[[ProjectFiles], Mapping[str, msgspec.Struct]]] = {
    "languages": read_languages,
    "preflight": read_preflight_words,
    "comparison": read_comparison_words,
    "site": read_site_words,
}
OF_ONE_LANGUAGE = ("days.", "lunar.", "status.unofficial_from.")
"""Beginnings of the keys that only some languages have."""

_PLURAL = re.compile(r"\.(?:zero|one|two|few|many|other)$")
"""Languages distinguish different numbers of things."""


def own(project: Path, table: str, change: Callable[[str], str]) -> ProjectFiles:
    """Return the files of a project with a changed copy of a shipped table."""
    name = f"templates/words/{table}.toml"
    shipped = (SHIPPED / name).read_text(encoding="utf-8")
    changed = change(shipped)
    assert changed != shipped
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text(changed, encoding="utf-8")
    return ProjectFiles(project)


@pytest.mark.parametrize("table", READERS)
def test_each_language_says_what_the_others_say(table: str) -> None:
    words = READERS[table](ProjectFiles(SHIPPED)).values()
    keys = [
        {
            _PLURAL.sub(".other", key)
            for key, *_ in texts_of(each)
            if not key.startswith(OF_ONE_LANGUAGE)
        }
        for each in words
    ]
    assert all(each == keys[0] for each in keys)


def test_a_translation_from_any_other_language_has_words() -> None:
    languages = read_languages(ProjectFiles(SHIPPED))
    for code, language in languages.items():
        assert language.status.unofficial_from.keys() == languages.keys() - {code}


@pytest.mark.parametrize("table", READERS)
def test_nothing_is_empty_but_who_publishes(table: str) -> None:
    for words in READERS[table](ProjectFiles(SHIPPED)).values():
        assert [key for key, text, _ in texts_of(words) if not text] == (
            ["publisher"] if table == "site" else []
        )


@pytest.mark.parametrize(
    ("table", "old", "new", "key"),
    [
        ("languages", "Page {page} of {pages}", "Page {number}", "page"),
        ("languages", "Page {page} of {pages}", "Page {page:x}", "page"),
        ("languages", "Page {page} of {pages}", "Page {}", "page"),
        ("languages", "Page {page} of {pages}", "Page {", "page"),
        ("languages", "0123456789", "012345678", "digits"),
        ("languages", 'english = "English"', 'days = { 1st = "1st" }', "days"),
        ("languages", 'contact = "Contact"', 'contakt = "Contact"', "contakt"),
        ("preflight", "page {pages}", "page {number}", "page"),
        ("preflight", "RGB colour", "RGB {colour}", "finding.colour-rgb.title"),
        ("preflight", "[en.severity]\nerror", "[en.severity]\nhint", "severity"),
        ("comparison", "{share}", "{part}", "picture"),
        ("site", "Version {number}", "Version {nr}", "version"),
    ],
)
def test_a_slip_is_named_with_its_file_language_and_key(
    tmp_path: Path, table: str, old: str, new: str, key: str
) -> None:
    files = own(tmp_path, table, lambda text: text.replace(old, new, 1))
    with pytest.raises(SetupError) as caught:
        READERS[table](files)
    assert str(caught.value.place) == f"templates/words/{table}.toml"
    assert caught.value.message.startswith("[en]")
    assert key in caught.value.message
    assert caught.value.hint


def test_a_language_that_no_table_knows_is_an_error(tmp_path: Path) -> None:
    files = own(tmp_path, "site", lambda text: text.replace("[km", "[tlh"))
    with pytest.raises(SetupError) as caught:
        read_site_words(files)
    assert str(caught.value.place) == "templates/words/site.toml"
    assert "[tlh]" in caught.value.message
    assert "templates/words/languages.toml" in caught.value.message


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("with_a_copy", [False, True])
def test_only_the_languages_of_the_project_are_read(
    with_a_copy: bool, alone: bool, tmp_path: Path
) -> None:
    """A frozen version has the shipped words as its own, whichever languages the project knew."""
    own(tmp_path, "languages", lambda text: text[text.index("[km]") : text.index("[fr]")])
    if with_a_copy or alone:
        own(tmp_path, "preflight", lambda text: f"{text}\n")
    assert list(read_preflight_words(ProjectFiles(tmp_path, alone))) == ["km"]


def test_words_in_no_language_of_the_project_are_an_error(tmp_path: Path) -> None:
    files = own(
        tmp_path, "languages", lambda text: "[tlh]" + text.partition("[en]")[2].partition("[")[0]
    )
    with pytest.raises(SetupError) as caught:
        read_preflight_words(files)
    assert "tlh" in caught.value.hint


@pytest.mark.parametrize("path", sorted((SHIPPED / "templates/words").iterdir()), ids=str)
def test_words_are_in_normal_form(path: Path) -> None:
    """Letters with their accents are one character each, and Khmer is in its own order."""
    found = [changes(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [each for each in found if each] == []
