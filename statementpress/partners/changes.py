"""A change that a partner proposes, as a value for a person to look at and a program to make."""

from enum import StrEnum

import msgspec

BESIDE = 30
"""How many characters beside a change are quoted."""


class ChangeKind(StrEnum):
    """What a change does."""

    WORDS = "words"
    """Words of a paragraph become others."""
    ADDED = "added"
    """A paragraph is new."""
    REMOVED = "removed"
    """A paragraph is gone."""
    MOVED = "moved"
    """A paragraph stands at another place."""
    COMMENT = "comment"
    """Nothing: it is a remark."""


class Edit(msgspec.Struct, frozen=True):
    """What is typed in a file in the place of something else."""

    start: int
    """Where that begins in the text of the file, in characters from 0."""
    end: int
    """Where it ends; the same place if something is put in."""
    text: str


class PartnerChange(msgspec.Struct, frozen=True, kw_only=True):
    """One change."""

    number: int
    """Its number in the list, from 1."""
    kind: ChangeKind
    file: str
    """The file of the statement that it is about, such as en.md; "" if that cannot be said."""
    line: int
    """The line of the file, from 1; 0 if that cannot be said."""
    before: str = ""
    """The words that are gone; "" for none."""
    after: str = ""
    """The words that stand in their place; "" for none."""
    leads: str = ""
    """The words before them, to recognise the place."""
    follows: str = ""
    """The words after them."""
    author: str = ""
    """Who made it, if Word tracked it or the file says who saved it last; "" if it is not known."""
    date: str = ""
    """When, as Word writes it; "" if it is not said."""
    remark: str = ""
    """What the author wrote beside the words `before`, if it is a remark."""
    edits: tuple[Edit, ...] = ()
    """What it does to the file; empty for a change that is not offered."""
    reason: str = ""
    """Why it is not offered, for a person who then makes it by hand; "" if it is offered."""

    @property
    def is_offered(self) -> bool:
        """Return whether it can be taken over."""
        return bool(self.edits)
