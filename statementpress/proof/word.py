"""Prove that a Word file says what it should: its XML is read again, apart from what wrote it.

The reader knows of WordprocessingML what is needed to find the words that Word shows, in their
order: text, labels of lists, fields, notes. It takes nothing from the writer but the bytes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from statementpress.errors import Fault, ProofError
from statementpress.proof.proof import QUOTED
from statementpress.proof.sources import Sources

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{_W}val"
_LEVEL = re.compile(r"%([1-9])")
_HUNDREDS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN = (*_HUNDREDS, (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HINT = (
    "the file is not right, and Statement Press is at fault: please report it. Until then, write "
    "these words otherwise"
)


@dataclass(frozen=True, slots=True)
class WordText:
    """What one section of a Word file says."""

    body: str
    """Its paragraphs, a line for each, with the labels of lists."""
    notes: str
    """The notes that it refers to, in the order of the references."""


def prove_word(data: bytes, parts: Sequence[Sources]) -> int:
    """Compare a Word file with what the author's files say; return how many characters it has.

    `parts` are what each of its sections has to say. Raises ProofError with everything that a
    section lacks, or has in another order.
    """
    read = word_texts(data)
    faults = []
    if len(read) != len(parts):
        message = f"it has {len(read)} parts instead of {len(parts)}"
        faults.append(Fault("page-count", message, None, None, _HINT))
    for text, sources in zip(read, parts, strict=False):
        for passage in sources.missing((text.body, text.notes)):
            message = f"“{str(passage)[:QUOTED]}” is missing, or not in its place"
            faults.append(Fault("lost-text", message, None, passage.lines[0][0], _HINT))
    if faults:
        raise ProofError(
            "the Word file was made, but it is not right, so it was not written:", faults=faults
        )
    return sum(len(text.body) + len(text.notes) for text in read)


def word_texts(data: bytes) -> list[WordText]:
    """Return what each section of a Word file says; raises what reading a broken file raises."""
    with ZipFile(BytesIO(data)) as file:
        document, numbering, footnotes = (
            ElementTree.fromstring(file.read(f"word/{name}.xml"))
            for name in ("document", "numbering", "footnotes")
        )
    labels = _Labels.of(numbering)
    notes = {note.get(f"{_W}id", ""): note for note in footnotes}
    found, lines, referred = [], list[str](), list[str]()
    for paragraph in document.iter(f"{_W}p"):
        lines.append(labels.before(paragraph) + _words(paragraph))
        for reference in paragraph.iter(f"{_W}footnoteReference"):
            note = notes[reference.get(f"{_W}id", "")]
            referred += (labels.before(each) + _words(each) for each in note.iter(f"{_W}p"))
        if paragraph.find(f"{_W}pPr/{_W}sectPr") is not None:
            found.append(WordText("\n".join(lines), "\n".join(referred)))
            lines, referred = [], []
    return [*found, WordText("\n".join(lines), "\n".join(referred))]


def _words(paragraph: Element) -> str:
    """Return the words of a paragraph, with what its fields show and not what they ask for."""
    return "".join(_pieces(paragraph))


def _pieces(element: Element) -> Iterator[str]:
    asking = 0
    for each in element.iter():
        match each.tag.removeprefix(_W):
            case "fldChar":
                kind = each.get(f"{_W}fldCharType")
                asking += {"begin": 1, "separate": -1}.get(kind or "", 0)
            case "t" if not asking:
                yield each.text or ""
            case "tab":
                yield "\t"
            case "br":
                yield "\n"


@dataclass(slots=True)
class _Labels:
    """Counts the items of lists as Word does."""

    levels: Mapping[str, Mapping[str, Element]]
    """The levels of each numbering, by its number."""
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: Element) -> "_Labels":
        """Return what counts by a document of numberings."""
        abstract = {
            each.get(f"{_W}abstractNumId", ""): {
                level.get(f"{_W}ilvl", ""): level for level in each.iter(f"{_W}lvl")
            }
            for each in numbering.iter(f"{_W}abstractNum")
        }
        return cls(
            {
                each.get(f"{_W}numId", ""): abstract[_said(each, "abstractNumId")]
                for each in numbering.iter(f"{_W}num")
            }
        )

    def before(self, paragraph: Element) -> str:
        """Return the label of a paragraph, with a space; "" if it has none."""
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        if properties is None:
            return ""
        number, place = _said(properties, "numId"), _said(properties, "ilvl")
        level = self.levels[number][place]
        count = self.counts.get((number, place), int(_said(level, "start")) - 1) + 1
        self.counts[number, place] = count
        form = _said(level, "numFmt")
        return _LEVEL.sub(lambda _: _counted(count, form), _said(level, "lvlText")) + " "


def _said(element: Element, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return "" if found is None else found.get(_VALUE, "")


def _counted(count: int, form: str) -> str:
    """Return a number as Word writes it."""
    match form:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman":
            roman = _roman(count)
            return roman if form == "lowerRoman" else roman.upper()
        case _:
            return str(count)


def _roman(count: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (count // value)
        count %= value
    return written
