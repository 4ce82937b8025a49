"""Files that are no logos: each says what it is, and what to do about it."""

from contextlib import suppress

import pytest

from statementpress.statement.files import FileError
from statementpress.statement.logos.formats import Format, format_of
from tests.shared.desk import Desk


@pytest.mark.parametrize(
    ("data", "image_format"),
    [
        (b"\x89PNG\r\n\x1a\n", Format.PNG),
        (b"\xff\xd8\xff\xe0", Format.JPEG),
        (b"RIFF\x24\0\0\0WEBPVP8 ", Format.WEBP),
        (b"\0\0\0\x1cftypavif\0\0\0\0", Format.AVIF),
        (b"<svg/>", Format.SVG),
        (b'\xef\xbb\xbf\n<?xml version="1.0"?><!-- a <html> --><svg/>', Format.SVG),
        (b'<!DOCTYPE svg PUBLIC "a" "b" [<!ENTITY a "b">]><svg/>', Format.SVG),
    ],
)
def test_the_content_decides_what_is_read(data: bytes, image_format: Format) -> None:
    assert format_of("otter.png", data) is image_format


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b"GIF89a", "GIF"),
        (b"%PDF-1.7", "PDF"),
        (b"\n\n%PDF-1.5", "Illustrator"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "EPS"),
        (b"\xc5\xd0\xd3\xc6", "EPS"),
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"BM\x36\x10\0\0\0\0\0\0", "BMP"),
        (b"\0\0\1\0\1\0", "ICO"),
        (b"8BPS\0\1", "Photoshop"),
        (b"\0\0\0\x0cjP  \r\n", "JPEG 2000"),
        (b"RIFF\x24\0\0\0CDRvrsn", "CorelDRAW"),
        (b"\x01\0\0\0" + bytes(36) + b" EMF", "EMF"),
        (b"\x1f\x8b\x08", "SVGZ"),
        (b"PK\3\4", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word"),
        (b"{\\rtf1", "RTF"),
        (b"<!DOCTYPE html><title>404</title>", "web page"),
        (b"<!-- --><HTML><body>", "web page"),
        (b"version https://git-lfs.example/spec/v1", "Git LFS"),
        (b"\0\5\x16\7\0\2", "macOS"),
        (b"an otter", ""),
    ],
)
def test_other_files_say_what_they_are_and_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(FileError) as caught:
        format_of("otter.png", data)
    assert caught.value.code == "logo-format"
    assert what in caught.value.message
    assert caught.value.hint


def test_a_web_page_is_named_with_the_row_that_takes_it_for_a_logo(desk: Desk) -> None:
    desk.write("logos/frog.svg", "<!doctype HTML><p>Not found</p>")
    assert desk.rows("signed,Frog Club,ក,,,frog.svg,,") == ["logo-format signatories.csv:4"]


@pytest.mark.parametrize(
    "piece", [b"<!---->", b"<??>", b"<!DOCTYPE[]>", b"<!--", b"<!DOCTYPE[]", b" "]
)
@pytest.mark.parametrize("end", [b"<svg", b"<html", b"-"])
def test_what_stands_before_the_image_is_read_in_one_way_only(piece: bytes, end: bytes) -> None:
    # If each comment could end at the end of another, these would take longer than anybody lives.
    with suppress(FileError):
        format_of("a.bin", piece * 5_000 + end)
