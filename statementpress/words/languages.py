"""What differs from language to language: the few words that we add, digits and dates.

Month names are ICU's; the rest stands in templates/words/languages.toml.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Annotated

import msgspec

from statementpress.late import late_imports
from statementpress.project.files import ProjectFiles
from statementpress.words.letter import LetterWords
from statementpress.words.listing import ListingWords
from statementpress.words.lunar import LunarWords
from statementpress.words.signing import SigningWords
from statementpress.words.status import StatusWords
from statementpress.words.table import LANGUAGES, Fills, read_words

with late_imports():
    from icu4py import messageformat


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One table of templates/words/languages.toml."""

    name: str
    """What the language calls itself."""
    english: str = ""
    """Its English name, for people who look after an archive."""
    script: str
    """ISO 15924."""
    digits: str
    """The ten digits from zero."""
    break_rules: int = 1
    """Which rules for the ends of lines its text keeps: see `khmer.breaks.NEWEST`. A version that
    was frozen before there were others has none here, and is set as it was."""
    days: dict[str, str] = {}
    """Days of a month that are not written as their number alone, by that number: 1 = "1er"."""
    date_line: Annotated[str, Fills("place", "day", "month", "year")]
    """Place and date, as a statement opens with them."""
    page: Annotated[str, Fills("page", "pages")]
    """At the foot of each page."""
    number: Annotated[str, Fills("number")]
    """What stands before a list item."""
    logo: Annotated[str, Fills("name")]
    """What a screen reader says of a logo."""
    commitments: str
    """Above the key commitments of a handout, if its summary has no heading."""
    signatories: str
    """Above the numbers of signatories."""
    contact: str
    """Above whom to write to."""
    read_online: str
    """Beside the address at which the statement is published."""
    read_more: str
    """Beside another address."""
    qr_code: Annotated[str, Fills("address")]
    """What a screen reader says of a QR code."""
    notes: str = ""
    """Above the notes at the end of a text; tables of older projects have none."""
    note: Annotated[str, Fills("number")] = "{number}"
    """What a screen reader says of a reference to a note."""
    note_back: Annotated[str, Fills("number")] = "{number}"
    """What a screen reader says of the number beside a note, which leads back to the text."""
    contents: str = ""
    """Above the list of a text's headings."""
    status: StatusWords = StatusWords()
    """How a draft, an embargo, a translation, a correction and a reference are announced."""
    letter: LetterWords = LetterWords()
    """What stands on a letter besides what its author writes."""
    signing: SigningWords = SigningWords()
    """The words of signatures and of sheets for thumbprints."""
    listing: ListingWords = ListingWords()
    """What a list of signatories says of how many there are."""
    lunar: LunarWords | None = None
    """How a day of the Khmer lunar calendar is written; None if the language does not write it."""

    def __post_init__(self) -> None:
        """Raise ValueError for digits or days that cannot be."""
        if len(self.digits) != 10:
            raise ValueError("`digits` are the ten digits from 0 to 9, without anything between")
        if not self.days.keys() <= {str(number) for number in range(1, 32)}:
            raise ValueError('the keys of `days` are numbers from 1 to 31, such as 1 = "1er"')

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
        return self.date_line.format(place=place, **self.date_parts(code, day))

    def date_parts(self, code: str, day: date) -> dict[str, str]:
        """Return day, month and year in words and figures, as a pattern of a date has them."""
        return {
            "day": self.days.get(str(day.day)) or self.figures(day.day),
            "month": _month_name(day.month, code),
            "year": self.figures(day.year),
        }


def scripts(languages: Mapping[str, Language]) -> dict[str, str]:
    """Return the script (ISO 15924) of each language."""
    return {code: language.script for code, language in languages.items()}


@cache
def _month_name(month: int, code: str) -> str:
    """Return a month in a language as it is written beside a day, from ICU's data."""
    # ICU formats in the machine's time zone: the middle of a month is that month in all of them.
    middle = datetime(2021, month, 15, tzinfo=UTC)
    # Not the skeleton ::MMMM, which gives the month as it stands alone: “Tháng 7”, “июль”.
    return messageformat.MessageFormat("{day, date,MMMM}", code).format({"day": middle})


def read_languages(files: ProjectFiles) -> dict[str, Language]:
    """Return every language that can be set, by its BCP 47 code.

    Raises SetupError if the table is broken.
    """
    return read_words(files, LANGUAGES, Language)
