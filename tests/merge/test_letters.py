"""A merged letter is the one that a person types by hand, and knows where its values are from."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfPage

from statementpress.editions.making import make_edition
from statementpress.editions.source import read_source
from statementpress.errors import ContentError, ProofError
from statementpress.project.project import Project
from statementpress.proof import pdfium
from statementpress.statement.model import Passage
from statementpress.statement.register.settings import folded
from statementpress.statement.report import LineElsewhere
from tests.merge.mailing import KHMER, ROW, Mailing
from tests.shared.random_texts import ENGLISH, JUNK, PASTED, SIGNS
from tests.shared.random_texts import KHMER as KHMER_WORDS

PLACES = (
    "{name}",
    "Dear {name}, come.",
    "{name} and {name}",
    "**{name}** and *{name}*",
    "ខ្ញុំ{name}ទៅ",
    "## {name}",
    "- {name}\n- two",
    "1. {name}\n2. two",
    "> {name}",
    "| a | b |\n|---|---|\n| {name} | c |",
    "Words[^1].\n\n[^1]: {name}",
    "[{name}](https://example.org)",
    "::: box\n{name}\n:::",
)
PARTS = (*ENGLISH, *KHMER_WORDS, *JUNK, *SIGNS, *PASTED, " ", "a@example.org", "\u17d2", "ា")
VALUES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=5).map("".join).filter(folded)
"""What cells say; one of which nothing is seen is empty."""


@pytest.fixture(scope="module")
def mailing(tmp_path_factory: pytest.TempPathFactory) -> Mailing:
    """Return one letter with fields for all these tests: each writes its text anew."""
    return Mailing(tmp_path_factory.mktemp("letters"))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(PLACES), value=VALUES)
def test_a_value_is_read_as_if_it_were_typed_by_hand(
    mailing: Mailing, place: str, value: str
) -> None:
    mailing.write("km.md", KHMER)
    mailing.write("en.md", f"{place}\n\n::: signatories signed\n:::\n")
    try:
        letter = mailing.letter(name_en=value).statement
    except ContentError as error:
        refused = error.findings
    else:
        refused = ()
    if refused:
        # It is refused with its row, and never without one.
        assert {each.place and each.place.path for each in refused} == {"people.csv"}
        return
    mailing.by_hand(name_en=value.strip(), name_km=ROW["name_km"], village=ROW["village"])
    by_hand = mailing.statement()
    assert (letter.parts, letter.letter, letter.title) == (
        by_hand.parts,
        by_hand.letter,
        by_hand.title,
    )


@pytest.mark.parametrize("value", ["*a*", "1. a", "[a](b)", "# a", "| a", "<b>", "a_b_", "> a"])
@pytest.mark.parametrize("place", PLACES)
def test_signs_of_markup_are_printed_as_they_are_typed(
    mailing: Mailing, place: str, value: str
) -> None:
    mailing.write("en.md", f"{place}\n\n::: signatories signed\n:::\n")
    parts = str(mailing.letter(name_en=value, name_km=value).statement.parts["en"])
    assert value in parts


REFUSED = {
    "{name}\n\nmore": ("• a", "value-not-kept"),
    "[x](https://example.org/{name})": ("a b", "broken-link"),
    "[x]({name})": ("javascript:alert(1)", "bad-link"),
    "<mailto:{name}>": ("nobody", "bad-link"),
}


@pytest.mark.parametrize("place", REFUSED)
def test_a_value_that_would_change_its_text_is_an_error_with_its_row(
    mailing: Mailing, place: str
) -> None:
    value, code = REFUSED[place]
    mailing.write("en.md", f"{place}\n\n::: signatories signed\n:::\n")
    rows = [{**ROW, "name_en": each} for each in ("a@example.org", value, f"{value}2")]
    found = mailing.told(*rows)
    assert f"{code} people.csv:3" in found or f"{code} en.md:1" in found


def test_each_value_has_its_row_as_its_place(mailing: Mailing) -> None:
    mailing.write("en.md", "Dear {name}, the\nriver {village}.\n\n::: signatories signed\n:::\n")
    rows = [{**ROW, "addressee": "C"}, {**ROW, "name_en": "Heron", "addressee": "A\nB"}]
    statement = mailing.letters(*rows)[1].statement
    (first, *_) = statement.sources["en"][0]
    row = LineElsewhere(3, "people.csv")
    assert [(str(line), words) for line, words in first.lines] == [
        ("1", "Dear"),
        (str(row), "Heron"),
        ("1", ", the"),
        ("2", "river"),
        (str(row), "Otter Bend"),
        ("2", "."),
    ]
    assert _of(statement.sources["en"], "people.csv") == ["Heron", "Otter Bend", "A", "B"]


def _of(chains: tuple[tuple[Passage, ...], ...], path: str) -> list[str]:
    lines = (line for chain in chains for passage in chain for line in passage.lines)
    return [words for line, words in lines if getattr(line, "path", "") == path]


def test_a_character_of_a_value_that_is_lost_is_told_with_its_row(
    mailing: Mailing, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailing.write("en.md", "Dear {name}, the river.\n\n::: signatories signed\n:::\n")
    source = mailing.letter(name_en="Sok Dazy")
    read = pdfium.page_characters

    def without_z(page: PdfPage) -> Iterator[pdfium.Character]:
        return (each for each in read(page) if each.text != "z")

    monkeypatch.setattr(pdfium, "page_characters", without_z)
    with pytest.raises(ProofError) as caught:
        make_edition(source, "english")
    assert str(caught.value.faults[0].place) == "people.csv:2"


VALUED = {
    "name_en": "Dr *Sok* & <Dara> [1]",
    "name_km": "សុខ ដារ៉ា_ស្ត្រី",
    "village": "1. Otter | Bend",
}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Mailing, Mailing]:
    """Return a letter with fields, and the same one with these values typed by hand."""
    merged, by_hand = (Mailing(tmp_path_factory.mktemp(name)) for name in ("merged", "by-hand"))
    by_hand.by_hand(**VALUED)
    by_hand.replace("statement.toml", '"Excellency,"', '"Dear Dr *Sok*,"')
    return merged, by_hand


@pytest.mark.parametrize("edition", ["official", "docx"])
def test_a_merged_letter_has_the_bytes_of_the_one_typed_by_hand(
    both: tuple[Mailing, Mailing], edition: str
) -> None:
    merged, by_hand = both
    letter = merged.letter(**VALUED, salutation_en="Dear Dr *Sok*,")
    source = read_source(Project.at(by_hand.project), by_hand.folder)
    made, typed_in = (make_edition(each, edition) for each in (letter, source))
    assert made.files("a") == typed_in.files("a")
    assert made.used == typed_in.used
