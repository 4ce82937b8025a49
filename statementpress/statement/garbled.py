"""Find text that was lost on its way into a file: what no reader would take for words.

UTF-8 that a program has read in another encoding is letters with accents and signs between them,
such as áž˜áž¼ for មូ in Windows-1252. It is recognised by going the way back. No text of people is
UTF-8 in that way by chance: in Windows-1252 it would need a capital or accented letter followed by
just the right number of signs, more than once. For one letter and for other encodings it might:
“l’été” of a Macintosh would be, ร followed by ก of Thai Windows, and Ó followed by Ł of Central
Europe. There only what makes up letters of the languages that statements have is looked for, and in
Thai only several in a row. Names of countries in 70 languages, in small and capital letters and in
quotation marks, 298,000 in all, have nothing that is found.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

_WINDOWS: Final = "cp1252"
_LETTERS: Final = (
    (0xC3, 0xC5, ""),  # Latin letters with accents
    (0xE1, 0xE1, "\x9e\x9f\x80\x81\x82\xb8\xb9\xba\xbb"),  # Khmer, Burmese, Vietnamese
    (0xE0, 0xE0, "\xb8\xb9\xba\xbb"),  # Thai, Lao
    (0xE2, 0xE2, "\x80"),  # quotation marks and dashes
)
"""What UTF-8 begins with: the first byte from and to, and which second bytes; "" for any."""
_THREE_BYTES: Final = _LETTERS[1:]
_ENCODINGS: Final[Mapping[str, tuple[tuple[tuple[int, int, str], ...], int]]] = {
    _WINDOWS: (_LETTERS, 1),
    "mac-roman": (_LETTERS, 1),
    "cp1250": (_LETTERS, 1),
    "cp1251": (_THREE_BYTES, 1),
    "cp1257": (_LETTERS, 1),
    "cp1258": (_LETTERS, 1),
    "cp437": (_LETTERS, 1),
    "cp850": (_LETTERS, 1),
    "cp874": (_THREE_BYTES, 3),
}
"""Encodings; for each what is looked for, and at least how many times in a row."""
_AGAIN: Final = 4
"""How many times a text may have been misread, one time after the other."""


def misread(text: str) -> tuple[str, str] | None:
    """Return the first UTF-8 that was read in another encoding, and what it was; None if none is.

    Both are runs of characters that are not ASCII. Text that was misread several times is taken all
    the way back.
    """
    if text.isascii():
        return None
    found, was = next(chain(_windows(text), _others(text)), ("", ""))
    for _ in range(_AGAIN):
        was = _back(was, _WINDOWS) or was
    return (found, was) if found else None


def lost(text: str) -> bool:
    """Return whether a text is not empty, but has neither a letter nor a digit: "?????"."""
    return bool(text.strip()) and not any(map(str.isalnum, text))


def _windows(text: str) -> Iterator[tuple[str, str]]:
    """Yield each run of Windows-1252 that is UTF-8, and what it was."""
    for run in _RUN.finditer(text):
        was = _back(run.group(), _WINDOWS)
        if len(was) > 1 or (was and _PATTERNS[_WINDOWS].fullmatch(run.group())):
            yield run.group(), was


def _others(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is letters in UTF-8 if it is taken for text of another encoding, and these."""
    for encoding, pattern in _PATTERNS.items():
        for run in pattern.finditer(text):
            if was := _back(run.group(), encoding):
                yield run.group(), was


def _back(text: str, encoding: str) -> str:
    """Return the UTF-8 that a text of another encoding was, or "" if it was none."""
    try:
        return b"".join(_byte(character, encoding) for character in text).decode()
    except UnicodeError:
        return ""


def _byte(character: str, encoding: str) -> bytes:
    """Return the byte that an encoding shows as a character; bytes without one stay as they are."""
    try:
        return character.encode(encoding)
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _shown(first: int, last: int, encoding: str) -> str:
    """Return as a part of a class of characters what an encoding shows for the bytes of a range."""
    return "".join(map(re.escape, (_character(byte, encoding) for byte in range(first, last + 1))))


def _character(byte: int, encoding: str) -> str:
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


def _pattern(beginnings: tuple[tuple[int, int, str], ...], times: int, encoding: str) -> str:
    """Return the pattern of UTF-8 letters as an encoding shows them."""
    rest = f"[{_shown(0x80, 0xBF, encoding)}\x80-\x9f]"
    letters = []
    for first, last, seconds in beginnings:
        second = "".join(_shown(ord(each), ord(each), encoding) + each for each in seconds)
        letters.append(
            f"[{_shown(first, last, encoding)}]" + (f"[{second}]{rest}" if seconds else rest)
        )
    return f"(?:{'|'.join(letters)}){{{times},}}"


_RUN: Final = re.compile(f"[{_shown(0x80, 0xFF, _WINDOWS)}\x80-\x9f]{{2,}}")
_PATTERNS: Final = {
    encoding: re.compile(_pattern(beginnings, times, encoding))
    for encoding, (beginnings, times) in _ENCODINGS.items()
}
