"""The findings about frozen versions: a stable code, a place, and what to do about it.

Codes and places are for programs and stay as they are; the sentences are for people.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from statementpress.archive.bag.file_names import shown
from statementpress.errors import Finding, Place, Severity, StatementPressError

_COPY = "put it back from a copy of the archive"
HINTS = {
    "changed-file": _COPY,
    "missing-file": _COPY,
    "added-file": "find out who put it there; Statement Press never writes into a frozen version",
    "renamed-file": "give it its former name again",
    "edited-manifest": "put manifest-sha256.txt back from a copy, then verify again",
    "edited-bag-info": "put bag-info.txt back from a copy, then verify again",
    "edited-tag-file": _COPY,
    "damaged-tag-manifest": "put tagmanifest-sha256.txt back from a copy, then verify again",
    "unreadable": "check the permissions and the disk",
    "not-a-file": "put the file or the folder itself there, from a copy of the archive",
    "unsafe-name": "trust nothing in this version, and look for a copy of it",
    "wrong-size": "compare bag-info.txt with that of a copy",
    "wrong-number": "give the folder the name of its version again",
    "wrong-folder": "move it into the folder of its statement",
    "not-a-bag": "move it out of the archive, or put what is missing back from a copy",
    "missing-version": _COPY,
    "broken-chain": "compare both versions with a copy of the archive: one of them was replaced",
    "not-read-only": "make it read-only again (chmod -R a-w), so that nothing changes by accident",
    "no-record": "look for a copy of the version; each is frozen with a record of what made it",
    "not-checked": "remove the cause, then verify again",
    "leftover": "the next freeze of this statement removes it",
    "no-version": "remove the folder, or look for a copy of the versions that it had",
    "stamp-ends": "`generate.py archive --renew --timestamp URL` stamps it anew before that",
    "stamp-ended": "`generate.py archive --renew --timestamp URL` stamps it anew; what the old "
    "stamp proves rests on the word of whoever kept it since",
    "renewed-late": "what the older stamp proves rests on the word of whoever kept it in between",
    "stray": "move it away: only versions belong here, and nothing protects it from changes",
}
"""What to do next, by code."""


@dataclass(frozen=True, slots=True)
class SealFinding(Finding):
    """A finding about a time stamp or a certificate, with its facts for programs."""

    facts: Mapping[str, str | bool] = field(default_factory=dict)
    """What the sentence says, by names that stay the same."""


def fault(code: str, path: Path, message: str) -> Finding:
    """Return an error: something at `path` is not as it was frozen."""
    return _finding(code, Severity.ERROR, path, message)


def caution(code: str, path: Path, message: str) -> Finding:
    """Return a warning: nothing is lost, but somebody should look at `path`."""
    return _finding(code, Severity.WARNING, path, message)


def undone(path: Path, name: str, error: StatementPressError) -> Finding:
    """Return an error: a check of the version at `path` could not be made."""
    return fault("not-checked", path, f"this could not be done: {name}: {error.message}")


def _finding(code: str, severity: Severity, path: Path, message: str) -> Finding:
    return Finding(code, severity, shown(message), Place(shown(str(path))), HINTS[code])
