"""Numbers in a Khmer text are written in Khmer digits."""

import pytest

from statementpress.khmer.digits import khmer_digits


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2021, "២០២១"),
        (0, "០"),
        (-5, "-៥"),
        ("1234567890", "១២៣៤៥៦៧៨៩០"),
        ("ទំព័រ 3 នៃ 8", "ទំព័រ ៣ នៃ ៨"),
        ("១២", "១២"),
        ("", ""),
    ],
)
def test_khmer_digits(value: int | str, expected: str) -> None:
    assert khmer_digits(value) == expected
