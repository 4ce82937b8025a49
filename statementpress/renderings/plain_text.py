"""A statement in one language as plain text, to be read anywhere, searched, quoted, and archived.

A paragraph is one line, and an empty line follows it. Numbers are written as in the PDF, addresses
are written out, and the text has no invisible characters. Notes stand at the end, and the list of
contents has no page numbers.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from statementpress.renderings.outline import Piece, Role, outline
from statementpress.statement.links import says_address, shown_address
from statementpress.statement.listing import SetAs
from statementpress.statement.model import (
    Block,
    Contents,
    Emphasis,
    Endorsement,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    Link,
    Paragraph,
    Quotation,
    Rule,
    Signatories,
    Statement,
    Strong,
    Table,
    Text,
)
from statementpress.statement.register.columns import LISTED
from statementpress.statement.signatories import Signatory
from statementpress.statement.traversal import footnotes_in, sections
from statementpress.typeset.compose.contents import ContentsBook
from statementpress.typeset.compose.signing import lines_of, signers
from statementpress.words.languages import Language
from statementpress.words.totals import Totals

BULLET = "•"
RULE = "* * *"
CELLS = " | "
"""What stands between the cells of a row."""
QUOTED = "> "
"""What stands before each line of a quotation."""
_WITH = {Role.CONTACTS: Role.LETTERHEAD, Role.BOARD: Role.BOARD_TITLE}
"""What stands in one text with the piece before it."""
_EACH_ALONE = {Role.CONVENERS, Role.CLOSING}
"""The pieces of which each line is a text of its own."""


def plain_text(statement: Statement, code: str, languages: Mapping[str, Language]) -> str:
    """Return the text in the language `code`, with a line end after its last line."""
    writer = _Writer(statement, code, languages[code])
    pieces = _pieces(writer, outline(statement, code, languages))
    return "\n\n".join([*pieces, *writer.notes()]) + "\n"


def _pieces(writer: "_Writer", pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield the texts of pieces; what stands together on paper is one text."""
    for role, together in groupby(pieces, lambda piece: _WITH.get(piece.role, piece.role)):
        lines = []
        for piece in together:
            yield from writer.paragraphs(piece.blocks)
            label = f"{piece.label} " if piece.label else ""
            lines.append(label + "\n".join(piece.lines))
        if role in _EACH_ALONE:
            yield from "\n".join(lines).split("\n")
        elif any(lines):
            yield "\n".join(lines)


class _Writer:
    """Writes the blocks of one language as texts, which are then divided by empty lines."""

    def __init__(self, statement: Statement, code: str, language: Language) -> None:
        self.statement = statement
        self.code = code
        self.language = language

    def paragraphs(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield the texts of blocks, one for each paragraph, heading, list or group."""
        for block in blocks:
            yield from self._paragraphs(block)

    def _paragraphs(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(inlines=inlines) | Heading(inlines=inlines):
                yield self._words(inlines)
            case Contents():
                yield "\n".join(self._contents())
            case ItemList():
                yield "\n".join(self._items(block))
            case Table() | Figure() | Rule():
                yield from self._shown(block)
            case Quotation(blocks=inner):
                for text in self.paragraphs(inner):
                    yield "\n".join(f"{QUOTED}{line}" for line in text.split("\n"))
            case Signatories(group=group) if self._is_signed(group):
                yield from self.paragraphs(block.introduction)
                yield from self._signers(group)
            case Signatories(group=group, introduction=introduction):
                yield from self.paragraphs(introduction)
                yield from self._listed(group)
            case Endorsement(group=group, introduction=introduction):
                yield from self.paragraphs(introduction)
                for member in self.statement.groups[group].members:
                    yield "\n".join(filter(None, (self._noted(member), member.url)))
            case _:
                for section in sections(block):
                    yield from self.paragraphs(section)

    def _shown(self, block: Table | Figure | Rule) -> Iterator[str]:
        """Yield the texts of what is not running text, with the caption where paper has it."""
        match block:
            case Table():
                caption = self._words(block.caption)
                yield from filter(None, (caption, "\n".join(self._rows(block))))
            case Figure():
                caption = self._words(block.caption)
                yield "\n".join(filter(None, (f"[{block.alternative}]", caption)))
            case Rule():
                yield RULE

    def named(self, member: Signatory) -> str:
        return member.name[self.code]

    def _noted(self, member: Signatory) -> str:
        """Return a name with what stands behind it in a list."""
        details = (member.texts(column).get(self.code) for column in LISTED)
        words = self.language.listing.between.join(filter(None, (self.named(member), *details)))
        note = member.note[self.code]
        return f"{words} – {note}" if note else words

    def _listed(self, group: str) -> Iterator[str]:
        """Yield the total, if it is asked for, then each heading of a list and what is below it."""
        totals = Totals(self.statement, self.code, self.language)
        listed = self.statement.groups[group].sections[self.code]
        yield from filter(None, [totals.total(group, listed)])
        for section in listed:
            if section.heading:
                yield totals.heading(group, section)
            yield "\n".join(
                f"{self.language.list_number(entry.number)} {self._noted(entry.member)}"
                if entry.number
                else self._noted(entry.member)
                for entry in section.entries
            )

    def _is_signed(self, group: str) -> bool:
        return self.statement.groups[group].listing.set_as is SetAs.SIGNATURES

    def _signers(self, group: str) -> Iterator[str]:
        """Yield a text for each of those who sign: name, title, organisation, place, date."""
        for member in signers(self.statement.groups[group], self.code):
            yield "\n".join([self.named(member), *lines_of(member, self.code)])

    def _items(self, items: ItemList, indent: str = "") -> Iterator[str]:
        for label, item in zip(items.labels, items.items, strict=True):
            beginning = f"{indent}{label or BULLET} "
            for block in item:
                if isinstance(block, ItemList):
                    # An item that begins with a list has both labels on one line.
                    first, *others = self._items(block, f"{indent}    ")
                    yield beginning + first.lstrip() if beginning.strip() else first
                    yield from others
                else:
                    yield beginning + " ".join(self._paragraphs(block))
                beginning = f"{indent}    "

    def _words(self, inlines: Iterable[Inline]) -> str:
        return "".join(map(self._word, inlines))

    def _word(self, inline: Inline) -> str:
        match inline:
            case Text(text=text):
                return text
            case LineBreak():
                return "\n"
            case Link(url=url, children=children):
                said = self._words(children)
                address = shown_address(url)
                alike = says_address(said, url) or address == f"https://{said}"
                return said if alike else f"{said} <{address}>"
            case Strong(children=children) | Emphasis(children=children):
                return self._words(children)
            case Footnote(number=number) | FootnoteReference(number=number):
                return self._note_number(number)

    def _note_number(self, number: int) -> str:
        return f"[{self.language.figures(number)}]"

    def _rows(self, table: Table) -> Iterator[str]:
        """Yield a line for each row of a table, with a line of hyphens below the headers."""
        head, *rows = (
            CELLS.join(" ".join(self._words(cell).split()) for cell in row)
            for row in (table.head, *table.rows)
        )
        yield from (head, CELLS.join("---" for _ in table.head), *rows)

    def _contents(self) -> Iterator[str]:
        """Yield a line for each heading that a list of contents shows."""
        yield from filter(None, [self.language.contents])
        contents = ContentsBook({self.code: self.statement.parts[self.code]})
        for entry in contents.entries(self.code):
            yield self._words(entry.heading.inlines)
            yield from (f"    {self._words(inner.heading.inlines)}" for inner in entry.inside)

    def notes(self) -> Iterator[str]:
        """Yield the notes of the text, each with its number, under their heading."""
        notes = tuple(footnotes_in(self.statement.parts[self.code]))
        if notes:
            yield from filter(None, [self.language.notes])
        for note in notes:
            first, *others = self.paragraphs(note.blocks)
            yield "\n".join([f"{self._note_number(note.number)} {first}", *others])
