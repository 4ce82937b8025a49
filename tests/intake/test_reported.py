"""What a statement cannot show is named with its paragraph, and an open change is an error."""

from collections.abc import Mapping

import pytest

from statementpress.intake.proposal import IncomingFile, Said
from tests.hostile.test_word_files import body, word_file
from tests.intake.made import incoming, proposed

RUN = "<w:r><w:rPr>{}</w:rPr><w:t>words</w:t></w:r>"
TEXT_BOX = (
    "<w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>"
    "</w:drawing></w:r>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE \\@ x</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>5 May</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CHANGED = '<w:{0} w:author="Example Partner" w:date="2021-05-01T10:00:00Z">{1}</w:{0}>'
DELETED = "<w:r><w:delText>gone</w:delText></w:r>"

FOUND: Mapping[str, tuple[str, str, str]] = {
    "words put in": (CHANGED.format("ins", RUN.format("")), "tracked-change", "error"),
    "words taken out": (CHANGED.format("del", DELETED), "tracked-change", "error"),
    "words moved away": (CHANGED.format("moveFrom", RUN.format("")), "tracked-change", "error"),
    "another look": (RUN.format("<w:rPrChange/>"), "tracked-format", "warning"),
    "a text box": (TEXT_BOX, "text-box", "warning"),
    "a field": (FIELD, "field", "note"),
    "hidden words": (RUN.format("<w:vanish/>"), "hidden", "warning"),
    "words struck out": (RUN.format("<w:strike/>"), "struck", "warning"),
    "highlighted words": (RUN.format('<w:highlight w:val="yellow"/>'), "highlight", "warning"),
    "coloured words": (RUN.format('<w:color w:val="C00000"/>'), "coloured", "note"),
    "underlined words": (RUN.format('<w:u w:val="single"/>'), "underlined", "note"),
    "words in capitals": (RUN.format("<w:caps/>"), "capitals", "note"),
    "raised words": (RUN.format('<w:vertAlign w:val="superscript"/>'), "raised", "note"),
    "a new page": ('<w:r><w:br w:type="page"/></w:r>', "page-break", "note"),
    "a sign of a font of symbols": (
        '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', "symbol", "warning",
    ),
    "an equation": ("<w:oMath><w:r><w:t>x=2</w:t></w:r></w:oMath>", "equation", "warning"),
    "a shape": ("<w:r><w:pict/></w:r>", "shape", "note"),
    "an object": ("<w:r><w:object/></w:r>", "object", "warning"),
    "a picture elsewhere": (
        '<w:r><w:drawing><w:blip w:link="r9"/></w:drawing></w:r>', "picture-elsewhere", "warning",
    ),
    "a link inside the document": (
        f'<w:hyperlink w:anchor="part2">{RUN.format("")}</w:hyperlink>', "internal-link", "note",
    ),
    "a note that is missing": (
        '<w:r><w:footnoteReference w:id="9"/></w:r>', "lost-note", "error",
    ),
    "Limon": (
        '<w:r><w:rPr><w:rFonts w:ascii="Limon S1"/></w:rPr><w:t>GgÁkar</w:t></w:r>',
        "legacy-font",
        "error",
    ),
    "letters as of Limon": (
        "<w:r><w:t>GgÁkar smaKmGPivDÆn_kumar</w:t></w:r>", "legacy-font", "warning",
    ),
}  # fmt: skip


def said(inner: str) -> list[Said]:
    """Return what is said of the second paragraph of a text."""
    plain = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    parts = plain.format("We ask for water.") + f"<w:p>{inner}<w:r><w:t>x</w:t></w:r></w:p>"
    file = IncomingFile(name="a.docx", data=word_file(text=body(parts + plain.format("End."))))
    return list(proposed(file, language="en").findings)


@pytest.mark.parametrize("name", FOUND)
def test_what_is_not_taken_over_is_said_with_its_paragraph(name: str) -> None:
    inner, code, severity = FOUND[name]
    assert [(it.code, it.severity, it.file, it.paragraph) for it in said(inner)] == [
        (code, severity, "a.docx", 2)
    ]


def test_an_open_change_names_its_author_and_its_day() -> None:
    (found,) = said(CHANGED.format("del", DELETED))
    assert found.message == (
        "the words “gone” were taken out by Example Partner on 2021-05-01, "
        "and nobody has accepted or rejected it"
    )
    assert str(found.finding().place) == "a.docx, paragraph 2"


def test_many_open_changes_are_not_listed_one_by_one() -> None:
    many = (CHANGED.format("ins", RUN.format("")) + RUN.format("")) * 100
    found = [each for each in said(many) if each.code == "tracked-change"]
    assert len(found) == 31
    assert found[-1].message == "70 further tracked changes are open"


def test_what_is_above_a_letter_is_named() -> None:
    lines = (
        "^ ព្រះរាជាណាចក្រកម្ពុជា", "^ ជាតិ សាសនា ព្រះមហាក្សត្រ", "* ទឹកស្អាត",
        "ថ្ងៃពុធ ៨រោច ខែចេត្រ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស. ២៥៦៤",
        "រាជធានីភ្នំពេញ ថ្ងៃទី ៥ ខែ ឧសភា ឆ្នាំ ២០២១", "យើងសូមស្នើទឹកស្អាតសម្រាប់កុមារទាំងអស់។",
    )  # fmt: skip
    proposal = proposed(incoming(*lines))
    assert [it.code for it in proposal.findings] == ["motto-left", "lunar-taken", "date-taken"]
    assert proposal.title == {"km": ("ទឹកស្អាត",)}
    assert proposal.lunar == {"km": lines[3]}
    assert proposal.texts[0].markdown == f"{lines[-1]}\n"


PARTED = "រដ្ឋាភិ បាលកម្ពុជា ការពារកុមា រទាំងអស់"


def test_words_that_a_pdf_parted_are_pointed_out_and_joined_if_somebody_says_so() -> None:
    lines = ("= ចំណងជើង", PARTED)
    found = proposed(incoming(*lines))
    assert [(it.code, it.paragraph) for it in found.findings] == [("parted-word", 2)]
    assert PARTED in found.texts[0].markdown
    joined = proposed(incoming(*lines), **{"parted-words": "join"})
    assert joined.findings == ()
    assert joined.texts[0].markdown.count(" ") < PARTED.count(" ")
    assert joined.texts[0].markdown.replace(" ", "") == PARTED.replace(" ", "") + "\n"


def test_what_the_reader_of_a_text_finds_is_said_with_the_paragraph_too() -> None:
    (found,) = proposed(incoming("= ចំណងជើង", "យើងសុំទឹក។", "កុុមារ មានសិទ្ធិ។")).findings
    assert (found.code, found.severity, found.paragraph) == ("normalised", "warning", 3)
