"""Write and read bag-info.txt, in which a version says what it is (RFC 8493, 2.2.2).

It has a label and a value on each line. Labels that the RFC reserves have its meaning; our own
follow the same pattern.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote, unquote

from statementpress.archive.bag import layout
from statementpress.archive.bag.reading import read
from statementpress.archive.bag.version import Facts, Version
from statementpress.errors import ArchiveError, Place

_TITLE, _SIGNATORIES = "Title-", "Signatories-"
"""Beginnings of the labels that end in a language, or in the name of a group."""
_SLUG = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]*")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
"""The two parts of a version's name, which cannot lead to another folder."""
_HINT = "compare it with a copy of the version"


def bag_info(facts: Facts, number: int, previous: str, payload: tuple[int, int]) -> bytes:
    """Return the bag-info.txt of version `number`.

    `previous` is the hash of the version before, `payload` the bytes and the number of its files.
    """
    rows = _rows(facts, number, previous, payload)
    return "".join(f"{label}: {_line(value)}\n" for label, value in rows if value).encode()


def read_bag_info(folder: Path) -> Version:
    """Return the version in `folder`. Raises ArchiveError if its bag-info.txt is incomplete."""
    return version_of(read(folder / layout.INFO), folder)


def version_of(data: bytes, folder: Path) -> Version:
    """Return the version in `folder` from its bag-info.txt; raises as `read_bag_info` does."""
    place = Place(str(folder / layout.INFO))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArchiveError("this is not UTF-8", place=place, hint=_HINT) from error
    pairs = [(label, value.strip()) for label, _, value in _pairs(text)]
    try:
        return _version(folder, pairs)
    except (KeyError, ValueError) as error:
        message = f"a line that every version has is missing or cannot be read: {error}"
        raise ArchiveError(message, place=place, hint=_HINT) from error


def _rows(
    facts: Facts, number: int, previous: str, payload: tuple[int, int]
) -> Iterator[tuple[str, str]]:
    yield "Source-Organization", facts.author
    for address in facts.contacts:
        yield "Contact-Email", address
    yield "External-Identifier", f"{facts.slug}/v{number}"
    yield "External-Description", " / ".join(facts.titles.values())
    yield "Bagging-Date", facts.frozen.isoformat()
    yield "Payload-Oxum", f"{payload[0]}.{payload[1]}"
    yield "Bag-Software-Agent", facts.agent
    yield "Statement-Date", facts.dated.isoformat()
    for code, title in facts.titles.items():
        yield f"{_TITLE}{code}", title
    yield "Signatories", str(facts.signatories)
    for group, count in facts.groups.items():
        yield f"{_SIGNATORIES}{_label(group)}", str(count)
    yield "Version-Note", facts.note
    yield "Statement-Reference", facts.reference
    yield "Statement-Version", str(facts.issue or "")
    yield "Statement-Embargo", facts.embargo
    yield "Time-Stamp-Authority", facts.authority
    if previous:
        yield "Previous-Tag-Manifest-SHA256", previous


def _label(name: str) -> str:
    """Return a name without colons and spaces, which end a label; `unquote` restores them."""
    return re.sub(r"[%:\s]", lambda found: quote(found[0]), name)


def _line(value: str) -> str:
    return " ".join(value.split())


def _pairs(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield label, colon and value of each line; one that begins with a space continues a value."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line[:1] in {" ", "\t"} and lines:
            lines[-1] += " " + line.strip()
        elif line.strip():
            lines.append(line)
    for line in lines:
        yield line.partition(":")


def _version(folder: Path, pairs: list[tuple[str, str]]) -> Version:
    single = dict(pairs)
    slug, _, number = single["External-Identifier"].rpartition("/v")
    if not _SLUG.fullmatch(slug) or not _NUMBER.fullmatch(number):
        raise ValueError(f"External-Identifier “{single['External-Identifier']}”")
    size, _, count = single["Payload-Oxum"].partition(".")

    def ending(beginning: str) -> dict[str, str]:
        return {
            label.removeprefix(beginning): value
            for label, value in pairs
            if label.startswith(beginning)
        }

    facts = Facts(
        slug=slug,
        dated=date.fromisoformat(single["Statement-Date"]),
        frozen=date.fromisoformat(single["Bagging-Date"]),
        titles=ending(_TITLE),
        author=single.get("Source-Organization", ""),
        contacts=tuple(value for label, value in pairs if label == "Contact-Email"),
        groups={unquote(group): int(count) for group, count in ending(_SIGNATORIES).items()},
        note=single.get("Version-Note", ""),
        agent=single.get("Bag-Software-Agent", ""),
        reference=single.get("Statement-Reference", ""),
        issue=int(single.get("Statement-Version", "0")),
        embargo=single.get("Statement-Embargo", ""),
        authority=single.get("Time-Stamp-Authority", ""),
    )
    previous = single.get("Previous-Tag-Manifest-SHA256", "")
    return Version(folder, int(number), facts, previous, (int(size), int(count)))
