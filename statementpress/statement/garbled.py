"""Find text that was lost on its way into a file: what no reader would take for words.

UTF-8 that a program has read as Windows-1252 is letters with accents and signs between them, such
as áž˜áž¼ for មូ. It is recognised by going the way back: no text of people is UTF-8 in that way by
chance, as it would need a capital or accented letter followed by just the right number of signs.
"""

import re
from typing import Final

_WINDOWS: Final = "".join(
    bytes([value]).decode("cp1252", errors="ignore") for value in range(0x80, 0x100)
)
_RUN: Final = re.compile(f"[{re.escape(_WINDOWS)}\x80-\x9f]{{2,}}")


def misread(text: str) -> tuple[str, str] | None:
    """Return the first UTF-8 that was read as Windows-1252, and what it was; None if there is none.

    Both are runs of characters that are not ASCII.
    """
    for run in _RUN.finditer(text):
        try:
            meant = b"".join(map(_byte, run.group())).decode()
        except UnicodeError:
            continue
        return run.group(), meant
    return None


def lost(text: str) -> bool:
    """Return whether a text is not empty, but has neither a letter nor a digit: "?????"."""
    return bool(text.strip()) and not any(map(str.isalnum, text))


def _byte(character: str) -> bytes:
    """Return the byte that Windows-1252 shows as a character; five bytes have none, and stay."""
    return character.encode("latin-1" if ord(character) < 0x100 else "cp1252")
