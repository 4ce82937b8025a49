"""The columns that a register may have; every reader and every check asks this table."""

import re
from collections.abc import Collection, Iterator

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
