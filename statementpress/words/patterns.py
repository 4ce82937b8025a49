"""Sentences with places for values, as the program words them and in another language."""

import re
from functools import cache

HOLE = re.compile(r"\{([a-z][a-z0-9_]*)(:said|:each)?\}")
"""The place of a value in a sentence. `{what:said}` is a value that the program words in English,
and that the table has a sentence for as well: one, or one for each part of a list with commas.
`{details:each}` is such a list, of which some parts are words and others are values."""


def not_given(english: str, said: str) -> set[str]:
    """Return the names of the values that a sentence says and its English does not give."""
    given = {name for name, _ in HOLE.findall(english)}
    return {name for name, _ in HOLE.findall(said)} - given


class Pattern:
    """A sentence with places for values, in English and in another language."""

    def __init__(self, english: str, said: str) -> None:
        self.english = english
        self.said = said
        self.said_too = [name for name, how in HOLE.findall(said) if how == ":said"]
        """The values that are to be said in the other language as well."""
        self.said_each = [name for name, how in HOLE.findall(said) if how == ":each"]
        """The lists of which each part is, if it is known."""
        self.longest = max(HOLE.sub("\0", english).split("\0"), key=len)
        """The longest of its own words, without which no text is of this pattern."""

    def values(self, text: str) -> dict[str, str] | None:
        """Return the values of a text by their names, None if it is not of this pattern."""
        found = _expression(self.english).fullmatch(text)
        return found.groupdict() if found else None


@cache
def _expression(english: str) -> re.Pattern[str]:
    """Return what a sentence with values matches; a value that stands twice is the same twice."""
    parts, end, known = [], 0, set[str]()
    for hole in HOLE.finditer(english):
        name = hole[1]
        parts += [re.escape(english[end : hole.start()])]
        parts += [f"(?P={name})" if name in known else f"(?P<{name}>.*?)"]
        known.add(name)
        end = hole.end()
    return re.compile("".join([*parts, re.escape(english[end:])]), re.DOTALL)
