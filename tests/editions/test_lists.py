"""Lists of signatories in finished files: grouped, sorted, counted, of people, and shared."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from statementpress.editions.source import Source, read_source
from statementpress.project.project import Project
from statementpress.renderings.plain_text import plain_text
from statementpress.renderings.web_page import web_pages
from statementpress.statement.signatories import Signatory
from statementpress.typeset.compose.document_text import document_text
from statementpress.typeset.compose.logos import LogoBook
from statementpress.typeset.compose.member_lists import MemberLists
from statementpress.words.setting import setters
from tests.readers import outloud, verapdf
from tests.readers.all import READERS, Reader
from tests.readers.tool import require, requires
from tests.shared import structure
from tests.shared.desk import FILES, Desk
from tests.shared.lines import Block, Line, blocks
from tests.shared.making import make, written
from tests.shared.marked_content import pieces

FACTS = """\
groups = ["orgs", "people", "shared"]

[group.orgs]
group_by = "country"
order = "name"
total = true

[group.people]
order = "name"
total = true

[group.shared]
group_by = "country"
translated = false
once = true
"""
ORGANISATIONS = (
    ("Otter Society", "សមាគមភេ", "KH"),
    ("Zebra Union", "សហជីពសេះបង្កង់", "TH"),
    ("Heron Trust", "មូលនិធិកុក", "KH"),
    ("Frog Club", "ក្លឹបកង្កែប", "LA"),
)
REGISTER = "\n".join(
    (
        "group,name_en,name_km,country,title_en,title_km,organisation_en,organisation_km,place",
        *(f"orgs,{en},{km},{country},,,," for en, km, country in ORGANISATIONS),
        "people,Sok Dara,សុខ ដារ៉ា,,Teacher,គ្រូបង្រៀន,Reed School,សាលារាំង,",
        "people,Chan Bopha,ចាន់ បុប្ផា,,Director,នាយក,,,",
        *(f"shared,Lake Group {number},,TH,,,,,Udon" for number in range(1, 15)),
        "shared,,ក្រុមបឹង,KH,,,,,",
        "",
    )
)
LISTS = {
    "en": (
        "4 organisations from 3 countries",
        "Cambodia (2)",
        "1. Heron Trust",
        "2. Otter Society",
        "Laos (1)",
        "3. Frog Club",
        "Thailand (1)",
        "4. Zebra Union",
        "2 individuals",
        "1. Chan Bopha, Director",
        "2. Sok Dara, Teacher, Reed School",
    ),
    "km": (
        "អង្គការចំនួន ៤ មកពីប្រទេសចំនួន ៣",
        "កម្ពុជា (២)",
        "១. មូលនិធិកុក",
        "២. សមាគមភេ",
        "ថៃ (១)",
        "៣. សហជីពសេះបង្កង់",
        "ឡាវ (១)",
        "៤. ក្លឹបកង្កែប",
        "បុគ្គលចំនួន ២ នាក់",
        "១. ចាន់ បុប្ផា, នាយក",
        "២. សុខ ដារ៉ា, គ្រូបង្រៀន, សាលារាំង",
    ),
}
SHARED = ("ថៃ · Thailand", "១. Lake Group 1, Udon", "១៤. Lake Group 14, Udon", "កម្ពុជា · Cambodia")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("lists"))
    facts = FILES["statement.toml"]
    head, tail = facts.split('groups = ["signed"]\n')
    groups, tables = FACTS.split("\n", 1)
    desk.write("statement.toml", f"{head}{groups}\n{tail}{tables}")
    desk.write("signatories.csv", REGISTER)
    for code, words in {"en": "## Who signs", "km": "## ហត្ថលេខី"}.items():
        fences = "".join(
            f"::: signatories {each}\n:::\n\n" for each in ("orgs", "people", "shared")
        )
        desk.write(f"{code}.md", FILES[f"{code}.md"].split("\n")[0] + f"\n\n{words}\n\n{fences}")
    return desk


@pytest.fixture(scope="module")
def source(desk: Desk) -> Source:
    return read_source(Project.at(desk.project), desk.folder)


@pytest.fixture(scope="module")
def official(desk: Desk) -> Path:
    return written(desk.project, desk.folder, "official")


def spoken_blocks(path: Path) -> list[Block]:
    """Return the blocks of a PDF as a screen reader meets them."""
    with pikepdf.open(path) as pdf:
        return blocks(structure.read(pdf), pieces(pdf))


def squeezed(text: str) -> str:
    return "".join(text.split())


def lost(text: str, words: tuple[str, ...]) -> Iterator[str]:
    """Yield the words that a text does not have after those before them."""
    start, whole = 0, squeezed(text)
    for each in words:
        found = whole.find(squeezed(each), start)
        if found < 0:
            yield each
        start = max(start, found)


@pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))
def test_each_reader_finds_each_list_in_the_order_of_its_language(
    official: Path, reader: Reader
) -> None:
    require(reader)
    first, last = reader.text(official)
    assert list(lost(first, LISTS["en"])) == []
    assert list(lost(last, (*LISTS["km"], *SHARED))) == []


@requires(verapdf)
def test_it_is_pdf_a_and_pdf_ua(official: Path) -> None:
    assert verapdf.validate(official) == {"3a": [], "ua1": []}


@requires(outloud)
def test_outloud_finds_no_error(official: Path) -> None:
    assert list(map(str, outloud.findings(official, severity="error"))) == []


def test_the_headings_of_a_list_stand_below_that_of_the_text(official: Path) -> None:
    found = [
        (each.kind, each.text) for each in spoken_blocks(official) if each.kind in {"H2", "H3"}
    ]
    assert found[:4] == [
        ("H2", "Who signs"),
        ("H3", "Cambodia (2)"),
        ("H3", "Laos (1)"),
        ("H3", "Thailand (1)"),
    ]


def test_a_list_that_stands_once_is_pointed_to_from_the_other_part(official: Path) -> None:
    spoken = [each.text for each in spoken_blocks(official)]
    assert sum("Lake Group 7" in each for each in spoken) == 1
    assert "15 organisations: see the list on page 2." in spoken


def test_a_name_is_read_in_the_language_that_it_is_in(source: Source) -> None:
    pages = web_pages(source.statement, source.project, LogoBook())
    assert '<span lang="en">Lake Group 1</span>' in pages["km.html"]
    assert '<span lang="km">' in pages["en.html"].partition("Cambodia</h3>")[2]


def test_side_by_side_names_face_each_other_and_shared_ones_stand_once(desk: Desk) -> None:
    path = desk.project / "parallel.pdf"
    path.write_bytes(make(desk.project, desk.folder, "parallel").pdf)
    found = [line for each in spoken_blocks(path) for line in each.lines]

    def line(words: str) -> Line:
        return next(each for each in found if squeezed(words) in squeezed(each.text))

    for english, khmer in (("Heron Trust", "មូលនិធិកុក"), ("Zebra Union", "សហជីពសេះបង្កង់")):
        left, right = line(english), line(khmer)
        assert left.right < right.left
        assert left.baseline == pytest.approx(right.baseline, abs=2)
    assert sum("Lake Group 7" in each.text for each in found) == 1


def test_for_two_languages_a_name_stands_once_though_its_title_is_translated(
    source: Source,
) -> None:
    lists = MemberLists(
        source.statement, ("en", "km"), source.languages, setters(source.languages, ("en", "km"))
    )
    details = {"title": {"en": "Writer", "km": "អ្នកនិពន្ធ"}}
    name = {"en": "Ana Ejemplo", "km": "Ana Ejemplo"}
    member = Signatory(name, {"en": "", "km": ""}, None, "", 1, details)
    assert squeezed(lists.words(member, "km", beside=("en",))).replace("\u200b", "") == "អ្នកនិពន្ធ"


@pytest.mark.parametrize("code", list(LISTS))
def test_plain_text_and_web_page_list_them_in_the_same_way(source: Source, code: str) -> None:
    page = web_pages(source.statement, source.project, LogoBook())[f"{code}.html"]
    for text in (plain_text(source.statement, code, source.languages), document_text(page)):
        assert list(lost(text, LISTS[code])) == []
        assert "Lake Group 14, Udon" in text
