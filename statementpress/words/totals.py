"""Say how many members a group has, below how many headings, and where its list stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from statementpress.errors import SetupError
from statementpress.statement.model import Statement
from statementpress.statement.signatories import Group, Section
from statementpress.words.languages import Language
from statementpress.words.listing import counted
from statementpress.words.table import LANGUAGES, place_of


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts the groups of a statement in one language.

    Raises SetupError if the project's table of languages lacks words for what a group asks for.
    """

    statement: Statement
    code: str
    """The language."""
    language: Language
    """Its words."""

    def heading(self, group: str, section: Section) -> str:
        """Return the heading of a section, with the number below it if totals are asked for."""
        heading = section.headings[self.code]
        if not self.statement.groups[group].listing.total:
            return heading
        count = self.language.figures(len(section.entries))
        return self.language.listing.heading.format(heading=heading, count=count)

    def members(self, group: str) -> str:
        """Return how many members a group has: “420 organisations”."""
        members, words = self.statement.groups[group].members, self.language.listing
        title = self.statement.group_titles.get(group, {}).get(self.code, "")
        if title:
            key, pattern = "titled", words.titled
        else:
            key = _kind(self.statement.groups[group])
            pattern = counted(getattr(words, key), len(members), self.code)
        count = self.language.figures(len(members))
        return self._needed(pattern, key).format(count=count, title=title)

    def total(self, group: str, sections: Sequence[Section]) -> str:
        """Return how many members a group has, and below how many headings; "" if nobody asked.

        The headings are left out where some members stand below none.
        """
        listing = self.statement.groups[group].listing
        if not listing.total:
            return ""
        members = self.members(group)
        headings = sum(1 for section in sections if section.heading)
        # “41 organisations from 1 country” would be wrong of those without a country.
        if not all(section.heading for section in sections) or not headings:
            return members
        words: dict[str, str] = getattr(self.language.listing, listing.group_by)
        pattern = self._needed(counted(words, headings, self.code), listing.group_by)
        return pattern.format(members=members, count=self.language.figures(headings))

    def elsewhere(self, group: str, sections: Sequence[Section]) -> tuple[str, str]:
        """Return what stands before and after the number of the page that has a list."""
        pattern = self._needed(self.language.listing.elsewhere, "elsewhere")
        members = self.total(group, sections) or self.members(group)
        before, _, after = pattern.partition("{page}")
        return before.format(members=members), after.format(members=members)

    def _needed(self, text: str, key: str) -> str:
        if not text:
            raise SetupError(
                f"[{self.code}.listing] has no words for `{key}`, which this statement needs",
                place=place_of(LANGUAGES),
                hint="copy the line from the shipped table, or write it",
            )
        return text


def _kind(group: Group) -> str:
    """Return what the members of a group are, as the words of lists call them."""
    people = {member.is_person for member in group.members}
    if len(people) > 1:
        return "signatories"
    return "individuals" if people == {True} else "organisations"
