"""What veraPDF says of a file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """A clause that a file fails: its number and test in the standard, and where in the file."""

    clause: str
    test: int
    message: str
    place: str = ""

    def __str__(self) -> str:
        where = f" ({self.place})" if self.place else ""
        return f"{self.clause}-{self.test}: {self.message}{where}"


class VeraPdfError(Exception):
    """There is no verdict: veraPDF cannot read the file, does not know the flavour, or died."""
