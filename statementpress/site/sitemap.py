"""What search engines look for first: robots.txt and, if the site's address is known, a sitemap.

A sitemap (sitemaps.org, 0.9) may only have whole addresses.
"""

from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from statementpress.site import addresses
from statementpress.site.pages import Pages
from statementpress.site.published import PublishedStatement

SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def robots(address: str) -> bytes:
    """Return robots.txt, which allows everything to be read."""
    lines = ["User-agent: *", "Allow: /"]
    if address:
        lines.append(f"Sitemap: {addresses.whole(address, addresses.SITEMAP)}")
    return "\n".join([*lines, ""]).encode()


def sitemap(pages: Pages, statements: Sequence[PublishedStatement]) -> bytes:
    """Return the sitemap of a site whose address is known."""
    root = ET.Element("urlset", {"xmlns": SITEMAPS, "xmlns:xhtml": XHTML})
    for paths, day in _listed(pages, statements):
        for path in paths.values():
            entry = ET.SubElement(root, "url")
            ET.SubElement(entry, "loc").text = addresses.whole(pages.address, path)
            ET.SubElement(entry, "lastmod").text = day
            for code, other in paths.items():
                href = addresses.whole(pages.address, other)
                ET.SubElement(entry, "xhtml:link", rel="alternate", hreflang=code, href=href)
    ET.indent(root, "")
    return bytes(ET.tostring(root, "utf-8", xml_declaration=True)) + b"\n"


def _listed(
    pages: Pages, statements: Sequence[PublishedStatement]
) -> Iterator[tuple[Mapping[str, str], str]]:
    """Yield the paths of each page by language, and the day of its last change: 2021-05-05."""
    newest = max(each.newest.facts.frozen for each in statements)
    yield {code: addresses.index_page(code) for code in pages.voices}, newest.isoformat()
    for statement in statements:
        for each in statement.versions:
            paths = pages.paths(each, front=each is statement.newest)
            yield paths, each.facts.frozen.isoformat()
