"""PDFs that strangers made or broke are imposed, or refused with the reason, without a crash."""

import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Page, Pdf

from statementpress.prepress.imposition import pages
from statementpress.prepress.pdf.opening import UnreadablePdfError
from tests.prepress.imposition.numbered import (
    drawn,
    imposed,
    numbered,
    numbers,
    opened,
    saved,
    scheme,
)


def locked(user: str) -> bytes:
    """Return a PDF that is encrypted, and asks for a password unless `user` is empty."""
    written = BytesIO()
    with opened(numbered(2)) as pdf:
        pdf.save(written, encryption=pikepdf.Encryption(user=user, owner="owner"))
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"Dear print shop,", "is not a PDF"),
        (saved(Pdf.new()), "has no pages"),
        (numbered(2)[:90], "is cut off"),
        (locked("secret"), "needs a password"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePdfError, match=reason):
        imposed(data, scheme())


def test_an_encrypted_file_that_opens_without_a_password_is_imposed() -> None:
    assert numbers(imposed(locked(""), scheme()).pdf) == [[None, 1], [2, None]]


def without_resources(page: Page) -> None:
    del page.obj.Resources


def without_content(page: Page) -> None:
    del page.obj.Contents


def without_boxes(page: Page) -> None:
    del page.obj.MediaBox, page.obj.TrimBox


def with_boxes_of_words(page: Page) -> None:
    page.obj.TrimBox = Array([Name.A, 1, None, 3])


def with_a_form_in_itself(page: Page) -> None:
    page.obj.Resources.XObject = Dictionary(P1=page.obj.Contents)
    form = page.obj.Contents
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    form.Resources = page.obj.Resources
    page.contents_add(b"/P1 Do")


def with_annotations_of_words(page: Page) -> None:
    page.obj.Annots = Array([Name.A, 3, Dictionary(Subtype=Name.Stamp, F=4, AP=Name.N)])


def with_more_ends_than_starts(page: Page) -> None:
    page.contents_add(b"Q Q Q EMC ET")


def turned_a_little(page: Page) -> None:
    page.obj.Rotate, page.obj.UserUnit = 45, -3


@pytest.mark.parametrize(
    "change",
    [
        without_resources,
        without_content,
        without_boxes,
        with_boxes_of_words,
        with_a_form_in_itself,
        with_annotations_of_words,
        with_more_ends_than_starts,
        turned_a_little,
    ],
)
@pytest.mark.parametrize(("name", "rows"), [("saddle", 1), ("cards", 2)])
def test_pages_with_odd_entries_are_imposed_like_the_others(
    change: Callable[[Page], None], name: str, rows: int
) -> None:
    source = numbered(3, change=lambda page, number: change(page) if number == 2 else None)
    sheets = imposed(source, scheme(name, marks=True)).pdf
    assert len(drawn(sheets)) == 2
    read = {number for side in numbers(sheets, rows) for number in side}
    assert {1, 3} <= read


def test_content_in_several_streams_is_drawn_as_one() -> None:
    with opened(numbered(1)) as pdf:
        page = pdf.pages[0].obj
        start, end = page.Contents.read_bytes().split(b"BT")
        page.Contents = Array([pdf.make_stream(start), pdf.make_stream(b"BT" + end)])
        source = saved(pdf)
    assert numbers(imposed(source).pdf) == [[None, 1], [None, None]]


def test_content_that_unpacks_to_a_flood_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_BYTES", 1 << 16)

    def flooded(page: Page, number: int) -> None:
        if number == 2:
            packed = zlib.compress(b"q Q " * (1 << 16))
            page.obj.Contents.write(packed, filter=Name.FlateDecode)

    with pytest.raises(UnreadablePdfError, match="far too large, in page 2"):
        imposed(numbered(2, change=flooded), scheme())


def test_content_that_cannot_be_unpacked_is_refused() -> None:
    def broken(page: Page, _: int) -> None:
        page.obj.Contents.write(b"\x00\x01no Flate", filter=Name.FlateDecode)

    with pytest.raises(UnreadablePdfError, match="in page 1"):
        imposed(numbered(1, change=broken), scheme())


def test_a_file_that_had_to_be_repaired_is_reported() -> None:
    source = numbered(2)
    assert imposed(source).mended == ""
    assert imposed(source.replace(b"startxref", b"startxxxx")).mended


@given(st.integers(0, 4000), st.binary(min_size=1, max_size=8))
@settings(max_examples=60)
def test_bytes_that_are_overwritten_are_imposed_or_refused(at: int, noise: bytes) -> None:
    source = numbered(3)
    at %= len(source)
    with suppress(UnreadablePdfError):
        imposed(source[:at] + noise + source[at + len(noise) :], scheme())
