"""Names in capital letters, and names without any.

Abbreviations are capital letters, so a name is only minded if two of its words are too long for
one. Languages without capital letters are passed over, as no letter of theirs is of either case.
"""

import re
from collections.abc import Iterator
from typing import Final

from statementpress.statement.register.findings.found import Found, Register, quoted

_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST, _ALTOGETHER = 4, 12
"""A word in capitals from so many letters, or a name from so many, is no abbreviation."""


def check(register: Register) -> Iterator[Found]:
    """Find names that are typed in capital letters, and names that are typed in small ones."""
    for line, language, name in register.real_names():
        column = f"name_{language}"
        if is_shouted(name):
            hint = "type it as the organisation writes it, with capital and small letters"
            yield Found("all-capitals", line, f"{column} is all capitals", hint, quoted(name))
        elif is_whispered(name):
            hint = "begin names with a capital letter, or leave it if the organisation writes it so"
            yield Found("no-capitals", line, f"{column} has no capital letter", hint, quoted(name))


def is_shouted(name: str) -> bool:
    """Return whether a name of several words is in capital letters."""
    words = [word for word in _WORD.findall(name) if word.upper() != word.lower()]
    long = [word for word in words if len(word) >= _SHORTEST]
    letters = sum(map(len, words))
    return (
        len(words) > 1
        and all(map(str.isupper, words))
        and (len(long) > 1 or (bool(long) and letters >= _ALTOGETHER))
    )


def is_whispered(name: str) -> bool:
    """Return whether all letters of a name are small: three or more, and no digit or dot in it."""
    words = [word for word in _WORD.findall(name) if word.upper() != word.lower()]
    return (
        sum(map(len, words)) > 2
        and all(map(str.islower, words))
        and words == name.replace("-", " ").replace("'", " ").replace("’", " ").split()
    )
