"""List the members of a group in one language: below headings, in the order that is asked for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from statementpress.icu import country_name, sort_key
from statementpress.statement.listing import Listing, Numbers, Order
from statementpress.statement.signatories import Entry, Group, Language, Section, Signatory


def listed(group: Group, listing: Listing, languages: Iterable[Language]) -> Group:
    """Return the group with its listing, and with its members as each language lists them.

    Members without a value for the heading come last, below no heading.
    """
    sections = {
        language: tuple(_sections(group.members, listing, language)) for language in languages
    }
    return replace(group, listing=listing, sections=sections)


def _sections(
    members: Iterable[Signatory], listing: Listing, language: Language
) -> Iterator[Section]:
    number = 0
    for heading, below in _grouped(members, listing, language).items():
        if listing.numbers is Numbers.RESTART:
            number = 0
        entries = []
        for member in below:
            number += 1
            entries.append(Entry(member, None if listing.numbers is Numbers.NONE else number))
        yield Section(heading, tuple(entries))


def _grouped(
    members: Iterable[Signatory], listing: Listing, language: Language
) -> Mapping[str, list[Signatory]]:
    """Return the members below each heading, both in the order that the listing asks for."""
    found: dict[str, list[Signatory]] = {}
    for member in members:
        found.setdefault(_heading(member, listing.group_by, language), []).append(member)
    headings = [heading for heading in found if heading]
    if listing.order is Order.NAME:
        key = sort_key(language)
        headings.sort(key=lambda heading: (key(heading), heading))
        for below in found.values():
            below.sort(key=lambda member: (key(member.name[language]), member.name[language]))
    return {heading: found[heading] for heading in (*headings, *(() if "" not in found else ("",)))}


def _heading(member: Signatory, column: str, language: Language) -> str:
    """Return the value of a column in a language; a country's code is written as its name."""
    value = member.details.get(column, {}).get(language, "")
    return (country_name(value, language) or value) if column == "country" else value
