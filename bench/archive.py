"""Time `history` and `verify` on a large archive: `python -m bench.archive DIR VERSIONS`.

The command makes the archive, in a process of its own, so that the one that measures stays small.
Its versions have small files; those of one more statement have large files, which show how fast
files are read. Nothing is forced to the disk, so that all is read from the system's memory and the
figures are those of the program alone.
"""

import os
import random
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.aims import MEGABYTE, Verdict
from bench.measure import Measure, project_root, run, typical
from statementpress.late import late_imports

with late_imports():  # the process that measures has to stay small
    from unittest import mock

    from statementpress.archive.bag import layout, record, version
    from statementpress.archive.freeze import bagging

VERSIONS = 1_000
STATEMENTS = 20
FILES, FILE_SIZE = 20, 40_000
"""Files of a small version, and bytes of each."""
LARGE, LARGE_SIZE = 4, 64_000_000
"""Versions with a large file each, and its bytes beside `VERSIONS` small ones."""
HISTORY, VERIFY, CHECKED = "history", "verify", "sha256sum"


@dataclass(frozen=True, slots=True)
class Archive:
    """What was measured on an archive."""

    versions: int
    files: int
    size: int
    """Bytes of all files."""
    runs: Mapping[str, Sequence[Measure]]
    """Those of `HISTORY` and `VERIFY`, and of `CHECKED` if the machine has sha256sum."""


def measure_archive(folder: Path, versions: int, runs: int) -> Archive:
    """Make an archive in `folder`, and measure the commands on it, in turns."""
    run([sys.executable, "-m", "bench.archive", str(folder), str(versions)])
    files, size = _extent(folder)
    commands = _commands(folder)
    measured: dict[str, list[Measure]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            measured[name].append(run(command))
    return Archive(versions + LARGE, files, size, measured)


def _extent(folder: Path) -> tuple[int, int]:
    """Return the number of files and of their bytes, without a list that would take much memory."""
    files = size = 0
    for path, _, names in os.walk(folder):
        files += len(names)
        size += sum(Path(path, name).stat().st_size for name in names)
    return files, size


def rows(figures: Archive) -> Iterator[tuple[str, Sequence[Measure]]]:
    """Yield the name and the runs of each line of the table."""
    for name, measures in figures.runs.items():
        yield f"{name}, {figures.versions:,} versions", measures


def notes(figures: Archive) -> Iterator[str]:
    """Yield a sentence on how fast the files are read."""
    size = figures.size / MEGABYTE
    walls = _walls(figures)
    speeds = [f"{name} {size / walls[name]:,.0f} MB/s" for name in walls if name != HISTORY]
    yield f"The archive has {figures.files:,} files of {size:,.0f} MB: {', '.join(speeds)}."


def verdicts(figures: Archive) -> list[Verdict]:
    """Return the aims: to list an archive at once, and to verify it as fast as it is read."""
    walls = _walls(figures)
    ratio = walls[VERIFY] / walls[CHECKED] if CHECKED in walls else None
    peak = typical(figures.runs[VERIFY]).peak / MEGABYTE
    return [
        Verdict(f"{HISTORY}, {figures.versions:,} versions", walls[HISTORY], 1, "s"),
        Verdict(f"{VERIFY} / {CHECKED}", ratio, 1.2),
        Verdict(f"peak memory of {VERIFY}", peak, 100, "MB"),
    ]


def _walls(figures: Archive) -> dict[str, float]:
    return {name: typical(measures).wall for name, measures in figures.runs.items()}


def _commands(folder: Path) -> dict[str, Sequence[str]]:
    """Return what is timed: two commands, and one process of sha256sum for the same files."""
    program = (sys.executable, str(project_root() / "generate.py"), "--project", str(folder))
    commands: dict[str, Sequence[str]] = {
        HISTORY: (*program, "history"),
        VERIFY: (*program, "verify", "--quiet"),
    }
    if shutil.which("sha256sum"):
        found = 'find "$0" -type f -print0 | xargs -0 sha256sum'
        commands[CHECKED] = ("sh", "-c", found, str(folder))
    return commands


def make_archive(folder: Path, versions: int) -> None:
    """Freeze `versions` of made-up statements, and one more statement with large files."""
    chance = random.Random(5)
    same = {f"source/{number}.txt": chance.randbytes(FILE_SIZE) for number in range(FILES)}
    with mock.patch("os.fsync"):  # forcing all to the disk would take a minute
        for number in range(versions):
            text = {"text/en.txt": f"Version {number}".encode()}
            _freeze(folder, f"{2030 + number % STATEMENTS}-01-31-small", {**same, **text})
        size = LARGE_SIZE * versions // VERSIONS
        for _ in range(LARGE):
            _freeze(folder, "2029-01-31-large", {"large": chance.randbytes(size)})


def make_small(folder: Path, versions: int) -> None:
    """Freeze `versions` of made-up statements, each with one file."""
    with mock.patch("os.fsync"):
        for number in range(versions):
            text = {"text/en.txt": f"Version {number}".encode()}
            _freeze(folder, f"{2030 + number % STATEMENTS}-01-31-small", text)


def _freeze(folder: Path, slug: str, payload: Mapping[str, bytes]) -> None:
    day = date.fromisoformat(slug[:10])
    facts = version.Facts(
        slug=slug,
        dated=day,
        frozen=day,
        titles={"en": "A Made-up Statement", "km": "សេចក្តីថ្លែងការណ៍"},
        author="The Made-up Coalition",
        contacts=("coalition@example.org",),
        groups={"endorsed": 40, "joined": 4},
        note="More signatories",
        agent="the benchmark",
    )
    build_record = record.BuildRecord(
        statement=slug,
        source_date_epoch=0,
        platform="",
        software={},
        native={},
        editions={},
        outputs=(),
    )
    files = {layout.RECORD: record.encoded(build_record), **payload}
    bagging.freeze(folder / layout.ARCHIVE, facts, files, lambda _: False)


if __name__ == "__main__":
    make_archive(Path(sys.argv[1]), int(sys.argv[2]))
