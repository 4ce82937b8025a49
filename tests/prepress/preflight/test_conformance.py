"""The markers of PDF/X, trapping and the identifier."""

import zlib
from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from statementpress.prepress.preflight.finding import Measure
from statementpress.prepress.preflight.rules.conformance import pdfx_marker
from tests.prepress.preflight.pages import codes, examined, findings, page_pdf, saved, say


def unmarked() -> Pdf:
    pdf = page_pdf()
    del pdf.Root[Name.Metadata]
    return pdf


def test_a_file_without_a_marker_is_not_pdf_x() -> None:
    assert codes(unmarked()) == ["pdf-x-missing"]
    assert examined(unmarked()).pdf_x == ""


@pytest.mark.parametrize("version", ["PDF/X-1a:2001", "PDF/X-1:2001", "PDF/X-3:2002"])
def test_older_versions_may_be_marked_in_the_information_dictionary(version: str) -> None:
    pdf = unmarked()
    pdf.docinfo[Name.GTS_PDFXVersion] = String(version)
    assert codes(pdf) == []
    assert examined(pdf).pdf_x == version


@pytest.mark.parametrize("version", [b"PDF/X-4p", b"PDF/X-5g", b"PDF/X-6", b"PDF/A-1"])
def test_other_versions_are_a_warning(version: bytes) -> None:
    pdf = page_pdf()
    say(pdf, version)
    (finding,) = findings(pdf, "pdf-x-version")
    assert finding.measured == Measure(version.decode())


def test_pdf_x_4_has_to_be_marked_in_xmp() -> None:
    pdf = unmarked()
    pdf.docinfo[Name.GTS_PDFXVersion] = String("PDF/X-4")
    assert codes(pdf) == ["pdf-x-version"]


@pytest.mark.parametrize(
    "packet",
    [b"", b"<x:xmpmeta", b"\0\xff", b"<a><b/></a>", b"<?xml version='1.0'?><!DOCTYPE a>"],
)
def test_a_packet_that_is_not_xmp_is_ignored(
    packet: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    pdf = page_pdf()
    pdf.Root.Metadata = pdf.make_stream(packet)
    assert codes(pdf) == ["pdf-x-missing"]
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("packet", [Name.XMP, Dictionary(), Array([]), String("PDF/X-4")])
def test_a_packet_that_is_not_a_stream_is_ignored(packet: Object) -> None:
    pdf = page_pdf()
    pdf.Root.Metadata = packet
    assert pdfx_marker(pdf) == ""


def test_a_packet_that_unpacks_to_a_flood_is_not_read() -> None:
    pdf = page_pdf()
    flood = zlib.compress(b" " * 30_000_000)
    pdf.Root.Metadata = pdf.make_stream(b"")
    pdf.Root.Metadata.write(flood, filter=Name.FlateDecode)
    with Pdf.open(BytesIO(saved(pdf))) as again:
        assert pdfx_marker(again) == ""


@pytest.mark.parametrize(
    ("info", "xmp", "measured"),
    [
        (Name("/False"), b"True", "False, True"),
        (Name.Unknown, b"Unknown", "Unknown"),
        (None, b"", None),
        (None, b"Maybe", "Maybe"),
    ],
)
def test_missing_unknown_or_contradictory_trapping_is_a_finding(
    info: Name | None, xmp: bytes, measured: str | None
) -> None:
    pdf = page_pdf()
    del pdf.docinfo[Name.Trapped]
    if info is not None:
        pdf.docinfo[Name.Trapped] = info
    say(pdf, trapped=xmp)
    (finding,) = examined(pdf).findings
    assert finding.code == "trapped-missing"
    assert finding.measured == (Measure(measured) if measured else None)


@pytest.mark.parametrize(
    ("info", "xmp"), [(Name("/True"), b"True"), (Name("/False"), b""), (String("False"), b"False")]
)
def test_trapping_in_one_of_the_two_places_is_enough(info: Object, xmp: bytes) -> None:
    pdf = page_pdf()
    pdf.docinfo[Name.Trapped] = info
    say(pdf, trapped=xmp)
    assert codes(pdf) == []


def test_a_file_without_an_identifier_is_a_warning() -> None:
    data = saved(page_pdf())
    start = data.index(b"/ID [")
    end = data.index(b"]", start) + 1
    assert codes(data[:start] + b" " * (end - start) + data[end:]) == ["identifier-missing"]


@pytest.mark.parametrize("missing", ["dc:title", "xmp:MetadataDate", "xmpMM:DocumentID"])
def test_metadata_that_pdf_x_4_requires_is_named_if_it_is_missing(missing: str) -> None:
    pdf = page_pdf()
    packet = pdf.Root.Metadata.read_bytes()
    name = missing.encode()
    kept = (
        packet[: packet.index(b"<" + name)]
        + packet[packet.index(b"</" + name) :].partition(b">")[2]
    )
    pdf.Root.Metadata.write(kept)
    (finding,) = examined(pdf).findings
    assert (finding.code, finding.subject) == ("metadata-incomplete", missing)
