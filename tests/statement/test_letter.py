"""What stands on a letter besides its text, and what is wrong in it, each with its line."""

from pathlib import Path

import pytest

from statementpress.statement.letter import DateAt, Letter
from statementpress.statement.signatories import Language
from tests.shared.letter import LetterDesk


@pytest.fixture
def letter(tmp_path: Path) -> LetterDesk:
    return LetterDesk(tmp_path)


def read(desk: LetterDesk) -> Letter:
    found = desk.statement().letter
    assert found is not None
    return found


def test_each_fact_has_its_lines_in_each_language(letter: LetterDesk) -> None:
    found = read(letter)
    assert found.addressee["en"] == ("The Minister of Rivers", "Rivertown")
    assert found.subject["km"] == ("សំណើសុំទន្លេស្អាត",)
    assert found.board["en"] == (("Otter Reed", "Chair"), ("Heron Marsh",))
    assert found.through == {"en": (), "km": ("ខុទ្ទកាល័យ",)}
    assert found.motto is not None
    assert found.date_at == {}


def test_a_letter_without_a_title_has_its_subject_for_one(letter: LetterDesk) -> None:
    statement = letter.statement()
    assert statement.kind == "letter"
    assert statement.title == {"en": ("Request for clean rivers",), "km": ("សំណើសុំទន្លេស្អាត",)}
    assert statement.short_title == {"en": "Request for clean rivers", "km": "សំណើសុំទន្លេស្អាត"}


def test_a_letter_may_have_a_short_title(letter: LetterDesk) -> None:
    letter.replace("statement.toml", "[place]", '[short_title]\nen = "R"\nkm = "ទ"\n[place]')
    assert letter.statement().short_title == {"en": "R", "km": "ទ"}


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ('"end"', {"en": DateAt.END, "km": DateAt.END}),
        ('{ km = "top" }', {"km": DateAt.TOP}),
    ],
)
def test_a_letter_may_say_where_the_date_stands(
    letter: LetterDesk, written: str, places: dict[Language, DateAt]
) -> None:
    letter.replace("statement.toml", "motto = true", f"date_at = {written}")
    assert read(letter).date_at == places


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("motto = true", "moto = true", "unknown-key", "moto"),
        ("motto = true", 'motto = "yes"', "wrong-value", "motto"),
        ("motto = true", 'date_at = "left"', "wrong-value", "date_at"),
        ("motto = true", 'date_at = { fr = "top" }', "unknown-language", "date_at"),
        ('km = "ផែនទី"', "", "missing-translation", "[letter.enclosures]"),
        ('km = "ផែនទី"', 'km = ""', "wrong-value", 'km = ""'),
        ('km = "ផែនទី"', "km = 1", "wrong-value", "km = 1"),
        ('km = "ផែនទី"', 'km = "ផែនទី"\nfr = "Plan"', "unknown-language", "Plan"),
        ('en = "Request for clean rivers"', "en = [ ]", "wrong-value", "en = [ ]"),
        ('en = ["The Minister of Rivers", "Rivertown"]', "", "missing-translation", "addressee"),
        ("Heron Marsh", " ", "wrong-value", 'Chair"]'),
        ("[place]", '[title]\nen = "T"\nkm = "ច"\n[place]', "facts-contradict", "[title]"),
        ('kind = "letter"\n', "", "facts-contradict", "[letter]"),
        ('kind = "letter"\n', 'kind = ""\n', "wrong-value", "kind"),
    ],
)
def test_a_fault_is_reported_with_its_line(
    letter: LetterDesk, old: str, new: str, code: str, words: str
) -> None:
    letter.replace("statement.toml", old, new)
    assert f"{code} {letter.line(words)}" in letter.found()


@pytest.mark.parametrize("fact", ["subject", "addressee"])
def test_a_letter_says_what_it_is_about_and_to_whom_it_goes(letter: LetterDesk, fact: str) -> None:
    text = (letter.folder / "statement.toml").read_text("utf-8")
    before, _, after = text.partition(f"[letter.{fact}]")
    letter.write("statement.toml", before + after.partition("\n\n")[2])
    assert f"missing-key {letter.line('[letter]')}" in letter.found()


def test_a_letter_needs_its_table(letter: LetterDesk) -> None:
    text = (letter.folder / "statement.toml").read_text("utf-8")
    before, _, after = text.partition("[letter]")
    letter.write("statement.toml", before + after[after.index("[place]") :])
    assert letter.found() == ["missing-key statement.toml:1"]


def test_the_proof_knows_the_line_of_each_fact(letter: LetterDesk) -> None:
    said = {
        (words, passage.file, line)
        for chain in letter.statement().sources["en"]
        for passage in chain
        for line, words in passage.lines
    }
    for words in ("river@example.org", "Chair", "Excellency,", "A map", "Request for clean rivers"):
        line = int(letter.line(words).partition(":")[2])
        assert (words, f"{letter.statement().known_as}/statement.toml", line) in said
