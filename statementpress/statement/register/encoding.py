"""Find out in which encoding a table of names was exported.

UTF-8 proves itself: no text in another encoding has bytes that fit it by chance. So does UTF-16,
which is full of zero bytes if it has a header or a separator. Older encodings (one byte to a
letter) prove nothing: every byte is a letter in several of them. They are told apart by what people
write: “Caf” is followed by é and not by Ž, and a name in Polish has letters of Polish. Such a guess
is never silent, because the next file may be the one that it gets wrong.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from statementpress.statement.files import FileError, decode

GUESSED: Final = ("cp1252", "mac-roman", "cp1250", "cp874", "cp1258", "cp850")
"""The encodings that are tried, most usual first: Western, Macintosh, Central European, Thai,
Vietnamese, and that of Excel's “CSV (MS-DOS)”."""

_CALLED: Final = {
    "cp1252": "windows-1252",
    "mac-roman": "mac-roman",
    "cp1250": "windows-1250",
    "cp874": "windows-874",
    "cp1258": "windows-1258",
    "cp850": "cp850",
}
"""What people call each of them, and may write in register.toml."""
_CODECS: Final = {called: name for name, called in _CALLED.items()}

_ALPHABETS: Final = (
    "àâæçèéêëîïôœùûüÿ",  # French
    "äöü",  # German (its ß is ss where capitals do not count)
    "áéíñóúü",  # Spanish
    "ãáâàçéêíóôõú",  # Portuguese
    "àèéìîòù",  # Italian
    "åäöæø",  # Danish, Norwegian, Swedish
    "áðéíóúýþæö",  # Icelandic
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýžľĺŕôä",  # Czech, Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîşţ",  # Romanian, with the cedillas that old encodings have for its commas
    "čćđšž",  # Croatian, Slovene
)
"""The letters that each language of several encodings adds to a-z."""
_VIETNAMESE: Final = "ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
_MOSTLY: Final = 0.8
"""The share of a language's letters that an encoding has if people use it for that language."""
_PUNCTUATION: Final = "‘’“”„«»–—…·•€£§©®™°№\u00a0"
"""Signs that names are written with."""
_QUOTED: Final = 60
"""The most characters of a name that a warning quotes."""
_CELL: Final = re.compile(r'[^\n\r,;\t"]+')
_WORD: Final = re.compile(r"[^\W\d_\u0e00-\u0e7f]+")
_THAI: Final = re.compile(r"[\u0e00-\u0e7f]+")
_TORN: Final = re.compile(
    r"(?<=[^\W\d_])[^\w\s’·\x00-\x7f\u0e00-\u0e7f](?=[^\W\d_])"
    r"|(?<=[a-zA-Z])[\u0e00-\u0e7f]|[\u0e00-\u0e7f](?=[a-zA-Z])"
    r"|[£€§](?=[^\W\d_])"
)
"""A sign in a word or, as that of a currency, before it; or Thai in a Latin word."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file."""

    text: str
    r"""The text, with "\n" at the ends of lines."""
    guess: str = ""
    """The encoding, as register.toml may name it, if it was guessed; "" if it is sure."""
    example: str = ""
    """A name that would read otherwise if the guess were wrong; "" if it is sure."""


def decoded(data: bytes, encoding: str = "") -> Decoded:
    """Return the text of a table in the `encoding` that its author names, or in the one it has.

    Raises FileError with the code encoding if it is in none of those that are known, or is not in
    the one that was named, and with the code unknown-encoding if there is none of that name.
    """
    if encoding:
        return Decoded(_lines(_named(data, encoding)))
    for wide in _wide(data):
        return Decoded(_lines(wide))
    try:
        return Decoded(decode(data))
    except FileError:
        found = None if _is_damaged(data) else _guessed(data)
        if found is None:
            raise
        name, text = found
        return Decoded(_lines(text), _CALLED[name], _example(text))


def _named(data: bytes, encoding: str) -> str:
    codec = _CODECS.get(encoding.strip().casefold(), encoding)
    try:
        return unicodedata.normalize("NFC", data.decode(codec)).removeprefix("\ufeff")
    except UnicodeError as error:
        raise FileError(
            "encoding",
            f"the file is not in {encoding}, as register.toml says",
            "correct the encoding there, or delete the line, so that it is found out",
        ) from error
    except (LookupError, ValueError) as error:
        raise FileError(
            "unknown-encoding",
            f"there is no encoding “{encoding}”",
            f"write utf-8, utf-16, {', '.join(_CALLED.values())}, or leave it out",
        ) from error


def _wide(data: bytes) -> Iterator[str]:
    """Yield the text of UTF-16 without a mark, or of UTF-32; no other text has zero bytes."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        encodings: Sequence[str] = ("utf-32",)
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in data:
        return
    else:
        # The zero stands before or after the byte of each letter, separator and line end.
        little = data[1::2].count(0) >= data[::2].count(0)
        encodings = ("utf-16-le",) if little else ("utf-16-be",)
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in text:
            yield text


def _is_damaged(data: bytes) -> bool:
    """Return whether a text that is not valid is UTF-8 or UTF-16 all the same, but for a part.

    Nothing else has more than half of its letters in sequences of UTF-8, and to read that in an
    older encoding would turn all its Khmer into Latin letters. Letters of the Near East do not
    count: “l’É” of a Macintosh is one of Armenian.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    beyond = sum(byte > 0x7F for byte in data)
    valid = data.decode("utf-8", "ignore")
    letters = (it for it in valid if "\x7f" < it < "\u0180" or it > "\u07ff")
    return 2 * sum(len(letter.encode()) for letter in letters) > beyond


def _guessed(data: bytes) -> tuple[str, str] | None:
    """Return the most likely encoding and the text in it; None if it can be none of them."""
    found = []
    for place, name in enumerate(GUESSED):
        try:
            text = unicodedata.normalize("NFC", data.decode(name))
        except UnicodeDecodeError:
            continue
        if any(unicodedata.category(it) == "Cc" and it not in "\n\r\t" for it in text):
            continue
        found.append((_oddity(text, _alphabets(name)), place, name, text))
    _, _, name, text = min(found, default=(0, 0, "", ""))
    return (name, text) if name else None


def _alphabets(encoding: str) -> list[Set[str]]:
    """Return the letters of each language that people write in an encoding."""
    if encoding == "cp1258":
        return [frozenset(_VIETNAMESE)]
    return [
        frozenset(alphabet)
        for alphabet in _ALPHABETS
        if len(alphabet.encode(encoding, "ignore")) >= _MOSTLY * len(alphabet)
    ]


def _oddity(text: str, alphabets: Sequence[Set[str]]) -> int:
    """Return how many signs, words and cells of a text nobody would write."""
    signs = sum(
        not character.isalnum()
        and not unicodedata.category(character).startswith("M")
        and character not in _PUNCTUATION
        for character in text
        if not character.isascii()
    )
    thai = sum(len(run) == 1 for run in _THAI.findall(text))
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    cells = [cell for cell in _CELL.findall(text) if not cell.isascii()]
    odd = sum(
        not (_has_usual_case(word) and _is_of_one_language(word, alphabets)) for word in words
    )
    mixed = sum(not _is_of_one_language(cell, alphabets) for cell in cells)
    return signs + thai + len(_TORN.findall(text)) + odd + mixed


def _has_usual_case(word: str) -> bool:
    return word[1:].islower() or word.isupper() or len(word) == 1


def _is_of_one_language(text: str, alphabets: Sequence[Set[str]]) -> bool:
    """Return whether one language has all letters of a text; Thai has its own."""
    added = {it for it in "".join(_WORD.findall(text)).casefold() if not it.isascii()}
    return any(added <= alphabet for alphabet in alphabets)


def _example(text: str) -> str:
    """Return the first words of a text that have a letter outside ASCII."""
    cells = _CELL.findall(text)
    return next((cell.strip() for cell in cells if not cell.isascii()), "")[:_QUOTED]


def _lines(text: str) -> str:
    return re.sub("\r\n?", "\n", text)
