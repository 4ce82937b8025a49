"""The Atom feeds (RFC 4287): a version is an entry, the one frozen last the first.

An entry's id is made from the hash of its bag, which no other has and nothing changes; that of a
feed from the version that was frozen first. So neither moves when the site does.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from statementpress import __version__
from statementpress.site import addresses
from statementpress.site.published import Download, PublishedStatement, PublishedVersion
from statementpress.site.voice import SiteVoice, title

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 50
"""Entries of a feed: readers ask for it again and again, and the pages list everything."""
NAMESPACE = UUID("5f0b4b0e-6a0a-5d8c-9d0e-3f1f2f4d7c61")
"""Of the names that ids are made from (RFC 9562, 5.5); chosen once."""

Located = Callable[[str], str]
"""Returns the address of a file of the site as the feed has it."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (2.2) has no way to write."""


def feeds(
    address: str,
    voices: Mapping[str, SiteVoice],
    statements: Sequence[PublishedStatement],
    pages: Mapping[str, Mapping[str, str]],
) -> dict[str, bytes]:
    """Return each language's feed by its path; `pages` are those of a language by version name.

    `address` is where the site will stand, "" if that is not known.
    """
    newest = sorted(
        (version for statement in statements for version in statement.versions),
        key=lambda each: (each.facts.frozen, each.version.name, each.version.number),
    )
    return {
        addresses.feed(code): _feed(address, voice, newest, pages[code])
        for code, voice in voices.items()
    }


def _feed(
    address: str,
    voice: SiteVoice,
    frozen: Sequence[PublishedVersion],
    pages: Mapping[str, str],
) -> bytes:
    path = addresses.feed(voice.code)

    def located(target: str) -> str:
        if address:
            return addresses.whole(address, target)
        return addresses.link(path, target)

    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": voice.code})
    _add(root, "id", _identifier(frozen[0], voice.code, "feed"))
    _add(root, "title", voice.words.title)
    _add(root, "subtitle", voice.words.description)
    _add(root, "updated", _instant(frozen[-1].facts.frozen))
    author = ET.SubElement(root, "author")
    _add(author, "name", voice.words.publisher or voice.words.title)
    _add(root, "generator", "Statement Press", version=__version__)
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=located(path))
    page = addresses.index_page(voice.code)
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=located(page))
    for version in list(reversed(frozen))[:MOST_ENTRIES]:
        _add_entry(root, version, voice, located(pages[version.version.name]), located)
    ET.indent(root, "")
    return bytes(ET.tostring(root, "utf-8", xml_declaration=True)) + b"\n"


def _add_entry(
    root: ET.Element, version: PublishedVersion, voice: SiteVoice, page: str, located: "Located"
) -> None:
    facts = version.facts
    entry = ET.SubElement(root, "entry")
    language, text = title(facts, voice.code)
    if language != voice.code:
        entry.set("xml:lang", language)
    called = voice.version(version.version.number)
    _add(entry, "id", _identifier(version, voice.code, "entry"))
    _add(entry, "title", f"{text} · {called}" if version.version.number > 1 else text)
    _add(entry, "published", _instant(facts.frozen))
    _add(entry, "updated", _instant(facts.frozen))
    if facts.author:
        _add(ET.SubElement(entry, "author"), "name", facts.author)
    ET.SubElement(entry, "link", rel="alternate", type="text/html", hreflang=voice.code, href=page)
    for download in _enclosed(version):
        ET.SubElement(
            entry,
            "link",
            rel="enclosure",
            type=download.media_type,
            length=str(download.bytes),
            href=located(download.path),
        )
    told = [called, voice.signatories(facts.signatories), *filter(None, [facts.note])]
    _add(entry, "summary", " · ".join(told))


def _enclosed(version: PublishedVersion) -> Iterator[Download]:
    """Yield what to fetch of a version: the PDF that stands for it."""
    if version.cover:
        yield version.cover


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = _NOT_XML.sub("\ufffd", text)


def _instant(day: date) -> str:
    """Return when a day begins, as RFC 3339 writes it: of a freezing only the day is known."""
    return f"{day.isoformat()}T00:00:00Z"


def _identifier(version: PublishedVersion, code: str, kind: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE, f'{kind}/{version.hash}/{code}')}"
