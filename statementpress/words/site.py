"""What the site says itself, and where it will stand."""

from typing import Annotated
from urllib.parse import urlsplit

import msgspec

from statementpress.errors import Place, SetupError
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table
from statementpress.words.table import Fills, read_words

SITE = "site.toml"


class SiteWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One table of templates/words/site.toml; the shipped one shows what most words are for."""

    title: str
    """What the site is called."""
    description: str
    """What search engines and feeds say of it."""
    publisher: str
    """Who keeps the archive, at the foot of every page; "" for nobody."""
    skip: str
    """The link over the head of a page, for those who use no mouse."""
    home: str
    languages: str
    facts: str
    """What a screen reader calls the box with date, version and number of signatories."""
    on_page: str
    """What a screen reader calls the links to the parts of a page."""
    date: Annotated[str, Fills("day", "month", "year")]
    dated: str
    """Beside the date of a statement."""
    frozen: Annotated[str, Fills("date")]
    frozen_day: str
    """Before the day on which a version was frozen."""
    version: Annotated[str, Fills("number")]
    newest: str
    count_one: Annotated[str, Fills("count")]
    count_many: Annotated[str, Fills("count")]
    versions: str
    versions_and_checksums: str
    replaced: Annotated[str, Fills("number")]
    read_newest: str
    only_files: str
    """In place of the text of a version that has none."""
    downloads: str
    file: str
    format: str
    pages: str
    size: str
    digest: str
    picture: Annotated[str, Fills("file")]
    """What a screen reader says of the picture of a first page."""
    plain_text: str
    sheets: Annotated[str, Fills("edition")]
    """What the printing sheets of an edition are called."""
    verify: str
    how_to_verify: Annotated[str, Fills("command")]
    feed: str
    not_found: str
    """The heading of the page for an address that leads nowhere."""
    lost: str
    """What that page says."""
    kilobytes: Annotated[str, Fills("number")]
    megabytes: Annotated[str, Fills("number")]
    decimal: str
    """The decimal sign."""
    editions: dict[str, str]
    """What editions are called, by their names in templates/editions.toml."""


class _Address(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of templates/site.toml."""

    address: str = ""
    words: dict[str, object] = {}
    """What the site says stood here before; `project.former` reads it."""


def read_site_words(files: ProjectFiles) -> dict[str, SiteWords]:
    """Return the words of the site in each language; SetupError if the table is broken."""
    return read_words(files, SITE, SiteWords)


def read_address(files: ProjectFiles) -> str:
    """Return where the site will stand, with a slash at its end; "" if that is not known.

    Raises SetupError if templates/site.toml is broken, or the address is not that of a website.
    """
    address = read_table(files, "templates", SITE, _Address).address
    if not address:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise SetupError(
            f"this is not the address of a website: {address}",
            place=Place(f"templates/{SITE}"),
            hint='write it as "https://example.org/archive/"',
        )
    return address if address.endswith("/") else f"{address}/"
