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
    "damaged-tag-manifest": "put tagmanifest-sha256.txt back from a copy, then verify again",
    "unreadable": "check the permissions, and the disk",
    "not-a-file": "put the file or folder itself in its place, from a copy",
    "unsafe-name": "trust nothing in this version; look for a copy of it",
    "wrong-size": "compare bag-info.txt with a copy",
    "wrong-number": "give the folder its own name again",
    "wrong-folder": "move it to the folder of its statement",
    "not-a-bag": "move it out of the archive, or put what is missing back from a copy",
    "missing-version": COPY,
    "broken-chain": "compare both versions with a copy of the archive: one of them is another",
    "not-read-only": "make it read-only again (chmod -R a-w), so that nothing changes by accident",
    "no-record": "look for a copy of it: every version is frozen with a record of what made it",
    "not-checked": "mend what stands in the way, then verify again",
    "leftover": "the next freeze of this statement sweeps it away",
    "no-version": "if it is not to be here, move it away; if there was one, look for a copy of it",
    "stray": "move it away: nothing but versions belongs here, and nobody vouches for it",
}
"""What to do next, by code."""


def found(code: str, path: Path, message: str) -> Finding:
    """Return an error found at `path`."""
    return _finding(code, Severity.ERROR, path, message)


def minor(code: str, path: Path, message: str) -> Finding:
    """Return a warning: nothing is lost, but somebody should look."""
    return _finding(code, Severity.WARNING, path, message)


def shown(text: str) -> str:
    r"""Return a name or path as one line that is seen: "\n" for a line end, "\udcff" for no UTF-8.

    Names come from whoever wrote to the disk; none may forge a line of the report.
    """
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in text
    )


def _finding(code: str, severity: Severity, path: Path, message: str) -> Finding:
    return Finding(code, severity, shown(message), Place(shown(str(path))), HINTS[code])
