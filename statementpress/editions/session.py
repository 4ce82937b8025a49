"""A statement that is built again and again in one process, as by a person who proof-reads it.

Every build reads all files anew and gives the same bytes as one from nothing. What earlier builds
of an edition left is kept, so that a change of a few words costs less than a build.
"""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from pypdfium2 import PdfPage

from statementpress.editions.composing import Stage
from statementpress.editions.making import Made, make_edition
from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.source import Source, read_source
from statementpress.project.project import Project
from statementpress.proof.pdfium import opened, page_images

RESOLUTION = 96
"""The pixels to an inch that an image of a page has, if nothing else is asked for."""
KEPT = 4
"""Of how many editions a session keeps what their last builds left."""
POINTS = 72


class PageImage(NamedTuple):
    """What a page looks like."""

    number: int
    """The number of the page, from 1."""
    png: bytes
    """Its pixels, as a PNG."""


class Session:
    """Builds the editions of the statement in `folder`, of the project in `project`.

    Call `pinned.require_weasyprint` before. Close it at the end, or use it as a context manager: it
    keeps fonts in a temporary folder.
    """

    def __init__(self, project: Path, folder: Path) -> None:
        self.project = project
        self.folder = folder
        self._last: dict[str, bytes] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Forget everything that was kept, and remove temporary files."""
        self._last.clear()

    def build(
        self,
        edition: str,
        request: PrintRequest = PrintRequest(),  # noqa: B008 - it is frozen
        stage: Stage = lambda _: None,
    ) -> Made:
        """Read the files and make an edition of them; raise what `read_source` or making raises."""
        made = make_edition(self._read(), edition, request, stage)
        self._last.pop(edition, None)
        self._last[edition] = made.pdf
        for name in list(self._last)[:-KEPT]:
            del self._last[name]
        return made

    def first_image(
        self,
        edition: str,
        request: PrintRequest = PrintRequest(),  # noqa: B008 - it is frozen
        resolution: float = RESOLUTION,
    ) -> PageImage | None:
        """Read the files, and return the first page that is not as the last build has it.

        The page is not proofed yet: a build does that. Returns None if no page differs, or if this
        session has not built the edition. Raises what `build` raises of what the files say.
        """
        if edition not in self._last:
            return None
        made = make_edition(self._read(), edition, replace(request, checked=False))
        scale = resolution / POINTS
        with opened(made.pdf) as new, opened(self._last[edition]) as old:
            before = page_images(old, scale)
            for number, image in enumerate(page_images(new, scale), 1):
                known = next(before, None)
                if known is None or known.tobytes() != image.tobytes():
                    return PageImage(number, _png(new[number - 1], scale))
        return None

    def _read(self) -> Source:
        return read_source(Project.at(self.project), self.folder)


def _png(page: PdfPage, scale: float) -> bytes:
    stream = BytesIO()
    page.render(scale=scale).to_pil().save(stream, "PNG", compress_level=1)
    return stream.getvalue()
