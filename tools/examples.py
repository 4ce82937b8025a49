"""Draw all pages of the examples to docs/examples/<statement>-<language>.png.

`python -m tools.examples` draws every statement of `examples/`; arguments name those to draw. Each
language has a picture of its own, with its pages in rows.
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from statementpress.editions.making import make_edition
from statementpress.editions.source import Source, read_source
from statementpress.merge.plan import Table, Wanted, planned
from statementpress.project.project import Project
from statementpress.statement.catalogue import find_statements
from tools.gallery import FRAME, GROUND, encoded

EXAMPLES = Path(__file__).parents[1] / "examples"
FOLDER = Path(__file__).parents[1] / "docs" / "examples"
RECIPIENTS = {"2026-06-15-letters-to-ministries": "recipients/ministries.csv"}
"""The recipients of statements that have fields."""
LETTERS = 2
"""How many letters are shown of those."""
WIDTH = 300
"""Width of each page in pixels: its form can be seen, and headings can be read."""
GAP = 12
"""Pixels around each page."""
COLUMNS = 4
"""Pages in a row, at the most."""


def parts(pdf: bytes) -> Iterator[list[Image.Image]]:
    """Yield all pages of each part of a PDF, drawn."""
    with pypdfium2.PdfDocument(pdf) as document:
        tops = (mark.get_dest() for mark in document.get_toc() if mark.level == 0)
        begun = sorted({dest.get_index() for dest in tops if dest})
        for first, following in pairwise([*begun, len(document)]):
            yield [_drawn(document[index]) for index in range(first, following)]


def in_rows(pages: Sequence[Image.Image]) -> Image.Image:
    """Return pages of one size in rows of COLUMNS, on the ground of all pictures."""
    columns = min(COLUMNS, len(pages))
    rows = -(-len(pages) // columns)
    width, height = pages[0].width + GAP, pages[0].height + GAP
    sheet = Image.new("RGB", (columns * width + GAP, rows * height + GAP), GROUND)
    for number, page in enumerate(pages):
        row, column = divmod(number, columns)
        sheet.paste(page, (GAP + column * width, GAP + row * height))
    return sheet


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    image = page.render(scale=2 * WIDTH / page.get_width()).to_pil().convert("RGB").reduce(2)
    return ImageOps.expand(image, border=1, fill=FRAME)


def main(names: Sequence[str]) -> None:
    """Draw the statements whose folders begin with one of the `names`, or all of them."""
    FOLDER.mkdir(exist_ok=True)
    project = Project.at(EXAMPLES)
    for folder in find_statements(project.folder):
        if names and not folder.name.startswith(tuple(names)):
            continue
        sources = list(papers(project, folder))
        drawn = [list(parts(make_edition(source, "official").pdf)) for source in sources]
        for code, pages in zip(
            sources[0].statement.languages, zip(*drawn, strict=True), strict=True
        ):
            picture = in_rows([*chain.from_iterable(pages)])
            (FOLDER / f"{folder.name}-{code}.png").write_bytes(encoded(picture))


def papers(project: Project, folder: Path) -> Iterator[Source]:
    """Yield a statement; or its first letters, if it is merged with recipients."""
    if folder.name not in RECIPIENTS:
        yield read_source(project, folder)
        return
    path = EXAMPLES / RECIPIENTS[folder.name]
    plan = planned(project, folder, Table(path, path.read_bytes()), Wanted("official"))
    yield from map(plan.letters.source, plan.recipients.rows[:LETTERS])


if __name__ == "__main__":
    main(sys.argv[1:])
