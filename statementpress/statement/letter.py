"""A letter: what stands on it besides its text and its signatures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from statementpress.statement.signatories import Language

Lines = Mapping[Language, tuple[str, ...]]
"""The lines of a fact in each language; none for a language in which the letter is without it."""


class DateAt(StrEnum):
    """Where a letter has its place and date."""

    TOP = "top"
    """Before the addressee."""
    END = "end"
    """After the closing words, above the signatures."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What `[letter]` of statement.toml says."""

    subject: Lines
    """What the letter is about; it stands in the place of a statement's title."""
    addressee: Lines
    """To whom it is written, with the address."""
    letterhead: Lines = field(default_factory=dict)
    """Who writes: the name, then the lines of the address."""
    contacts: Lines = field(default_factory=dict)
    """How to reach them: telephone, e-mail, website."""
    board_title: Lines = field(default_factory=dict)
    """What stands above the board."""
    board: Mapping[Language, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """Those who answer for the writers: of each the name, then perhaps the role."""
    through: Lines = field(default_factory=dict)
    """The office through which the letter is sent."""
    refers_to: Lines = field(default_factory=dict)
    """The earlier letters or decisions to which it refers."""
    salutation: Lines = field(default_factory=dict)
    """How the addressee is greeted before the text."""
    closing: Lines = field(default_factory=dict)
    """The words that the letter closes with, a paragraph to each line."""
    copy_to: Lines = field(default_factory=dict)
    """Who else gets the letter."""
    enclosures: Lines = field(default_factory=dict)
    """What is sent with it."""
    motto: int | None = None
    """The line of statement.toml, from 1, that asks for the national motto above the letter in
    each language that has one; None if none does."""
    date_at: Mapping[Language, DateAt] = field(default_factory=dict)
    """Where place and date stand, for languages in which the author says so."""
