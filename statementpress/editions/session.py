"""A statement that is built again and again in one process, as by a person who proof-reads it.

Every build reads all files anew and gives the same bytes as one from nothing. What earlier builds
of an edition left is kept, so that a change of a few words costs less than a build.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from statementpress.editions.composing import Stage
from statementpress.editions.making import Made, make_edition
from statementpress.editions.places import SetPlace, places
from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.source import Source, read_source
from statementpress.project.project import Project
from statementpress.proof.pdfium import page_sizes
from statementpress.typeset.layout.set_lines import set_lines, sizes
from statementpress.typeset.layout.standing import Show, StandingType

KEPT = 4
"""Of how many editions a session keeps what their last builds left."""


class Session:
    """Builds the editions of the statement in `folder`, of the project in `project`.

    Call `pinned.require_weasyprint` before. Close it at the end, or use it as a context manager: it
    keeps fonts in temporary folders.
    """

    def __init__(self, project: Path, folder: Path) -> None:
        self.project = project
        self.folder = folder
        self.standing: dict[str, StandingType] = {}
        """What the last build of each edition left standing, those built last at the end."""
        self._sources: dict[str, Source] = {}

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
        while self.standing:
            self.standing.popitem()[1].close()

    def build(
        self,
        edition: str,
        request: PrintRequest = PrintRequest(),  # noqa: B008 - it is frozen
        stage: Stage = lambda _: None,
        show: Show | None = None,
        pause: Callable[[], None] = lambda: None,
    ) -> Made:
        """Read the files and make an edition of them; raise what `read_source` or making raises.

        `show` is called with the first page that is not as it was laid out last, if there is one,
        before the PDF is finished. That page is not tagged and not proofed yet. `pause` is called
        between two steps. What any of `stage`, `show` and `pause` raises ends the build.
        """
        source = self._sources[edition] = read_source(Project.at(self.project), self.folder)
        standing = self._standing(edition)
        standing.watch, standing.pause = show, pause
        return make_edition(source, edition, request, stage, standing)

    def versions(self, edition: str) -> Sequence[int]:
        """Return a number for each page of the last build that it keeps while it looks the same."""
        return self.standing[edition].versions

    def places(self, edition: str, made: Made) -> list[SetPlace]:
        """Return where each line on the pages of the last build comes from.

        `made` is what that build made, on whose pages the lines stand.
        """
        pages = self.standing[edition].pages
        found = places(self._sources[edition], edition, list(set_lines(pages)))
        # A press file has marks around the page.
        larger = zip(page_sizes(made.pdf), sizes(pages), strict=True)
        shifts = [((to[0] - own[0]) / 2, (to[1] - own[1]) / 2) for to, own in larger]
        return [each.moved(*shifts[each.page - 1]) for each in found]

    def _standing(self, edition: str) -> StandingType:
        """Return what is standing of an edition; it becomes the one that was built last."""
        found = self.standing.pop(edition, None) or StandingType(lasting=True)
        self.standing[edition] = found
        while len(self.standing) > KEPT:
            self.standing.pop(next(iter(self.standing))).close()
        return found
