"""What a PDF says that it is."""

import pytest

from statementpress.conformance.claims import claimed_flavours
from tests.shared.small_pdf import claiming


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
