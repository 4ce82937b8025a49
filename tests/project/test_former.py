"""Tables of a project that lie where such tables lay before, in the shape that they had."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from statementpress.errors import SetupError
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.project.limits import read_limits
from statementpress.words.comparison import read_comparison_words
from statementpress.words.languages import read_languages
from statementpress.words.preflight import read_preflight_words
from statementpress.words.site import read_address, read_site_words

LANGUAGES = """\
[en]
name = "English"
script = "Latn"
digits = "0123456789"
date_line = "{place}, {day} {month} {year}"
page = "{page}/{pages}"
number = "{number}."
logo = "Logo of {name}"
commitments = "Our commitments"
signatories = "Signatories"
contact = "Contact"
read_online = "Read the statement online"
read_more = "Read more"
qr_code = "QR code that leads to {address}"
"""


def written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def toml(table: dict[str, Any], path: tuple[str, ...] = ()) -> str:
    """Return a table as TOML; a JSON string is one of TOML."""
    lines = [
        f"{json.dumps(key)} = {json.dumps(value, ensure_ascii=False)}"
        for key, value in table.items()
        if not isinstance(value, dict)
    ]
    head = [f"[{'.'.join(map(json.dumps, path))}]"] if path else []
    below = [toml(each, (*path, key)) for key, each in table.items() if isinstance(each, dict)]
    return "\n".join([*head, *lines, *below])


def languages_last(words: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return {language: {name: words}} as {name: {language: words}}."""
    names = next(iter(words.values()))
    return {name: {code: own[name] for code, own in words.items()} for name in names}


def parts(name: str, *tables: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what a shipped table says itself by language, and its tables of names, turned."""
    words = tomllib.loads((SHIPPED / "templates/words" / name).read_text(encoding="utf-8"))
    turned = {
        each: languages_last({code: own.pop(each) for code, own in words.items()})
        for each in tables
    }
    return words, turned


def test_languages_are_read_where_they_lay(tmp_path: Path) -> None:
    written(tmp_path / "templates/languages.toml", LANGUAGES)
    for alone in (False, True):
        files = ProjectFiles(tmp_path, alone)
        languages = read_languages(files)
        assert list(languages) == ["en"]
        assert languages["en"].page_label(1, 2) == "1/2"
        assert languages["en"].english == "English"
        assert list(files.used) == ["templates/languages.toml"]


def test_what_lies_where_it_belongs_goes_first(tmp_path: Path) -> None:
    written(tmp_path / "templates/languages.toml", LANGUAGES)
    written(tmp_path / "templates/words/languages.toml", LANGUAGES.replace("Contact", "Write to"))
    files = ProjectFiles(tmp_path)
    assert read_languages(files)["en"].contact == "Write to"
    assert list(files.used) == ["templates/words/languages.toml"]


def test_findings_are_read_where_they_lay(tmp_path: Path) -> None:
    report, tables = parts("preflight.toml", "finding", "severity", "subject")
    report["en"]["title"] = "Our report"
    report = {code: {**own, "file": "File"} for code, own in report.items()}
    written(tmp_path / "press/findings.toml", toml({**tables, "report": report}))
    files = ProjectFiles(tmp_path)
    words, shipped = read_preflight_words(files), read_preflight_words(ProjectFiles(SHIPPED))
    assert words["en"].title == "Our report"
    assert words["km"] == shipped["km"]
    assert words["en"].finding == shipped["en"].finding
    assert "press/findings.toml" in files.used
    assert "templates/words/preflight.toml" not in files.used


def test_limits_know_the_findings_of_a_former_table(tmp_path: Path) -> None:
    report, tables = parts("preflight.toml", "finding", "severity", "subject")
    del tables["finding"]["rich-black"]
    written(tmp_path / "press/findings.toml", toml({**tables, "report": report}))
    limits = (SHIPPED / "press/limits.toml").read_text(encoding="utf-8")
    own = limits + '\n[limits.sheetfed-coated.severity]\nrich-black = "off"\n'
    written(tmp_path / "press/limits.toml", own.replace("severity = {", "# severity = {"))
    with pytest.raises(SetupError, match="rich-black"):
        read_limits(ProjectFiles(tmp_path))


def test_the_words_of_a_comparison_are_read_where_they_lay(tmp_path: Path) -> None:
    words, tables = parts("comparison.toml", "happened", "fact", "detail")
    for own in words.values():
        del own["document_title"]
    former = {"words": {**languages_last(words), "what": {"en": "What", "km": "អ្វី"}}, **tables}
    written(tmp_path / "templates/comparison.toml", toml(former))
    found = read_comparison_words(ProjectFiles(tmp_path))
    shipped = read_comparison_words(ProjectFiles(SHIPPED))
    assert found["en"] == shipped["en"]
    assert found["km"].happened == shipped["km"].happened


def test_the_words_of_the_site_are_read_where_they_lay(tmp_path: Path) -> None:
    words, _ = parts("site.toml")
    words = {code: {**own, "read": "Read"} for code, own in words.items() if code == "km"}
    former = {"address": "https://a.example", "words": words}
    written(tmp_path / "templates/site.toml", toml(former))
    files = ProjectFiles(tmp_path)
    assert read_address(files) == "https://a.example/"
    assert read_site_words(files) == {"km": read_site_words(ProjectFiles(SHIPPED))["km"]}


def test_an_address_of_ones_own_leaves_the_shipped_words(tmp_path: Path) -> None:
    written(tmp_path / "templates/site.toml", 'address = "https://a.example"')
    files = ProjectFiles(tmp_path)
    assert read_site_words(files) == read_site_words(ProjectFiles(SHIPPED))


@pytest.mark.parametrize("text", ["", "report = 1", "[report.en]\n[finding]\nx = 1", "[severity]"])
def test_a_broken_former_table_is_named(tmp_path: Path, text: str) -> None:
    written(tmp_path / "press/findings.toml", text)
    with pytest.raises(SetupError) as caught:
        read_preflight_words(ProjectFiles(tmp_path))
    assert str(caught.value.place) == "press/findings.toml"
    assert caught.value.hint


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 5000])
def test_a_value_that_no_reader_takes_is_named(tmp_path: Path, value: str) -> None:
    written(tmp_path / "press/limits.toml", f"a = {value}")
    with pytest.raises(SetupError) as caught:
        read_limits(ProjectFiles(tmp_path))
    assert str(caught.value.place) == "press/limits.toml"
