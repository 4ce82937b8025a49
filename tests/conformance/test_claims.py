"""What a PDF says that it is."""

from io import BytesIO

import pikepdf
import pytest

from statementpress.conformance.claims import claimed_flavours


def claiming(**claims: str) -> bytes:
    written = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        with document.open_metadata() as metadata:
            for key, value in claims.items():
                metadata[key.replace("_", ":")] = value
        document.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("claims", "flavours"),
    [
        ({}, ()),
        ({"pdfaid_part": "3", "pdfaid_conformance": "A"}, ("3a",)),
        ({"pdfaid_part": "2", "pdfaid_conformance": "B", "pdfuaid_part": "1"}, ("2b", "ua1")),
        ({"pdfaid_part": "4"}, ("4",)),
        ({"pdfuaid_part": "1"}, ("ua1",)),
    ],
)
def test_each_standard_that_is_claimed_is_named(
    claims: dict[str, str], flavours: tuple[str, ...]
) -> None:
    assert claimed_flavours(claiming(**claims)) == flavours
