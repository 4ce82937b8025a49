"""Word files for tests, and what is read of them."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Final

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement

from statementpress.intake.document import WordDocument
from statementpress.intake.known import Known
from statementpress.intake.markdown import markdown_of
from statementpress.intake.proposal import Answers, IncomingFile, Proposal
from statementpress.intake.proposing import propose
from statementpress.intake.word import read_word
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project


def saved(document: Document) -> bytes:
    """Return a document of python-docx as a file."""
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def language_file(document: Document) -> WordDocument:
    """Return what is read of a document."""
    return read_word(saved(document), "made.docx")


def text_of(document: Document) -> str:
    """Return the Markdown of a document in one language."""
    read = language_file(document)
    return markdown_of(read.blocks, read.notes, {}).markdown


STYLES: Final = {
    "= ": "Title",
    "# ": "Heading 1",
    "## ": "Heading 2",
    "1 ": "List Number",
    "- ": "List Bullet",
    "> ": "Quote",
    "c ": "Caption",
}
"""What a line begins with that stands for a paragraph in a style."""


def document_of(*lines: str | Sequence[Sequence[str]]) -> Document:
    """Return a document with a paragraph for each line, and a table for each list of rows.

    Lines that begin with “* ” are bold, and those that begin with “^ ” are centred.
    """
    document = docx.Document()
    for line in lines:
        if not isinstance(line, str):
            table = document.add_table(len(line), max(map(len, line)))
            for row, cells in zip(table.rows, line, strict=True):
                for cell, text in zip(row.cells, cells, strict=False):
                    cell.text = text
            continue
        beginning = next((it for it in STYLES if line.startswith(it)), "")
        paragraph = document.add_paragraph(style=STYLES.get(beginning))
        text = line.removeprefix(beginning)
        run = paragraph.add_run(text.removeprefix("* ").removeprefix("^ "))
        if text.startswith("* "):
            for name in ("b", "bCs"):
                run._r.get_or_add_rPr().append(OxmlElement(f"w:{name}"))
        if text.startswith("^ "):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return document


def incoming(*lines: str | Sequence[Sequence[str]], name: str = "made.docx") -> IncomingFile:
    """Return such a document as a file that somebody hands in."""
    return IncomingFile(name=name, data=saved(document_of(*lines)))


@cache
def known(*wanted: str) -> Known:
    """Return what the shipped tables know; `wanted` are the languages of the statement."""
    return Known.of(Project.at(SHIPPED), wanted)


def proposed(*files: IncomingFile, **said: str) -> Proposal:
    """Return the proposal of files, with answers to questions."""
    return propose(files, known(), Answers(said=said))
