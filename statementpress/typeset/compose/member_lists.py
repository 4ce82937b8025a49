"""What templates ask about the lists of a document: their order, their headings, their totals.

A list is set for the readers of one language, or for those of all languages of a document. It is
for all of them if it stands only once, or if two languages stand side by side and its names are not
translated.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile, groupby

from markupsafe import Markup

from statementpress.statement.model import Block, Endorsement, Heading, Signatories, Statement
from statementpress.statement.register.columns import LISTED
from statementpress.statement.signatories import Section, Signatory
from statementpress.statement.traversal import leaves
from statementpress.typeset.compose.contents import page_of
from statementpress.words.languages import Language
from statementpress.words.setting import WordSetter
from statementpress.words.totals import Totals

SHOWN = ("name", *LISTED, "note")
"""The columns that a list shows, in their order."""
LOWEST = 4
"""The lowest level of headings (see `model.Heading`)."""


@dataclass(frozen=True)
class MemberLists:
    """The lists of one document."""

    statement: Statement
    codes: Sequence[str]
    """The languages of the document."""
    languages: Mapping[str, Language]
    """All languages of the project."""
    setters: Mapping[str, WordSetter]
    side_by_side: bool = False
    """Whether two languages stand beside each other."""
    levels: dict[tuple[str, str], int] = field(default_factory=dict, init=False)
    """The level of the headings of each list, by language and group, once it was asked for."""

    def readers(self, name: str, code: str) -> tuple[str, ...]:
        """Return the languages for which a list is set in the part `code`, that of the part first.

        Empty if the list of the group stands in another part.
        """
        listing = self.statement.groups[name].listing
        if self.side_by_side and (listing.once or not listing.translated):
            return (code, *(each for each in self.codes if each != code))
        if self.side_by_side or not listing.once:
            return (code,)
        return tuple(reversed(self.codes)) if code == self.codes[-1] else ()

    def sections(self, name: str, code: str) -> tuple[Section, ...]:
        """Return a group as it is listed in the part `code`."""
        group = self.statement.groups[name]
        return group.sections[group.order(code, self.codes, self.side_by_side)]

    def in_order(self, name: str, code: str) -> tuple[Signatory, ...]:
        """Return the members of a group as they are listed in the part `code`."""
        return tuple(entry.member for each in self.sections(name, code) for entry in each.entries)

    def in_sections(self, name: str, code: str) -> bool:
        """Say whether the list of a group has headings."""
        return any(section.heading for section in self.sections(name, code))

    def level(self, name: str, code: str) -> int:
        """Return the level of a list's headings: they stand below the last heading before it."""
        if not self.levels:
            self.levels.update(self._levels())
        return self.levels[code, name]

    def _levels(self) -> Iterator[tuple[tuple[str, str], int]]:
        for code in self.codes:
            levels = heading_levels(self.statement.parts[code])
            yield from (((code, group), level) for group, level in levels.items())

    def headings(self, name: str, section: Section, codes: Sequence[str]) -> dict[str, Markup]:
        """Return the heading of a section in each language, once if several write the same."""
        own = {section.headings[code]: code for code in reversed(codes)}
        return {
            code: self.setters[code].words(self._totals(code).heading(name, section))
            for code in reversed(own.values())
        }

    def words(self, member: Signatory, code: str, beside: Sequence[str] = ()) -> Markup:
        """Return a member as a list shows it: name, title, organisation, place, and the note.

        Left out is what the languages `beside` begin with, too: a name that is not translated
        stands once, though the title behind it is.
        """

        def alike(column: str) -> bool:
            texts = member.texts(column)
            return bool(beside) and all(texts.get(code) == texts.get(each) for each in beside)

        new = list(dropwhile(alike, SHOWN))
        words = self._joined(member, [each for each in new if each != "note"], code)
        note = self._joined(member, [each for each in new if each == "note"], code)
        return words + (" – " if words and note else "") + note

    def details(self, member: Signatory, code: str) -> Markup:
        """Return what a list shows of a member behind its name, but for the note."""
        return self._joined(member, LISTED, code)

    def _joined(self, member: Signatory, columns: Sequence[str], code: str) -> Markup:
        """Return what columns say in a part of the language `code`.

        Those that are in one language are set together, as a name in another language is to be read
        with what follows it.
        """
        said = [each for each in columns if member.texts(each).get(code)]
        runs = []
        for language, run in groupby(said, lambda each: member.language_of(each, code)):
            between = self.languages[language].listing.between
            words = between.join(member.texts(each)[code] for each in run)
            marked = self.setters[language].words(words)
            if language != code:
                marked = Markup('<span lang="{}">{}</span>').format(language, marked)
            runs.append(marked)
        return Markup(self.languages[code].listing.between).join(runs)

    def variants(self, member: Signatory, codes: Sequence[str]) -> tuple[str, ...]:
        """Return the languages of `codes` that say something else of a member than those before."""
        said: dict[tuple[str, ...], str] = {}
        for code in codes:
            said.setdefault(tuple(member.texts(each).get(code, "") for each in SHOWN), code)
        return tuple(said.values())

    def total(self, name: str, code: str) -> Markup:
        """Return how many members a group has, below how many headings; "" if nobody asked."""
        total = self._totals(code).total(name, self.sections(name, code))
        return self.setters[code].words(total)

    def _totals(self, code: str) -> Totals:
        return Totals(self.statement, code, self.languages[code])

    def elsewhere(self, name: str, code: str) -> Markup:
        """Return where the list of a group stands that is not in the part `code`."""
        setter, page = self.setters[code], page_of(self.name(name), code)
        sections = self.sections(name, code)
        before, after = self._totals(code).elsewhere(name, sections)
        return setter.words(before) + page + setter.words(after)

    @staticmethod
    def name(group: str) -> str:
        """Return the identifier of the list of a group among the elements of a document."""
        return f"list-{group}"


def heading_levels(part: Iterable[Block]) -> dict[str, int]:
    """Return the level of the headings of each list of a part, by the group that is listed."""
    levels, last = {}, 1
    for leaf in leaves(part):
        if isinstance(leaf, Heading):
            last = leaf.level
        elif isinstance(leaf, Signatories | Endorsement):
            levels[leaf.group] = min(last + 1, LOWEST)
    return levels
