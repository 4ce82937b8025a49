"""Time many documents: `python -m bench.many [letters] [statements] [--most N] [--beside N]`.

Letters are merged from one statement and a table of recipients; statements are varied from the
examples, and each is built in all its editions. First each is made of the same number of documents
by three crews: in a plain loop (`--workers 0`), by the pool of this machine, and by a cluster of
Dask that has as many workers here as there are processors. Then the pool makes more and more, to
see whether a document costs the same among many.

What Dask costs beside the documents is measured by commands that find nothing to do. From that and
from the loop follows how many documents have to be made before machines of this kind save time.
"""

import argparse
import csv
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import psutil

from bench.aims import MEGABYTE
from bench.load import growth
from bench.measure import Measure, project_root, run
from statementpress.native.processes import processors

EXAMPLES: Final = project_root() / "examples"
LETTER: Final = "2026-06-15-letters-to-ministries"
RECIPIENTS: Final = "ministries.csv"
PLAIN, POOL, DASK = "plain loop", "pool", "Dask"
MACHINES: Final = (2, 4, 10)
"""For how many machines it is reckoned from how many documents they save time."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_HANDS = "statementpress.batch.hand"


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of documents."""

    write: Callable[[Path, int], object]
    """Writes a project that so many documents are made of, at least."""
    command: Sequence[str]
    """What makes them; {project} stands for the folder of the project."""
    most: Sequence[int]
    """How many documents the pool makes."""
    beside: int
    """How many documents each crew makes."""


def write_letters(project: Path, count: int) -> None:
    """Write a letter and a table of so many recipients."""
    shutil.copytree(EXAMPLES / "statements" / LETTER, project / "statements" / LETTER)
    with (EXAMPLES / "recipients" / RECIPIENTS).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with (project / RECIPIENTS).open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        for number in range(count):
            row = dict(rows[number % len(rows)])
            row["name"] = f"{row['name']} {number}"
            row["addressee_en"] += f"\nOffice {number}"
            table.writerow(row)


def write_statements(project: Path, count: int) -> None:
    """Write so many statements: the examples, each under another name and in other words."""
    models = [
        folder
        for folder in sorted((EXAMPLES / "statements").iterdir())
        if (folder / "en.md").exists() and folder.name != LETTER
    ]
    for number in range(count):
        model = models[number % len(models)]
        day = _DATE.match(model.name)
        assert day
        copy = project / "statements" / f"{day[0]}-{number}{model.name[day.end() :]}"
        shutil.copytree(model, copy)
        for path in copy.glob("??.md"):
            text = path.read_text(encoding="utf-8").replace("Example", f"Example {number}")
            path.write_text(text, encoding="utf-8")


WORKS: Final = {
    "letters": Work(
        write_letters,
        ("merge", "--project", "{project}", LETTER, f"{{project}}/{RECIPIENTS}"),
        (50, 100, 200, 1000),
        100,
    ),
    "statements": Work(
        write_statements, ("batch", "--all", "--project", "{project}"), (3, 6, 12), 3
    ),
}
"""A document is a letter, or a statement in all its editions."""


@dataclass(frozen=True, slots=True)
class Used:
    """What a crew used for a command, and again for one that has nothing to do."""

    made: int
    """How many files were made."""
    full: Measure
    """All the processes together; the peak is that of the largest one."""
    idle: Measure

    @property
    def cost(self) -> float:
        """Return the seconds of processor time that each file took."""
        return (self.full.cpu - self.idle.cpu) / self.made

    @property
    def wait(self) -> float:
        """Return the seconds that passed for each file."""
        return (self.full.wall - self.idle.wall) / self.made


def main(arguments: Sequence[str]) -> int:
    """Measure each kind of documents and print its tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.many", description=__doc__)
    parser.add_argument("kinds", nargs="*", default=list(WORKS), metavar="KIND", choices=WORKS)
    parser.add_argument("--most", nargs="+", type=int, metavar="N", help="how many the pool makes")
    parser.add_argument("--beside", type=int, metavar="N", help="how many each crew makes")
    chosen = parser.parse_args(arguments)
    for kind in chosen.kinds:
        work = WORKS[kind]
        _say(f"{kind:<12}{'crew':<12}   files   seconds   files/s   CPU s each   peak MB")
        beside = chosen.beside or work.beside
        crews = {name: _used(work, name, beside) for name in (PLAIN, POOL, DASK)}
        for name, used in crews.items():
            _say(line(beside, name, used))
        grown = {size: _used(work, POOL, size) for size in chosen.most or work.most}
        for size, used in grown.items():
            _say(line(size, POOL, used))
        _say(growth({size: used.full for size, used in grown.items()}))
        _say(overhead(crews))
        _say(gain(crews[POOL], crews[DASK]) + "\n")
    return 0


def line(size: int, crew: str, used: Used) -> str:
    """Return a line of the table."""
    full = used.full
    return (
        f"{size:<12,}{crew:<12}{used.made:8,}{full.wall:10.1f}{used.made / full.wall:10.2f}"
        f"{full.cpu / used.made:13.3f}{full.peak / MEGABYTE:10.0f}"
    )


def overhead(crews: dict[str, Used]) -> str:
    """Say what the pool and Dask cost beside the plain loop."""
    loop = crews[PLAIN]
    return "\n".join(
        f"{name}: {crews[name].idle.cpu - loop.idle.cpu:.1f} s of processor time and "
        f"{crews[name].idle.wall - loop.idle.wall:.1f} s of waiting, once; "
        f"{1000 * (crews[name].cost - loop.cost):.0f} ms of processor time more for each file"
        for name in (POOL, DASK)
    )


def gain(pool: Used, dask: Used) -> str:
    """Say from how many files machines as this one are sooner done than its pool alone."""
    found = []
    for machines in MACHINES:
        saved = pool.wait - dask.wait / machines
        needed = (dask.idle.wall - pool.idle.wall) / saved if saved > 0 else 0
        found.append(f"{machines} machines from {needed:,.0f} files" if saved > 0 else "never")
    return f"with Dask, {', '.join(found)} on are sooner done than one with its pool"


def _used(work: Work, crew: str, count: int) -> Used:
    with TemporaryDirectory() as folder:
        project = Path(folder, "project")
        project.mkdir()
        work.write(project, count)
        command = [part.format(project=project) for part in work.command]
        cache = {"STATEMENTPRESS_CACHE": str(Path(folder, "cache"))}
        full = _measured(command, crew, cache)
        made = sum(len(files) for _, _, files in os.walk(project / "build")) - 1  # the manifest
        return Used(made, full, _measured(command, crew, cache))


def _measured(command: Sequence[str], crew: str, cache: dict[str, str]) -> Measure:
    program = (sys.executable, str(project_root() / "generate.py"), *command)
    if crew != DASK:
        workers = "0" if crew == PLAIN else str(processors())
        return run((*program, "--workers", workers), cache)
    with _cluster(cache) as (address, spent):
        asked = run((*program, "--cluster", address), cache)
        cpu, peak = spent()
    return Measure(asked.wall, asked.cpu + cpu, max(asked.peak, peak))


@contextmanager
def _cluster(cache: dict[str, str]) -> Iterator[tuple[str, Callable[[], tuple[float, int]]]]:
    """Lend the address of a cluster, and what returns the processor time and peak that it used."""
    with TemporaryDirectory() as folder:
        log = Path(folder, "log")
        dask = (sys.executable, "-m", "dask")
        started = []
        with log.open("wb") as said:
            for options in (
                ("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"),
                ("worker", "{address}", "--no-dashboard"),
            ):
                address = _address(log)
                arguments = [option.format(address=address) for option in options]
                started.append(
                    psutil.Popen(
                        [*dask, *arguments],
                        cwd=project_root(),
                        env={**os.environ, **cache},
                        stderr=said,
                    )
                )
                _wait_for(log, b"Registered to" if started[1:] else b"Scheduler at")
        try:
            yield _address(log), lambda: _spent(started)
        finally:
            for process in reversed(started):
                process.terminate()
                process.wait()


def _address(log: Path) -> str:
    found = re.search(rb"Scheduler at:\s+(\S+)", log.read_bytes()) if log.exists() else None
    return found[1].decode() if found else ""


def _wait_for(log: Path, words: bytes) -> None:
    while words not in log.read_bytes():
        time.sleep(0.05)


def _spent(started: Sequence[psutil.Popen]) -> tuple[float, int]:
    """Return the processor time of a cluster's processes, and the peak of the largest one."""
    tree = [each for process in started for each in (process, *process.children(recursive=True))]
    hands = [each for each in tree if _HANDS in each.cmdline()]
    psutil.wait_procs(hands, timeout=30)
    left = [each for each in tree if each.is_running()]
    times = [each.cpu_times() for each in left]
    cpu = sum(it.user + it.system + it.children_user + it.children_system for it in times)
    return cpu, max(each.memory_info().rss for each in left)


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
