"""A small archive of made-up versions, frozen as the program does it, and ways to damage it."""

import os
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import hash_of_file, manifest, read_manifest
from statementpress.archive.bag.record import BuildRecord, encoded
from statementpress.archive.bag.version import Facts, Version
from statementpress.archive.freeze.bagging import freeze
from statementpress.archive.verify.integrity import VerifiedBag, verify_bag
from statementpress.archive.verify.verification import verify_statement
from statementpress.errors import Finding, Place

SLUG = "2030-01-31-clean-rivers"
OTHER = "2031-05-05-quiet-streets"
EN = "data/text/en.txt"
KM = "data/text/km.txt"


def facts(slug: str = SLUG, note: str = "", groups: Mapping[str, int] | None = None) -> Facts:
    return Facts(
        slug=slug,
        dated=date.fromisoformat(slug[:10]),
        frozen=date(2031, 6, 1),
        titles={"en": "Clean Rivers", "km": "ទន្លេស្អាត"},
        author="The Made-up River Coalition",
        contacts=("river@example.org",),
        groups={"endorsed": 2, "joined": 1} if groups is None else groups,
        note=note,
        agent="Statement Press",
    )


def payload(slug: str, text: str) -> dict[str, bytes]:
    record = BuildRecord(
        statement=slug,
        source_date_epoch=0,
        platform="Made-up",
        software={},
        native={},
        editions={},
        outputs=(),
    )
    return {
        layout.RECORD: encoded(record),
        "text/en.txt": f"Rivers are {text}.\n".encode(),
        "text/km.txt": f"ទន្លេ {text}\n".encode(),
        f"source/statements/{slug}/en.md": f"Rivers are {text}.\n\n".encode(),
        f"source/statements/{slug}/logos/one.svg": b"<svg/>",
    }


def frozen(archive: Path, slug: str, count: int) -> list[Version]:
    """Freeze `count` versions of a statement, each with another text."""
    return [
        freeze(archive, facts(slug, f"Note {n}"), payload(slug, str(n)), lambda _: False).version
        for n in range(1, count + 1)
    ]


def copied(archive: Path, folder: Path) -> Path:
    """Return a copy, as read-only as the archive itself."""
    return Path(shutil.copytree(archive, folder))


@contextmanager
def opened(folder: Path) -> Iterator[None]:
    """Let a folder be written to, as somebody with the right to do so can, and shut it again."""
    _set_modes(folder, 0o755, 0o644)
    try:
        yield
    finally:
        _set_modes(folder, 0o555, 0o444)


def _set_modes(top: Path, folders: int, files: int) -> None:
    for path, _, names in os.walk(top):
        Path(path).chmod(folders)
        for name in names:
            file = Path(path, name)
            if file.is_file() and not file.is_symlink():
                file.chmod(files)


def flip(path: Path, at: int = 0) -> None:
    """Turn one bit of a file."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def vouch(bag: Path) -> None:
    """Write manifests that agree with all that lies in a bag, as a forger would."""
    inside = {
        path.relative_to(bag).as_posix(): hash_of_file(path)
        for path in bag.rglob("*")
        if path.is_file()
    }
    data = {name: found for name, found in inside.items() if name.startswith("data/")}
    (bag / layout.MANIFEST).write_bytes(manifest(data))
    vouch_for_tags(bag)


def vouch_for_tags(bag: Path) -> None:
    """Write a tag manifest that agrees with the tag files, manifest included."""
    names = read_manifest((bag / layout.TAG_MANIFEST).read_bytes(), Place("")).keys()
    tags = {name: hash_of_file(bag / name) for name in names}
    (bag / layout.TAG_MANIFEST).write_bytes(manifest(tags))


def remove(folder: Path) -> None:
    """Take a folder away with all that is in it."""
    shutil.rmtree(folder)


def append(path: Path, text: str) -> None:
    path.write_bytes(path.read_bytes() + text.encode())


def replace(path: Path, old: str, new: str) -> None:
    before = path.read_bytes()
    path.write_bytes(before.replace(old.encode(), new.encode()))
    assert path.read_bytes() != before


def change_first_hash(path: Path) -> None:
    first, _, rest = path.read_text("utf-8").partition("\n")
    path.write_text(f"{'0' * 64}{first[64:]}\n{rest}", encoding="utf-8")


def findings(home: Path) -> list[Finding]:
    """Return all that is found in a statement's folder."""
    with ThreadPoolExecutor() as pool:
        found = verify_statement(home, pool, lambda _: None)
    return [*(it for version in found.versions for it in version.findings), *found.findings]


def alone(bag: Path) -> VerifiedBag:
    """Return what came of one bag by itself."""
    with ThreadPoolExecutor() as pool:
        return verify_bag(bag, pool, lambda _: None)


def codes_and_places(home: Path) -> set[tuple[str, str]]:
    """Return code and place, relative to the statement's folder, of all that is found."""
    found = findings(home)
    places = {(it.code, str(it.place).removeprefix(f"{home}").lstrip("/")) for it in found}
    assert len(places) == len(found)
    return places
