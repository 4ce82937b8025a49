"""Time many documents: `python -m bench.many [letters] [statements] [--most N] [--beside N]`.

Letters are merged from one statement and a table of recipients; statements are an example in other
words, and each is built in all its editions. First some are made by three crews: in a plain loop
(`--workers 0`), by the pool of this machine, and by a cluster of Dask that does as many jobs at a
time here as there are processors. Each makes a quarter of them, and then all of them, so that what
it costs once stands apart from what a file costs. Then the pool makes many more, to see whether a
file costs the same among them.

At the end stands from how many files several machines of this kind are sooner done than one.
"""

import argparse
import csv
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import psutil

from bench.aims import MEGABYTE
from bench.load import ENGLISH, KHMER, growth
from bench.measure import Measure, project_root, run
from statementpress.native.processes import processors

EXAMPLES: Final = project_root() / "examples"
LETTER: Final = "2026-06-15-letters-to-ministries"
RECIPIENTS: Final = "ministries.csv"
STATEMENT: Final = "2026-06-05-one-lake"
DOCUMENTS: Final = {".pdf", ".docx"}
PLAIN, POOL, DASK = "plain loop", "pool", "Dask"
MACHINES: Final = (2, 4, 10)
"""For how many machines it is reckoned from how many documents they save time."""
_HANDS = "statementpress.batch.hand"


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of documents."""

    write: Callable[[Path, int], object]
    """Writes a project that so many documents are made of, at least."""
    command: Sequence[str]
    """What makes them; {project} stands for the folder of the project."""
    most: Sequence[int]
    """How many documents the pool makes besides."""
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
    """Write so many statements, each under another name and in other words."""
    model = EXAMPLES / "statements" / STATEMENT
    for number in range(count):
        copy = project / "statements" / f"{STATEMENT[:10]}-{number}{STATEMENT[10:]}"
        shutil.copytree(model, copy)
        for name, more in ("en.md", ENGLISH), ("km.md", KHMER):
            first, *others = (copy / name).read_text(encoding="utf-8").split("\n\n")
            marked = [
                f"::: commitments\n{block}\n:::" if block.startswith("- ") else block
                for block in (more.format(number=number), *others)
            ]
            text = "\n\n".join((f"::: lead\n{first}\n:::", *marked))
            (copy / name).write_text(text, encoding="utf-8")


WORKS: Final = {
    "letters": Work(
        write_letters,
        ("merge", "--project", "{project}", LETTER, f"{{project}}/{RECIPIENTS}"),
        (1000,),
        100,
    ),
    "statements": Work(write_statements, ("batch", "--all", "--project", "{project}"), (6,), 2),
}
"""A document is a letter, or a statement in all its editions."""


@dataclass(frozen=True, slots=True)
class Used:
    """What a crew used to make so many documents."""

    made: int
    """How many files were made."""
    measure: Measure
    """All the processes together; the peak is that of the largest one."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What a crew costs once, and for each file."""

    once: float
    """Seconds of processor time."""
    each: float
    start: float
    """Seconds that pass."""
    wait: float

    @classmethod
    def between(cls, few: Used, many: Used) -> "Costs":
        """Return the costs of a crew from what it used for few documents, and for many."""
        more = many.made - few.made
        each = (many.measure.cpu - few.measure.cpu) / more
        wait = (many.measure.wall - few.measure.wall) / more
        once = few.measure.cpu - few.made * each
        return cls(once, each, few.measure.wall - few.made * wait, wait)


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
        many = max(2, chosen.beside or work.beside)
        few = max(1, many // 4)
        used = {
            crew: {size: _used(work, crew, size) for size in (few, many)}
            for crew in (PLAIN, POOL, DASK)
        }
        costs = {crew: Costs.between(*runs.values()) for crew, runs in used.items()}
        more = {size: _used(work, POOL, size) for size in chosen.most or work.most}
        grown = {size: run.measure for size, run in (used[POOL] | more).items()}
        _say(growth(grown))
        _say(overhead(costs))
        _say(gain(costs[POOL], costs[DASK]) + "\n")
    return 0


def overhead(costs: Mapping[str, Costs]) -> str:
    """Say what the pool and Dask cost beside the plain loop."""
    loop = costs[PLAIN]
    return "\n".join(
        f"{crew}: {costs[crew].once - loop.once:.1f} s of processor time and "
        f"{costs[crew].start - loop.start:.1f} s of waiting more than the plain loop, once; "
        f"{1000 * (costs[crew].each - loop.each):.0f} ms of processor time more for each file"
        for crew in (POOL, DASK)
    )


def gain(pool: Costs, dask: Costs) -> str:
    """Say from how many files machines as this one are sooner done than its pool alone."""
    found = []
    for machines in MACHINES:
        saved = pool.wait - dask.wait / machines
        needed = max(0, dask.start - pool.start) / saved if saved > 0 else 0
        found.append(f"{machines}: " + (f"from {needed:,.0f} files on" if saved > 0 else "never"))
    return f"with Dask, so many machines are sooner done than one with its pool: {'; '.join(found)}"


def _used(work: Work, crew: str, count: int) -> Used:
    """Measure a crew, and print a line of the table."""
    with TemporaryDirectory() as folder:
        project = Path(folder, "project")
        project.mkdir()
        work.write(project, count)
        command = [part.format(project=project) for part in work.command]
        measure = _measured(command, crew, {"STATEMENTPRESS_CACHE": str(Path(folder, "cache"))})
        made = [path for path in (project / "build").rglob("*") if path.suffix in DOCUMENTS]
    _say(
        f"{count:<12,}{crew:<12}{len(made):8,}{measure.wall:10.1f}"
        f"{len(made) / measure.wall:10.2f}{measure.cpu / len(made):13.3f}"
        f"{measure.peak / MEGABYTE:10.0f}"
    )
    return Used(len(made), measure)


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
