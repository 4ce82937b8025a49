"""What the site says itself, where it will stand: templates/site.toml."""

from collections.abc import Mapping
from string import Formatter
from urllib.parse import urlsplit

import msgspec

from statementpress.errors import Place, SetupError
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table
from statementpress.words.languages import Language

TABLE = "site.toml"

PLACEHOLDERS = {
    "date": {"day", "month", "year"},
    "frozen": {"date"},
    "version": {"number"},
    "count_one": {"count"},
    "count_many": {"count"},
    "replaced": {"number"},
    "picture": {"file"},
    "sheets": {"edition"},
    "how_to_verify": {"command"},
    "kilobytes": {"number"},
    "megabytes": {"number"},
}
"""What is filled into words; the others have nothing to fill."""


class SiteWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The words of one language; those of PLACEHOLDERS have places to fill."""

    title: str
    description: str
    publisher: str
    skip: str
    home: str
    languages: str
    read: str
    facts: str
    on_page: str
    date: str
    dated: str
    frozen: str
    frozen_day: str
    version: str
    newest: str
    count_one: str
    count_many: str
    versions: str
    versions_and_checksums: str
    note: str
    replaced: str
    read_newest: str
    only_files: str
    downloads: str
    file: str
    format: str
    pages: str
    size: str
    digest: str
    picture: str
    plain_text: str
    sheets: str
    verify: str
    how_to_verify: str
    feed: str
    not_found: str
    lost: str
    kilobytes: str
    megabytes: str
    decimal: str
    editions: dict[str, str]
    """What editions are called, by their names in templates/editions.toml."""


class SiteTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of templates/site.toml; `address` ends with a slash, or is empty."""

    address: str = ""
    words: dict[str, SiteWords]


def read_site_table(files: ProjectFiles, languages: Mapping[str, Language]) -> SiteTable:
    """Return the table; SetupError where it is broken or names a language not in `languages`."""
    table = read_table(files, "templates", TABLE, SiteTable)
    if not table.words:
        raise _broken("there is no table of words", "compare with the shipped table")
    for code, words in table.words.items():
        if code not in languages:
            known = ", ".join(languages)
            raise _broken(
                f"words.{code}: templates/languages.toml has no such language",
                f"it has {known}; add the language there, or delete this table",
            )
        _check(code, words)
    return msgspec.structs.replace(table, address=_whole(table.address))


def _whole(address: str) -> str:
    """Return the address with a slash at its end; SetupError where it is none of the web."""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise _broken(
            f"address is none of a website: {address}", 'write it as "https://example.org/archive/"'
        )
    return address if address.endswith("/") else f"{address}/"


def _check(code: str, words: SiteWords) -> None:
    """Refuse placeholders that nothing fills."""
    for name, text in msgspec.structs.asdict(words).items():
        if name == "editions":
            continue
        filled = PLACEHOLDERS.get(name, set())
        try:
            asked = {field for _, field, _, _ in Formatter().parse(text) if field is not None}
        except ValueError:
            asked = {"{"}
        if not asked <= filled:
            known = ", ".join(f"{{{each}}}" for each in sorted(filled)) or "none"
            raise _broken(
                f"words.{code}.{name} has a placeholder that nothing fills", f"it may have {known}"
            )


def _broken(message: str, hint: str) -> SetupError:
    return SetupError(message, place=Place(f"templates/{TABLE}"), hint=hint)
