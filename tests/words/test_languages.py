"""Each language has its digits, its date line, its labels."""

from datetime import date
from pathlib import Path

import pytest

from statementpress.project.files import ProjectFiles
from statementpress.words.languages import Language, read_languages

DAY = date(2021, 5, 5)


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Language]:
    return read_languages(ProjectFiles(tmp_path_factory.mktemp("project")))


def test_date_lines(languages: dict[str, Language]) -> None:
    assert languages["en"].dateline("en", "Phnom Penh", DAY) == "Phnom Penh, 5 May 2021"
    assert (
        languages["km"].dateline("km", "រាជធានីភ្នំពេញ", DAY) == "រាជធានីភ្នំពេញ ថ្ងៃទី ៥ ខែ ឧសភា ឆ្នាំ ២០២១"
    )


@pytest.mark.parametrize(
    ("code", "day", "written"),
    [
        ("fr", date(2021, 7, 1), "X, le 1er juillet 2021"),
        ("fr", date(2021, 7, 2), "X, le 2 juillet 2021"),
        ("fr", date(2021, 8, 11), "X, le 11 août 2021"),
        ("vi", date(2021, 7, 1), "X, ngày 1 tháng 7 năm 2021"),
        ("vi", date(2021, 12, 21), "X, ngày 21 tháng 12 năm 2021"),
        ("en", date(2021, 7, 1), "X, 1 July 2021"),
    ],
)
def test_days_are_written_as_each_language_does(
    languages: dict[str, Language], code: str, day: date, written: str
) -> None:
    assert languages[code].dateline(code, "X", day) == written


def test_page_labels_and_list_numbers(languages: dict[str, Language]) -> None:
    assert languages["en"].page_label(3, 8) == "Page 3 of 8"
    assert languages["km"].page_label(3, 10) == "ទំព័រ ៣ នៃ ១០"
    assert languages["km"].list_number(24) == "២៤."


def test_month_names_are_the_locale_data_of_icu(languages: dict[str, Language]) -> None:
    parts = [languages["km"].date_parts("km", date(2021, month, 1)) for month in (1, 4, 12)]
    assert [each["month"] for each in parts] == ["មករា", "មេសា", "ធ្នូ"]


def test_a_project_may_have_words_of_its_own(tmp_path: Path) -> None:
    shipped = ProjectFiles(tmp_path).text("templates", "words/languages.toml")
    (tmp_path / "templates/words").mkdir(parents=True)
    own = shipped.replace('page = "Page {page} of {pages}"', 'page = "{page}/{pages}"')
    (tmp_path / "templates/words/languages.toml").write_text(own, encoding="utf-8")

    assert read_languages(ProjectFiles(tmp_path))["en"].page_label(1, 2) == "1/2"
