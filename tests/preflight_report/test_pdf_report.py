"""The report as PDF: one A4 page whatever was found, tagged and with exact Khmer text."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from statementpress.errors import Severity
from statementpress.preflight_report.pdf_report import pdf_report
from statementpress.prepress.preflight.finding import PreflightFinding
from tests.preflight_report.cases import (
    COARSE,
    ENGLISH,
    KHMER,
    RICH,
    SHIPPED_PROJECT,
    UNMARKED,
    examined,
)
from tests.readers import verapdf
from tests.readers.tool import requires

A4 = (595.28, 841.89)
"""Points."""


def report(*findings: PreflightFinding, **facts: object) -> bytes:
    return pdf_report(examined(*findings, **facts), SHIPPED_PROJECT)  # type: ignore[arg-type]


def text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx(A4, abs=0.01)
    found = document[0].get_textpage().get_text_range()
    return " ".join(found.split())


@pytest.fixture(scope="module")
def small() -> bytes:
    return report(UNMARKED, COARSE, RICH)


def squeezed(words: str) -> str:
    """Return words without what lines end in."""
    return "".join(words.split())


@pytest.mark.parametrize("code", ["pdf-x-missing", "image-resolution", "rich-black"])
def test_khmer_is_found_as_it_was_written(small: bytes, code: str) -> None:
    words = KHMER.words.of(code)
    found = squeezed(text(small))
    assert squeezed(words.title) in found
    assert squeezed(words.meaning) in found
    assert squeezed(words.remedy) in found


def test_english_is_found_as_it_was_written(small: bytes) -> None:
    words = ENGLISH.words.of("image-resolution")
    assert squeezed(words.meaning + words.remedy) in squeezed(text(small)).replace("Whattodo:", "")


def test_parts_speak_their_language(small: bytes) -> None:
    with pikepdf.open(BytesIO(small)) as pdf:
        languages = {
            str(item.Lang)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/Lang" in item
        }
    assert languages == {"en", "km"}


def test_it_claims_no_date(small: bytes) -> None:
    with pikepdf.open(BytesIO(small)) as pdf:
        assert "/CreationDate" not in pdf.docinfo
        assert b"Date>" not in pdf.Root.Metadata.read_bytes()


@requires(verapdf)
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_finds_nothing(small: bytes, flavour: str, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(small)
    assert list(map(str, verapdf.validate(path, (flavour,))[flavour])) == []


def test_the_same_file_gives_the_same_bytes(small: bytes) -> None:
    assert report(UNMARKED, COARSE, RICH) == small


def test_however_much_was_found_it_is_one_page() -> None:
    every = [
        PreflightFinding(code, Severity.ERROR, page, COARSE.spot, "x" * 200, COARSE.measured)
        for code in ENGLISH.words.finding
        for page in range(1, 301, 100)
    ]
    assert "had no room here" in text(report(*every, pages=300))


def test_many_kinds_are_shown_in_brief_before_any_is_left_out() -> None:
    codes = list(ENGLISH.words.finding)[:12]
    found = text(report(*(PreflightFinding(code, Severity.ERROR, 1) for code in codes)))
    words = [ENGLISH.words.of(code) for code in codes]
    assert [each.title for each in words if each.title not in found] == []
    assert words[0].remedy in found
    assert words[0].meaning not in found


def test_a_clean_file_has_a_page_as_well() -> None:
    assert "Nothing was found that the press would stumble over." in text(report())


def test_characters_that_no_face_has_do_not_stop_it() -> None:
    found = text(report(replace(COARSE, subject="字体\u0301"), name="海报 ស្អាត \u17d2.pdf"))
    assert "??" in found
    assert "ស្អាត" in found
