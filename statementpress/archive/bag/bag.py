"""A bag on disk: what its manifests say."""

from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import hash_of, read_manifest
from statementpress.archive.bag.reading import damaged, read
from statementpress.errors import Place

_UNDER_PAYLOAD = f"{layout.PAYLOAD}/"


def bag_hash(folder: Path) -> str:
    """Return the SHA-256 of the tag manifest, which stands for the whole bag.

    It has the hash of the manifest, which has that of every file. ArchiveError where it cannot be
    read.
    """
    return hash_of(read(folder / layout.TAG_MANIFEST))


def payload_hashes(folder: Path) -> dict[str, str]:
    """Return what the manifest says of the payload: hashes by names relative to data/.

    ArchiveError for a manifest that cannot be read, or that names what is no payload.
    """
    path = folder / layout.MANIFEST
    hashes = read_manifest(read(path), Place(str(path)))
    for name in hashes:
        if not name.startswith(_UNDER_PAYLOAD):
            raise damaged(path, f"“{name}” is no file of {_UNDER_PAYLOAD}")
    return {name.removeprefix(_UNDER_PAYLOAD): found for name, found in hashes.items()}


def check_sealed(folder: Path) -> None:
    """Raise ArchiveError where a manifest, or another tag file, is not as it was frozen."""
    path = folder / layout.TAG_MANIFEST
    told = read_manifest(read(path), Place(str(path)))
    for name in sorted({layout.INFO, layout.MANIFEST, *told}):
        if hash_of(read(folder / name)) != told.get(name):
            raise damaged(folder / name, "it is not as it was frozen")
