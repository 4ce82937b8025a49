"""What a statement says of its own life, in each language."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest

from statementpress.errors import ContentError, SetupError
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.statement.model import Statement
from statementpress.statement.status import Embargo, Status
from statementpress.words.languages import Language, read_languages
from statementpress.words.lunar import LunarWords
from statementpress.words.said import Said, said
from tests.shared.desk import Desk

LANGUAGES = read_languages(ProjectFiles(SHIPPED))
MORNING = datetime(2021, 5, 5, 9, 5)
ALL = list(LANGUAGES)


@pytest.fixture(scope="module")
def statement(tmp_path_factory: pytest.TempPathFactory) -> Statement:
    """Return a statement that is given each language in turn."""
    made = Desk(tmp_path_factory.mktemp("said")).statement()
    return replace(made, date=date(2021, 5, 5))


def with_status(statement: Statement, code: str, status: Status) -> Said:
    return said(replace(statement, languages=(code,), status=status), code, LANGUAGES)


@pytest.mark.parametrize("code", ALL)
def test_a_statement_without_such_facts_says_nothing(statement: Statement, code: str) -> None:
    assert with_status(statement, code, Status()) == Said()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "Embargoed until 9:05 on 5 May 2021 (Z)"),
        ("km", "ហាមផ្សាយមុនម៉ោង ៩:០៥ ថ្ងៃទី ៥ ខែ ឧសភា ឆ្នាំ ២០២១ (Z)"),
        ("fr", "Sous embargo jusqu’au 5 mai 2021 à 9 h 05 (Z)"),
        ("vi", "Không công bố trước 9 giờ 05 ngày 5 tháng 5 năm 2021 (Z)"),
    ],
)
def test_an_embargo(statement: Statement, code: str, words: str) -> None:
    status = Status(embargo=Embargo(MORNING, {code: "Z"}))
    assert with_status(statement, code, status).embargo == words


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (date(2021, 5, 6), "Embargoed until 6 May 2021"),
        (MORNING.replace(tzinfo=UTC), "Embargoed until 9:05 on 5 May 2021 (UTC)"),
        (MORNING.replace(tzinfo=timezone(timedelta(hours=7))), "9:05 on 5 May 2021 (UTC+7)"),
        (MORNING.replace(tzinfo=timezone(-timedelta(hours=3, minutes=30))), "(UTC−3:30)"),
    ],
)
def test_an_embargo_without_words_for_its_zone(
    statement: Statement, until: date, words: str
) -> None:
    found = with_status(statement, "en", Status(embargo=Embargo(until, {}))).embargo
    assert found.endswith(words)


@pytest.mark.parametrize(
    ("code", "source", "words"),
    [
        ("en", "km", "Unofficial translation from the Khmer"),
        ("en", "", "Unofficial translation"),
        ("km", "en", "ការបកប្រែមិនផ្លូវការពីភាសាអង់គ្លេស"),
        ("fr", "en", "Traduction non officielle de l’anglais"),
        ("vi", "xx", "Bản dịch không chính thức"),
    ],
)
def test_an_unofficial_translation(
    statement: Statement, code: str, source: str, words: str
) -> None:
    assert with_status(statement, code, Status(unofficial={code: source})).unofficial == words


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("en", ["Ref.: 7/21", "Version 12", "Corrigendum: a name"]),
        ("km", ["លេខ៖ 7/21", "កំណែទី ១២", "កំណែតម្រូវ៖ a name"]),
        ("fr", ["Réf.\u00a0: 7/21", "Version 12", "Rectificatif\u00a0: a name"]),
        ("vi", ["Số: 7/21", "Phiên bản 12", "Đính chính: a name"]),
    ],
)
def test_reference_version_and_correction_stand_in_this_order(
    statement: Statement, code: str, lines: list[str]
) -> None:
    status = Status(reference={code: "7/21"}, version=12, corrigendum={code: "a name"})
    assert list(with_status(statement, code, status).in_order()) == lines


def test_the_lunar_date_is_that_of_official_letters(statement: Statement) -> None:
    found = with_status(statement, "km", Status(lunar=True)).lunar
    assert found == "ថ្ងៃពុធ ៩រោច ខែពិសាខ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស. ២៥៦៥"


def test_the_author_has_the_last_word_on_the_lunar_date(statement: Statement) -> None:
    status = Status(lunar_dates={"km": "ថ្ងៃពុធ"})
    assert with_status(statement, "km", status).lunar == "ថ្ងៃពុធ"


def test_a_lunar_date_that_no_language_writes_is_an_error(statement: Statement) -> None:
    with pytest.raises(ContentError) as raised:
        with_status(statement, "en", Status(lunar=True))
    assert [finding.code for finding in raised.value.findings] == ["no-lunar-date"]


def test_other_languages_of_the_statement_go_without_it(statement: Statement) -> None:
    both = replace(statement, languages=("en", "km"), status=Status(lunar=True))
    assert said(both, "en", LANGUAGES).lunar == ""


def test_a_table_from_before_such_words_is_read_and_asked_for_them_only_if_needed(
    statement: Statement, tmp_path: Path
) -> None:
    words = msgspec.structs.asdict(LANGUAGES["en"])
    old = Language(**{key: words[key] for key in words if key not in {"status", "lunar"}})
    assert said(statement, "en", {"en": old, "km": old}) == Said()
    draft = replace(statement, status=Status(draft=4))
    with pytest.raises(SetupError) as raised:
        said(draft, "en", {"en": old, "km": old})
    assert str(raised.value.place) == "templates/words/languages.toml"


def test_names_that_are_too_few_are_refused() -> None:
    shipped = LANGUAGES["km"].lunar
    assert shipped
    names = msgspec.structs.asdict(shipped)
    with pytest.raises(ValueError, match="months"):
        LunarWords(**{**names, "months": names["months"][1:]})
