"""What a list of signatories says beside the names: how many there are, and where they stand."""

from functools import cache
from typing import Annotated

import msgspec

from statementpress.late import late_imports
from statementpress.words.table import Fills

with late_imports():
    from icu4py import messageformat

Counted = dict[str, str]
"""A text for each number of things, by the plural category of Unicode: `one`, `few`, `other` …; the
one for `other` stands for those that are not written."""

CATEGORIES = ("zero", "one", "two", "few", "many", "other")


class ListingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The table `listing` of a language.

    A text is needed only if a list has what it says, so that a table from before there were such
    texts can still be read.
    """

    organisations: Annotated[Counted, Fills("count")] = {}
    """The number of members of a group without people."""
    individuals: Annotated[Counted, Fills("count")] = {}
    """The number of members of a group of people."""
    signatories: Annotated[Counted, Fills("count")] = {}
    """The number of members of a group of both."""
    titled: Annotated[str, Fills("count", "title")] = ""
    """The number of members of a group that has a title."""
    country: Annotated[Counted, Fills("members", "count")] = {}
    """One of the four texts above, and the number of countries."""
    province: Annotated[Counted, Fills("members", "count")] = {}
    """The same with the number of provinces."""
    kind: Annotated[Counted, Fills("members", "count")] = {}
    """The same with the number of kinds."""
    heading: Annotated[str, Fills("heading", "count")] = "{heading} ({count})"
    """A heading of a list, and how many stand below it."""
    between: str = ", "
    """What stands between a name, a title, an organisation and a place."""
    elsewhere: Annotated[str, Fills("members", "page")] = ""
    """In place of a list that stands in another part of the document."""

    def __post_init__(self) -> None:
        """Raise ValueError for a category that no language has."""
        for texts in filter(lambda each: isinstance(each, dict), msgspec.structs.astuple(self)):
            if unknown := texts.keys() - set(CATEGORIES):
                raise ValueError(f"`{min(unknown)}` is not one of {', '.join(CATEGORIES)}")


def counted(texts: Counted, count: int, language: str) -> str:
    """Return the text for a number of things, "" if there is none."""
    return texts.get(_category(count, language)) or texts.get(CATEGORIES[-1], "")


@cache
def _category(count: int, language: str) -> str:
    """Return the plural category of a number in a language, from ICU's data."""
    choices = " ".join(f"{category} {{{category}}}" for category in CATEGORIES)
    pattern = messageformat.MessageFormat(f"{{count, plural, {choices}}}", language)
    return pattern.format({"count": count})
