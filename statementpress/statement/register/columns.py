"""The columns that a register may have; every reader and every check asks this table."""

import re
from collections.abc import Collection, Iterator, Mapping

from statementpress.statement.listing import SetAs

TRANSLATED = ("name", "note")
"""Columns with a text for each language: name_en, name_km."""

DETAILS = (
    "title",
    "organisation",
    "place",
    "village",
    "country",
    "province",
    "kind",
    "sex",
    "age",
    "date",
)
"""Columns that stand for all languages (`country`), or for one each (`country_en`, `country_km`).

What a signatory is ("Director"), whom the person belongs to, where they are, in which country,
province or kind the list may group them, and what a sheet of thumbprints asks for."""

LISTED = ("title", "organisation", "place")
"""The details that stand behind a name in a list, in this order."""
SIGNED = ("title", "organisation", "place", "date")
"""Those that stand below the name of a person who signs, a line for each."""
OF_A_SHEET = ("sex", "age", "village")
"""Those that a sheet for thumbprints asks for besides the name."""
SHOWN: Mapping[SetAs, tuple[str, ...]] = {
    SetAs.LIST: (*LISTED, "note"),
    SetAs.SIGNATURES: (*SIGNED, "note"),
    SetAs.THUMBPRINTS: OF_A_SHEET,
}
"""What a group shows of each member behind the name, in this order."""

PLAIN = ("group", "logo", "wordmark", "plate", "url", "signature", "stamp")
"""Columns that say the same in all languages."""

OF_A_LANGUAGE = re.compile(rf"(?:{'|'.join((*TRANSLATED, *DETAILS))})_([a-z]{{2,3}})")
"""The name of a column that belongs to one language."""


def known_columns(languages: Collection[str]) -> Iterator[str]:
    """Yield the names of all columns that the register of a statement in `languages` may have."""
    yield from PLAIN
    yield from DETAILS
    for column in (*TRANSLATED, *DETAILS):
        yield from (f"{column}_{language}" for language in languages)
