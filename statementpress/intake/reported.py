"""What is said of all in a Word file that a statement cannot show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from statementpress.intake.document import (
    Left,
    WordDocument,
    WordParagraph,
    WordTable,
)
from statementpress.intake.known import Known
from statementpress.intake.letters import main_script
from statementpress.intake.proposal import Said
from statementpress.scripts.runs import LATIN, shows_clusters
from statementpress.statement.register.findings.legacy_font import legacy_signs
from statementpress.statement.report import in_runs

ERROR, WARNING, NOTE = "error", "warning", "note"

_WORDS: Final[Mapping[str, tuple[str, str, str]]] = {
    "text-box": (
        WARNING,
        "a text box is not taken over: “{words}”",
        "copy its words into the text where they belong",
    ),
    "chart": (WARNING, "a chart is not taken over", "save it as a picture, and put that in"),
    "object": (
        WARNING,
        "an object of another program is not taken over",
        "put it in as a picture, or as words",
    ),
    "shape": (NOTE, "a shape is not taken over", "nothing is lost if it only adorns the page"),
    "equation": (
        WARNING,
        "an equation is taken over as a line of signs: “{words}”",
        "write it in words, or put it in as a picture",
    ),
    "field": (
        NOTE,
        "a field is taken over with the words that it shows now ({words})",
        "look whether they are right",
    ),
    "hidden": (
        WARNING,
        "hidden text is not taken over: “{words}”",
        "nothing is lost if nobody was to read it",
    ),
    "placeholder": (
        WARNING,
        "a place that was never filled in is not taken over: “{words}”",
        "write there what is meant, or delete it",
    ),
    "header": (
        NOTE,
        "the head of the pages is not taken over: “{words}”",
        "editions have their own",
    ),
    "footer": (
        NOTE,
        "the foot of the pages is not taken over: “{words}”",
        "editions have their own",
    ),
    "page-break": (
        NOTE,
        "a page break is not taken over",
        "to begin an annex on a new page, put it between “::: annex” and “:::”",
    ),
    "column-break": (NOTE, "a column break is not taken over", "editions set their own columns"),
    "symbol": (
        WARNING,
        "a sign of a font of symbols is not taken over ({words})",
        "type a sign that other fonts have as well",
    ),
    "struck": (
        WARNING,
        "words that are struck out are taken over like others: “{words}”",
        "delete them if they are not meant to be read",
    ),
    "highlight": (
        WARNING,
        "words are highlighted: “{words}”",
        "see whether somebody still wants to settle something there",
    ),
    "coloured": (NOTE, "coloured words are taken over in black: “{words}”", "use bold to stress"),
    "underlined": (
        NOTE,
        "underlined words are taken over without the line: “{words}”",
        "use bold to stress",
    ),
    "capitals": (
        NOTE,
        "words that Word shows in capitals are taken over as they were typed: “{words}”",
        "type them in capitals if that is meant",
    ),
    "raised": (
        NOTE,
        "raised or lowered signs stand in the line: “{words}”",
        "look whether they can still be understood",
    ),
    "internal-link": (
        NOTE,
        "links inside the document are taken over as words: “{words}”",
        "the list of contents has links of its own",
    ),
    "link-left": (
        WARNING,
        "a link to “{words}” is taken over as words",
        "link to an address on the web, or to a mailbox",
    ),
    "marks-left": (
        NOTE,
        "bold and slanted words are taken over like others: “{words}”",
        "mark whole words or syllables",
    ),
    "lost-note": (ERROR, "a note is missing in the file", "delete its number, and put the note in"),
    "picture-elsewhere": (
        WARNING,
        "a picture is not in the file, but only linked to: “{words}”",
        "put the picture itself into the document",
    ),
    "picture-format": (
        WARNING,
        "a picture is not taken over: {words}",
        "save it as PNG, JPEG or SVG, and put it into figures/",
    ),
    "picture-cropped": (
        NOTE,
        "a picture that is cut in Word is taken over whole: “{words}”",
        "cut the picture itself",
    ),
    "merged-cells": (
        WARNING,
        "cells that are one in Word are several here, of which only the first has words",
        "look whether the table can still be understood",
    ),
    "nested-table": (
        WARNING,
        "a table inside a table is taken over as words in its cell",
        "make two tables of it",
    ),
    "cell-lines": (
        NOTE,
        "the paragraphs of a cell are joined to one",
        "look whether they can still be understood",
    ),
    "own-style": (
        NOTE,
        "the style “{words}” is taken over as an ordinary paragraph",
        "use a fence such as “::: box” if it is meant to stand out",
    ),
    "typed-list": (
        NOTE,
        "labels that were typed by hand are taken over as a list",
        "put a backslash before a label that is none",
    ),
    "bold-heading": (
        NOTE,
        "lines in bold are taken for headings",
        "answer bold-headings=no if they are none",
    ),
    "two-columns": (
        NOTE,
        "a table with a language in each column is taken over as text of both languages",
        "look whether it was one",
    ),
    "tracked-format": (
        WARNING,
        "a tracked change of the look of words is taken for accepted: “{words}”",
        "accept or reject it in Word",
    ),
    "date-taken": (
        NOTE,
        "“{words}” becomes the place and the day of the statement",
        "editions print both",
    ),
    "parted-word": (
        WARNING,
        "a space or a line end parts a word, as in text out of a PDF: “{words}”",
        "type --answer parted-words=join to have them joined",
    ),
    "begun-again": (
        NOTE,
        "items of a list that went on from the text of another language are counted from 1",
        "look whether they are right",
    ),
    "of-the-register": (
        NOTE,
        "marks and addresses that editions make of the register are not taken over: “{words}”",
        "nothing is lost if they are in the register",
    ),
    "lunar-taken": (
        NOTE,
        "“{words}” becomes the lunar date of the statement",
        "editions print it above the day",
    ),
    "motto-left": (
        WARNING,
        "the national motto is not taken over: “{words}”",
        "only letters begin with it (motto = true); write it into the text if it is meant there",
    ),
    "note-left": (
        WARNING,
        "a note to a title or a heading is not taken over: “{words}”",
        "put its number behind a word of the text",
    ),
    "logo-taken": (
        NOTE,
        "a picture is put into logos/: {words}",
        "name it in the column “logo” of the register, or move it to figures/",
    ),
}
"""For each code how bad it is, what is said, and what to do."""
ADDED: Final = ("marks", "wordmark", "endorser")
"""The styles of what the Word edition of a statement makes of its register."""
_PLAIN: Final = {
    *ADDED, "signatory", "dateline", "cell", "headercell", "header cell", "picture", "toc heading",
    "", "normal", "body text", "text body", "body", "list paragraph", "default", "standard",
    "no spacing", "normal (web)", "caption", "list", "default style", "default paragraph style",
    "table contents", "table heading", "body text indent", "footnote text", "endnote text",
    "plain text", "footnote",
}  # fmt: skip
_SURE: Final = 5
"""From how many signs on a text is sure to be typed for such a font."""
_QUOTED: Final = 70


def left_out(left: Iterable[Left], file: str) -> Iterator[Said]:
    """Yield what is said of each kind of thing that was left, once for all its places."""
    kinds: dict[tuple[str, str], list[Left]] = {}
    for each in left:
        apart = each.words if each.code in ("own-style", "field", "link-left") else ""
        kinds.setdefault((each.code, apart), []).append(each)
    for (code, _), places in kinds.items():
        severity, message, hint = _WORDS[code]
        if code in ("text-box", "hidden", "header", "footer", "placeholder", "picture-format"):
            for each in places:
                text = message.format(words=" ".join(each.words.split()))
                yield Said(
                    code=code,
                    severity=severity,
                    message=text,
                    hint=hint,
                    file=file,
                    paragraph=each.number,
                )
            continue
        text = message.format(words=quoted(places[0].words))
        numbers = sorted({each.number for each in places})
        if len(numbers) > 1:
            text += f"; paragraphs {in_runs(numbers)}"
        yield Said(
            code=code, severity=severity, message=text, hint=hint, file=file, paragraph=numbers[0]
        )


def quoted(text: str) -> str:
    """Return words as a message quotes them: on one line, and not too many."""
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def fonts(document: WordDocument, known: Known) -> Iterator[Said]:
    """Yield what is said of text in a Khmer font from before Unicode, by its name or by its look.

    It is an error, and by a look that is not sure a warning.
    """
    named: dict[str, list[WordParagraph]] = {}
    looks: list[tuple[WordParagraph, bool]] = []
    for paragraph in document.paragraphs():
        found = set(_legacy_fonts(paragraph, known))
        for font in sorted(found):
            named.setdefault(font, []).append(paragraph)
        words = paragraph.text.split()
        signs = legacy_signs(paragraph.text)
        if (
            not found
            and not shows_clusters(paragraph.text)
            and signs >= 2
            and signs * 4 >= len(words)
        ):
            looks.append((paragraph, signs >= _SURE and signs * 2 >= len(words)))
    hint = "turn the text into Khmer Unicode with a converter for its font, or type it again"
    for font, paragraphs in named.items():
        what = f"text is typed for the font {font}, from before Unicode"
        yield _font(what, hint, paragraphs, document)
    what = "text seems to be typed for a font of the time before Unicode"
    for is_sure in (True, False):
        if alike := [paragraph for paragraph, sure in looks if sure is is_sure]:
            said = _font(what, hint, alike, document)
            yield said if is_sure else msgspec.structs.replace(said, severity=WARNING)


def _font(
    what: str, hint: str, paragraphs: Sequence[WordParagraph], document: WordDocument
) -> Said:
    numbers = sorted({each.number for each in paragraphs})
    message = f"{what}: “{quoted(paragraphs[0].text)}”"
    if len(numbers) > 1:
        message += f"; paragraphs {in_runs(numbers)}"
    return Said(
        code="legacy-font",
        severity=ERROR,
        message=message,
        hint=hint,
        file=document.name,
        paragraph=numbers[0],
    )


def _legacy_fonts(paragraph: WordParagraph, known: Known) -> Iterator[str]:
    """Yield the fonts from before Unicode in which a paragraph has Latin letters."""
    beginnings = tuple(each for words in known.words.values() for each in words.legacy_fonts)
    for run in paragraph.runs:
        is_legacy = beginnings and run.font.casefold().startswith(beginnings)
        if is_legacy and main_script(run.text) == LATIN:
            yield run.font


def tables(document: WordDocument) -> Iterator[Left]:
    """Yield each table with cells that are one in Word, and several here."""
    for block in document.blocks:
        if isinstance(block, WordTable) and len(block.rows) > 1:
            cells = [cell for row in block.rows for cell in row]
            if any(cell.across > 1 or cell.goes_on for cell in cells):
                yield Left("merged-cells", block.number)


def styles(document: WordDocument) -> Iterator[Left]:
    """Yield each paragraph in a style whose meaning is not known."""
    for paragraph in document.paragraphs():
        known = paragraph.level or paragraph.is_title or paragraph.is_quotation or paragraph.label
        if not known and paragraph.style not in _PLAIN and not paragraph.has_rule:
            yield Left("own-style", paragraph.number, paragraph.style)


def pictures(document: WordDocument) -> Iterator[Left]:
    """Yield each picture that is cut in Word."""
    for paragraph in document.paragraphs():
        for run in paragraph.runs:
            picture = document.pictures.get(run.picture)
            if picture and picture.is_cropped:
                yield Left("picture-cropped", paragraph.number, picture.alternative)
