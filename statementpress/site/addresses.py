"""Where everything lies in the site, and how pages link to each other.

index.html                              the choice of languages
en/index.html                           all statements
en/2021-05-05-children.html             a statement: its newest version
en/2021-05-05-children/v1.html          a version, at an address that stays
en/feed.xml
files/2021-05-05-children/v1/           what can be downloaded, and the logos
pictures/                               first pages, by the hash of their file; title cards
styles/  fonts/  favicon.svg  404.html  robots.txt  sitemap.xml  SHA256SUMS

Every address names a file, so the site also works from a disk, where no server adds index.html.
"""

from hashlib import sha256
from posixpath import dirname, relpath
from urllib.parse import quote

from statementpress.archive.bag.version import Version

HOME = "index.html"
NOT_FOUND = "404.html"
FAVICON = "favicon.svg"
ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"
STYLES = "styles"
FONTS = "fonts"
SUMS = "SHA256SUMS"
"""The hashes of all other files of the site, as `sha256sum -c` reads them."""


def index_page(code: str) -> str:
    """Return the path of the list of all statements in a language."""
    return f"{code}/index.html"


def feed(code: str) -> str:
    """Return the path of a language's Atom feed."""
    return f"{code}/feed.xml"


def statement_page(code: str, slug: str) -> str:
    """Return the path of a statement's newest version in a language."""
    return f"{code}/{slug}.html"


def version_page(code: str, version: Version) -> str:
    """Return the path of a version's own page in a language."""
    return f"{code}/{version.name}.html"


def file_folder(version: Version) -> str:
    """Return the path of the folder with a version's files."""
    return f"files/{version.name}"


def beside(version: Version, address: str) -> str:
    """Return the path of a file that a version's frozen page shows, given its address there."""
    return f"{file_folder(version)}/{address}"


def picture(sha256: str) -> str:
    """Return the path of the picture of a PDF's first page, given the hash of the PDF."""
    return f"pictures/{sha256[:32]}.png"


def card(png: bytes) -> str:
    """Return the path of a title card."""
    return f"pictures/{sha256(png).hexdigest()[:32]}.png"


def link(page: str, target: str) -> str:
    """Return the relative address by which a page links to another file of the site."""
    return quote(relpath(target, dirname(page) or "."), safe="/")


def whole(address: str, target: str) -> str:
    """Return the address of a file below that of the site, or a relative one if that is ""."""
    return address + quote(target, safe="/")


def located(address: str, page: str, target: str) -> str:
    """Return a whole address of a file if the site's `address` is known, else one for a page."""
    return whole(address, target) if address else link(page, target)
