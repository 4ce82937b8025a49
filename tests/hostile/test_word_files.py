"""Word files of strangers: what is none is refused in words, and nothing takes for ever."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

import docx
import pytest

from statementpress.errors import ContentError
from statementpress.intake import package, word
from statementpress.intake.proposal import IncomingFile
from statementpress.intake.word import read_word
from statementpress.statement.register import package as packed_parts
from tests.intake.made import proposed, saved

TEXT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(**changed: bytes) -> bytes:
    """Return a Word file with some of its parts changed; `text` and `relations` name two."""
    document = docx.Document()
    document.add_paragraph("We ask for clean water.")
    names = {"text": TEXT, "relations": RELATIONS, "styles": "word/styles.xml"}
    names["numbering"] = "word/numbering.xml"
    parts = {names[name]: data for name, data in changed.items()}
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(saved(document))) as archive,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in archive.namelist():
            written.writestr(name, parts.get(name) or archive.read(name))
    return stream.getvalue()


def body(inner: str) -> bytes:
    return f'<w:document xmlns:w="{MAIN}"><w:body>{inner}</w:body></w:document>'.encode()


def zipped(*names: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "<a/>")
    return stream.getvalue()


ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OLE = bytes.fromhex("d0cf11e0a1b11ae1")

REFUSED: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "not-word"),
    "words": (lambda: b"We ask for clean water.", "not-word"),
    "a PDF": (lambda: b"%PDF-1.7\n", "not-word"),
    "Rich Text": (lambda: b"{\\rtf1 a}", "not-word"),
    "a web page": (lambda: b"\xef\xbb\xbf\n<html><body>a", "not-word"),
    "a link to Google Docs": (lambda: b'{"doc_id": "x"}', "not-word"),
    "Word 97": (lambda: OLE + bytes(600), "not-word"),
    "a password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "word-locked"),
    "a text of LibreOffice": (lambda: zipped("mimetype", "content.xml"), "not-word"),
    "Apple Pages": (lambda: zipped("Index/Document.iwa"), "not-word"),
    "any archive": (lambda: zipped("a.txt"), "word-damaged"),
    "a file that was cut off": (lambda: word_file()[:2000], "word-damaged"),
    "entities": (lambda: word_file(text=ENTITIES.encode() + body("&b;")), "word-damaged"),
    "an entity of the disk": (
        lambda: word_file(
            text=b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + body("&a;")
        ),
        "word-damaged",
    ),
    "no XML": (lambda: word_file(text=b"\0\1\2"), "word-damaged"),
    "another root": (lambda: word_file(text=b"<html/>"), "word-damaged"),
    "tables in tables": (
        lambda: word_file(text=body("<w:tbl><w:tr><w:tc>" * 500 + "</w:tc></w:tr></w:tbl>" * 500)),
        "word-damaged",
    ),
    "a bomb": (lambda: word_file(text=body(" " * 70_000_000)), "too-large"),
    "too many paragraphs": (
        lambda: word_file(text=body("<w:p/>" * (word.MOST_PARAGRAPHS + 1))),
        "too-large",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_word_file_is_refused_in_words(name: str) -> None:
    make, code = REFUSED[name]
    data = make()
    with pytest.raises(ContentError) as raised:
        read_word(data, "a.docx")
    (finding,) = raised.value.findings
    assert finding.code == code
    assert finding.hint
    assert str(finding).startswith("a.docx: ")
    (said,) = proposed(IncomingFile(name="a.docx", data=data)).findings
    assert (said.code, said.severity) == (code, "error")


def test_all_parts_together_may_not_unpack_to_more_than_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packed_parts, "UNPACKED_LIMIT", 20_000)
    with pytest.raises(ContentError, match="unpacks to more than"):
        read_word(word_file(), "a.docx")


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{inner}</w:t></w:r></w:p>"


def cyclic(count: int) -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{number}"><w:name w:val="s{number}"/>'
        f'<w:basedOn w:val="s{(number + 1) % count}"/></w:style>'
        for number in range(count)
    )
    return f'<w:styles xmlns:w="{MAIN}">{styles}</w:styles>'.encode()


NUMBERED = '<w:numPr><w:ilvl w:val="-7"/><w:numId w:val="9"/></w:numPr>'
NUMBERING = f"""<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="1">
<w:numStyleLink w:val="s0"/><w:lvl w:ilvl="0"><w:start w:val="99999999999999999999"/>
<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="{"%1" * 50}"/></w:lvl></w:abstractNum>
<w:num w:numId="9"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""
ODD: Mapping[str, Callable[[], bytes]] = {
    "styles that are based on themselves": lambda: word_file(
        styles=cyclic(3), text=body(paragraph("a", '<w:pStyle w:val="s0"/>'))
    ),
    "styles without end": lambda: word_file(
        styles=cyclic(5000), text=body(paragraph("a", '<w:pStyle w:val="s0"/>'))
    ),
    "numbers without end": lambda: word_file(
        numbering=NUMBERING.encode(), text=body(paragraph("a", NUMBERED) * 50)
    ),
    "a cell over a million columns": lambda: word_file(
        text=body(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr>'
            f"{paragraph('a')}</w:tc></w:tr><w:tr><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>"
        )
    ),
    "fields that never end": lambda: word_file(
        text=body('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 300 + paragraph("a"))
    ),
    "boxes in boxes": lambda: word_file(
        text=body("<w:tbl><w:tr><w:tc>" * 60 + paragraph("a") + "</w:tc></w:tr></w:tbl>" * 60)
    ),
    "a paragraph of 100,000 signs": lambda: word_file(text=body(paragraph("*_[" * 33_000))),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_only_odd_is_read_and_soon(name: str) -> None:
    assert proposed(IncomingFile(name="a.docx", data=ODD[name]())).files == ("a.docx",)


def test_nothing_outside_the_file_is_opened() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/image" Target="../../../../etc/passwd"/>'
        '<Relationship Id="r2" Type="x/image" TargetMode="External" Target="https://example.org/a"/>'
        "</Relationships>"
    )
    blips = "".join(
        f'<w:p><w:r><w:drawing><a:blip xmlns:a="a" a:embed="{name}"/></w:drawing></w:r></w:p>'
        for name in ("r1", "r2", "r3")
    )
    found = proposed(
        IncomingFile(name="a.docx", data=word_file(relations=relations.encode(), text=body(blips)))
    )
    assert found.pictures == ()
    assert {each.code for each in found.findings} == {"picture-elsewhere", "empty-part"}


def test_the_largest_part_is_smaller_than_all_that_is_unpacked() -> None:
    assert package.XML_LIMIT < packed_parts.UNPACKED_LIMIT
