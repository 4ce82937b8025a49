"""How exact an extracted text is: its characters white space aside, and its spaces inside lines.

White space (what `str.isspace` says) never counts as a character: where a line ends is layout. The
spaces inside an extracted line are compared between the same two neighbours in the expected text.
An expected gap with a line end is worth one space there, and a gap that holds a line end of the
extracted text is layout, whatever is expected.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tests.readers.distance import matches

UNTYPED = re.compile("[\u00ad\u200b\u200c\u2060\ue000-\uf8ff\ufeff\ufffd\ufffe]")
"""Soft hyphen, break opportunities, the private use area, and signs of what cannot be read."""

CONTEXT = 20
"""Characters quoted on each side of a difference."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an extracted text got wrong; counts, and the first place of each kind quoted.

    `characters` is the length of the expected text and `errors` the edits (a character put in,
    left out or exchanged) from it to the extracted one, both without white space. A space counts
    as missing or false only between two characters that both texts have side by side.
    """

    characters: int
    errors: int
    missing_spaces: int
    false_spaces: int
    first_error: str
    first_space: str

    @property
    def exact(self) -> bool:
        """Return whether nothing is wrong, spaces included."""
        return not (self.errors or self.missing_spaces or self.false_spaces)

    @property
    def error_rate(self) -> float:
        """Return the character error rate in per cent of the expected characters."""
        return 100 * self.errors / max(self.characters, 1)

    def __str__(self) -> str:
        counts = (
            f"{self.errors} of {self.characters} characters wrong ({self.error_rate:.2f} %), "
            f"{self.missing_spaces} spaces missing, {self.false_spaces} false"
        )
        return "\n  ".join(filter(None, (counts, self.first_error, self.first_space)))


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without white space; `offsets` are the places of its `characters` in `text`."""

    text: str
    characters: str
    offsets: tuple[int, ...]

    def gap(self, index: int) -> str:
        """Return the white space between a character and the one before it."""
        between = self.text[self.offsets[index - 1] + 1 : self.offsets[index]]
        return "".join(filter(str.isspace, between))

    def quote(self, index: int) -> str:
        """Return the text around a character; past the last one, the end of the text."""
        middle = self.offsets[index] if index < len(self.offsets) else len(self.text)
        return repr(self.text[max(0, middle - CONTEXT) : middle + CONTEXT])


def exactness(
    expected: str | Iterable[str], extracted: str | Iterable[str], *, ignorable: str = ""
) -> Report:
    """Compare an extracted text with what it should be.

    Either is a text, or its lines or pages in reading order; a page ends the line. Characters in
    `ignorable` (such as U+200B, U+2060 or U+00AD) are left out of both; nothing else is folded.
    """
    wanted, found = _squeeze(expected, ignorable), _squeeze(extracted, ignorable)
    pairs, errors = matches(wanted.characters, found.characters)
    spaces = list(_spaces(wanted, found, pairs))
    error = next((at for at, pair in enumerate(pairs) if pair != (at, at)), len(pairs))
    return Report(
        characters=len(wanted.characters),
        errors=errors,
        missing_spaces=sum(max(count, 0) for count, _ in spaces),
        false_spaces=sum(max(-count, 0) for count, _ in spaces),
        first_error=_quoted("characters", wanted, found, (error, error)) if errors else "",
        first_space=_quoted("spaces", wanted, found, spaces[0][1]) if spaces else "",
    )


def _squeeze(text: str | Iterable[str], ignorable: str) -> Squeezed:
    whole = text if isinstance(text, str) else "\n".join(text)
    kept = [
        (offset, character)
        for offset, character in enumerate(whole)
        if not character.isspace() and character not in ignorable
    ]
    characters = "".join(character for _, character in kept)
    return Squeezed(whole, characters, tuple(offset for offset, _ in kept))


def _spaces(
    wanted: Squeezed, found: Squeezed, pairs: list[tuple[int, int]]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield how many spaces miss (below 0: are false) before which pair of characters."""
    for (one, other), pair in pairwise(pairs):
        if pair != (one + 1, other + 1):
            continue
        want, have = wanted.gap(pair[0]), found.gap(pair[1])
        if not _ends_line(have):
            count = (1 if _ends_line(want) else len(want)) - len(have)
            if count:
                yield count, pair


def _ends_line(gap: str) -> bool:
    return gap.splitlines() not in ([], [gap])


def _quoted(what: str, wanted: Squeezed, found: Squeezed, at: tuple[int, int]) -> str:
    return f"{what}: {wanted.quote(at[0])} expected, {found.quote(at[1])} found"
