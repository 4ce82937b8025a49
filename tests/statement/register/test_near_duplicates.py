"""Names that two rows write in two ways are found; families of names are left in peace."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from statementpress.statement.register.findings import blocks, near_duplicates
from statementpress.statement.register.findings.near_duplicates import near_pairs
from tests.shared.desk import Desk
from tests.statement.register.rows import english, found, khmer, register

ONE = [
    ("Women's Peace Network (WPN)", "Womens Peace Network"),
    ("Women’s Peace Network", "Women's Peace Network"),
    ("Women's Peace Network (WPN)", "WPN"),
    ("Women's Peace Network", "WPN"),
    ("WPN", "W.P.N."),
    ("WPN – Women's Peace Network", "The Women's Peace Network, Inc."),
    ("Women's Peace Netwrok", "Women's Peace Network"),
    ("Centre for River Health", "Center for River Health"),
    ("The Heron Trust", "Heron Trust"),
    ("Heron Trust Ltd", "Heron Trust"),
    ("Heron Foundation", "Foundation Heron"),
    ("Fish & Rivers", "Fish and Rivers"),
    ("Labour Rights Organisation", "Labor Rights Organization"),
    ("Families of Fishers Organization", "Families of Fishers"),
    ("Human Right Center", "Human Rights Centre"),
    ("N.G.O. Forum on Rivers", "NGO Forum on Rivers"),
    ("Assosiation of Fishers of Mondolkiri", "Association of Fishers of Mondulkiri"),
    ("Batambang Fishers Union", "Battambang Fishers Union"),
    ("Médecins du Fleuve", "Medecins du fleuve"),
    ("L'Eau pour Tous", "L’eau pour tous !"),
    ("Trung tâm Sông Hồng", "Trung Tam Song Hong"),
    ("Stowarzyszenie Źródło", "Stowarzyszenie Zrodlo"),
    ("Heron e.V.", "Heron eV"),
    ("សមាគមអ្នកនេសាទ", "សមាគម អ្នកនេសាទ (FA)"),
    ("អង្គការជំនួយផ្លូវច្បាប់", "ជំនួយផ្លូវច្បាប់"),
    ("បណ្តាញយុវជន", "បណ្ដាញយុវជន"),
    ("មូលនិធិកុមារកម្ពុជា", "មូលនិធិកុមារកម្ពូជា"),
    ("สมาคมชาวประมงแม่น้ำ", "สมาคมชาวประมงแมน้ำ"),
]

TWO = [
    ("Example Youth Group of North Bank", "Example Youth Group of South Bank"),
    ("Ward 1", "Ward 2"),
    ("Ward II", "Ward III"),
    ("Group XVIII", "Group XXIII"),
    ("Province A", "Province B"),
    ("Group A", "Group"),
    ("Île-aux-Hérons", "Heron"),
    ("O’Heron", "Heron"),
    ("Men of the River", "Women of the River"),
    ("Centre for Human Rights", "Centre for Women's Rights"),
    ("Sindicato de Trabajadores", "Sindicato de Trabajadoras"),
    ("Union of Fishers", "Union of Farmers"),
    ("Women's Organization", "Women's Association"),
    ("Prey Thom Community", "Trey Thom Community"),
    ("Bavet Youth", "Baset Youth"),
    ("Heron Trust Cambodia", "Heron Trust Laos"),
    ("Heron Trust", "Heron Trust International"),
    ("Niger Rivers", "Nigeria Rivers"),
    ("Grandmothers for Water", "Grandfathers for Water"),
    ("Slovakia Birds", "Slovenia Birds"),
    ("Eastern Network", "Western Network"),
    ("Urban Poor Women", "Urban Poor Men"),
    ("Hội Phụ nữ Hà Nội", "Hội Phụ nữ Hà Nam"),
    ("CRCF", "CCRF"),
    ("សហគមន៍ភូមិថ្មី ១", "សហគមន៍ភូមិថ្មី ២"),
    ("សហគមន៍ភូមិក", "សហគមន៍ភូមិខ"),
    ("កុក", "កក"),
]


@pytest.mark.parametrize("names", ONE)
def test_a_name_that_is_written_in_two_ways_is_found_once(names: tuple[str, str]) -> None:
    write = english if names[0][0] < "\u0e00" else khmer
    assert found(near_duplicates.check, write(*names)) == ["near-duplicate 3"]
    assert found(near_duplicates.check, write(*reversed(names))) == ["near-duplicate 3"]


@pytest.mark.parametrize("names", TWO)
def test_names_of_a_family_are_two(names: tuple[str, str]) -> None:
    write = english if names[0][0] < "\u0e00" else khmer
    assert found(near_duplicates.check, write(*names)) == []


PROVINCES = """
Banteay Meanchey, Battambang, Kampong Cham, Kampong Chhnang, Kampong Speu, Kampong Thom, Kampot,
Kandal, Kep, Koh Kong, Kratie, Mondulkiri, Oddar Meanchey, Pailin, Phnom Penh, Preah Sihanouk,
Preah Vihear, Prey Veng, Pursat, Ratanakiri, Siem Reap, Stung Treng, Svay Rieng, Takeo, Tboung Khmum
"""
FAMILIES = [
    [f"Example Youth Group of {where.strip()}" for where in PROVINCES.split(",")],
    [f"{where.strip()} Fishers’ Union" for where in PROVINCES.split(",")],
    [f"Ward {number} Women’s Committee" for number in range(1, 120)],
    [f"សហគមន៍នេសាទ ភូមិទី {number}" for number in range(1, 60)],
]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: str(family[0]))
def test_a_whole_family_has_no_duplicates(family: list[str]) -> None:
    assert list(near_pairs(family)) == []


def test_a_slip_inside_a_family_is_found() -> None:
    family = [*FAMILIES[0], "Example Youth Group of Batambang", "Exmaple Youth Group of Kratie"]
    assert found(near_duplicates.check, english(*family)) == [
        "near-duplicate 27",
        "near-duplicate 28",
    ]


def test_a_row_names_the_first_that_it_is_like() -> None:
    names = ("Heron Trust", "The Heron Trust", "Heron Trust Ltd", "Toad Club")
    findings = list(near_duplicates.check(english(*names)))
    assert [each.line for each in findings] == [3, 4]
    assert all("“Heron Trust” on line 2" in each.message for each in findings)


def test_names_that_somebody_said_are_different_are_left_in_peace() -> None:
    rows = english("Heron Trust", "The Heron Trust", "Heron Trust Ltd")
    said = replace(rows, different=[["heron trust", "The Heron  Trust"]])
    assert found(near_duplicates.check, said) == ["near-duplicate 4"]


def test_a_register_file_says_which_names_are_different(desk: Desk) -> None:
    assert desk.rows("signed,The Heron Trust,ក") == ["near-duplicate signatories.csv:4"]
    desk.write("register.toml", 'different = [["The Heron Trust", "Heron Trust"]]\n')
    assert desk.found() == []
    desk.write("register.toml", 'different = ["Heron Trust"]\n')
    assert desk.found() == ["wrong-value register.toml:1"]


def test_names_in_two_groups_are_compared_and_repeated_names_are_not() -> None:
    groups = {
        "conveners": [{"name_en": "Heron Trust", "name_km": "កុក"}],
        "signed": [{"name_en": "Heron Trust", "name_km": "កុក"}, {"name_en": "Toad Centre"}],
        "joined": [{"name_en": "Toad Center"}],
    }
    assert found(near_duplicates.check, register(groups)) == ["near-duplicate 5"]


@pytest.mark.parametrize("column", ["country", "province"])
def test_branches_in_two_places_are_two(column: str) -> None:
    rows = [{"name_en": "Heron Trust", column: "A"}, {"name_en": "The Heron Trust", column: "B"}]
    assert found(near_duplicates.check, register({"signed": rows})) == []


def test_people_are_not_compared() -> None:
    rows = [{"name_en": "Sok Channary", "age": "30"}, {"name_en": "Sok Chanary", "age": "31"}]
    assert found(near_duplicates.check, register({"signed": rows})) == []


FIRST = "Heron River Lake Forest Green Youth Women Rural Urban Fisher Farmer Student Peace"
LAST = "Centre Network Trust Foundation Coalition Alliance Forum Committee Union"
SYLLABLES = "ba bo cha da kam ko la phnom prek ra sa ta thmei tra veal"


def invented(count: int) -> list[str]:
    """Return so many invented names, half of which are of one family."""
    choose = random.Random(7)
    first, last, syllables = FIRST.split(), LAST.split(), SYLLABLES.split()
    return [
        f"Farmers’ Group of {''.join(choose.choices(syllables, k=4)).title()} Village"
        if number % 2
        else f"{' '.join(choose.choices(first, k=4))} {choose.choice(last)} {number}"
        for number in range(count)
    ]


def test_the_work_grows_as_the_number_of_names(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = [0]

    def counting(block: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
        for pair in blocks.comparisons(block):
            counted[0] += 1
            yield pair

    monkeypatch.setattr(near_duplicates, "comparisons", counting)
    work = []
    for count in (250, 1000):
        counted[0] = 0
        list(near_pairs(invented(count)))
        work.append(counted[0] / count)
    assert work[1] < 80
    assert work[1] < 4 * work[0] + 20


def test_a_large_block_is_compared_with_neighbours_only() -> None:
    assert (
        len(list(blocks.comparisons(range(blocks.LARGE)))) == blocks.LARGE * (blocks.LARGE - 1) / 2
    )
    assert len(list(blocks.comparisons(range(500)))) < 500 * blocks.NEIGHBOURS
