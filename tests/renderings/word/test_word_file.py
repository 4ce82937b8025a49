"""A statement as a Word file: what it says, how Word is told, and that it comes out the same."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import docx
import pytest

from statementpress.errors import SetupError
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.proof.word import word_texts
from statementpress.renderings.plain_text import plain_text
from statementpress.words.languages import read_languages
from tests.shared.desk import FILES, Desk
from tests.shared.elements import write_elements
from tests.shared.word_files import W, names, paragraph, part, said, value, word_of, words

LANGUAGES = read_languages(ProjectFiles(SHIPPED))
KHMER = range(0x1780, 0x1800)


def runs(data: bytes, name: str = "document") -> list[tuple[str, Element]]:
    return [(words(each), each) for each in part(data, name).iter(f"{W}r") if words(each)]


@pytest.fixture
def small(desk: Desk) -> bytes:
    return word_of(desk)


def test_it_says_what_the_plain_text_says(desk: Desk, small: bytes) -> None:
    for code, section in zip(("en", "km"), word_texts(small), strict=True):
        text = plain_text(desk.statement(), code, LANGUAGES)
        assert section.body.split() == text.split()


def test_the_same_statement_gives_the_same_bytes(desk: Desk, small: bytes) -> None:
    assert word_of(desk) == small


def test_nothing_in_it_comes_from_the_clock(small: bytes) -> None:
    with ZipFile(BytesIO(small)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert len(set(file.namelist())) == len(file.namelist())
    core = docx.Document(BytesIO(small)).core_properties
    assert core.created == core.modified
    assert core.created is not None
    assert core.created.replace(tzinfo=None) == datetime(2030, 1, 31)


def test_it_says_whose_it_is_and_in_which_language(small: bytes) -> None:
    core = docx.Document(BytesIO(small)).core_properties
    assert core.title == "A Statement on Clean Rivers"
    assert core.author == core.last_modified_by == "The Made-up River Coalition"
    assert core.language == "en-GB"


def test_khmer_is_told_to_word_as_complex_script(small: bytes) -> None:
    found = 0
    for text, run in runs(small):
        is_khmer = any(ord(each) in KHMER for each in text)
        assert (run.find(f"{W}rPr/{W}cs") is not None) == is_khmer, text
        language = "w:rPr/w:lang"
        assert said(run, language, "bidi") == ("km-KH" if is_khmer else None)
        assert said(run, language, "val") == (None if is_khmer else "en-GB")
        found += is_khmer
    assert found > 4


def test_styles_have_a_face_and_a_size_for_both_kinds_of_letters(small: bytes) -> None:
    styles = part(small, "styles")
    fonts = "w:docDefaults/w:rPrDefault/w:rPr/w:rFonts"
    assert said(styles, fonts, "ascii") == "Cambria"
    assert said(styles, fonts, "cs") == "Battambang"
    for style in styles.iter(f"{W}style"):
        assert value(style, "w:rPr/w:sz") == value(style, "w:rPr/w:szCs")
    title = next(each for each in styles if each.get(f"{W}styleId") == "Heading1")
    assert said(title, "w:rPr/w:rFonts", "cs") == "Moul"
    assert value(title, "w:rPr/w:bCs") == "0"


def test_bold_words_are_bold_in_both_kinds_of_letters(desk: Desk) -> None:
    desk.write("km.md", FILES["km.md"].replace("ស្អាត។", "**ស្អាត** *ណាស់* NGO។"))
    data = word_of(desk)
    bold = [run for _, run in runs(data) if run.find(f"{W}rPr/{W}bCs") is not None]
    assert [words(run) for run in bold if run.find(f"{W}rPr/{W}b") is not None] == ["ស្អាត"]
    stressed = next(run for text, run in runs(data) if text == "ណាស់")
    assert value(stressed, "w:rPr/w:rStyle") == "Emphasis"
    assert stressed.find(f"{W}rPr/{W}i") is None


def test_the_faces_of_khmer_are_in_the_file(small: bytes) -> None:
    table = part(small, "fontTable")
    embedded = {font.get(f"{W}name"): len(list(font)) for font in table}
    assert set(embedded) == {"Battambang", "Moul", "Cambria", "Figures Khmr"}
    assert value(table, f"w:font[@{W}name='Battambang']/w:altName") == "Khmer OS Battambang"
    assert sum(name.endswith(".odttf") for name in names(small)) == 4


def test_notes_are_real_ones(desk: Desk) -> None:
    note = "\n\n[^1]: The *whole* year."
    desk.write("en.md", FILES["en.md"].replace("clean.", "clean.[^1] Still.[^1]") + note)
    data = word_of(desk)
    clean = paragraph(data, "Rivers are clean.")
    assert len(list(clean.iter(f"{W}footnoteReference"))) == 1
    asked = [each.text for each in clean.iter(f"{W}instrText")]
    assert asked == [" NOTEREF _Ref_note_en_1 \\f \\h "]
    assert word_texts(data)[0].notes.strip() == "The whole year."
    assert part(data, "footnotes").find(f".//{W}footnoteRef") is not None


def test_notes_that_are_counted_otherwise_have_their_own_marks(desk: Desk) -> None:
    desk.write("en.md", FILES["en.md"].replace("clean.", "clean.[^4]") + "\n\n[^4]: Not always.")
    clean = paragraph(word_of(desk), "Rivers are clean.")
    (reference,) = clean.iter(f"{W}footnoteReference")
    assert reference.get(f"{W}customMarkFollows") == "1"
    assert words(clean) == "Rivers are clean.4"


def test_tables_have_a_header_and_pictures_words(tmp_path: Path) -> None:
    data = word_of(write_elements(tmp_path / "elements"))
    table = next(part(data).iter(f"{W}tbl"))
    assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    assert value(table, "w:tblPr/w:tblCaption") == "Cases by year"
    alternatives = [each.get("descr") for each in part(data).iter() if each.tag.endswith("}docPr")]
    assert "A map of the river with its three wells" in alternatives
    assert all(alternatives)


def test_each_language_has_its_own_pages_with_their_number(small: bytes) -> None:
    assert len(list(part(small).iter(f"{W}sectPr"))) == 2
    english, khmer = part(small, "footer1"), part(small, "footer2")
    for foot in (english, khmer):
        asked = [each.text for each in foot.iter(f"{W}instrText")]
        assert asked == [" PAGE ", " NUMPAGES "]
    faces = {each.get(f"{W}ascii") for each in khmer.iter(f"{W}rFonts")}
    assert faces == {"Figures Khmr"}


def test_a_draft_says_so_on_every_page(desk: Desk) -> None:
    desk.write("statement.toml", 'status = "draft"\n' + FILES["statement.toml"])
    data = word_of(desk)
    assert words(part(data, "header1")) == "DRAFT"
    assert "Draft, not for publication" in words(part(data, "footer1"))
    assert docx.Document(BytesIO(data)).core_properties.content_status == "DRAFT"


def test_two_tables_stay_two(desk: Desk) -> None:
    table = "| A | B |\n|---|---|\n| 1 | 2 |\n\n"
    desk.write("en.md", f"::: table\n{table}:::\n\n::: table\n{table}:::\n\n{FILES['en.md']}")
    body = next(iter(part(word_of(desk))))
    kinds = [each.tag.removeprefix(W) for each in body]
    assert "tbl tbl" not in " ".join(kinds)
    assert kinds.count("tbl") == 2


@pytest.mark.parametrize("lost", ["[styles.Marks]", 'plate = "2F3F46"', "[scripts.Latn]"])
def test_a_table_that_lacks_something_is_named(desk: Desk, lost: str) -> None:
    table = (SHIPPED / "templates/word.toml").read_text(encoding="utf-8")
    other = lost.replace("Marks", "Others").replace("plate", "plates").replace("Latn", "Cyrl")
    desk.own("templates/word.toml", table.replace(lost, other))
    with pytest.raises(SetupError) as raised:
        word_of(desk)
    assert str(raised.value.place) == "templates/word.toml"
