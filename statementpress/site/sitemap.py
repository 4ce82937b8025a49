"""What search engines look for first: robots.txt, and a sitemap where the site's address is known.

A sitemap (sitemaps.org, 0.9) has whole addresses only, so without one there is none.
"""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from statementpress.site import addresses

SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def robots(address: str) -> bytes:
    """Return robots.txt: all may be read."""
    lines = ["User-agent: *", "Allow: /"]
    if address:
        lines.append(f"Sitemap: {addresses.whole(address, addresses.SITEMAP)}")
    return "\n".join([*lines, ""]).encode()


def sitemap(address: str, pages: Sequence[tuple[Mapping[str, str], str]]) -> bytes:
    """Return the sitemap; each of `pages` is its path by language, and a day such as 2021-05-05."""
    root = ET.Element("urlset", {"xmlns": SITEMAPS, "xmlns:xhtml": XHTML})
    for paths, day in pages:
        for path in paths.values():
            entry = ET.SubElement(root, "url")
            ET.SubElement(entry, "loc").text = addresses.whole(address, path)
            ET.SubElement(entry, "lastmod").text = day
            for code, other in paths.items():
                href = addresses.whole(address, other)
                ET.SubElement(entry, "xhtml:link", rel="alternate", hreflang=code, href=href)
    ET.indent(root, "")
    return bytes(ET.tostring(root, "utf-8", xml_declaration=True)) + b"\n"
