"""Scanned signatures and stamps: read from signatures/, and kept out of what is published.

A scanned signature is personal. It is in every document that the author makes. With `publish =
false` for its group, it stays out of the archive, of the website, and of the sources that the
archive and its PDFs carry; the pages then say that it was signed.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from unicodedata import normalize

from statementpress.late import late_imports
from statementpress.statement.listing import SetAs
from statementpress.statement.logos.reader import read_logo
from statementpress.statement.model import Statement
from statementpress.statement.report import Report
from statementpress.statement.signatories import Group, Logo

with late_imports():  # Pillow takes 40 ms, and most statements have no signature
    from statementpress.statement import scans

SCANS = "signatures"
"""The folder of a statement that holds its scanned signatures and stamps."""


def read_scan(folder: Path, name: str) -> Logo:
    """Return the scan `name` in `folder`, trimmed, its paper transparent; an SVG is as drawn.

    Raises FileError with the codes of `logos.read_logo`, or no-signature.
    """
    scan = read_logo(folder, name, is_mark=False)
    return scan if scan.is_svg else scans.lifted(scan)


def without_personal_scans(statement: Statement, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a statement's folder without the scans that stay with the author.

    If any group says `publish = false`, only those scans leave the folder that other groups show,
    so that one which no row names any more does not leave it either.
    """
    groups = statement.groups.values()
    if all(group.listing.publish for group in groups):
        return dict(files)
    shown = {
        normalize("NFC", f"{SCANS}/{scan.name}")
        for group in groups
        if group.listing.publish
        for member in group.members
        for scan in (member.signature, member.stamp)
        if scan
    }
    return {
        name: data
        for name, data in files.items()
        if not name.startswith(f"{SCANS}/") or normalize("NFC", name) in shown
    }


def check_scans(groups: Mapping[str, Group], decided: Collection[str], report: Report) -> None:
    """Report scans that are not printed (an error), and once that scans will be published.

    `decided` are the groups of which statement.toml itself says whether they are published;
    `report` is that of the register.
    """
    for group in groups.values():
        for member in group.members:
            if member.signed and group.listing.set_as is not SetAs.SIGNATURES:
                report.error(
                    "signature-not-printed",
                    member.line,
                    f"the group “{group.identifier}” is set without signatures",
                    f'write set_as = "signatures" under [group.{group.identifier}] in '
                    "statement.toml, or delete the file's name here",
                )
    shown = list(_published(groups.values(), decided))
    if shown:
        name, line = shown[0]
        count = "a scanned signature" if len(shown) == 1 else f"{len(shown)} scanned signatures"
        report.warning(
            "signatures-published",
            line,
            f"{count} will be in the archive and its files, and can be copied from there",
            f"write publish = false under [group.{name}] in statement.toml to keep them out, or "
            "publish = true if that is meant",
        )


def _published(groups: Collection[Group], decided: Collection[str]) -> Iterator[tuple[str, int]]:
    for group in groups:
        if group.listing.publish and group.identifier not in decided:
            for member in group.members:
                if member.signature or member.stamp:
                    yield group.identifier, member.line
