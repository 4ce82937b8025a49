"""What differs from language to language: the few words that we add, digits and dates.

Month names are ICU's; the rest stands in templates/languages.toml.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import msgspec

from statementpress.errors import Place, SetupError
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table

TABLE = "languages.toml"
PLACEHOLDERS = {
    "date_line": ("place", "day", "month", "year"),
    "page": ("page", "pages"),
    "number": ("number",),
    "logo": ("name",),
    "qr_code": ("address",),
}


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row of templates/languages.toml."""

    name: str
    script: str
    """ISO 15924."""
    digits: str
    """The ten digits from zero."""
    date_line: str
    """With {place}, {day}, {month}, {year}."""
    page: str
    """With {page} and {pages}."""
    number: str
    """With {number}: what stands before a list item."""
    logo: str
    """With {name}: what a screen reader says of a logo."""
    commitments: str
    """Above the key commitments of a handout, where its summary has no heading."""
    signatories: str
    """Above the numbers of signatories."""
    contact: str
    """Above whom to write to."""
    read_online: str
    """Beside the address at which the statement is published."""
    read_more: str
    """Beside another address."""
    qr_code: str
    """With {address}: what a screen reader says of a QR code."""

    def figures(self, value: int) -> str:
        """Return a number in this language's digits."""
        return "".join(self.digits[int(digit)] for digit in str(value))

    def list_number(self, value: int) -> str:
        """Return the label of a list item, such as “1.” or “១.”."""
        return self.number.format(number=self.figures(value))

    def page_label(self, page: int, pages: int) -> str:
        """Return the foot's page number, such as “Page 3 of 8”."""
        return self.page.format(page=self.figures(page), pages=self.figures(pages))

    def dateline(self, code: str, place: str, day: date) -> str:
        """Return place and date as a statement opens with them; `code` chooses the month's name."""
        return self.date_line.format(
            place=place,
            day=self.figures(day.day),
            month=month_name(day, code),
            year=self.figures(day.year),
        )


def scripts(languages: Mapping[str, Language]) -> dict[str, str]:
    """Return the script (ISO 15924) of each language."""
    return {code: language.script for code, language in languages.items()}


def month_name(day: date, code: str) -> str:
    """Return the month in words in a language, from ICU's data."""
    from icu4py.messageformat import MessageFormat  # noqa: PLC0415 - 50 ms that --help need not pay

    # ICU formats in the machine's time zone: the middle of a month is that month in all of them.
    middle = datetime(day.year, day.month, 15, tzinfo=UTC)
    return MessageFormat("{day, date, ::MMMM}", code).format({"day": middle})


def read_languages(files: ProjectFiles) -> dict[str, Language]:
    """Return every language that can be set, by its BCP 47 code; SetupError where it is broken."""
    languages = read_table(files, "templates", TABLE, dict[str, Language])
    for code, language in languages.items():
        _check(code, language)
    return languages


def _check(code: str, language: Language) -> None:
    """Refuse placeholders that nothing fills, and digits that are not ten."""
    place = Place(f"templates/{TABLE}")
    if len(language.digits) != 10:
        raise SetupError(f"{code}: digits are ten", place=place, hint="write them from 0 to 9")
    for key, filled in PLACEHOLDERS.items():
        try:
            getattr(language, key).format(**dict.fromkeys(filled, ""))
        except (KeyError, IndexError, ValueError) as error:
            known = ", ".join(f"{{{name}}}" for name in filled)
            message = f"{code}: {key} has a placeholder that nothing fills: {error}"
            raise SetupError(message, place=place, hint=f"it may have {known}") from error
