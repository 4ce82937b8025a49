"""What veraPDF says about a file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """A clause of a standard that a file fails."""

    clause: str
    """Its number in the standard, such as "6.2.11.4.1"."""
    test: int
    """The number of the test that veraPDF makes of it."""
    message: str
    """What it requires, in the words of veraPDF."""
    place: str = ""
    """The object in the file, or ""."""

    def __str__(self) -> str:
        where = f" ({self.place})" if self.place else ""
        return f"{self.clause}-{self.test}: {self.message}{where}"


class VeraPdfError(Exception):
    """There is no verdict: veraPDF cannot read the file, does not know the standard, or died."""
