"""The names of the files of letters: from a pattern, safe on every system, no two alike.

What a name of a file cannot have becomes a hyphen. Letters of every script stay, with their signs.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from statementpress.errors import Finding, Place, Severity, UsageError
from statementpress.khmer.normalise import normalise
from statementpress.merge.fields import Field, Piece, StrayBrace, in_braces, pieces
from statementpress.merge.recipients import Recipient, Recipients
from statementpress.native.file_names import FORBIDDEN, folded, is_reserved
from statementpress.project.editions import PRINTED
from statementpress.scripts.clusters import clusters
from statementpress.statement.signatories import Language

NUMBER: Final = "number"
"""The field of a pattern for the number of the letter, with zeros before it."""
NAME: Final = "name"
"""The column that names files if there is one and no pattern is given."""
USUAL: Final = f"{in_braces(NUMBER)}-{in_braces(NAME)}"
"""The usual pattern."""
LONGEST: Final = 120
"""The most bytes of a name before its ending: what all disks have, with room for the folder."""

_UNFIT: Final = re.compile(rf"[\s/%{re.escape(''.join(sorted(FORBIDDEN)))}\x00-\x1f\x7f]+")
_HYPHENS: Final = re.compile(r"-{2,}")
_UNSEEN: Final = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_AT_ENDS: Final = "-. _~$"


class Pattern:
    """A pattern of names, such as "{number}-{name}"."""

    def __init__(self, pattern: str, recipients: Recipients, languages: Sequence[Language]) -> None:
        """Read a pattern, or for "" the usual one; raise UsageError for a field that is unknown.

        A field without a column of its own is that of the first of the `languages` that has one.
        """
        self.recipients = recipients
        usual = USUAL if _column(NAME, recipients, languages) else in_braces(NUMBER)
        self.pieces: Sequence[Piece] = [*pieces(pattern or usual, is_markdown=False)]
        self.columns: Mapping[str, str] = dict(self._columns(languages))
        """The columns that its fields stand for."""

    def names(self) -> tuple[dict[int, str], list[Finding]]:
        """Return the name of each letter, without an ending, by its row; and what is wrong.

        The codes of errors are no-file-name and same-file-name.
        """
        found: dict[int, str] = {}
        first: dict[str, Recipient] = {}
        faults = []
        for recipient in self.recipients.rows:
            name = file_name(self._filled(recipient))
            # Its printing sheets, if it has any, need a name of their own beside it.
            taken = [first.setdefault(folded(each), recipient) for each in (name, name + PRINTED)]
            other = next((each for each in taken if each is not recipient), recipient)
            if not name:
                faults.append(_no_name(self.recipients.path, recipient.row))
            elif other is not recipient:
                faults.append(_same_name(self.recipients.path, recipient.row, name, other.row))
            found[recipient.row] = name
        return found, faults

    def _columns(self, languages: Sequence[Language]) -> Iterator[tuple[str, str]]:
        for piece in self.pieces:
            if isinstance(piece, StrayBrace):
                hint = "write {{ or }} for a brace, and a field on one line"
                raise UsageError(
                    f"--name has a brace that is no field: “{piece.quoted}”", hint=hint
                )
            if isinstance(piece, Field):
                column = _column(piece.name, self.recipients, languages)
                if column:
                    yield piece.name, column
                elif piece.name != NUMBER:
                    known = ", ".join(map(in_braces, (NUMBER, *self.recipients.columns)))
                    field = in_braces(piece.typed)
                    message = f"--name has the field {field}, but no column is called so"
                    raise UsageError(message, hint=f"choose from {known}")

    def _filled(self, recipient: Recipient) -> str:
        width = len(str(len(self.recipients.rows)))
        return "".join(
            piece
            if isinstance(piece, str)
            else " ".join(recipient.values[self.columns[piece.name]])
            if isinstance(piece, Field) and piece.name in self.columns
            else f"{recipient.number:0{width}}"
            for piece in self.pieces
        )


def file_name(text: str) -> str:
    """Return a text as the name of a file that every system takes; "" if nothing is left of it."""
    seen = "".join(
        each
        for each in unicodedata.normalize("NFC", normalise(text))
        if each.isspace() or unicodedata.category(each) not in _UNSEEN
    )
    name = _HYPHENS.sub("-", _UNFIT.sub("-", seen)).strip(_AT_ENDS)
    name = _shortened(name).rstrip(_AT_ENDS)
    device, dot, rest = name.partition(".")
    return f"{device}_{dot}{rest}" if is_reserved(name) else name


def _shortened(name: str) -> str:
    """Return the beginning of a name that has room on a disk; no letter loses its signs."""
    if len(name.encode()) <= LONGEST:
        return name
    kept = ""
    for cluster in clusters(name):
        if len((kept + cluster).encode()) > LONGEST:
            break
        kept += cluster
    return kept


def _column(field: str, recipients: Recipients, languages: Sequence[Language]) -> str | None:
    found = (recipients.column(field, language) for language in languages)
    return recipients.column(field, None) or next(filter(None, found), None)


def _no_name(path: str, row: int) -> Finding:
    message = "nothing of this row can stand in the name of a file"
    hint = f"write another --name, such as {USUAL}"
    return Finding("no-file-name", Severity.ERROR, message, Place(path, row), hint)


def _same_name(path: str, row: int, name: str, other: int) -> Finding:
    message = f"its file would be called “{name}”, as that of line {other}"
    hint = f"write another --name, such as {USUAL}"
    return Finding("same-file-name", Severity.ERROR, message, Place(path, row), hint)
