"""What the file says of itself: facts of the statement, never of the clock or the machine."""

from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.shared.editions import Edition, figures

TITLES = {
    "en": "Joint Statement of Civil Society Support for Children Deprived of Liberty in Cambodia",
    "km": ("សេចក្តីថ្លែងការណ៍រួម របស់សង្គមស៊ីវិល ស្តីពីការដកហូតសិទ្ធិសេរីភាពកុមារនៅប្រទេសកម្ពុជា"),
}
AUTHORS = {
    "en": "Organizing Committee for the National Launch of the Global Study in Cambodia",
    "km": ("គណៈកម្មាធិការរៀបចំសម្រាប់ការផ្សព្វផ្សាយថ្នាក់ជាតិស្តីពីការសិក្សាស្រាវជ្រាវជាសកលនៅកម្ពុជា"),
}
XML = "{http://www.w3.org/XML/1998/namespace}"
SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


def xmp(edition: Edition, name: str) -> list[str]:
    """Return the texts of an XMP property, one or several."""
    packet = ElementTree.fromstring(edition.pdf.Root.Metadata.read_bytes())
    (found,) = packet.findall(f".//{name}", SPACES)
    items = found.findall(".//rdf:li", SPACES)
    return [item.text or "" for item in items or [found]]


def info(edition: Edition, key: str) -> str:
    return str(edition.pdf.docinfo[key])


def test_the_title_is_the_statements(edition: Edition) -> None:
    first, *others = xmp(edition, "dc:title")
    assert others == [TITLES[language] for language in edition.languages]
    assert first == info(edition, "/Title") == TITLES[edition.languages[0]]


def test_the_title_stands_in_the_window(edition: Edition) -> None:
    assert bool(edition.pdf.Root.ViewerPreferences.DisplayDocTitle) is True


def test_the_author_is_the_statements(edition: Edition) -> None:
    authors = [AUTHORS[language] for language in edition.languages]
    assert xmp(edition, "dc:creator") == authors
    assert info(edition, "/Author") == ", ".join(authors)


def test_the_languages_are_named(edition: Edition) -> None:
    assert xmp(edition, "dc:language") == list(edition.languages)
    assert str(edition.pdf.Root.Lang) == edition.languages[0]


def test_the_dates_are_the_statements(edition: Edition) -> None:
    for property_name, key in (("xmp:CreateDate", "/CreationDate"), ("xmp:ModifyDate", "/ModDate")):
        assert xmp(edition, property_name) == ["2021-05-05T00:00:00Z"]
        assert info(edition, key) == "D:20210505000000Z"


@pytest.mark.parametrize(
    ("property_name", "key"),
    [
        ("dc:description", "/Subject"),
        ("pdf:Keywords", "/Keywords"),
        ("xmp:CreatorTool", "/Creator"),
        ("pdf:Producer", "/Producer"),
    ],
)
def test_both_kinds_of_metadata_agree(edition: Edition, property_name: str, key: str) -> None:
    assert xmp(edition, property_name)[0] == info(edition, key) != ""


def test_it_says_what_it_conforms_to(edition: Edition) -> None:
    claims = ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
    assert [xmp(edition, name) for name in claims] == [["3"], ["A"], ["1"]]


def test_there_is_a_bookmark_for_each_part(edition: Edition) -> None:
    pages = [page.obj.objgen for page in edition.pdf.pages]
    with edition.pdf.open_outline() as outline:
        places: dict[str, Any] = {item.title: item.destination for item in outline.root}
    assert {title: pages.index(place[0].objgen) for title, place in places.items()} == {
        TITLES[language]: edition.page_languages.index(language) for language in edition.languages
    }


def test_page_labels_are_the_numbers_at_the_foot(edition: Edition) -> None:
    entries = list(edition.pdf.Root.PageLabels.Nums)
    indices, labels = entries[::2], entries[1::2]
    assert indices == list(range(len(edition.pdf.pages)))
    assert [str(label.P) for label in labels] == [
        figures(number, language) for number, language in enumerate(edition.page_languages, 1)
    ]
    assert not any("/S" in label or "/St" in label for label in labels)


def test_the_english_part_is_whole_before_the_khmer_one_begins(official: Edition) -> None:
    assert {("en", "km")} == {
        pair for pair in pairwise(official.page_languages) if pair[0] != pair[1]
    }
