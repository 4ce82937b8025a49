"""A bag on disk: what its manifests say."""

from pathlib import Path

from statementpress.archive import layout
from statementpress.archive.manifest import hash_of_file, read_manifest
from statementpress.errors import ArchiveError, Place

_UNDER_PAYLOAD = f"{layout.PAYLOAD}/"


def bag_hash(folder: Path) -> str:
    """Return the SHA-256 of the tag manifest, which stands for the whole bag.

    It has the hash of the manifest, which has that of every file. ArchiveError where it cannot be
    read.
    """
    path = folder / layout.TAG_MANIFEST
    try:
        return hash_of_file(path)
    except OSError as error:
        raise _unreadable(path, error) from error


def payload_hashes(folder: Path) -> dict[str, str]:
    """Return what the manifest says of the payload: hashes by names relative to data/.

    ArchiveError for a manifest that cannot be read, or that names what is no payload.
    """
    path = folder / layout.MANIFEST
    place = Place(str(path))
    try:
        hashes = read_manifest(path.read_bytes(), place)
    except OSError as error:
        raise _unreadable(path, error) from error
    for name in hashes:
        if not name.startswith(_UNDER_PAYLOAD):
            raise ArchiveError(
                f"“{name}” is no file of {_UNDER_PAYLOAD}",
                place=place,
                hint="compare it with a copy of the version",
            )
    return {name.removeprefix(_UNDER_PAYLOAD): found for name, found in hashes.items()}


def _unreadable(path: Path, error: OSError) -> ArchiveError:
    return ArchiveError(
        f"it cannot be read: {error.strerror}",
        place=Place(str(path)),
        hint="compare it with a copy of the version",
    )
