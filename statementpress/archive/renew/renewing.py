"""Stamp versions anew, years after they were frozen, each in a folder beside it.

A stamp proves something as long as its hash, its key and the certificate of its authority can be
believed. Before one of these ends, a new stamp has to say that all of it was there, with a stronger
hash: the version, its signatures, and every older stamp. Nothing that is frozen is touched.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from filelock import FileLock

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import hash_of_file, manifest
from statementpress.archive.bag.renewals import HASH, covered, name_in, renewals
from statementpress.archive.freeze.bagging import LOCK, OPTION, keep, refuse_links, write
from statementpress.archive.stamp.authority import Authority
from statementpress.archive.verify.checks import Checks, check_version
from statementpress.archive.verify.integrity import verify_bag
from statementpress.errors import ArchiveError, Place, Severity
from statementpress.machine.asides import aside
from statementpress.machine.storage import output_errors


def renew(folder: Path, authority: Authority) -> Path:
    """Stamp the version in `folder` anew, and return the folder of the new stamp.

    The version and all that vouches for it are verified first. Raises ArchiveError if something of
    it is not as it was, NetworkError if the authority does not stamp it, and OutputError if it
    cannot be written; then nothing was written.
    """
    home = folder.parent
    with output_errors(home, 0, OPTION):
        refuse_links(home.parent, home)
        with FileLock(home / LOCK):
            _refuse_damaged(folder)
            number = max(renewals(folder), default=0) + 1
            target = home / f"{folder.name}-stamp-{number}"
            hashes = {
                name_in(path, home): hash_of_file(path, HASH) for path in covered(folder, number)
            }
            listed = manifest(hashes)
            files = {layout.RENEWED: listed, layout.RENEWED_STAMP: authority.stamp(listed)}
            with aside(target) as staging:
                write(staging, files)
                keep(staging, target)
    return target


def _refuse_damaged(folder: Path) -> None:
    """Raise ArchiveError unless a version, its signatures and its stamps are as they were."""
    with ThreadPoolExecutor() as pool:
        bag = verify_bag(folder, pool, lambda _: None)
    if bag.version and bag.is_whole:
        bag = bag.with_findings(check_version(bag.version, Checks(), lambda _: None))
    faults = [finding for finding in bag.findings if finding.severity is Severity.ERROR]
    if bag.version is None or faults:
        reason = faults[0].message if faults else "its bag-info.txt cannot be believed"
        raise ArchiveError(
            f"it was not stamped anew, as it is not as it was frozen: {reason}",
            place=(faults[0].place if faults else None) or Place(str(folder)),
            hint=f"`generate.py verify {_named(folder)}` lists all that is wrong",
        )


def _named(folder: Path) -> str:
    """Return a version's folder as people name it: statement and number."""
    return f"{folder.parent.name}/{folder.name}"
