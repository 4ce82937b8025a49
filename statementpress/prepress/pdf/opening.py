"""Open PDFs that strangers made: sound, damaged, protected, or no PDFs at all.

qpdf rebuilds a broken table of objects, puts pages in order and mends boxes. It warns of what it
had to mend, and these warnings are reported. A file on which it gives up is unreadable.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from pikepdf import PasswordError, Pdf, PdfError

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
    warnings = [str(warning) for warning in pdf.get_warnings()]
    return next((cleaned(each) for each in warnings if HARMLESS not in each), "")


def cleaned(message: str) -> str:
    """Return a library's message on one short line that is the same in every run."""
    line = " ".join(_ORIGIN.sub("", message).split())
    return line if len(line) <= LONGEST_REASON else f"{line[: LONGEST_REASON - 1]}…"


def _opened(data: bytes) -> Pdf:
    if HEADER not in data[:HEADER_WITHIN]:
        raise UnreadablePdfError("is not a PDF" if data else "is empty")
    try:
        pdf = Pdf.open(BytesIO(data))
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
