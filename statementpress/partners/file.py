"""A partner's Word file beside a statement: what it changes, and the files after some changes."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from statementpress.errors import ContentError, Finding, Place, Severity, UsageError
from statementpress.intake.word import read_word
from statementpress.partners.applying import apply
from statementpress.partners.changes import PartnerChange
from statementpress.partners.comparing import compare
from statementpress.partners.texts import Reader, Text, texts_of
from statementpress.project.project import Project
from statementpress.renderings.word.word_file import word_file
from statementpress.statement.folder import Folder
from statementpress.statement.model import Statement

ALL = "all"
_NUMBERS = re.compile(r"(\d+)(?:-(\d+))?")


@dataclass(frozen=True, slots=True)
class PartnersFile:
    """A Word file that was compared with a statement."""

    changes: tuple[PartnerChange, ...]
    """What it changes."""
    texts: Mapping[str, Text]
    """The texts of the statement as they are, by language."""
    reader: Reader

    def taken(self, numbers: Collection[int]) -> dict[str, str]:
        """Return the texts in which the changes of these numbers are made, by the names of files.

        Files that no change is about are left out. Raises UsageError for a number that no change
        has, or of one that is not offered, and ContentError if a file would not be right with all
        of them; then none should be written.
        """
        known = {change.number: change for change in self.changes}
        for number in numbers:
            _check_offered(number, known)
        chosen = [change for change in self.changes if change.number in numbers]
        files: dict[str, str] = {}
        for text in self.texts.values():
            own = [change for change in chosen if change.file == text.file]
            if own:
                files[text.file] = self._changed(text, own)
        return files

    def _changed(self, text: Text, own: list[PartnerChange]) -> str:
        try:
            changed = apply(own, text.source)
        except ValueError as error:
            message = "two of these changes are about the same words"
            hint = "take one of them, and compare the file again"
            place = Place(text.file, own[0].line)
            found = Finding("changes-overlap", Severity.ERROR, message, place, hint)
            raise ContentError([found]) from error
        if worse := self.reader.read(text.code, changed).worse_than(text):
            raise ContentError([worse])
        return changed


def compare_file(
    statement: Statement, folder: Folder, project: Project, data: bytes, name: str
) -> PartnersFile:
    """Return what a partner's Word file changes in a statement that lies in a folder.

    `data` is what is in the file that is called `name`. Raises ContentError if it is no Word file
    that can be read, and SetupError if the project cannot make a Word file.
    """
    theirs = read_word(data, name)
    own = read_word(word_file(statement, statement.languages, project), name)
    reader = Reader.of(statement, folder)
    texts = texts_of(statement, folder, reader)
    changes = compare(own, theirs, texts, reader, statement.unbroken)
    return PartnersFile(changes, texts, reader)


def numbers_in(said: str, changes: Collection[PartnerChange]) -> set[int]:
    """Return the numbers that a person means by “1,3-5”, or by “all”: all that are offered.

    Raises UsageError for anything else.
    """
    if said.strip() == ALL:
        return {change.number for change in changes if change.is_offered}
    found: set[int] = set()
    for part in said.split(","):
        match = _NUMBERS.fullmatch(part.strip())
        if match is None:
            raise UsageError(
                f"“{said}” does not say which changes to take",
                hint="write their numbers, as in 1,3-5, or all",
            )
        first, last = int(match[1]), int(match[2] or match[1])
        found |= {first, last} if last - first > len(changes) else set(range(first, last + 1))
    return found


def encoded_as(before: bytes, text: str) -> bytes:
    """Return a text in UTF-8 with the mark at its beginning and the line ends that a file has."""
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    ends = "\r\n" if b"\r\n" in before else "\n"
    return mark + text.replace("\n", ends).encode()


def _check_offered(number: int, known: Mapping[int, PartnerChange]) -> None:
    if number not in known:
        raise UsageError(
            f"there is no change {number}", hint="compare without --take, which lists them"
        )
    if not known[number].is_offered:
        raise UsageError(
            f"change {number} cannot be taken: {known[number].reason or 'it is a remark'}",
            hint="take the others, and make this one by hand",
        )
