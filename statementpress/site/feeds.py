"""The Atom feeds (RFC 4287): each version is an entry, and the one frozen last comes first.

The id of an entry is made from the hash of its bag, which is unique and never changes, and the id
of a feed from the version that was frozen first. So both stay the same if the site moves.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from statementpress import __version__
from statementpress.site import addresses
from statementpress.site.published import PublishedStatement, PublishedVersion
from statementpress.site.voice import SiteVoice, title

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 50
"""The most entries of a feed: programs fetch it again and again, and the pages list everything."""
NAMESPACE = UUID("5f0b4b0e-6a0a-5d8c-9d0e-3f1f2f4d7c61")
"""The namespace of the names that ids are made from (RFC 9562, 5.5); it must never change."""

Located = Callable[[str], str]
"""Returns the address of a file of the site as it stands in the feed."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (2.2) has no way to write."""


def feeds(
    address: str,
    voices: Mapping[str, SiteVoice],
    statements: Sequence[PublishedStatement],
    pages: Mapping[str, Mapping[str, str]],
) -> dict[str, bytes]:
    """Return each language's feed by its path.

    `address` is where the site will stand, "" if that is not known; `pages` are the paths of the
    versions' pages, by language and by the name of the version.
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
    located = partial(addresses.located, address, path)
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
    root: ET.Element, version: PublishedVersion, voice: SiteVoice, page: str, located: Located
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
    if cover := version.cover:
        ET.SubElement(
            entry,
            "link",
            rel="enclosure",
            type=cover.media_type,
            length=str(cover.bytes),
            href=located(cover.path),
        )
    summary = [called, voice.signatories(facts.signatories), *filter(None, [facts.note])]
    _add(entry, "summary", " · ".join(summary))


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = _NOT_XML.sub("\ufffd", text)


def _instant(day: date) -> str:
    """Return the beginning of a day as in RFC 3339, as only the day of a freezing is known."""
    return f"{day.isoformat()}T00:00:00Z"


def _identifier(version: PublishedVersion, code: str, kind: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE, f'{kind}/{version.hash}/{code}')}"
