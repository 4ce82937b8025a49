"""Word files for tests, and what is read of them."""

from io import BytesIO

from docx.document import Document

from statementpress.intake.document import WordDocument
from statementpress.intake.markdown import markdown_of
from statementpress.intake.word import read_word


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
