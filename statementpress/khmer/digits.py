"""Write numbers in Khmer digits."""

from typing import Final

_KHMER_DIGITS: Final = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")


def khmer_digits(value: int | str) -> str:
    """Return a number, or a text, with its ASCII digits as Khmer digits and the rest untouched."""
    return str(value).translate(_KHMER_DIGITS)
