"""Put right what comes along when text is pasted from web pages, PDFs and word processors.

Such characters look like nothing, or like others that people type. Some readers of a PDF give them
back and some do not, so that no file with them is exact. What they do to lines is kept where it
matters: a narrow or no-break space between digits, or beside the signs that French sets apart,
stays a space at which no line breaks.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final
from unicodedata import normalize

from statementpress.khmer.characters import SENTENCE_SIGNS

Edit = tuple[int, int, str]
"""Start and end of a slice of a text, and what replaces it."""

NARROW_NO_BREAK_SPACE: Final = "\u202f"
"""The space that French has before ; and in figures; every reader knows it as U+00A0 only."""

_NO_BREAK_SPACE: Final = "\u00a0"
_LATIN: Final = "0-9A-Za-z\u00aa\u00ba\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff"
_JOINED: Final = "\u0600-\u08ff\u0900-\u109f\u1780-\u17ff\u1800-\u18af\u19e0-\u19ff\ua9e0-\ua9ff"
"""The blocks of scripts in which U+200C and U+200D, or a variation selector, shape letters."""
_SELECTORS: Final = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_PICTURES: Final = "\U0001f000-\U0001faff\u2600-\u27bf"
"""Signs of which U+200D joins two into one."""
_SPACES: Final = "\u1680\u2000-\u200a\u205f\u3000"


def soft_hyphens(text: str) -> Iterator[Edit]:
    """Drop soft hyphens, which mark where a word may be parted."""
    return _dropped("\u00ad+", text)


def ligatures(text: str) -> Iterator[Edit]:
    """Write the ligatures of Latin letters (U+FB00 to U+FB06) as their letters."""
    for match in re.finditer("[\ufb00-\ufb06]+", text):
        yield match.start(), match.end(), normalize("NFKC", match[0])


def invisible_characters(text: str) -> Iterator[Edit]:
    """Drop what has no shape: joiners in Latin words, marks of direction, variation selectors.

    U+200B is kept where a line may break: it is dropped only inside a Latin word.
    """
    return _dropped(
        "[\u034f\u061c\u180e\u200e\u200f\u2061-\u2064]+"
        f"|(?<![{_JOINED}\u200c\u200d])[\u200c\u200d]++(?![{_JOINED}{_PICTURES}])"
        f"|(?<![{_JOINED}{_SELECTORS}{_PICTURES}\u200c\u200d])[\u200c\u200d]++(?=[{_PICTURES}])"
        f"|(?<![{_JOINED}{_SELECTORS}])[{_SELECTORS}]+"
        f"|(?<=[{_LATIN}])\u200b+(?=[{_LATIN}])",
        text,
    )


def narrow_spaces(text: str) -> Iterator[Edit]:
    """Write U+202F, and others where no line may break, as the no-break space U+00A0.

    Where no line may break are figures ("86 000", U+2007 and U+2009 are typed, too) and the signs
    that French or Khmer set apart: « a », b ; c : d ! e ? ក ។
    """
    between_figures = r"(?<=\d)[\u2006-\u2009]+(?=\d)"
    beside_signs = rf"[\u2006-\u200a]+(?=[;:!?»%‰{SENTENCE_SIGNS}])|(?<=«)[\u2006-\u200a]+"
    for match in re.finditer(f"{NARROW_NO_BREAK_SPACE}+|{between_figures}|{beside_signs}", text):
        yield match.start(), match.end(), _NO_BREAK_SPACE


def other_spaces(text: str) -> Iterator[Edit]:
    """Write spaces of another width than usual as the usual space."""
    for match in re.finditer(f"[{_SPACES}]+", text):
        yield match.start(), match.end(), " "


def other_hyphens(text: str) -> Iterator[Edit]:
    """Write U+2010 as the usual hyphen: fonts draw it with the glyph of another character."""
    for match in re.finditer("\u2010+", text):
        yield match.start(), match.end(), "-" * len(match[0])


RULES: Final[tuple[tuple[str, Callable[[str], Iterator[Edit]]], ...]] = (
    ("soft hyphen", soft_hyphens),
    ("ligature", ligatures),
    ("invisible character", invisible_characters),
    ("narrow space", narrow_spaces),
    ("space of another width", other_spaces),
    ("hyphen of another kind", other_hyphens),
)
"""The rules by the name that `check` shows, in the order of application."""
NAMES: Final = frozenset(name for name, _ in RULES)
"""The names of these rules."""


def _dropped(pattern: str, text: str) -> Iterator[Edit]:
    for match in re.finditer(pattern, text):
        yield match.start(), match.end(), ""
