"""veraPDF, the judge of PDF/A and PDF/UA: the clauses that a file fails.

The tests ask `statementpress.conformance.library`, once for each content of a file.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from statementpress.conformance import library
from statementpress.conformance.verapdf import COMPILER, JAR, JAXB, shared_engine
from statementpress.conformance.verdict import Failure
from tests.readers.once import once_per_content
from tests.readers.tool import Tool

TOOL = Tool("veraPDF", parts=(JAR, JAXB, COMPILER))
available, version = TOOL.available, TOOL.version


def validate(pdf: Path, flavours: tuple[str, ...] = ("3a", "ua1")) -> dict[str, list[Failure]]:
    """Return what a file fails of each flavour ("3a", "2b", "ua1" ...): nothing if it conforms.

    Raise VeraPdfError if there is no verdict.
    """
    return {flavour: list(_asked(flavour)(pdf)) for flavour in flavours}


def engine() -> library.Engine:
    """Start a veraPDF for one test alone; it ends with the tests."""
    return library.Engine(*_place())


def _place() -> tuple[str, tuple[str, str]]:
    """Return the path of Java, and those of the jars that it needs."""
    java = str(Path(TOOL.path(COMPILER)).with_name("java"))
    return java, (TOOL.path(JAR), TOOL.path(JAXB))


@cache
def _asked(flavour: str) -> Callable[[Path], tuple[Failure, ...]]:
    """Return a function that asks for one flavour, once for each content of a file."""
    return once_per_content(lambda pdf: shared_engine(*_place()).failures(flavour, pdf), flavour)
