"""What a PDF says that it is, in its metadata."""

from io import BytesIO

import pikepdf

A_PART, A_LEVEL = "pdfaid:part", "pdfaid:conformance"
UA_PART = "pdfuaid:part"


def claimed_flavours(pdf: bytes) -> tuple[str, ...]:
    """Return the standards that a PDF claims, as veraPDF calls them: "3a", "ua1"; none for none."""
    with pikepdf.open(BytesIO(pdf)) as document, document.open_metadata() as metadata:
        archival = f"{metadata.get(A_PART, '')}{metadata.get(A_LEVEL, '')}".lower()
        accessible = metadata.get(UA_PART, "")
    return tuple(filter(None, (archival, f"ua{accessible}" if accessible else "")))
