"""The facts of a statement's life in statement.toml, and which of them cannot both be true."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from statementpress.statement.status import Embargo, Status
from tests.shared.desk import Desk

AT_SEVEN = timezone(timedelta(hours=7))


def status_of(desk: Desk, facts: str) -> Status:
    """Return what is read of `facts`, which begin on line 4."""
    desk.replace("statement.toml", "\n[title]", f"{facts}\n\n[title]")
    return desk.statement().status


def test_a_statement_that_says_nothing_is_final(desk: Desk) -> None:
    assert desk.statement().status == Status()
    assert status_of(desk, 'status = "final"') == Status()


def test_a_draft_knows_the_line_that_makes_it_one(desk: Desk) -> None:
    assert status_of(desk, 'status = "draft"').draft == 4


@pytest.mark.parametrize(
    ("written", "until"),
    [
        ("2030-02-01", date(2030, 2, 1)),
        ("2030-02-01T09:00:00+07:00", datetime(2030, 2, 1, 9, tzinfo=AT_SEVEN)),
        ("2030-01-31 09:30:00Z", datetime(2030, 1, 31, 9, 30, tzinfo=UTC)),
    ],
)
def test_an_embargo_ends_on_a_day_or_at_a_moment(desk: Desk, written: str, until: date) -> None:
    assert status_of(desk, f"embargo = {written}").embargo == Embargo(until, {}, 4)


def test_a_moment_without_an_offset_needs_its_zone_in_words(desk: Desk) -> None:
    found = status_of(
        desk,
        'embargo = 2030-02-01T09:00:00\n[embargo_zone]\nen = "Rivertown"\nkm = "ក្រុងទន្លេ"',
    )
    morning = datetime.fromisoformat("2030-02-01T09:00")
    assert found.embargo == Embargo(morning, {"en": "Rivertown", "km": "ក្រុងទន្លេ"}, 4)


@pytest.mark.parametrize(
    ("written", "unofficial"),
    [
        ('["en"]', {"en": "km"}),
        ('{ en = "km" }', {"en": "km"}),
        ('{ en = "fr", km = "fr" }', {"en": "fr", "km": "fr"}),
        ('["en", "km"]', {"en": "", "km": ""}),
    ],
)
def test_a_translation_may_say_from_which_language(
    desk: Desk, written: str, unofficial: dict[str, str]
) -> None:
    assert status_of(desk, f"unofficial = {written}").unofficial == unofficial


def test_a_reference_is_the_same_in_all_languages_or_not(desk: Desk) -> None:
    assert status_of(desk, 'reference = "7/30"').reference == {"en": "7/30", "km": "7/30"}
    desk.replace("statement.toml", '"7/30"', '{ en = "7/30", km = "៧/៣០" }')
    assert desk.statement().status.reference == {"en": "7/30", "km": "៧/៣០"}


def test_a_correction_belongs_to_a_later_version(desk: Desk) -> None:
    found = status_of(desk, 'version = 2\n[corrigendum]\nen = "two names"\nkm = "ឈ្មោះពីរ"')
    assert (found.version, found.corrigendum) == (2, {"en": "two names", "km": "ឈ្មោះពីរ"})


def test_a_lunar_date_is_computed_or_written_by_hand(desk: Desk) -> None:
    assert status_of(desk, "lunar = true").lunar
    desk.replace("statement.toml", "lunar = true", 'lunar = { km = "ថ្ងៃពុធ" }')
    found = desk.statement().status
    assert (found.lunar, found.lunar_dates) == (False, {"km": "ថ្ងៃពុធ"})


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ('status = "drafts"', "wrong-value statement.toml:4"),
        ("status = true", "wrong-value statement.toml:4"),
        ("embargo = 2030-01-30", "facts-contradict statement.toml:4"),
        ("embargo = 2030-02-01T09:00:00", "facts-contradict statement.toml:4"),
        ("embargo = 09:00:00", "wrong-value statement.toml:4"),
        ('embargo = "tomorrow"', "wrong-value statement.toml:4"),
        ('[embargo_zone]\nen = "a"\nkm = "ក"', "facts-contradict statement.toml:4"),
        ('unofficial = ["fr"]', "unknown-language statement.toml:4"),
        ('unofficial = { en = "xx" }', "unknown-language statement.toml:4"),
        ('unofficial = { en = "en" }', "facts-contradict statement.toml:4"),
        ("unofficial = []", "wrong-value statement.toml:4"),
        ('unofficial = "en"', "wrong-value statement.toml:4"),
        ("reference = 7", "wrong-value statement.toml:4"),
        ('reference = ""', "wrong-value statement.toml:4"),
        ('[reference]\nen = "7/30"', "missing-translation statement.toml:4"),
        ("version = 0", "wrong-value statement.toml:4"),
        ("version = true", "wrong-value statement.toml:4"),
        ('[corrigendum]\nen = "a"\nkm = "ក"', "facts-contradict statement.toml:4"),
        ('version = 1\n[corrigendum]\nen = "a"\nkm = "ក"', "facts-contradict statement.toml:5"),
        ('version = 2\n[corrigendum]\nen = "a"', "missing-translation statement.toml:5"),
        ('[lunar]\nfr = "mercredi"', "unknown-language statement.toml:5"),
        ('lunar = "yes"', "wrong-value statement.toml:4"),
    ],
)
def test_what_cannot_be_is_an_error_with_its_line(desk: Desk, facts: str, found: str) -> None:
    desk.replace("statement.toml", "\n[title]", f"{facts}\n\n[title]")
    assert desk.found() == [found]
