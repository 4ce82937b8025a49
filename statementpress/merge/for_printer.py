"""Lay the letters that were made into one file for the printer, and see that it says the same."""

from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from statementpress.errors import OutputError, Place, ProofError, UsageError
from statementpress.merge.one_file import NamedLetter, OneFile, joined
from statementpress.merge.run import WHOLE
from statementpress.native.file_names import folded
from statementpress.project.editions import Format, choose
from statementpress.project.project import Project
from statementpress.proof import pdfium


def one_file(letters: Mapping[str, Path], *, right_hand: bool) -> bytes:
    """Return one PDF with the letters in these files, by their names, in their order.

    With `right_hand`, each begins on the front of a sheet. Raises OutputError if a file cannot be
    read any more, ProofError if a page of the PDF does not read as that of its letter.
    """
    read = [NamedLetter(name, _read(path)) for name, path in letters.items()]
    whole = joined(read, right_hand=right_hand)
    _prove(whole, read)
    return whole.pdf


def name_of(edition: str, taken: Iterable[str]) -> str:
    """Return the name of that file, without its ending: one that no letter has."""
    name, others = f"{WHOLE}{edition}", {folded(each) for each in taken}
    while folded(name) in others:
        name += "-"
    return name


def check_possible(project: Project, edition: str) -> None:
    """Raise UsageError if an edition is unknown, or no PDF, of which one file could be made."""
    if choose(project.editions, edition).format is not Format.PDF:
        message = f"the edition “{edition}” is no PDF, and cannot be laid into one file"
        raise UsageError(message, hint="leave --one-file out, or choose another edition")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(
            f"it cannot be read: {error.strerror}",
            place=Place(str(path)),
            hint="run the command again",
        ) from error


def _prove(whole: OneFile, letters: Iterable[NamedLetter]) -> None:
    """Raise ProofError if a page does not read as it does alone, or if a page is missing."""
    own = chain.from_iterable(map(_texts, (letter.pdf for letter in letters)))
    texts = [text for text, blank in zip(_texts(whole.pdf), whole.blanks, strict=True) if not blank]
    if texts != list(own):
        raise ProofError(
            "the file with all letters was made, but does not read as they do, so it was not "
            "written",
            hint="give them to the printer one by one, and report the statement that shows this",
        )


def _texts(pdf: bytes) -> list[str]:
    with pdfium.opened(pdf) as document:
        return pdfium.page_texts(document)
