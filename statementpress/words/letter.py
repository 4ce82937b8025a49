"""The words of a letter that its author does not write: the national motto, and labels."""

import msgspec

from statementpress.statement.letter import DateAt


class LetterWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The table `letter` of a language.

    A text is needed only if a letter has what it stands before, so that a table from before there
    were letters can still be read.
    """

    motto: tuple[str, ...] = ()
    """The lines of the national motto, for languages whose letters may begin with it."""
    date_at: DateAt = DateAt.TOP
    """Where place and date stand, unless the letter says it."""
    through: str = ""
    """Before the office through which the letter is sent."""
    subject: str = ""
    """Before what the letter is about."""
    refers_to: str = ""
    """Before the earlier letters to which it refers."""
    copy_to: str = ""
    """Before those who get a copy."""
    enclosures: str = ""
    """Before what is sent with it."""
