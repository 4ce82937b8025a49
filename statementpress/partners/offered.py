"""Decide which changes can be taken over: those after which a text says what the partner's does.

The text is changed and read again. Every word of it has to be as the partner has it, and all else
as it was: labels, notes, links, stressed words, headings. First all changes are tried together; if
that is not right, each by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from statementpress.partners.applying import edited
from statementpress.partners.changes import ChangeKind, Edit, PartnerChange
from statementpress.partners.texts import Reader, Said, Text

OTHERWISE = "the file would not say just this: change it by hand"


@dataclass(frozen=True, slots=True)
class Draft:
    """A change that may be offered."""

    change: PartnerChange
    code: str = ""
    """The language of the text that it changes; "" if it changes none."""
    edit: Edit | None = None
    """What it does to the file; None if that could not be found out."""
    unit: int = 0
    """The index of the unit that it changes, or before which a new one stands."""
    start: int = 0
    """Where the words that change begin in the unit."""
    end: int = 0
    added: Said | None = None
    """What a new unit says."""
    takes_marks: bool = False
    """Whether markup may come or go with it."""


def offered(
    drafts: Sequence[Draft], texts: Mapping[str, Text], reader: Reader
) -> tuple[PartnerChange, ...]:
    """Return the changes with what they do to the files, or why they are not offered."""
    reasons: dict[int, str] = {}
    for code, text in texts.items():
        own = {n: each for n, each in enumerate(drafts) if each.code == code and each.edit}
        if fault_of([*own.values()], text, reader) is None:
            continue
        for number, draft in own.items():
            if fault := fault_of([draft], text, reader):
                reasons[number] = fault
    return tuple(
        msgspec.structs.replace(
            draft.change,
            number=number + 1,
            edits=(draft.edit,) if draft.edit and number not in reasons else (),
            reason=reasons.get(number, draft.change.reason),
        )
        for number, draft in enumerate(drafts)
    )


def fault_of(drafts: Sequence[Draft], text: Text, reader: Reader) -> str | None:
    """Return why a text is not right after changes; None if it is."""
    try:
        changed = edited(text.source, [each.edit for each in drafts if each.edit])
    except ValueError:
        return OTHERWISE
    read = reader.read(text.code, changed)
    if worse := read.worse_than(text):
        return worse.message
    if read.said() != _expected(drafts, text):
        return OTHERWISE
    if read.marks != text.marks and not any(each.takes_marks for each in drafts):
        return OTHERWISE
    return None


def _expected(drafts: Sequence[Draft], text: Text) -> list[Said]:
    """Return what the units of a text should say after changes."""
    found: list[Said] = []
    for number, said in enumerate([*text.said(), None]):
        own = [each for each in drafts if each.unit == number]
        found += [each.added for each in own if each.added]
        if said is None or any(each.change.kind is ChangeKind.REMOVED for each in own):
            continue
        words = said[0]
        changed = [each for each in own if each.change.kind is ChangeKind.WORDS]
        for each in sorted(changed, key=lambda each: (each.start, each.end), reverse=True):
            words = words[: each.start] + each.change.after + words[each.end :]
        found.append((" ".join(words.split()), *said[1:]))
    return found
