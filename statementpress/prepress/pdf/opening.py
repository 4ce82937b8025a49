"""Open PDFs that strangers made: sound, damaged, protected, or no PDFs at all.

qpdf rebuilds a broken table of objects, puts pages in order and mends boxes. It warns of what it
had to mend, and these warnings are reported. It gives up where the page tree leads back into
itself, and asks for a password where only attached files are encrypted (ISO 32000-1, 7.6.5); here
both are read all the same, as viewers do. Any other file on which it gives up is unreadable.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from pikepdf import Array, Name, Object, PasswordError, Pdf, PdfError

from statementpress.prepress.pdf.objects import Seen, entry, is_new, items

HEADER = b"%PDF-"
HEADER_WITHIN = 1024
"""Bytes from the start in which readers look for `HEADER` (PDF Reference 1.7, note 13)."""
END = b"%%EOF"
END_WITHIN = 1024
"""Bytes before the end in which readers look for `END` (PDF Reference 1.7, note 18)."""
LONGEST_REASON = 120
"""Characters of a reason that is given to people."""

HARMLESS = "a common error handled correctly"
"""Part of qpdf's warnings about what does no harm."""

LOCKED, RING = Name("/LockedFiles"), Name("/PageRing")
"""Entries of the trailer that note what was done here to read a file."""
LOOP = "leads back into itself in its page tree"
MOST_NODES = 100_000
"""Nodes of a page tree in which a way back is looked for."""
_ENCRYPT = re.compile(rb"/Encrypt(?=\s*(?:<<|\d+\s+\d+\s+R\b))")
_PASSED_OVER = b"/NoCrypt"
"""What stands in the place of /Encrypt, and is as long, so that all else stays where it is."""
_ORIGIN = re.compile(r"\bstream <[^>]*>[,:]?\s*|\bat 0x[0-9a-f]+")
"""The names that qpdf and Python give to objects in memory, which differ with every run."""


class UnreadablePdfError(ValueError):
    """A file cannot be read as a PDF. The message continues a sentence that begins "the file"."""


@contextmanager
def opened(data: bytes) -> Iterator[Pdf]:
    """Open the PDF `data`, which has at least one page, or raise UnreadablePdfError."""
    with _opened(data) as pdf:
        yield pdf


def damage(pdf: Pdf) -> str:
    """Return the first thing that had to be mended in order to read a PDF, or "" if nothing had.

    pikepdf gives each warning only once, so call this after everything has been read.
    """
    if RING in pdf.trailer:
        return LOOP
    warnings = [str(warning) for warning in pdf.get_warnings()]
    return next((cleaned(each) for each in warnings if HARMLESS not in each), "")


def has_locked_files(pdf: Pdf) -> bool:
    """Say whether nothing but attached files of a PDF is encrypted."""
    return LOCKED in pdf.trailer


def cleaned(message: str) -> str:
    """Return a library's message on one short line that is the same in every run."""
    line = " ".join(_ORIGIN.sub("", message).split())
    return line if len(line) <= LONGEST_REASON else f"{line[: LONGEST_REASON - 1]}…"


def _opened(data: bytes) -> Pdf:
    if HEADER not in data[:HEADER_WITHIN]:
        raise UnreadablePdfError("is not a PDF" if data else "is empty")
    try:
        pdf = _with_pages(data)
        count = len(pdf.pages)
    except PasswordError as error:
        raise UnreadablePdfError("needs a password to be opened") from error
    except (PdfError, ValueError, TypeError, RuntimeError) as error:
        if END not in data[-END_WITHIN:]:
            raise UnreadablePdfError("is cut off: its end is missing") from error
        raise UnreadablePdfError(f"is damaged beyond repair: {cleaned(str(error))}") from error
    if not count:
        raise UnreadablePdfError("has no pages")
    return pdf


def _unlocked(data: bytes) -> Pdf:
    """Open a file whose pages need no password; raise PasswordError for any other."""
    try:
        return Pdf.open(BytesIO(data))
    except PasswordError as error:
        try:
            pdf = Pdf.open(BytesIO(_ENCRYPT.sub(_PASSED_OVER, data)))
        except PdfError:  # its objects are encrypted as well, so that nothing can be made of them
            raise error from None
        encryption = pdf.trailer.get(_PASSED_OVER.decode())
        in_pages = {entry(encryption, key) for key in (Name.StmF, Name.StrF)}
        if entry(encryption, Name.EFF) is None or not in_pages <= {None, Name.Identity}:
            raise
        pdf.trailer[LOCKED] = True
        return pdf


def _with_pages(data: bytes) -> Pdf:
    """Open a file, if need be without the ways back in its page tree."""
    try:
        return _unlocked(data)
    except PasswordError:
        raise
    except PdfError as error:
        if "Loop detected" not in str(error):
            raise
    # The tree is not read when the file is opened, so that it can be mended before.
    pdf = Pdf.open(BytesIO(data), inherit_page_attributes=False)
    _cut_ways_back(pdf.Root.Pages)
    pdf.trailer[RING] = True
    return pdf


def _cut_ways_back(root: Object) -> None:
    """Leave out of a page tree each node, other than a page, that it has come to before (7.7.3)."""
    seen = Seen()
    waiting = [root] if is_new(root, seen, MOST_NODES) else []
    while waiting:
        node = waiting.pop()
        kids = [
            kid
            for kid in items(node.get(Name.Kids))
            if Name.Kids not in kid or is_new(kid, seen, MOST_NODES)
        ]
        node[Name.Kids] = Array(kids)
        waiting += [kid for kid in kids if isinstance(kid.get(Name.Kids), Array)]
