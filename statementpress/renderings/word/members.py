"""Those who sign, in a Word file: lists with their marks, lines to sign on, sheets for thumbprints.

No scan of a signature or a stamp is put into the file: whoever gets it could put that under another
text. In its place stands that the person has signed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from statementpress.renderings.word.links import Links
from statementpress.renderings.word.markup import element, text
from statementpress.renderings.word.numbering import NumberingBook
from statementpress.renderings.word.paragraphs import Paragraphs, grid
from statementpress.renderings.word.pictures import Pictures
from statementpress.renderings.word.styles import LINK
from statementpress.renderings.word.words import Look
from statementpress.statement.links import shown_address
from statementpress.statement.listing import SetAs
from statementpress.statement.model import Endorsement, Signatories, Statement
from statementpress.statement.register.columns import LISTED, OF_A_SHEET
from statementpress.statement.signatories import Group, Logo, Section, Signatory
from statementpress.typeset.compose.logos import LogoBook
from statementpress.typeset.compose.signing import lines_of, signers
from statementpress.typeset.compose.walls import Measures
from statementpress.words.languages import Language
from statementpress.words.totals import Totals

STYLE, ENDORSER = "Signatory", "Endorser"
"""The styles of those who are listed, and of what stands with those who endorse in words."""
SHEET_ROW = 15.0
"""mm: how high the rows of a sheet for thumbprints are."""


@dataclass(frozen=True, slots=True)
class MemberWriter:
    """Writes the groups of one language."""

    statement: Statement
    code: str
    language: Language
    paragraphs: Paragraphs
    links: Links
    numbering: NumberingBook
    pictures: Pictures
    levels: Mapping[str, int]
    """The level of the headings in the list of each group."""

    def group(self, block: Signatories | Endorsement) -> Iterator[Element]:
        """Yield a group as it is set: as a list, as lines to sign on, as a sheet, as endorsers."""
        group = self.statement.groups[block.group]
        if isinstance(block, Endorsement):
            yield from self._endorsers(group)
        elif group.listing.set_as is SetAs.SIGNATURES:
            yield from self._signatures(group)
        elif group.listing.set_as is SetAs.THUMBPRINTS:
            yield self._sheet(group)
        else:
            yield from self._list(group)

    def _endorsers(self, group: Group) -> Iterator[Element]:
        """Yield the mark of each member, or its name, with what is said of it."""
        for member in group.members:
            if member.mark:
                yield from self.marks([member])
            else:
                yield self.paragraphs.of("Wordmark", member.name[self.code])
            details = self._details(member)
            yield from (self.paragraphs.of(ENDORSER, each) for each in details if each)
            if member.url:
                look = Look(style=LINK)
                runs = self.paragraphs.words.runs(shown_address(member.url), look)
                yield self.paragraphs.paragraph([self.links.element(member.url, runs)], ENDORSER)

    def marks(
        self, members: Sequence[Signatory], most_rows: int = 0, per_row: int = 0, scale: float = 1.0
    ) -> Iterator[Element]:
        """Yield a paragraph for each row of the marks of members, which all have one."""
        measures = Measures(width=self.paragraphs.design.page.text_width)
        placed = LogoBook(measures).wall(members, most_rows, per_row, scale)
        for row in placed.rows:
            content: list[Element] = []
            for each in row:
                content += [element("w:r", {}, text("   "))] if content else []
                mark = each.mark
                if isinstance(mark, Logo):
                    said = self.language.logo.format(name=each.member.name[self.code])
                    content.append(self.pictures.inline(mark, each.size.width, said))
                elif mark:
                    words = " ".join(mark.lines)
                    content += self.paragraphs.words.runs(words, Look(strong=True))
            yield self.paragraphs.paragraph(content, "Marks")

    def _list(self, group: Group) -> Iterator[Element]:
        totals = Totals(self.statement, self.code, self.language)
        listed = group.sections[self.code]
        if total := totals.total(group.identifier, listed):
            yield self.paragraphs.of("Normal", total)
        for section in listed:
            if section.heading:
                style = f"Heading{self.levels[group.identifier]}"
                yield self.paragraphs.of(style, totals.heading(group.identifier, section))
            yield from self._entries(section)
        members = [entry.member for section in listed for entry in section.entries]
        if marked := [member for member in members if member.mark]:
            yield from self.marks(marked, per_row=group.listing.marks_per_row)

    def _entries(self, section: Section) -> Iterator[Element]:
        """Yield the members below a heading; Word counts them where it knows the figures."""
        labels = [
            self.language.list_number(entry.number) if entry.number else ""
            for entry in section.entries
        ]
        counted = all(label.isascii() and label for label in labels)
        look = self.paragraphs.words.label
        numbered = self.numbering.labels(labels, 0, 0, look)[0] if counted and labels else ()
        for index, entry in enumerate(section.entries):
            words = self._noted(entry.member)
            if numbered:
                yield self.paragraphs.of(STYLE, words, numbered[index].element())
                continue
            runs = list(self.paragraphs.words.runs(labels[index])) if labels[index] else []
            runs += [element("w:r", {}, element("w:tab"))] if runs else []
            yield self.paragraphs.paragraph([*runs, *self.paragraphs.words.runs(words)], STYLE)

    def _noted(self, member: Signatory) -> str:
        """Return a name with what stands behind it in a list."""
        details, note = self._details(member)
        words = self.language.listing.between.join(filter(None, (member.name[self.code], details)))
        return f"{words} – {note}" if note else words

    def _details(self, member: Signatory) -> tuple[str, str]:
        """Return what a list shows of a member behind its name, and its note."""
        said = (member.texts(column).get(self.code) for column in LISTED)
        return self.language.listing.between.join(filter(None, said)), member.note[self.code]

    def _signatures(self, group: Group) -> Iterator[Element]:
        """Yield room for the signature of each member, then the name and what stands below it."""
        for member in signers(group, self.code):
            signed = self.language.signing.signed if member.signed else ""
            yield self.paragraphs.of("SignatureLine", signed)
            yield self.paragraphs.of("Signer", member.name[self.code])
            for line in lines_of(member, self.code):
                yield self.paragraphs.of("SignerDetails", line)

    def _sheet(self, group: Group) -> Element:
        """Return a table with a row and a box for the thumbprint of each member."""
        words = self.language.signing
        heads = [words.number, words.name, *(getattr(words, each) for each in OF_A_SHEET)]
        rows = [
            (True, [[self.paragraphs.of("HeaderCell", head)] for head in (*heads, words.print)])
        ]
        members: list[Signatory | None] = [*signers(group, self.code)]
        members += [None] * group.listing.blank_rows
        for number, member in enumerate(members, 1):
            cells = [self.language.list_number(number), *self._of_a_sheet(member), ""]
            rows.append((False, [[self.paragraphs.of("Cell", cell)] for cell in cells]))
        return grid(rows, self.paragraphs.design, height=SHEET_ROW)

    def _of_a_sheet(self, member: Signatory | None) -> list[str]:
        if member is None:
            return [""] * (1 + len(OF_A_SHEET))
        return [member.texts(column).get(self.code, "") for column in ("name", *OF_A_SHEET)]
