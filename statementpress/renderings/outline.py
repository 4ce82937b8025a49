"""What stands on a statement or a letter in one language, from its top to its end, in pieces.

Each rendering that is not set from a template goes by this order, and says what a piece looks like.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from statementpress.statement.model import Block, Statement
from statementpress.typeset.compose.letter_order import letter_order
from statementpress.words.languages import Language
from statementpress.words.letter_lines import Labelled, LetterLines, letter_lines
from statementpress.words.said import Said, said


class Role(StrEnum):
    """What a piece is."""

    CONVENERS = "conveners"
    """The names of those whose marks stand above all else."""
    MOTTO = "motto"
    LETTERHEAD = "letterhead"
    CONTACTS = "contacts"
    BOARD_TITLE = "board-title"
    BOARD = "board"
    DRAFT = "draft"
    REFERENCE = "reference"
    EMBARGO = "embargo"
    TITLE = "title"
    UNOFFICIAL = "unofficial"
    LUNAR = "lunar"
    DATELINE = "dateline"
    VERSION = "version"
    CORRIGENDUM = "corrigendum"
    ADDRESSEE = "addressee"
    THROUGH = "through"
    SUBJECT = "subject"
    REFERS_TO = "refers-to"
    SALUTATION = "salutation"
    CLOSING = "closing"
    COPY_TO = "copy-to"
    ENCLOSURES = "enclosures"
    TEXT = "text"
    """Blocks of the text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of one kind, or blocks of the text."""

    role: Role
    lines: tuple[str, ...] = ()
    label: str = ""
    """What stands before the first line; "" for nothing."""
    blocks: tuple[Block, ...] = ()
    """What a piece of the text consists of, in place of lines."""


def outline(statement: Statement, code: str, languages: Mapping[str, Language]) -> Iterator[Piece]:
    """Yield the pieces of a statement or a letter in the language `code`; none of them is empty.

    `languages` are those of the project. Raises what `said` and `letter_lines` raise.
    """
    own, letter = said(statement, code, languages), letter_lines(statement, code, languages)
    dateline = languages[code].dateline(code, statement.place[code], statement.date)
    dates = (
        _line(Role.LUNAR, own.lunar),
        _line(Role.DATELINE, dateline),
        _line(Role.VERSION, own.version),
        _line(Role.CORRIGENDUM, own.corrigendum),
    )
    pieces = (
        _of_letter(statement, code, letter, own, dates)
        if letter
        else _of_statement(statement, code, own, dates)
    )
    return (piece for piece in pieces if piece.lines or piece.blocks)


def _of_statement(
    statement: Statement, code: str, own: Said, dates: tuple[Piece, ...]
) -> Iterator[Piece]:
    yield _conveners(statement, code)
    yield _line(Role.DRAFT, own.draft_foot)
    yield _line(Role.REFERENCE, own.reference)
    yield _line(Role.EMBARGO, own.embargo)
    yield Piece(Role.TITLE, statement.title[code])
    yield _line(Role.UNOFFICIAL, own.unofficial)
    yield from dates
    yield Piece(Role.TEXT, blocks=statement.parts[code])


def _of_letter(
    statement: Statement, code: str, letter: LetterLines, own: Said, dates: tuple[Piece, ...]
) -> Iterator[Piece]:
    order = letter_order(statement, code)
    yield Piece(Role.MOTTO, letter.motto)
    yield _conveners(statement, code)
    yield Piece(Role.LETTERHEAD, letter.letterhead)
    yield Piece(Role.CONTACTS, letter.contacts)
    yield Piece(Role.BOARD_TITLE, letter.board_title)
    yield Piece(Role.BOARD, tuple(map(", ".join, letter.board)))
    yield _line(Role.DRAFT, own.draft_foot)
    yield _line(Role.REFERENCE, own.reference)
    yield _line(Role.EMBARGO, own.embargo)
    yield _line(Role.UNOFFICIAL, own.unofficial)
    yield from () if letter.date_at_end else dates
    yield Piece(Role.ADDRESSEE, letter.addressee)
    yield _labelled(Role.THROUGH, letter.through)
    yield _labelled(Role.SUBJECT, letter.subject)
    yield _labelled(Role.REFERS_TO, letter.refers_to)
    yield Piece(Role.SALUTATION, letter.salutation)
    yield Piece(Role.TEXT, blocks=order.text)
    yield Piece(Role.CLOSING, letter.closing)
    yield from dates if letter.date_at_end else ()
    yield Piece(Role.TEXT, blocks=order.signed)
    yield _labelled(Role.COPY_TO, letter.copy_to)
    yield _labelled(Role.ENCLOSURES, letter.enclosures)
    yield Piece(Role.TEXT, blocks=order.after)


def _conveners(statement: Statement, code: str) -> Piece:
    return Piece(Role.CONVENERS, tuple(member.name[code] for member in statement.conveners))


def _line(role: Role, line: str) -> Piece:
    return Piece(role, (line,) if line else ())


def _labelled(role: Role, labelled: Labelled | None) -> Piece:
    return Piece(role, labelled.lines, labelled.label) if labelled else Piece(role)
