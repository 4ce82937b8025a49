"""Time what grows: `python -m bench.load [KIND ...] [--sizes N ...]`.

For each kind of load it builds, lists or verifies examples of several sizes, each in a process of
its own and without a cache, and prints processor time and peak memory. From the two largest it then
says as which power of the size both grow: 1 is a straight line.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import archive, lists
from bench.aims import MEGABYTE
from bench.measure import Measure, project_root, run

POWER = 1.1
"""As which power of its size a load may grow at most; above it the line is marked."""

MARK = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60">
<rect x="4" y="4" width="112" height="52"
rx="{radius}" fill="#{red:02x}5a8c"/><circle cx="{left}" cy="30" r="16" fill="#f4e04d"/></svg>
"""
ENGLISH = (
    "We, the organisations of the river basin, ask that the water of every village is tested twice "
    "a year, that the results are published in the languages of the basin within thirty days, and "
    "that whoever lives beside the river is heard before a permit is given, paragraph {number}."
)
KHMER = (
    "យើងខ្ញុំជាអង្គការនានានៃអាងទន្លេ ស្នើសុំឱ្យមានការធ្វើតេស្តទឹកនៅគ្រប់ភូមិពីរដងក្នុងមួយឆ្នាំ "
    "និងផ្សព្វផ្សាយលទ្ធផលជាភាសានៃអាងទន្លេក្នុងរយៈពេលសាមសិបថ្ងៃ កថាខណ្ឌទី {number} ។"
)

Write = Callable[[Path, int], object]


@dataclass(frozen=True, slots=True)
class Load:
    """A kind of load."""

    unit: str
    sizes: Sequence[int]
    write: Write
    """Writes a project of a size into a folder."""
    command: Sequence[str]


def _signatories(folder: Path, count: int) -> None:
    lists.write_project(folder, count, countries=False)


def _logos(folder: Path, count: int) -> None:
    lists.write_project(folder, count, countries=False)
    statement = folder / "statements" / lists.FOLDER
    logos = statement / "logos"
    logos.mkdir()
    table = statement / "signatories.csv"
    head, *rows = table.read_text(encoding="utf-8").splitlines()
    for number in range(count):
        mark = MARK.format(radius=number % 29, red=number % 256, left=20 + number % 80)
        (logos / f"{number}.svg").write_text(mark, encoding="utf-8")
    named = [f"{row},{number}.svg" for number, row in enumerate(rows)]
    table.write_text("\n".join([f"{head},logo", *named]) + "\n", encoding="utf-8")


def _pages(folder: Path, count: int) -> None:
    """Write a text that takes about `count` pages in both languages together."""
    lists.write_project(folder, 3, countries=False)
    statement = folder / "statements" / lists.FOLDER
    for name, text, each in (("en.md", ENGLISH, 5.5), ("km.md", KHMER, 5.5)):
        path = statement / name
        paragraphs = [text.format(number=number) for number in range(1, round(count * each))]
        path.write_text("\n\n".join([*paragraphs, path.read_text(encoding="utf-8")]), "utf-8")


def _statements(folder: Path, count: int) -> None:
    lists.write_project(folder, 3, countries=False)
    statements = folder / "statements"
    (first,) = statements.iterdir()
    for number in range(count - 1):
        copy = statements / f"{1900 + number // 100}-01-15-statement-{number}"
        copy.mkdir()
        for file in first.iterdir():
            content = file.read_text(encoding="utf-8").replace(first.name[:10], copy.name[:10])
            (copy / file.name).write_text(content, encoding="utf-8")


LOADS = {
    "signatories": Load("names", (1250, 2500, 5000, 10000), _signatories, ("build", "-q")),
    "logos": Load("logos", (60, 125, 250, 500), _logos, ("build", "-q")),
    "pages": Load("pages", (20, 40, 80, 160), _pages, ("build", "-q")),
    "statements": Load("statements", (125, 250, 500, 1000), _statements, ("list",)),
    "history": Load("versions", (1250, 2500, 5000, 10000), archive.make_small, ("history",)),
    "verify": Load("versions", (1250, 2500, 5000, 10000), archive.make_small, ("verify", "-q")),
}


def main(arguments: Sequence[str]) -> int:
    """Measure each kind of load and print its table."""
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument(
        "kinds", nargs="*", default=list(LOADS), metavar="KIND", help=", ".join(LOADS)
    )
    parser.add_argument("--sizes", nargs="+", type=int, help="other sizes")
    parser.add_argument("--write", type=Path, metavar="DIR", help="write one example, and stop")
    chosen = parser.parse_args(arguments)
    if chosen.write:
        LOADS[chosen.kinds[0]].write(chosen.write, chosen.sizes[0])
        return 0
    for kind in chosen.kinds:
        load = LOADS[kind]
        sizes = chosen.sizes or load.sizes
        sys.stdout.write(
            f"{load.unit:>12}     CPU s   peak MB   ({kind}: {' '.join(load.command)})\n"
        )
        measured = {size: _measured(kind, size) for size in sizes}
        sys.stdout.write(growth(measured) + "\n\n")
        sys.stdout.flush()
    return 0


def _measured(kind: str, size: int) -> Measure:
    """Measure the command on an example, which another process writes, so that this stays small."""
    with TemporaryDirectory() as folder:
        written = ("bench.load", kind, "--sizes", str(size), "--write", folder)
        run([sys.executable, "-m", *written])
        program = (sys.executable, str(project_root() / "generate.py"), "--project", folder)
        used = run((*program, *LOADS[kind].command), {"STATEMENTPRESS_CACHE": ""})
    sys.stdout.write(f"{size:12,}{used.cpu:10.2f}{used.peak / MEGABYTE:10.0f}\n")
    sys.stdout.flush()
    return used


def growth(measured: dict[int, Measure]) -> str:
    """Say as which power of the size time and memory grow between the two largest sizes."""
    if len(measured) < 2:
        return ""
    before, last = sorted(measured)[-2:]
    times = log(last / before)
    cpu = log(measured[last].cpu / measured[before].cpu) / times
    peak = log(measured[last].peak / measured[before].peak) / times
    word = "a straight line, or less" if max(cpu, peak) <= POWER else "MORE THAN A STRAIGHT LINE"
    return f"time grows as the power {cpu:.2f} of the size, memory as {peak:.2f}: {word}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
