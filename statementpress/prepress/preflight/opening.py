"""Open PDFs that strangers made: sound, damaged, protected, or no PDFs at all.

qpdf rebuilds a table of objects that is broken, puts pages in order and mends boxes; what it had to
do is in its warnings, which are kept to be told. What it gives up on is unreadable.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from pikepdf import PasswordError, Pdf, PdfError

HEADER = b"%PDF-"
HEADER_WITHIN = 1024
"""Bytes from the start in which readers look for it (PDF Reference 1.7, implementation note 13)."""
END = b"%%EOF"
END_WITHIN = 1024
"""Bytes before the end in which they look for its mark (implementation note 18)."""
LONGEST_REASON = 120
"""Characters."""

HARMLESS = "a common error handled correctly"
"""How qpdf calls what it only mentions."""

_ORIGIN = re.compile(r"\bstream <[^>]*>[,:]?\s*|\bat 0x[0-9a-f]+")
"""What qpdf and Python say of objects in memory, which is another with every run."""


class UnreadablePdfError(ValueError):
    """A file cannot be read as a PDF; the message goes on after "the file"."""


@contextmanager
def opened(data: bytes) -> Iterator[Pdf]:
    """Open the PDF `data`, which has one page at least; UnreadablePdfError with the reason."""
    with _opened(data) as pdf:
        yield pdf


def damage(pdf: Pdf) -> str:
    """Return the first thing that had to be mended to read a PDF so far, empty where nothing had.

    Warnings are handed out once: ask when all has been read.
    """
    told = [str(warning) for warning in pdf.get_warnings()]
    return next((cleaned(each) for each in told if HARMLESS not in each), "")


def cleaned(message: str) -> str:
    """Return a message of a library on one short line, the same in every run."""
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
