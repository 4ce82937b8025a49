"""What stands on a letter in one language besides its text, with the labels of that language."""

from collections.abc import Mapping
from dataclasses import dataclass

from statementpress.errors import ContentError, Finding, Place, SetupError, Severity
from statementpress.statement.letter import DateAt, Letter
from statementpress.statement.model import Statement
from statementpress.words.languages import Language
from statementpress.words.table import LANGUAGES, place_of


@dataclass(frozen=True, slots=True)
class Labelled:
    """Lines with a label before them."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterLines:
    """The lines of one language; empty, or None, for each that the letter does not have."""

    motto: tuple[str, ...]
    """The national motto."""
    date_at_end: bool
    """Whether place and date stand after the closing words, and not before the addressee."""
    letterhead: tuple[str, ...]
    contacts: tuple[str, ...]
    board_title: tuple[str, ...]
    board: tuple[tuple[str, ...], ...]
    addressee: tuple[str, ...]
    through: Labelled | None
    subject: Labelled
    refers_to: Labelled | None
    salutation: tuple[str, ...]
    closing: tuple[str, ...]
    copy_to: Labelled | None
    enclosures: Labelled | None

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels, in the order in which readers find them."""
        said = (self.through, self.subject, self.refers_to, self.copy_to, self.enclosures)
        return tuple(each.label for each in said if each)


def letter_lines(
    statement: Statement, code: str, languages: Mapping[str, Language]
) -> LetterLines | None:
    """Return what stands on a letter in the language `code`; None for what is no letter.

    `languages` are those of the project. Raises SetupError if the project's table lacks words for
    it, and ContentError (no-motto) for a motto that no language of the letter has.
    """
    letter = statement.letter
    if letter is None:
        return None

    def labelled(key: str) -> Labelled | None:
        lines = getattr(letter, key).get(code, ())
        return Labelled(_label(languages, code, key), lines) if lines else None

    return LetterLines(
        motto=_motto(statement, letter, code, languages),
        date_at_end=letter.date_at.get(code, languages[code].letter.date_at) is DateAt.END,
        letterhead=letter.letterhead.get(code, ()),
        contacts=letter.contacts.get(code, ()),
        board_title=letter.board_title.get(code, ()),
        board=letter.board.get(code, ()),
        addressee=letter.addressee[code],
        through=labelled("through"),
        subject=Labelled(_label(languages, code, "subject"), letter.subject[code]),
        refers_to=labelled("refers_to"),
        salutation=letter.salutation.get(code, ()),
        closing=letter.closing.get(code, ()),
        copy_to=labelled("copy_to"),
        enclosures=labelled("enclosures"),
    )


def _motto(
    statement: Statement, letter: Letter, code: str, languages: Mapping[str, Language]
) -> tuple[str, ...]:
    if letter.motto is None:
        return ()
    if not any(languages[each].letter.motto for each in statement.languages):
        message = "no language of this letter has a national motto"
        hint = f"delete `motto`, or add it to [{code}.letter] in a copy of {place_of(LANGUAGES)}"
        place = Place(f"{statement.known_as}/statement.toml", letter.motto)
        raise ContentError([Finding("no-motto", Severity.ERROR, message, place, hint)])
    return languages[code].letter.motto


def _label(languages: Mapping[str, Language], code: str, key: str) -> str:
    label: str = getattr(languages[code].letter, key)
    if not label:
        raise SetupError(
            f"[{code}.letter] has no words for `{key}`, which this letter needs",
            place=place_of(LANGUAGES),
            hint="copy the line from the shipped table, or write it",
        )
    return label
