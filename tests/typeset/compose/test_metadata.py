"""XMP says in every language what the file is."""

from xml.etree import ElementTree

from statementpress.typeset.compose.metadata import Metadata, rdf

METADATA = Metadata(
    titles={"en": "A & B <joint>", "km": "សេចក្តី"},
    authors={"en": "The “Invented” Committee", "km": "គណៈកម្មាធិការ"},
    descriptions={"en": "Words"},
    keywords=("one", "two"),
    languages=("en", "km"),
    date="2021-05-05T00:00:00Z",
    creator_tool="Statement Press",
    producer="WeasyPrint",
)
NAMES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
TREE = ElementTree.fromstring(rdf(METADATA))
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def test_titles_stand_by_language_the_first_also_as_the_default() -> None:
    items = TREE.findall(".//dc:title//rdf:li", NAMES)

    assert [(item.get(LANGUAGE), item.text) for item in items] == [
        ("x-default", "A & B <joint>"),
        ("en", "A & B <joint>"),
        ("km", "សេចក្តី"),
    ]


def test_one_file_is_both_archival_and_accessible() -> None:
    assert TREE.findtext(".//pdfaid:part", namespaces=NAMES) == "3"
    assert TREE.findtext(".//pdfaid:conformance", namespaces=NAMES) == "A"
    assert TREE.findtext(".//pdfuaid:part", namespaces=NAMES) == "1"


def test_languages_are_named() -> None:
    assert [item.text for item in TREE.findall(".//dc:language//rdf:li", NAMES)] == ["en", "km"]
