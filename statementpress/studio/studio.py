"""The studio of one project: its statements, and those that people have open."""

import asyncio
import traceback
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final

from statementpress.project.project import Project
from statementpress.statement.catalogue import entry_of, find_statements
from statementpress.statement.files import is_own_folder
from statementpress.studio.answers import RefusedError
from statementpress.studio.desk import Desk
from statementpress.studio.intakes import Intakes
from statementpress.studio.jobs import Jobs
from statementpress.studio.preview import Preview
from statementpress.studio.preview_messages import Message
from statementpress.studio.shown import Shown
from statementpress.words.findings import read_finding_words
from statementpress.words.languages import read_languages

OWN: Final = ("templates", "styles", "fonts", "press")
"""The folders of a project that papers are made with."""


class Studio:
    """What the functions that answer have in common."""

    def __init__(self, folder: Path, trace: Callable[[str], None] = lambda _: None) -> None:
        """Take the folder of the project, and what a traceback of a fault is given to."""
        self.folder = folder
        self.trace = trace
        self.desks: dict[str, Desk] = {}
        self.preview = Preview(folder)
        """Makes the pages that are seen."""
        self.finding_words = read_finding_words(self.project.files)
        """What is found, in the languages of the interface."""
        self.intakes = Intakes()
        """What people hand in."""
        self._shown: dict[Path, Shown] = {}
        self._jobs: dict[Path, Jobs] = {}
        self._opening = Lock()

    @property
    def id(self) -> str:
        """What the browser keeps things of this project under."""
        return sha256(str(self.folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()

    @property
    def project(self) -> Project:
        """The project as it is now: its tables are read anew."""
        return Project.at(self.folder)

    def statements(self) -> list[Path]:
        """Return the folders of its statements, newest first; no link to elsewhere is one."""
        return [folder for folder in find_statements(self.folder) if is_own_folder(folder)]

    def desk(self, slug: str) -> Desk:
        """Return the statement of this name; raise RefusedError if there is none."""
        folder = next((each for each in self.statements() if each.name == slug), None)
        if folder is None:
            raise RefusedError(
                404,
                "no-statement",
                f"there is no folder {slug} in statements/ any more",
                "put it back under this name; what was typed is still in this browser",
            )
        with self._opening:
            if slug not in self.desks:
                languages = self.project.table(read_languages)
                names = {code: language.name for code, language in languages.items()}
                own = [self.folder / each for each in OWN if (self.folder / each).is_dir()]
                self.desks[slug] = self._opened(Desk(folder, names, own))
            return self.desks[slug]

    def shown(self, desk: Desk) -> Shown:
        """Return what is seen of a statement."""
        return self._shown[desk.folder]

    def jobs(self, desk: Desk) -> Jobs:
        """Return the jobs of a statement."""
        return self._jobs[desk.folder]

    async def run(self) -> None:
        """Make the pages that are seen, until the studio is closed."""
        await self.preview.run(self._made)

    def title_of(self, slug: str) -> tuple[str, str]:
        """Return the title of a statement in its first language, and that; "" if it has none."""
        languages = self.project.table(read_languages)
        folder = self.folder / "statements" / slug
        entry = entry_of(folder, self.folder, languages)
        return entry.title, next(iter(entry.languages), "")

    async def close(self) -> None:
        """End the events of all windows, and all processes."""
        for desk in self.desks.values():
            desk.close()
        await asyncio.gather(self.preview.end(), *(each.end() for each in self._jobs.values()))

    def _made(self, made: Message) -> None:
        """Tell the windows what was made; a fault is traced, and what comes next is told."""
        try:
            self._shown[Path(made.folder)].told(made)
        except Exception:
            self.trace(traceback.format_exc())

    def _show(self, desk: Desk) -> None:
        if desk.edition:
            self.preview.show(desk.folder, desk.edition)

    def _opened(self, desk: Desk) -> Desk:
        shown = self._shown[desk.folder] = Shown(desk, self.finding_words)
        jobs = self._jobs[desk.folder] = Jobs(self.folder, desk, self.finding_words)
        desk.greet = lambda: [*shown.events(), *jobs.events()]
        desk.hear = lambda: self._show(desk)
        desk.leave = lambda: self.preview.forget(desk.folder)
        return desk
