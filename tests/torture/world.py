"""A small project of its own, with its cache and temporary files, in which commands are killed."""

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from statementpress.archive.bag.manifest import hash_of_file
from statementpress.cli import main
from statementpress.machine import cache, temporary
from statementpress.project.files import SHIPPED
from tests.archive.certificates import PASSWORD, certificate, elliptic_key, written
from tests.shared.desk import FILES, Desk

TEXTS = ("Rivers are clean.", "Rivers are wide.")
"""What the statement says in turn, so that each run has something to do."""
EDITIONS = ("official", "press", "english", "handout")
"""The editions that are made: with and without a press, and one that has two files."""
LEFT = (".part", ".before")
"""How the names of files and folders end that only a killed process leaves."""
CLOCK = "1900000000"
"""A moment of 2030, as SOURCE_DATE_EPOCH."""


class World:
    """A project, and everything outside it that a command writes to."""

    def __init__(self, root: Path, cache_folder: Path | None = None) -> None:
        """Lie in `root`; what is made once is kept there, too, or in a folder that has it."""
        self.root = root
        self.cache = cache_folder or root / "cache"
        self.project = root / "project"
        self.temporary = root / "temporary"
        self.temporary.mkdir(parents=True)
        self.desk = Desk(self.project)
        self.desk.own("templates/editions.toml", _few_editions())
        key = elliptic_key()
        self.certificate = written(root / "own.p12", key, certificate(key, "The Otter Society"))
        self.programs = root / "programs"
        self.programs.mkdir()
        if ink := shutil.which("gs"):  # and no Java, which would take longer than all the rest
            (self.programs / "gs").symlink_to(ink)
        self.said = 0
        self.groups: set[int] = set()

    def edit(self) -> None:
        """Let the statement say the other text."""
        self.said = 1 - self.said
        text = FILES["en.md"].replace(TEXTS[0], TEXTS[self.said])
        self.desk.write("en.md", text)

    def began(self, argv: Sequence[str]) -> int:
        """Start a command in a process of its own, which leads a group; return its number."""
        process = os.fork()
        if not process:
            code = 1
            try:
                os.setsid()
                self._settle_in()
                code = main(["--project", str(self.project), *argv])
            finally:
                os._exit(code)
        self.groups.add(process)
        return process

    def end_workers(self) -> None:
        """Kill all that is left of the groups of processes that were started, and wait for it."""
        for group in self.groups:
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
        while any(map(_is_at_work, self.groups)):
            time.sleep(0.01)
        self.groups.clear()

    def _settle_in(self) -> None:
        """Be a process that was started in this world, and has done nothing before."""
        said = os.open(self.root / "said.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(said, stream)
        own = {"STATEMENTPRESS_CACHE": str(self.cache), "TMPDIR": str(self.temporary)}
        os.environ.update(own, STATEMENTPRESS_PASSWORD=PASSWORD, SOURCE_DATE_EPOCH=CLOCK)
        os.environ["PATH"] = str(self.programs)
        tempfile.tempdir = str(self.temporary)
        os.fsync = _unforced  # a kill takes nothing from the system that it was given
        temporary._sweep_once.cache_clear()
        cache.forget()

    def said_last(self) -> str:
        """Return what the last command wrote."""
        return (self.root / "said.txt").read_text("utf-8", "replace")

    def files(self, *inner: str) -> dict[str, str]:
        """Return the hash of each file below folders of the project, by its path there."""
        return {
            path.relative_to(self.project).as_posix(): hash_of_file(path)
            for name in inner
            for path in (self.project / name).rglob("*")
            if path.is_file() and not _is_left(path, self.project)
        }

    def left(self) -> Iterator[str]:
        """Yield what killed processes have left: temporary files, and hidden ones elsewhere."""
        for path in self.root.rglob("*"):
            if path.parent == self.temporary or path.name.endswith(LEFT):
                yield path.relative_to(self.root).as_posix()

    def remove(self) -> None:
        """Remove everything, frozen versions too."""
        for folder, _, _ in os.walk(self.root):
            Path(folder).chmod(0o755)
        shutil.rmtree(self.root)


def _unforced(fd: object) -> None:
    """Force nothing to the disk."""


def _is_at_work(group: int) -> bool:
    """Return whether a group has a process that is neither gone nor only to be waited for."""
    for found in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, its_group = found.read_text().rpartition(")")[2].split()[:3]
            if int(its_group) == group and state != "Z":
                return True
    return False


def _is_left(path: Path, above: Path) -> bool:
    return any(part.endswith(LEFT) for part in path.relative_to(above).parts)


def _few_editions() -> str:
    """Return the shipped table of editions with only a few of these."""
    head, *tables = (SHIPPED / "templates/editions.toml").read_text("utf-8").split("\n[edition.")
    kept = [each for each in tables if each.partition("]")[0].split(".")[0] in EDITIONS]
    return "\n[edition.".join([head, *kept])


def warmed_up(root: Path) -> None:
    """Load in this process what all commands need: a process forked from it need not do so."""
    world = World(root)
    os.waitpid(world.began(["build", "--all"]), 0)
    before = dict(os.environ)
    try:
        os.environ["STATEMENTPRESS_CACHE"] = str(root / "cache")
        main(["-q", "--project", str(world.project), "build", "-o", str(root / "build")])
    finally:
        os.environ.clear()
        os.environ.update(before)
        cache.forget()
    world.remove()
