"""Read a Word file: paragraphs, lists with their labels, tables, notes, pictures, tracked changes.

The XML is read as it stands in the file, and not through a library that turns Word into HTML. Such
a library leaves out what this room is about: it takes `w:b` for the bold of Khmer, whose bold is
`w:bCs`; it forgets which label a list prints; it accepts every tracked change without a word; and
it knows no paragraph by its number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from statementpress.errors import ContentError, Finding, Place, Severity
from statementpress.intake.document import (
    Block,
    Cell,
    Change,
    ChangeKind,
    Comment,
    Contents,
    Label,
    Left,
    Run,
    WordDocument,
    WordParagraph,
    WordTable,
)
from statementpress.intake.inlines import InlineReader, Pictures, change_of
from statementpress.intake.looks import merged
from statementpress.intake.numbering import Numbering
from statementpress.intake.package import WordPackage
from statementpress.intake.styles import (
    Style,
    Styles,
    heading_level,
    is_quotation,
    is_title,
)
from statementpress.intake.word_xml import (
    Element,
    attribute,
    below,
    child,
    children,
    local,
    value,
    whole,
)
from statementpress.statement.files import FileError

MOST_PARAGRAPHS: Final = 20_000
"""The most paragraphs of a file, empty ones as well; the longest statement has a few hundred."""
_CENTRED: Final = ("center", "centre")
_OF_CONTENTS: Final = "table of contents"


def read_word(data: bytes, name: str) -> WordDocument:
    """Return what a Word file (.docx) holds; `name` is the file's name, for messages.

    Raises ContentError with one finding if it is no Word file that can be read: not-word,
    word-locked, word-damaged or too-large.
    """
    try:
        return _Reader(WordPackage(data), name).read()
    except FileError as error:
        finding = Finding(error.code, Severity.ERROR, error.message, Place(name), error.hint)
        raise ContentError([finding]) from error


class _Reader:
    """Reads one file."""

    def __init__(self, package: WordPackage, name: str) -> None:
        self.package, self.name = package, name
        styles = self._part("styles")
        self.styles = Styles(styles)
        linked = {
            attribute(each, "styleId"): value(each, "pPr", "numPr", "numId")
            for each in children(styles, "style")
            if attribute(each, "type") == "numbering"
        }
        self.numbering = Numbering(self._part("numbering"), linked)
        self.left: list[Left] = []
        self.pictures = Pictures(package)
        self.count = 0
        """How many paragraphs with something in them were read."""
        self.seen = 0
        """How many paragraphs were read."""
        self.inlines = self._inline_reader(package.main)

    def _inline_reader(self, part: str) -> InlineReader:
        return InlineReader(self.package, part, self.styles, self.pictures, self.left)

    def _part(self, kind: str) -> Element | None:
        part = next(self.package.related(kind), None)
        return None if part is None else self.package.xml(part)

    def read(self) -> WordDocument:
        """Return the whole file."""
        body = child(self.package.xml(self.package.main), "body")
        if body is None:
            raise self.package.damaged("it has no text in it")
        blocks = tuple(self._blocks(body))
        notes = dict(self._notes())
        self._read_margins()
        return WordDocument(
            self.name, blocks, notes, dict(self._comments()), self.pictures.found, tuple(self.left)
        )

    def _blocks(self, container: Element) -> Iterator[Block]:
        for element in container:
            match local(element):
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    yield self._table(element)
                case "sdt" if _OF_CONTENTS in _gallery(element):
                    yield Contents(self.count)
                case "sdt":
                    content = child(element, "sdtContent")
                    yield from () if content is None else self._blocks(content)
                case "customXml" | "ins" | "moveTo":
                    yield from self._blocks(element)
                case "AlternateContent":
                    choice = child(element, "Choice")
                    yield from () if choice is None else self._blocks(choice)
                case "altChunk":
                    self.left.append(Left("object", self.count, "a file inside the file"))

    def _paragraph(self, element: Element) -> Iterator[Block]:
        """Yield a paragraph that has something in it, or the table of contents that it begins."""
        self.seen += 1
        if self.seen > MOST_PARAGRAPHS:
            raise self.package.too_large(f"it has more than {MOST_PARAGRAPHS:,} paragraphs")
        own = child(element, "pPr")
        style = self.styles.of(value(own, "pStyle"))
        was_open = self.inlines.in_contents
        runs = self.inlines.read(element, style, self.count + 1)
        if was_open or self.inlines.contents_begun:
            if self.inlines.contents_begun:
                yield Contents(self.count)
            self.inlines.contents_begun = False
            return
        item = self.numbering.item(own, style) if runs else None
        has_rule = not runs and (_has_line(own, style) or any(map(_is_line, element.iter())))
        mark = _mark_change(own)
        if not runs and not has_rule:
            return
        self.count += 1
        level, is_quoted, is_caption = (
            heading_level(style, own),
            is_quotation(style),
            style.name == "caption",
        )
        if level or is_quoted or is_caption or is_title(style):
            runs = _without_looks_of(style, runs)
        yield WordParagraph(
            number=self.count,
            runs=runs,
            style=style.name,
            level=level,
            is_title=is_title(style),
            label=Label(item.label, item.list_key, item.level) if item and item.label else None,
            indent=_indent(own, style, item.indent if item else None),
            is_centred=_first(own, style, "jc") in _CENTRED,
            is_quotation=is_quoted,
            is_caption=is_caption,
            has_rule=has_rule,
            mark_change=mark,
        )

    def _table(self, element: Element) -> WordTable:
        first = self.count
        rows, changes = [], []
        for row in _rows(element):
            properties = child(row, "trPr")
            found = map(change_of, () if properties is None else properties)
            changes += [each for each in found if each]
            rows.append(tuple(self._cells(row)))
        number = min(first + 1, max(self.count, 1))
        return WordTable(number, tuple(rows), next(iter(changes), None))

    def _cells(self, row: Element) -> Iterator[Cell]:
        for element in _inside(row, "tc"):
            properties = child(element, "tcPr")
            across = whole(value(properties, "gridSpan"), 1)
            merged = child(properties, "vMerge")
            goes_on = merged is not None and attribute(merged, "val") != "restart"
            blocks = tuple(self._blocks(element))
            yield Cell(blocks, max(1, min(across, 100)), goes_on)

    def _notes(self) -> Iterator[tuple[str, tuple[WordParagraph, ...]]]:
        """Yield each note that the text refers to, by its key."""
        elements: dict[str, tuple[str, Element]] = {}
        for kind in ("footnote", "endnote"):
            for part in self.package.related(f"{kind}s"):
                for each in children(self.package.xml(part), kind):
                    elements[f"{kind} {attribute(each, 'id')}"] = part, each
        readers: dict[str, InlineReader] = {}
        for key, number in self.inlines.noted.items():
            part, element = elements.get(key, ("", None))
            if element is None:
                self.left.append(Left("lost-note", number))
                yield key, ()
                continue
            if part not in readers:
                readers[part] = self._inline_reader(part)
            yield key, self._note(readers[part], element, number)

    def _note(self, reader: InlineReader, note: Element, number: int) -> tuple[WordParagraph, ...]:
        """Return the paragraphs of a note; they have the number of the one that refers to it."""
        outer, count, self.inlines, self.count = self.inlines, self.count, reader, number - 1
        paragraphs: list[WordParagraph] = []
        for element in below(note, "p"):
            for block in self._paragraph(element):
                self.count = number - 1
                paragraphs += [block] if isinstance(block, WordParagraph) else []
        self.inlines, self.count = outer, count
        return tuple(paragraphs)

    def _comments(self) -> Iterator[tuple[str, Comment]]:
        for part in self.package.related("comments"):
            for each in children(self.package.xml(part), "comment"):
                text = "\n".join(filter(None, map(words_of, below(each, "p"))))
                key, author = attribute(each, "id"), attribute(each, "author")
                number = self.inlines.commented.get(key, 0)
                yield key, Comment(author, attribute(each, "date"), text, number)

    def _read_margins(self) -> None:
        """Note the words of headers and footers."""
        said = set()
        for kind in ("header", "footer"):
            for part in self.package.related(kind):
                root = self.package.xml(part)
                words = " ".join(filter(None, map(words_of, below(root, "p"))))
                if any(map(str.isalpha, words)) and words not in said:
                    said.add(words)
                    self.left.append(Left(kind, 0, words))


def words_of(paragraph: Element) -> str:
    """Return the words of a paragraph, whatever they look like."""
    signs = {"tab": " ", "br": " ", "cr": " "}
    parts = (
        signs.get(local(each)) or (each.text or "" if local(each) == "t" else "")
        for each in paragraph.iter()
    )
    return " ".join("".join(parts).split())


def _rows(table: Element) -> Iterator[Element]:
    yield from _inside(table, "tr")


def _inside(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, those in content controls as well."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "del", "moveFrom"):
            yield from _inside(each, name)


def _gallery(control: Element) -> str:
    """Return what kind of building block a content control is, in small letters."""
    properties = child(control, "sdtPr")
    return value(properties, "docPartObj", "docPartGallery").casefold()


def _first(own: Element | None, style: Style, name: str) -> str:
    """Return the value of a property of paragraphs that counts; "" if nothing is said of it."""
    said: Sequence[str] = [value(each, name) for each in (own, *style.properties("pPr"))]
    return next(filter(None, said), "")


def _indent(own: Element | None, style: Style, of_list: int | None) -> int:
    """Return how far a paragraph is indented: itself, or else its list, or else its style."""
    for properties in (own, *style.properties("pPr")):
        if of_list is not None and properties is not own:
            return of_list
        found = child(properties, "ind")
        left = attribute(found, "left") or attribute(found, "start")
        if left:
            return whole(left)
    return of_list or 0


def _without_looks_of(style: Style, runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return runs without the bold and italic that all paragraphs of a style have."""
    bold = any(style.switch(name) for name in ("b", "bCs"))
    italic = any(style.switch(name) for name in ("i", "iCs"))
    plain = (
        replace(run, bold=run.bold and not bold, italic=run.italic and not italic) for run in runs
    )
    return tuple(merged(plain))


def _has_line(own: Element | None, style: Style) -> bool:
    """Return whether a paragraph draws a line above or below itself."""
    for properties in (own, *style.properties("pPr")):
        borders = child(properties, "pBdr")
        if borders is not None:
            lines = (value(borders, side) for side in ("top", "bottom"))
            return any(line not in ("", "nil", "none") for line in lines)
    return False


def _is_line(element: Element) -> bool:
    """Return whether a shape is the line that Word draws for three hyphens on a web page."""
    return local(element) == "rect" and attribute(element, "hr") in ("t", "true", "1")


def _mark_change(own: Element | None) -> Change | None:
    """Return the tracked change of a paragraph's end."""
    properties = child(own, "rPr")
    found = map(change_of, () if properties is None else properties)
    return next((each for each in found if each and each.kind is not ChangeKind.FORMATTED), None)
