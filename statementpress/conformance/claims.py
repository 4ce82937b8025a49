"""The standards that a PDF claims in its metadata to conform to."""

from io import BytesIO
from pathlib import Path

import pikepdf

A_PART, A_LEVEL = "pdfaid:part", "pdfaid:conformance"
UA_PART = "pdfuaid:part"

FLAVOURS = {"1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u", "4", "4e", "4f", "ua1", "ua2"}
"""The standards that exist, as veraPDF calls them: ISO 19005-1 to -4, ISO 14289-1 and -2."""


def standard(flavour: str) -> str:
    """Return a flavour as people call it: "PDF/A-3a" for "3a", "PDF/UA-1" for "ua1"."""
    number = flavour.removeprefix("ua")
    return f"PDF/A-{number}" if number == flavour else f"PDF/UA-{number}"


def claimed_flavours(pdf: bytes | Path) -> tuple[str, ...]:
    """Return the standards that a PDF claims, as veraPDF calls them: "3a", "ua1".

    Raises ValueError if a claim is not a standard, pikepdf.PdfError if the file is not a PDF.
    """
    with (
        pikepdf.open(BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as document,
        document.open_metadata() as metadata,
    ):
        archival = f"{metadata.get(A_PART, '')}{metadata.get(A_LEVEL, '')}".lower()
        accessible = metadata.get(UA_PART, "")
    claimed = tuple(filter(None, (archival, f"ua{accessible}" if accessible else "")))
    for flavour in claimed:
        if flavour not in FLAVOURS:
            raise ValueError(f"there is no standard {flavour!r}")
    return claimed
