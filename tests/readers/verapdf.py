"""veraPDF, the judge of PDF/A and PDF/UA: the clauses that a file fails.

It is `statementpress.conformance.library`, asked once for each content of a file.
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
    """Return the failures of a file for each flavour ("3a", "2b", "ua1" ...), none if it conforms.

    VeraPdfError where there is no verdict.
    """
    return {flavour: list(_asked(flavour)(pdf)) for flavour in flavours}


def engine() -> library.Engine:
    """Return a veraPDF of its own, which ends with the tests."""
    return library.Engine(*_place())


def _place() -> tuple[str, tuple[str, str]]:
    """Return the program Java and the jars that it is given."""
    java = str(Path(TOOL.path(COMPILER)).with_name("java"))
    return java, (TOOL.path(JAR), TOOL.path(JAXB))


@cache
def _asked(flavour: str) -> Callable[[Path], tuple[Failure, ...]]:
    """Return the question for one flavour, asked once for each content of a file."""
    return once_per_content(lambda pdf: shared_engine(*_place()).failures(flavour, pdf), flavour)
