"""What the server and the process that makes pages say to each other."""

from typing import Final

from msgspec import Struct

from statementpress.errors import Finding

NOT_BUILT: Final = "not-built"
"""The code of a finding that says why there is no PDF, if it is no fault of the text."""


class Show(Struct, frozen=True, tag="show"):
    """Asks for an edition to be built, in place of what was asked for of this statement before."""

    folder: str
    """The statement's."""
    edition: str


class Forget(Struct, frozen=True, tag="forget"):
    """Says that nobody has a statement open any more."""

    folder: str
    """The statement's."""


class FirstPage(Struct, frozen=True, tag="first"):
    """The first page that does not look as it did before; it is not proofed yet."""

    folder: str
    """The statement's."""
    edition: str
    number: int
    """The number of the page, from 1."""
    version: str
    """What its pictures are known by."""
    pdf: bytes
    """The page alone."""


class Page(Struct, frozen=True):
    """A page that can be drawn."""

    version: str
    """What its pictures are known by; it stays the same as long as the page looks the same."""
    width: float
    """In points."""
    height: float
    """In points."""


class Built(Struct, frozen=True, tag="built"):
    """An edition that was built, and is proofed."""

    folder: str
    """The statement's."""
    edition: str
    pdf: bytes
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    """What its author should look at all the same."""
    seconds: float
    """How long it took."""


class Failed(Struct, frozen=True, tag="failed"):
    """An edition that could not be built; the pages that were seen last stay."""

    folder: str
    """The statement's."""
    edition: str
    findings: tuple[Finding, ...]
    """Why not, and what to do."""


class SetLine(Struct, frozen=True):
    """A line of a page, and the lines of a file that it comes from."""

    x: float
    """Its left edge, in points from that of the page."""
    y: float
    """Its top, in points from that of the page."""
    width: float
    """In points."""
    height: float
    """In points."""
    path: str
    """The file, as findings name it."""
    line: int
    """The first line of the file that it has words of, from 1."""
    last: int
    """The last one."""


class Placed(Struct, frozen=True, tag="placed"):
    """Where the lines on the pages of an edition that was just built come from."""

    folder: str
    """The statement's."""
    edition: str
    pages: tuple[tuple[SetLine, ...], ...]
    """The lines of each page."""


Question = Show | Forget
Message = FirstPage | Built | Failed | Placed
