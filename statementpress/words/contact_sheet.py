"""What a contact sheet of marks says itself."""

from typing import Annotated

import msgspec

from statementpress.project.files import ProjectFiles
from statementpress.words.table import Fills, read_words


class ContactSheetWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One table of templates/words/contact-sheet.toml; the shipped one shows what words are for."""

    title: str
    explained: str
    """What the sheet is for, and what the person who gets it is asked to do."""
    counted: Annotated[str, Fills("marks", "missing", "faulty")]
    mark: str
    organisation: str
    printed: str
    """The head of the column with size and resolution."""
    approval: str
    """The head of the column to sign in."""
    size: Annotated[str, Fills("width", "height")]
    pixels: Annotated[str, Fills("width", "height")]
    vector: str
    """Of an SVG: it is sharp at any size."""
    fine: Annotated[str, Fills("ppi")]
    coarse: Annotated[str, Fills("ppi", "width", "height")]
    """Of an image with too few pixels, and how many it needs."""
    words: str
    """Of a mark that is set in type."""
    plate: str
    no_mark: str
    """In place of a picture whose file is at fault."""
    without: str
    """Above the members who have no mark."""
    picture: Annotated[str, Fills("name")]
    """What a screen reader says of a mark."""


def read_contact_sheet_words(files: ProjectFiles) -> dict[str, ContactSheetWords]:
    """Return the words of each language of a sheet; SetupError if the table is broken."""
    return read_words(files, "contact-sheet.toml", ContactSheetWords)
