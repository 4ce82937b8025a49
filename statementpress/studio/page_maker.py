"""The process that makes the pages which people see while they write: `page_maker PROJECT`.

It keeps what the last builds left. A change that comes while the same statement is built ends that
build: nobody waits for it any more.
"""

import gc
import secrets
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import msgspec

from statementpress.errors import (
    ContentError,
    Finding,
    ProofError,
    Severity,
    StatementPressError,
    explained,
)
from statementpress.late import late_imports, load
from statementpress.machine.leash import Pipe
from statementpress.project.project import Project
from statementpress.studio.preview_messages import (
    NOT_BUILT,
    Built,
    Failed,
    FirstPage,
    Message,
    Page,
    Placed,
    Question,
    SetLine,
    Show,
)
from statementpress.typeset.layout import pinned

with late_imports():  # these need WeasyPrint, which this machine may lack
    from statementpress.editions import session
    from statementpress.editions.printing import settings
    from statementpress.proof import pdfium

KEPT: Final = 3
"""Of how many statements the last builds are kept."""
PATIENCE_SECONDS: Final = 1.0
"""For how long a person who types without a pause sees nothing new."""

SELDOM: Final = 50_000, 50, 100
"""How seldom garbage is looked for during a build: it takes a tenth of the time."""


class _SupersededError(Exception):
    """Something has changed since a build began, so that nobody waits for it any more."""


class PageMaker:
    """Builds what is shown of the statements of a project; close it at the end."""

    def __init__(self, project: Path, pipe: Pipe) -> None:
        """Take the project's folder, and the pipe to the server."""
        self._project, self._pipe = project, pipe
        self._sessions: dict[str, session.Session] = {}
        self._wanted: dict[str, Question] = {}
        self._token = secrets.token_hex(4)  # no two processes give pages the same version
        self._told = 0.0

    def warm_up(self) -> None:
        """Load what sets type; raise SetupError if this machine does not have it."""
        pinned.require_weasyprint()
        load(session, settings, pdfium)

    def close(self) -> None:
        """Forget everything, and remove temporary files."""
        for folder in [*self._sessions]:
            self._forget(folder)

    def run(self) -> None:
        """Do what is asked for, for ever."""
        while True:
            question = self._next()
            if isinstance(question, Show):
                self._build(question)
            else:
                self._forget(question.folder)
            self._listen()
            if not self._wanted:
                gc.collect()  # while a person reads

    def _next(self) -> Question:
        """Return what to do next: of each statement, what was asked last; wait for it."""
        self._listen()
        if not self._wanted:
            self._hear(self._pipe.next())
        return self._wanted.pop(next(iter(self._wanted)))

    def _listen(self) -> None:
        for message in self._pipe.waiting():
            self._hear(message)

    def _hear(self, message: Any) -> None:
        question = msgspec.convert(message, Question)
        self._wanted.pop(question.folder, None)
        self._wanted[question.folder] = question

    def _build(self, asked: Show) -> None:
        """Build an edition and tell of it; without a word if it is superseded."""
        try:
            for message in self._built(asked):
                self._tell(message)
        except _SupersededError:
            return
        except Exception as error:
            self._tell(Failed(asked.folder, asked.edition, findings_of(explained(error))))

    def _built(self, asked: Show) -> Iterator[Built | Placed]:
        began = time.perf_counter()

        def pause() -> None:
            self._listen()
            if asked.folder in self._wanted and time.perf_counter() - self._told < PATIENCE_SECONDS:
                raise _SupersededError

        def show(page: Any) -> None:
            version = self._version(page.version)
            self._tell(FirstPage(asked.folder, asked.edition, page.number, version, page.pdf))

        self.warm_up()
        kept = self._session(asked.folder)
        request = settings.PrintRequest(checked=False)
        made = kept.build(asked.edition, request, lambda _: pause(), show, pause)
        took = time.perf_counter() - began
        if not made.pdf:  # a Word file has no pages before somebody opens it
            yield Built(asked.folder, asked.edition, b"", (), made.findings, took)
            return
        pages = self._pages(asked.edition, made.pdf, kept.versions(asked.edition))
        yield Built(asked.folder, asked.edition, made.pdf, pages, made.findings, took)
        pause()
        lines: list[list[SetLine]] = [[] for _ in pages]
        for page, (left, top, right, bottom), path, line, last in kept.places(asked.edition, made):
            set_line = SetLine(left, top, right - left, bottom - top, path, line, last)
            lines[page - 1].append(set_line)
        yield Placed(asked.folder, asked.edition, tuple(map(tuple, lines)))

    def _pages(self, edition: str, pdf: bytes, versions: Sequence[int]) -> tuple[Page, ...]:
        # What is made for a press has other colours and marks than the page as it was laid out.
        press = Project.at(self._project).editions.edition[edition].press
        sizes = pdfium.page_sizes(pdf)
        pairs = zip(versions, sizes, strict=True)
        return tuple(Page(self._version(version, press), *size) for version, size in pairs)

    def _tell(self, message: Message) -> None:
        self._pipe.send(message)
        self._told = time.perf_counter()

    def _session(self, folder: str) -> "session.Session":
        """Return the session of a statement; it becomes the one that was used last."""
        found = self._sessions.pop(folder, None) or session.Session(self._project, Path(folder))
        self._sessions[folder] = found
        while len(self._sessions) > KEPT:
            self._forget(next(iter(self._sessions)))
        return found

    def _forget(self, folder: str) -> None:
        if folder in self._sessions:
            self._sessions.pop(folder).close()

    def _version(self, number: int, press: str = "") -> str:
        return "-".join(filter(None, (self._token, str(number), press)))


def findings_of(error: StatementPressError) -> tuple[Finding, ...]:
    """Return an error as findings: each fault that it names, or else the error itself."""
    match error:
        case ContentError(findings=findings):
            return findings
        case ProofError(faults=faults) if faults:
            return tuple(
                Finding(each.code, Severity.ERROR, each.message, each.place, each.hint)
                for each in faults
            )
    return (Finding(NOT_BUILT, Severity.ERROR, error.message, error.place, error.hint),)


def main(arguments: Sequence[str]) -> None:
    """Make pages for the server at the other end of the pipe, until that is gone."""
    maker = PageMaker(Path(arguments[0]), Pipe())
    try:
        with suppress(StatementPressError):  # it is told whenever an edition is to be built
            maker.warm_up()
        gc.collect()
        gc.freeze()
        gc.set_threshold(*SELDOM)  # `run` collects while a person reads
        maker.run()
    finally:
        maker.close()


if __name__ == "__main__":
    main(sys.argv[1:])
