"""The part of a Word file in one language: what stands around the text, and the text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from statementpress.renderings.outline import Piece, Role, outline
from statementpress.renderings.word.blocks import BlockWriter, part_bookmark
from statementpress.renderings.word.design import NORMAL, Design
from statementpress.renderings.word.links import Bookmarks, Links
from statementpress.renderings.word.markup import (
    PARAGRAPH,
    add_property,
    element,
    paragraph,
    qualified,
    twips,
)
from statementpress.renderings.word.members import MemberWriter
from statementpress.renderings.word.notes import STYLE, NoteBook, NotePart, is_counted
from statementpress.renderings.word.numbering import NumberingBook
from statementpress.renderings.word.package import WordPackage
from statementpress.renderings.word.paragraphs import Paragraphs, Where
from statementpress.renderings.word.pictures import Pictures
from statementpress.renderings.word.words import PLAIN, Inlines, Look, Words
from statementpress.statement.model import Block, Paragraph, Statement
from statementpress.statement.traversal import footnotes_in
from statementpress.typeset.compose.contents import ContentsBook
from statementpress.typeset.compose.member_lists import heading_levels
from statementpress.words.languages import Language

_STYLES = {
    Role.MOTTO: "Motto",
    Role.LETTERHEAD: "Letterhead",
    Role.CONTACTS: "LetterLines",
    Role.BOARD_TITLE: "Letterhead",
    Role.BOARD: "LetterLines",
    Role.REFERENCE: "Reference",
    Role.EMBARGO: "Status",
    Role.TITLE: "Heading1",
    Role.SUBJECT: "LetterSubject",
    Role.UNOFFICIAL: "Status",
    Role.LUNAR: "Dateline",
    Role.DATELINE: "Dateline",
    Role.VERSION: "Dateline",
    Role.CORRIGENDUM: "Dateline",
}
"""The styles of what stands around the text."""
_OTHERS = "LetterPart"
CONVENERS = 0.85
"""How much smaller the marks above a title are than those of a list."""

BELOW_TABLE = 9.0
"""pt: the room below a table, where a paragraph of text follows."""
_STYLE, _OWN_SPACING = (
    f"{qualified('w:pPr')}/{qualified(name)}" for name in ("w:pStyle", "w:spacing")
)

_DATES = {Role.LUNAR, Role.DATELINE}
_OF_A_LETTER = "LetterDate"


@dataclass(frozen=True, slots=True)
class Shared:
    """What the parts of all languages share."""

    statement: Statement
    design: Design
    languages: Mapping[str, Language]
    package: WordPackage
    pictures: Pictures
    notes: NotePart
    notes_links: Links
    numbering: NumberingBook
    bookmarks: Bookmarks


@dataclass(frozen=True, slots=True)
class LanguagePart:
    """Writes the part in one language."""

    shared: Shared
    words: Words
    paragraphs: Paragraphs
    blocks: BlockWriter

    def body(self) -> list[Element]:
        """Return its paragraphs and tables inside a bookmark; the last of them is a paragraph."""
        shared = self.shared
        pieces = outline(shared.statement, self.words.code, shared.languages)
        found = list(_parted(each for piece in pieces for each in self._piece(piece)))
        if found[-1].tag != PARAGRAPH:
            found.append(paragraph([]))
        start, end = shared.bookmarks.ends(part_bookmark(self.words.code))
        found[-1].append(end)
        return [start, *found]

    def _piece(self, piece: Piece) -> Iterator[Element]:
        """Yield the paragraphs of a piece. That it is a draft stands on every page already."""
        match piece.role:
            case Role.TEXT:
                yield from self.blocks.blocks(piece.blocks)
            case Role.CONVENERS:
                yield from self.blocks.members.marks(
                    self.shared.statement.conveners, most_rows=2, scale=CONVENERS
                )
            case Role.CLOSING:
                yield from (self._lines([line], _OTHERS) for line in piece.lines)
            case Role.DRAFT:
                return
            case role:
                in_letter = role in _DATES and self.shared.statement.letter
                style = _OF_A_LETTER if in_letter else _STYLES.get(role, _OTHERS)
                yield self._lines(piece.lines, style, piece.label)

    def _lines(self, lines: Sequence[str], style: str, label: str = "") -> Element:
        """Return a paragraph with a label, perhaps, and with lines below each other."""
        is_heading = self.shared.design.styles[style].like != NORMAL
        content = list(self.words.runs(label, PLAIN if is_heading else Look(strong=True)))
        content += self.words.runs(" ") if label else []
        for number, line in enumerate(lines):
            content += [element("w:r", {}, element("w:br"))] if number else []
            content += self.words.runs(line)
        return self.paragraphs.paragraph(content, style)


def language_part(shared: Shared, words: Words) -> LanguagePart:
    """Return what writes the part in the language of `words`."""
    statement, code = shared.statement, words.code
    part, language = statement.parts[code], shared.languages[code]
    paragraphs = Paragraphs(shared.design, words)
    contents = ContentsBook({code: part})

    def writer(links: Links, notes: NoteBook | None) -> BlockWriter:
        levels = heading_levels(part)
        members = MemberWriter(
            statement, code, language, paragraphs, links, shared.numbering, shared.pictures, levels
        )
        return BlockWriter(
            shared.design,
            paragraphs,
            Inlines(words, links, notes),
            shared.numbering,
            shared.pictures,
            members,
            contents,
            language.contents,
            shared.bookmarks,
        )

    of_notes = writer(shared.notes_links, None)

    def note(blocks: Sequence[Block], beginning: Sequence[Element]) -> list[Element]:
        made = list(of_notes.blocks(blocks, Where(style=STYLE)))
        if not blocks or not isinstance(blocks[0], Paragraph):  # the number stands by itself
            made.insert(0, paragraphs.paragraph([], STYLE))
        for each in reversed(beginning):
            made[0].insert(1, each)  # after the properties
        return made

    numbers = (footnote.number for footnote in footnotes_in(part))
    counted = is_counted(numbers)
    notes = NoteBook(shared.notes, code, language, counted, shared.bookmarks, note)
    return LanguagePart(shared, words, paragraphs, writer(Links(shared.package.document), notes))


def _parted(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield paragraphs and tables with room below each table, and a paragraph between two tables.

    Word would make one table of the two.
    """
    is_below = False
    for each in elements:
        is_table = each.tag != PARAGRAPH
        if is_below and is_table:
            yield paragraph([])
        elif is_below and each.find(_OWN_SPACING) is None and each.find(_STYLE) is None:
            add_property(each, element("w:spacing", {"w:before": twips(BELOW_TABLE)}))
        yield each
        is_below = is_table
