"""Time what a person waits for in the studio: `python -m bench.studio [--edits N] [EDITION ...]`.

A copy of the newest statement is changed as a person changes it, again and again, and the time is
taken from the pause in typing, when the files are saved, to a picture of the page that changed, and
to the proofed PDF. It prints a line for each edition and kind of change, as medians. The pages are
made by the same process that the studio has; what the browser does is not in it. The aim is 0.3 s
to the picture on an idle machine with two cores.

Last, it prints the memory of that process after its first builds and after all of them.
"""

import argparse
import asyncio
import csv
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from statistics import median

from bench.stages import copied
from statementpress.project.files import SHIPPED
from statementpress.studio.page_images import PageImages
from statementpress.studio.preview import Preview
from statementpress.studio.preview_messages import Built, Failed, FirstPage, Message, Placed

EDITIONS = ("official", "english", "khmer", "parallel")
EDITS = 5
LONG = 80
"""How many characters a paragraph has at least that is taken for one of the text."""
MIB = 1024
"""The KiB, in which Linux says how much memory a process has, in one of these."""
REGISTER = "signatories.csv"


class Author:
    """Changes the files of a statement, each time in another way."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        khmer = (folder / "km.md").read_text("utf-8")
        clusters = ("".join(each) for each in product("ឃឈឋឌឍផភឡ", ("្វ", "្រ", "្ល"), "ៀឿួើ"))
        self._clusters = (each for each in clusters if each not in khmer)
        self._count = 0

    def word(self) -> None:
        """Add a word of the text to the last paragraph of the English part."""
        self._change("en.md", lambda text: f"{text[:-1]} {text.split()[0]}{text[-1]}")

    def khmer_word(self) -> None:
        """Add a word of the text to the last paragraph of the Khmer part."""
        self._change("km.md", lambda text: f"{text[:-1]}កុមារ{text[-1]}")

    def khmer_cluster(self) -> None:
        """Add a cluster to the Khmer part that it does not have; all its fonts are made anew."""
        self._change("km.md", lambda text: f"{text[:-1]}{next(self._clusters)}{text[-1]}")

    def paragraph(self) -> None:
        """Add a paragraph in the middle of the English part."""
        self._change("en.md", lambda text: f"{text}\n\nThis is what {self._count} of us say.", 0.5)

    def signatory(self) -> None:
        """Add a row at the end of the register."""
        path = self._folder / REGISTER
        columns, *_, last = csv.reader(path.read_text("utf-8").splitlines())
        self._count += 1
        names = {"name_en": f"Society {self._count}", "name_km": f"សមាគម{self._count}"}
        given = {"group": dict(zip(columns, last, strict=False))["group"], **names}
        row = ",".join(given.get(column, "") for column in columns)
        path.write_text(f"{path.read_text('utf-8').rstrip()}\n{row}\n", "utf-8")

    def _change(self, name: str, change: Callable[[str], str], where: float = 1.0) -> None:
        path = self._folder / name
        lines = path.read_text("utf-8").splitlines()
        long = [number for number, line in enumerate(lines) if len(line) > LONG]
        at = long[min(int(len(long) * where), len(long) - 1)] if long else 0
        self._count += 1
        lines[at] = change(lines[at])
        path.write_text("\n".join(lines) + "\n", "utf-8")


CHANGES: dict[str, tuple[Callable[[Author], None], str]] = {
    "a word of English": (Author.word, "en"),
    "a word of Khmer": (Author.khmer_word, "km"),
    "a word of Khmer with a new cluster": (Author.khmer_cluster, "km"),
    "a paragraph in the middle": (Author.paragraph, "en"),
    "a signatory": (Author.signatory, ""),
}
"""What is changed, by whom it is changed, and in which language; "" for all."""


@dataclass(slots=True)
class Waited:
    """Seconds from a change."""

    picture: list[float] = field(default_factory=list)
    """To a picture of the page that changed, at 96 dpi."""
    pdf: list[float] = field(default_factory=list)
    """To the proofed PDF."""


class Desk:
    """A statement whose pages are seen while it is changed."""

    def __init__(self, project: Path, folder: Path) -> None:
        self._folder = folder
        self.preview = Preview(project)
        self._told: asyncio.Queue[Message] = asyncio.Queue()
        self.running = asyncio.create_task(self.preview.run(self._told.put_nowait))

    async def seen(self, edition: str, waited: Waited | None = None) -> None:
        """Have an edition built, and take the time; raise RuntimeError if it cannot be built."""
        began = time.perf_counter()
        images = PageImages()
        self.preview.show(self._folder, edition)
        while True:
            message = await self._told.get()
            if isinstance(message, FirstPage) and waited:
                images.first(message)
                images.png(message.version, 1)
                waited.picture.append(time.perf_counter() - began)
            elif isinstance(message, Built) and waited:
                waited.pdf.append(time.perf_counter() - began)
            elif isinstance(message, Failed):
                raise RuntimeError("\n".join(map(str, message.findings)))
            elif isinstance(message, Placed):
                return

    def memory(self) -> int:
        """Return how many MiB the process has that makes the pages; 0 if that is not known."""
        try:
            status = Path(f"/proc/{self.preview.process}/status").read_text("ascii")
        except OSError:
            return 0
        (size,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(size) // MIB


async def measured(project: Path, folder: Path, editions: Sequence[str], edits: int) -> list[str]:
    """Return the lines of the table."""
    author, desk = Author(folder), Desk(project, folder)
    lines = [_row("seconds, medians", "picture", "proofed PDF")]
    memory = []
    try:
        for edition in editions:
            await desk.seen(edition)
            for what, change in _changes(edition):
                waited = Waited()
                for _ in range(edits):
                    change(author)
                    await desk.seen(edition, waited)
                times = [
                    f"{median(each):.2f}" if each else "-" for each in (waited.picture, waited.pdf)
                ]
                lines.append(_row(f"{edition}: {what}", *times))
            memory.append(f"{desk.memory()}")
    finally:
        await desk.preview.end()
        await desk.running
    return [*lines, f"MiB of the process after each edition: {', '.join(memory)}"]


def _changes(edition: str) -> Iterator[tuple[str, Callable[[Author], None]]]:
    """Yield the changes that an edition shows."""
    other = {"english": "km", "khmer": "en"}.get(edition)
    return ((what, change) for what, (change, language) in CHANGES.items() if language != other)


def _row(name: str, *figures: str) -> str:
    return f"{name:<50}" + "".join(f"{figure:>14}" for figure in figures)


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table and return 0, whatever the figures are."""
    parser = argparse.ArgumentParser(prog="python -m bench.studio", description=__doc__)
    parser.add_argument("editions", nargs="*", default=EDITIONS, help="the editions to look at")
    parser.add_argument("--edits", type=int, default=EDITS, help=f"changes of each kind ({EDITS})")
    parser.add_argument("--project", type=Path, default=SHIPPED)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        statement = copied(chosen.project, Path(folder))
        lines = asyncio.run(measured(Path(folder), statement, chosen.editions, chosen.edits))
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
