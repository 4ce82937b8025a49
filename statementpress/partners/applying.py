"""Make changes in the text of a file."""

from collections.abc import Iterable
from itertools import pairwise

from statementpress.partners.changes import Edit, PartnerChange


def apply(changes: Iterable[PartnerChange], text: str) -> str:
    """Return the text of a file with changes made that were found in just this text.

    Those that are not offered change nothing. Raises ValueError if two of them overlap, or if one
    lies outside the text: it was found in another text.
    """
    return edited(text, (edit for change in changes for edit in change.edits))


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made; raises ValueError as `apply` does."""
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    if any(first.end > second.start for first, second in pairwise(ordered)):
        raise ValueError("two changes overlap")
    if ordered and ordered[-1].end > len(text):
        raise ValueError("the text is not the one that the changes were found in")
    for edit in reversed(ordered):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
