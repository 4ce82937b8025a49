"""Stamp frozen versions anew, one after the other; the folders of the new stamps are printed."""

from pathlib import Path

from statementpress.commands.command import Invocation
from statementpress.commands.terminal import as_typed
from statementpress.errors import ArchiveError, UsageError
from statementpress.late import late_imports

with late_imports():
    from statementpress.archive.bag import layout, versions
    from statementpress.archive.renew import renewing
    from statementpress.archive.stamp import authority as authorities

ALL = "all"
"""What names every version, as no name does."""


def renew(
    invocation: Invocation, name: str | None, authority: "authorities.Authority | None"
) -> None:
    """Stamp the version, all versions of the statement, or of the archive, that `name` names.

    What one version is refused for hinders no other. Raises UsageError if nobody is to be asked or
    nothing is called so, and ArchiveError if some versions were not stamped.
    """
    if authority is None:
        raise UsageError(
            "--renew needs an authority that gives time stamps",
            hint="name one with --timestamp URL",
        )
    folders = _folders(invocation.project / layout.ARCHIVE, name)
    authority.greet()
    terminal, refused = invocation.terminal, 0
    with terminal.bar(len(folders)) as progress:
        for done, folder in enumerate(folders):
            progress(done, f"{folder.parent.name}/{folder.name}")
            try:
                stamped = renewing.renew(folder, authority)
            except ArchiveError as error:
                refused += 1
                terminal.warning(str(error))
            else:
                terminal.data(as_typed(stamped))
    if refused:
        raise ArchiveError(
            f"{refused} of {len(folders)} were not stamped anew; see the warnings above",
            hint="`generate.py verify` says what is wrong",
        )
    terminal.note(f"stamped anew by {authority.name}, at {authority.address}")


def _folders(archive: Path, name: str | None) -> list[Path]:
    if name in {None, ALL}:
        return versions.version_folders(archive, None)
    known = Path(name)
    if versions.NUMBERED.fullmatch(known.name):
        return [versions.choose_version(archive, name).folder]
    return versions.version_folders(archive, known.name)
