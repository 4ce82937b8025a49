"""The description of a version for search engines: JSON-LD in the vocabulary of schema.org."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from statementpress.site import addresses
from statementpress.site.published import PublishedVersion
from statementpress.site.voice import SiteVoice, title


def article(
    address: str,
    voice: SiteVoice,
    shown: PublishedVersion,
    pages: Mapping[str, str],
    path: str,
) -> Markup:
    """Return the JSON-LD of a version's page at `path`; `pages` are its translations by language.

    Addresses are whole if the `address` of the site is known (not ""), else relative to the page.
    """
    facts, code = shown.facts, voice.code
    located = partial(addresses.located, address, path)
    language, headline = title(facts, code)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": located(pages[code]),
        "headline": headline,
        "inLanguage": language,
        "datePublished": facts.dated.isoformat(),
        "dateModified": facts.frozen.isoformat(),
        "version": shown.version.number,
        "identifier": shown.version.name,
    }
    if facts.author:
        data["author"] = {"@type": "Organization", "name": facts.author}
    if voice.words.publisher:
        data["publisher"] = {"@type": "Organization", "name": voice.words.publisher}
    others = [
        {"@type": "Article", "@id": located(target), "inLanguage": other}
        for other, target in pages.items()
        if other != code
    ]
    if others:
        data["workTranslation"] = others
    data["encoding"] = list(_encodings(shown, located))
    return _script(data)


def _encodings(shown: PublishedVersion, located: Callable[[str], str]) -> Iterator[dict[str, str]]:
    for download in shown.downloads:
        encoding = {
            "@type": "MediaObject",
            "contentUrl": located(download.path),
            "encodingFormat": download.media_type,
            "contentSize": f"{download.bytes} B",
            "sha256": download.sha256,
        }
        yield encoding | ({"inLanguage": download.code} if download.code else {})


def _script(data: Mapping[str, Any]) -> Markup:
    """Return JSON that can stand in a script element, as nothing in it ends the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
