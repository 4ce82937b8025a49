"""Change good examples by chance: their words and signs, or their bytes.

An example that is changed in one place gets further into a reader than one that is all noise. So
most changes are few, and what is put in is a word that the grammar knows, or a character that
readers stumble over.
"""

import re
from collections.abc import Sequence
from random import Random
from typing import Final

ODD: Final = (
    *("\u0301", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u2028", "\x85", "\0"),
    *("\x1b[31m", "\x0c", "\u00a0", "\u2003", "\ue000", "\uffff", "\U000e0041", "\ufb01", "\u0130"),
    *(
        "\u17d2",
        "\u17b5",
        "\u17c1\u17b8",
        "ក",
        "។",
        "\u05e9",
        "\U0001f1f0\U0001f1ed",
        "\u00bd",
        "\t",
    ),
    *(
        '"',
        "'",
        "\\",
        "<",
        ">",
        "&",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "#",
        "=",
        ",",
        ";",
        ":",
        "|",
        "*",
    ),
    *("-1", "0", "1e400", "1e-30", "nan", "9" * 40, "9" * 5_000, "../x", "/etc/x", "javascript:x"),
    *("https://[", "a@b", "=1+1", "#REF!", "\r\n", "\n\n", "x" * 3_000, "ក" * 300, "[" * 300),
)
"""What readers stumble over: signs of their grammars, numbers, names, and rare characters."""

_TOKEN: Final = re.compile(r"\w+|\s|[^\w\s]")
_HOW_MANY: Final = (0, 1, 1, 1, 2, 2, 4, 12)


def mangled(chance: Random, example: str, own: Sequence[str] = ()) -> str:
    """Return an example with a few tokens changed; `own` are words of its grammar."""
    tokens = _TOKEN.findall(example)
    for _ in range(chance.choice(_HOW_MANY)):
        at = chance.randrange(len(tokens) + 1)
        put_in = chance.choice(own) if own and chance.random() < 0.6 else chance.choice(ODD)
        match chance.randrange(7):
            case 0 | 1:
                tokens[at : at + 1] = [put_in]
            case 2:
                tokens.insert(at, put_in)
            case 3:
                del tokens[at : at + chance.randint(1, 9)]
            case 4:
                tokens[at:at] = chance.sample(tokens, min(len(tokens), 6))
            case 5:
                times = chance.choice((1, 1, 2, 60))
                tokens[at:at] = tokens[at : at + chance.randint(1, 30)] * times
            case _:
                tokens[at : at + 1] = tokens[at : at + 1] * chance.choice((2, 30, 1_000))
    return "".join(tokens)


def damaged(chance: Random, data: bytes) -> bytes:
    """Return data with a few bytes changed, lost or doubled."""
    out = bytearray(data)
    for _ in range(chance.choice(_HOW_MANY)):
        at = chance.randrange(len(out) + 1)
        match chance.randrange(5):
            case 0 | 1:
                out[at : at + 1] = chance.randbytes(1)
            case 2:
                del out[at : at + chance.choice((1, 4, 30, 1_000))]
            case 3:
                out[at:at] = out[at : at + chance.randint(1, 60)]
            case _:
                out[at:at] = chance.randbytes(chance.randint(1, 6))
    return bytes(out)


def encoded(chance: Random, text: str) -> bytes:
    """Return a text in UTF-8, mostly, or as other programs save it."""
    how = chance.choice(("utf-8",) * 8 + ("utf-8-sig", "utf-16", "cp1252", "latin-1"))
    data = text.encode(how, "replace")
    return damaged(chance, data) if chance.random() < 0.1 else data
