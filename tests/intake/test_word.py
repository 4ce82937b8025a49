"""What is read of Word files that python-docx makes, as Word and Google Docs write them."""

from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.intake.made import language_file, text_of


def khmer_run(document: Document, text: str, *properties: str) -> None:
    run = document.add_paragraph("x ").add_run(text)
    for name in properties:
        run._r.get_or_add_rPr().append(OxmlElement(f"w:{name}"))


@pytest.mark.parametrize(
    ("properties", "text", "expected"),
    [
        (["b"], "ខ្មែរ", "x ខ្មែរ\n"),
        (["bCs"], "ខ្មែរ", "x **ខ្មែរ**\n"),
        (["b"], "word", "x **word**\n"),
        (["bCs"], "word", "x word\n"),
        (["iCs"], "ខ្មែរ", "x *ខ្មែរ*\n"),
        (["b", "bCs"], "ខ្មែរ word", "x **ខ្មែរ word**\n"),
        (["cs", "bCs"], "word", "x **word**\n"),
    ],
)
def test_bold_of_khmer_is_that_of_complex_scripts(
    properties: list[str], text: str, expected: str
) -> None:
    document = docx.Document()
    khmer_run(document, text, *properties)
    assert text_of(document) == expected


def numbered(document: Document, *items: tuple[int, str]) -> None:
    for level, text in items:
        paragraph = document.add_paragraph(text)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = 77


def lists(*levels: tuple[str, str]) -> Callable[[Document], None]:
    """Define the list 77, with a format and a text of the label for each level."""

    def define(document: Document) -> None:
        numbering = document.part.numbering_part.element
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), "77")
        for place, (kind, text) in enumerate(levels):
            level = OxmlElement("w:lvl")
            level.set(qn("w:ilvl"), str(place))
            for name, said in (("start", "1"), ("numFmt", kind), ("lvlText", text)):
                element = OxmlElement(f"w:{name}")
                element.set(qn("w:val"), said)
                level.append(element)
            abstract.append(level)
        numbering.insert(0, abstract)
        number = OxmlElement("w:num")
        number.set(qn("w:numId"), "77")
        of = OxmlElement("w:abstractNumId")
        of.set(qn("w:val"), "77")
        number.append(of)
        numbering.append(number)

    return define


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((("decimal", "%1."), ("lowerLetter", "(%2)")), "1. a\n    (a) b\n    (b) c\n2. d\n"),
        ((("upperRoman", "%1."), ("bullet", "\uf0b7")), "I. a\n    - b\n    - c\nII. d\n"),
        ((("decimal", "%1."), ("decimal", "%1.%2.")), "1. a\n    1.1. b\n    1.2. c\n2. d\n"),
        ((("lowerRoman", "(%1)"), ("upperLetter", "%2.")), "(i) a\n    A. b\n    B. c\n(ii) d\n"),
    ],
)
def test_lists_have_the_labels_that_word_prints(
    levels: tuple[tuple[str, str], ...], expected: str
) -> None:
    document = docx.Document()
    lists(*levels)(document)
    numbered(document, (0, "a"), (1, "b"), (1, "c"), (0, "d"))
    assert text_of(document) == expected


def test_tracked_changes_have_their_author_and_kind() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("We ask ")
    for kind, tag in (("ins", "t"), ("del", "delText")):
        change = OxmlElement(f"w:{kind}")
        change.set(qn("w:author"), "Example Partner")
        run = OxmlElement("w:r")
        text = OxmlElement(f"w:{tag}")
        text.text = kind
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    changes = [
        (run.text, run.change and (run.change.kind.value, run.change.author))
        for paragraph in language_file(document).paragraphs()
        for run in paragraph.runs
    ]
    assert changes == [
        ("We ask ", None),
        ("ins", ("inserted", "Example Partner")),
        ("del", ("deleted", "Example Partner")),
    ]
