"""What can be wrong with a version, each with a stable code, its place, and what to do."""

from pathlib import Path

from statementpress.errors import Finding, Place, Severity

COPY = "put it back from a copy of the archive"

HINTS = {
    "changed-file": COPY,
    "missing-file": COPY,
    "added-file": "find out who put it there; no program of ours writes into a frozen version",
    "renamed-file": "give it its name again",
    "edited-manifest": "put manifest-sha256.txt back from a copy, then verify again",
    "edited-bag-info": "put bag-info.txt back from a copy, then verify again",
    "edited-tag-file": COPY,
    "damaged-manifest": COPY,
    "unreadable": "check the permissions, and the disk",
    "not-a-file": "take it away: a version holds files and folders alone",
    "unsafe-name": "put the manifest back from a copy: this name leads out of the version",
    "wrong-size": "compare bag-info.txt with a copy",
    "wrong-number": "give the folder its own name again",
    "wrong-folder": "move it to the folder of its statement",
    "not-a-bag": "move it out of the archive, or put what is missing back from a copy",
    "missing-version": "put it back from a copy of the archive",
    "broken-chain": "compare both versions with a copy of the archive: one of them is another",
    "not-read-only": "make it read-only again (chmod -R a-w), so that nothing changes by accident",
    "leftover": "the next freeze of this statement sweeps it away",
}


def found(code: str, path: Path, message: str) -> Finding:
    """Return an error found at `path`."""
    return Finding(code, Severity.ERROR, message, Place(str(path)), HINTS[code])


def minor(code: str, path: Path, message: str) -> Finding:
    """Return a warning: nothing is lost, but somebody should look."""
    return Finding(code, Severity.WARNING, message, Place(str(path)), HINTS[code])
