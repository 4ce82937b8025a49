"""List the members of a group in one language: below headings, in the order that is asked for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from statementpress.icu import sort_key
from statementpress.statement.listing import Listing, Numbers, Order
from statementpress.statement.register.countries import country_heading
from statementpress.statement.signatories import Entry, Group, Language, Section, Signatory


def listed(group: Group, listing: Listing, languages: Sequence[Language]) -> Group:
    """Return the group with its listing, and with its members as each language lists them.

    Members without a value for the heading come first, below no heading: after a heading they would
    seem to belong to it. The headings of an `as-typed` list stand in the order in which the
    register has them first. Members that sort alike keep the order of the register.
    """
    lists = _Lists(group.members, listing, tuple(languages))
    sections = {language: lists.sections(language) for language in languages}
    return replace(group, listing=listing, sections=sections)


@dataclass(frozen=True)
class _Lists:
    """The lists of one group."""

    members: Sequence[Signatory]
    listing: Listing
    languages: tuple[Language, ...]

    def sections(self, language: Language) -> tuple[Section, ...]:
        """Return the members as one language lists them."""
        found: dict[str, list[Signatory]] = {}
        for member in self.members:
            found.setdefault(self._heading(member, language), []).append(member)
        headings = [heading for heading in found if heading]
        if self.listing.order is Order.NAME:
            headings.sort(key=_alphabet(language))
            for below in found.values():
                below.sort(key=_by_name(language))
        if "" in found:
            headings.insert(0, "")
        return self._numbered({heading: found[heading] for heading in headings})

    def _numbered(self, found: Mapping[str, Iterable[Signatory]]) -> tuple[Section, ...]:
        sections, number = [], 0
        for heading, below in found.items():
            if self.listing.numbers is Numbers.RESTART:
                number = 0
            entries = []
            for member in below:
                number += 1
                shown = None if self.listing.numbers is Numbers.NONE else number
                entries.append(Entry(member, shown))
            everywhere = {each: self._heading(entries[0].member, each) for each in self.languages}
            sections.append(Section(heading, tuple(entries), everywhere))
        return tuple(sections)

    def _heading(self, member: Signatory, language: Language) -> str:
        """Return the heading of a member; a country's code is written as its name."""
        value = member.details.get(self.listing.group_by, {}).get(language, "")
        if self.listing.group_by == "country":
            return country_heading(value, language, self.languages)
        return value


def _alphabet(language: Language) -> Callable[[str], tuple[bytes, str]]:
    """Return a key for the alphabet of a language; signs before the first letter do not count."""
    key = sort_key(language)

    def place(text: str) -> tuple[bytes, str]:
        first = next((at for at, sign in enumerate(text) if sign.isalnum()), 0)
        return key(text[first:]), text

    return place


def _by_name(language: Language) -> Callable[[Signatory], tuple[bytes, str]]:
    place = _alphabet(language)
    return lambda member: place(member.name[language])
