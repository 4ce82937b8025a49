"""What the files of a statement say, with the line of each word."""

from pathlib import Path

import pytest

from statementpress.statement.model import Passage
from statementpress.statement.sources import group_chains
from tests.shared.desk import FOLDER, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def placed(chains: tuple[tuple[Passage, ...], ...]) -> list[list[str]]:
    """Return each chain as "file:line words"."""
    return [
        [
            f"{passage.file.removeprefix(f'statements/{FOLDER}/')}:{line} {words}"
            for passage in chain
            for line, words in passage.lines
        ]
        for chain in chains
    ]


def test_text_facts_and_signatories_lead_back_to_their_files(desk: Desk) -> None:
    desk.replace("signatories.csv", "Heron Trust,មូលនិធិកុក,,", "Heron Trust,មូលនិធិកុក,led by A,ដោយ ក")

    statement = desk.statement()
    assert placed(statement.sources["en"]) == [
        ["en.md:1 Rivers are clean.", "en.md:4 Signed by:"],
        ["statement.toml:6 A Statement on Clean Rivers"],
        ["statement.toml:14 Rivertown"],
    ]
    assert placed(tuple(group_chains(statement, "en", ["en"]))) == [
        [
            "signatories.csv:2 Otter Society",
            "signatories.csv:3 Heron Trust",
            "signatories.csv:3 led by A",
        ],
    ]


def test_each_line_of_a_title_and_each_note_has_its_place(desk: Desk) -> None:
    desk.replace("km.md", "ទន្លេស្អាត។", "ទន្លេ[^1]ស្អាត។\n\n[^1]: ក\n    ខ")
    text, note, title, *_ = placed(desk.statement().sources["km"])

    assert text[:2] == ["km.md:1 ទន្លេ", "km.md:1 ស្អាត។"]
    assert note == ["km.md:3 ក", "km.md:4 ខ"]
    assert title == ["statement.toml:7 ទន្លេ", "statement.toml:7 ស្អាត"]


def test_the_cells_of_a_table_lead_back_to_its_file(desk: Desk) -> None:
    desk.write("fish.csv", "Fish,2020\nCarp,12\n")
    desk.replace("en.md", "Rivers", "::: table fish.csv\nAll fish\n:::\n\nRivers")
    text, *_ = placed(desk.statement().sources["en"])

    assert text[0] == "en.md:2 All fish"
    assert text[1:5] == ["fish.csv:1 Fish", "fish.csv:1 2020", "fish.csv:2 Carp", "fish.csv:2 12"]


def test_a_summary_leads_back_to_the_file_that_has_it(desk: Desk) -> None:
    desk.write("summary.en.md", "Rivers matter.\n\n- We **clean** them.\n- We watch.\n")
    desk.replace("km.md", "ទន្លេស្អាត។", "::: commitments\nយើងមើល។\n:::\n\nទន្លេស្អាត។")
    sources = desk.statement().summary_sources

    assert placed(sources["en"]) == [
        ["summary.en.md:1 Rivers matter."],
        ["summary.en.md:3 We clean them.", "summary.en.md:4 We watch."],
    ]
    assert placed(sources["km"]) == [["km.md:2 យើងមើល។"]]
