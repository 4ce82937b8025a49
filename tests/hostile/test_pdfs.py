"""PDFs of strangers: bombs, loops, and sources with names that lead elsewhere."""

import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from statementpress.archive.bag import embedded_sources
from statementpress.archive.bag.embedded_sources import check_sum, sources_of
from statementpress.errors import ArchiveError
from statementpress.prepress.pdf.opening import UnreadablePdfError, opened
from tests.shared.desk import FOLDER
from tests.shared.small_pdf import pdf

FACTS = f"statements/{FOLDER}/statement.toml"


def carrying(
    *names: str, data: bytes = b"x", change: Callable[[Pdf], None] = lambda _: None
) -> bytes:
    """Return a PDF that carries sources of these names, changed in some way."""
    made = BytesIO()
    with Pdf.open(BytesIO(pdf(b""))) as document:
        listed = []
        for name in names:
            stream = document.make_stream(zlib.compress(data), Filter=Name.FlateDecode)
            stream.Params = Dictionary(Size=len(data), CheckSum=String(check_sum(data)))
            listed.append(
                Dictionary(
                    Type=Name.Filespec,
                    F=String(name),
                    UF=String(name),
                    EF=Dictionary(F=stream),
                    AFRelationship=Name.Source,
                )
            )
        document.Root.AF = Array(listed)
        change(document)
        document.save(made, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return made.getvalue()


NAMES = [
    "../secret",
    "/etc/passwd",
    "C:\\secret",
    f"statements/{FOLDER}/../../../secret",
    f"statements/{FOLDER}/a\x1b[31m",
    f"statements/{FOLDER}/con",
    f"statements/{FOLDER}/a/",
    f"statements/{FOLDER}/STATEMENT.toml",
    "statements/../statement.toml",
    "statements/2031-01-01-other/statement.toml",
    "bin/sh",
    ".git/hooks/pre-commit",
    "",
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_no_source_has_a_name_that_leads_elsewhere(name: str) -> None:
    with pytest.raises(ArchiveError):
        sources_of(carrying(FACTS, name))


def _repacked(document: Pdf) -> None:
    document.Root.AF[0].EF.F.Filter = Array([Name.FlateDecode, Name.FlateDecode])


def _of_another_size(document: Pdf) -> None:
    document.Root.AF[0].EF.F.Params.Size = 2


def _without_a_sum(document: Pdf) -> None:
    del document.Root.AF[0].EF.F.Params.CheckSum


def _with_two_names(document: Pdf) -> None:
    document.Root.AF[0].UF = String("../secret")


def _leading_nowhere(document: Pdf) -> None:
    del document.Root.AF[0].EF.F


CHANGES = {
    "packed twice": _repacked,
    "another size": _of_another_size,
    "no sum": _without_a_sum,
    "two names": _with_two_names,
    "nothing": _leading_nowhere,
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_source_is_what_was_embedded(name: str) -> None:
    with pytest.raises(ArchiveError):
        sources_of(carrying(FACTS, change=CHANGES[name]))


def test_a_source_that_fills_the_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_sources, "LARGEST", 1_000_000)
    with pytest.raises(ArchiveError, match="more than 1,000,000 bytes"):
        sources_of(carrying(FACTS, data=bytes(2_000_000)))


def test_a_source_twice_is_refused() -> None:
    with pytest.raises(ArchiveError, match="two sources"):
        sources_of(carrying(FACTS, FACTS))


def body(*objects: bytes, root: bytes = b"1 0 R") -> bytes:
    """Return a PDF of these objects, without a table of them: qpdf looks for them itself."""
    numbered = (b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + b"".join(numbered) + b"trailer <</Root " + root + b">>\n%%EOF\n"


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
BROKEN = {
    "nothing": b"",
    "no PDF": b"#!/bin/sh\nrm -rf /\n",
    "only its head": b"%PDF-1.7\n",
    "no catalogue": body(b"<<>>"),
    "no pages": body(CATALOGUE, b"<</Type/Pages/Kids[]/Count 0>>"),
    "pages without end": body(CATALOGUE, b"<</Type/Pages/Kids[2 0 R]/Count 999999999>>"),
    "a catalogue that is itself": body(b"1 0 R"),
    "arrays in arrays": body(CATALOGUE, b"[" * 100_000 + b"]" * 100_000),
    "dictionaries in dictionaries": body(CATALOGUE, b"<</A" * 50_000 + b">>" * 50_000),
    "strings in strings": body(CATALOGUE, b"(" * 100_000),
    "a stream without end": body(CATALOGUE, b"<</Length 99999999999>>stream\nx"),
    "objects in a bomb": body(
        CATALOGUE,
        b"<</Type/ObjStm/N 999999999/First 9/Filter/FlateDecode/Length 9>>"
        b"stream\nxxxxxxxxx\nendstream",
    ),
    "a table in itself": b"%PDF-1.7\nxref\n0 0\n"
    b"trailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n",
    "a web page": b"<html>%PDF</html>",
    "an archive": b"PK\x03\x04" + b"\0" * 999,
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_pdf_is_refused(name: str) -> None:
    with pytest.raises(UnreadablePdfError), opened(BROKEN[name]):
        pass
    with pytest.raises(ArchiveError):
        sources_of(BROKEN[name])
