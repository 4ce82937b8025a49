"""What bag-info.txt says of a version: labels and values, as RFC 8493 (2.2.2) has them.

A value is one line here. Labels that the RFC reserves keep its meaning; ours are named alike.
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

TITLE, SIGNATORIES = "Title-", "Signatories-"
"""Beginnings of labels that end in a language, or in a group."""
_SLUG = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]*")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
"""What a name is made of: nothing that leads to another folder."""
_HINT = "compare it with a copy of the version"


def bag_info(facts: Facts, number: int, previous: str, payload: tuple[int, int]) -> bytes:
    """Return bag-info.txt of version `number`; `payload` are bytes and files, `previous` a hash."""
    rows = _rows(facts, number, previous, payload)
    return "".join(f"{label}: {_line(value)}\n" for label, value in rows if value).encode()


def read_bag_info(folder: Path) -> Version:
    """Return the version whose bag is `folder`; ArchiveError where it says too little of itself."""
    return version_of(read(folder / layout.INFO), folder)


def version_of(data: bytes, folder: Path) -> Version:
    """Return the version that the bag-info.txt of a bag tells of; ArchiveError as above."""
    place = Place(str(folder / layout.INFO))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArchiveError("it is not UTF-8", place=place, hint=_HINT) from error
    pairs = [(label, value.strip()) for label, _, value in _pairs(text)]
    try:
        return _version(folder, pairs)
    except (KeyError, ValueError) as error:
        raise ArchiveError(f"it lacks or garbles {error}", place=place, hint=_HINT) from error


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
        yield f"{TITLE}{code}", title
    yield "Signatories", str(facts.signatories)
    for group, count in facts.groups.items():
        yield f"{SIGNATORIES}{_label(group)}", str(count)
    yield "Version-Note", facts.note
    if previous:
        yield "Previous-Tag-Manifest-SHA256", previous


def _label(name: str) -> str:
    """Return a name as the end of a label, which has no colon and no space; `unquote` undoes it."""
    return re.sub(r"[%:\s]", lambda found: quote(found[0]), name)


def _line(value: str) -> str:
    return " ".join(value.split())


def _pairs(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield label, colon and value of each line; a line that begins with a space goes on."""
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
        raise ValueError(f"the name “{single['External-Identifier']}”")
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
        titles=ending(TITLE),
        author=single.get("Source-Organization", ""),
        contacts=tuple(value for label, value in pairs if label == "Contact-Email"),
        groups={unquote(group): int(count) for group, count in ending(SIGNATORIES).items()},
        note=single.get("Version-Note", ""),
        agent=single.get("Bag-Software-Agent", ""),
    )
    previous = single.get("Previous-Tag-Manifest-SHA256", "")
    return Version(folder, int(number), facts, previous, (int(size), int(count)))
