"""veraPDF as a library in a Java process; its engine comes in the jar of a Python package.

JAXB, which Java 11 no longer has, comes from the system. Java takes 4 s to start and 0.1 s for a
file, so one process answers until the program ends.
"""

import atexit
import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO

import msgspec

from statementpress.conformance.verdict import Failure, VeraPdfError

SOURCE = Path(__file__).with_name("Validate.java")
LIGHT = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Options of Java for a short run: the first verdict takes 5 s of processor time, not 10."""
SECONDS = 120
"""If there is no answer after this time, it is taken to hang."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What Validate.java prints for one file and one standard."""

    error: str = ""
    """Why there is no verdict, or ""."""
    compliant: bool = False
    """Whether the file conforms."""
    checks: int = 0
    """How many tests were made."""
    failures: tuple[Failure, ...] = ()
    """The clauses that the file fails."""


class Engine:
    """A running veraPDF, which ends with the program."""

    def __init__(self, java: str, classes: Sequence[str]) -> None:
        """Start it with the program `java` and the jars `classes`."""
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - as long-lived as the process
        self._process = subprocess.Popen(
            [java, *LIGHT, "-cp", os.pathsep.join(classes), str(SOURCE)],
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

    def failures(self, flavour: str, pdf: Path) -> tuple[Failure, ...]:
        """Return the clauses that a file fails; raises VeraPdfError if there is no verdict."""
        answer = self.ask(flavour, pdf)
        if answer.error:
            raise VeraPdfError(f"veraPDF cannot judge {pdf.name} as {flavour}: {answer.error}")
        if not answer.checks or answer.compliant == bool(answer.failures):
            raise VeraPdfError(f"veraPDF contradicts itself on {pdf.name} as {flavour}: {answer}")
        return answer.failures

    def ask(self, flavour: str, pdf: Path) -> Answer:
        """Return the answer for one file; raises VeraPdfError if none comes in time."""
        if {"\t", "\n", "\r"} & set(f"{flavour}{pdf.resolve()}"):
            raise VeraPdfError(f"veraPDF cannot be asked for {str(pdf)!r} as {flavour!r}")
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
            raise VeraPdfError(f"veraPDF died on {pdf.name}: {log}")
        return msgspec.json.decode(line, type=Answer)


def _pipe(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise VeraPdfError("veraPDF was started without pipes")
    return pipe
