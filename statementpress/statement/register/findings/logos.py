"""Logos that no row names, and rows without a logo where most others have one."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from statementpress.late import late_imports
from statementpress.statement.facts import CONVENERS
from statementpress.statement.register.findings.found import Found, Register, quoted
from statementpress.statement.register.findings.likeness import likeness
from statementpress.statement.signatories import Signatory

with late_imports():  # only where a logo is not used
    from rapidfuzz import fuzz, process

_PICTURES: Final = {".svg", ".svgz", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".pdf"} | {
    ".eps",
    ".ai",
    ".tif",
    ".tiff",
    ".bmp",
}
_MOST: Final = 2 / 3
"""So large a part of a group has logos before the rest is asked about."""
_FEWEST: Final = 3
"""In a group of fewer logos, nobody misses one."""
_ALIKE: Final = 70
"""How like a name a file's name is to be named beside it, in per cent (`rapidfuzz`)."""


def check(register: Register) -> Iterator[Found]:
    """Find rows without a logo in a group of logos, and logos without a row."""
    for group, members in register.members.items():
        with_logo = {row.line for row in register.rows if row.cells.get("logo")}
        without = [each for each in members if each.mark is None and each.line not in with_logo]
        count = len(members) - len(without)
        if group != CONVENERS and without and count >= max(_FEWEST, _MOST * len(members)):
            for member in without:
                yield _missing(group, member, count, len(members))
    for path, nearest in _unused(register):
        name = "" if nearest is None else next(filter(None, nearest.name.values()))
        yield Found(
            "unused-logo",
            None if nearest is None else nearest.line,
            f"no row names logos/{path}" + (f"; perhaps it is that of “{name}”" if name else ""),
            "name it in the column “logo” of its row, or delete the file",
        )


def _missing(group: str, member: Signatory, count: int, members: int) -> Found:
    return Found(
        "no-logo",
        member.line,
        f"{count} of the {members} rows of the group “{group}” have a logo, and this row has none",
        "ask for its logo and name it in the column “logo”, or leave it",
        quoted(next(filter(None, member.name.values()), "")),
    )


def _unused(register: Register) -> Iterator[tuple[str, Signatory | None]]:
    """Yield each picture in logos/ that no row names, and the row whose name is most like it."""
    named = {_same(row.cells.get("logo", "")) for row in register.rows}
    misnamed = named - set(map(_same, register.logos)) - {""}
    nobody: Sequence[Signatory] = [each for each in register.everybody() if each.mark is None]
    for path in sorted(register.logos):
        pure, same = PurePosixPath(path), _same(path)
        is_picture = pure.suffix.lower() in _PICTURES and not pure.name.startswith(".")
        if is_picture and same not in named and not _is_meant(same, misnamed):
            yield path, _nearest(pure.stem, nobody)


def _is_meant(path: str, misnamed: Collection[str]) -> bool:
    """Return whether a row that names a missing file means this one, which its error says."""
    return process.extractOne(path, misnamed, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None


def _nearest(stem: str, members: Sequence[Signatory]) -> Signatory | None:
    """Return the row whose name, in any language, is most like the name of a file."""
    words = " ".join(likeness(stem.replace("_", " ").replace("-", " ")).words)
    names = {
        (place, language): " ".join((*likeness(name).words, *map(str.lower, likeness(name).short)))
        for place, member in enumerate(members)
        for language, name in member.name.items()
    }
    found = process.extractOne(words, names, scorer=fuzz.token_set_ratio, score_cutoff=_ALIKE)
    return members[found[2][0]] if found and words else None


def _same(path: str) -> str:
    return unicodedata.normalize("NFC", path)
