"""What people left in a Word file when they reviewed it: tracked changes and comments."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from statementpress.intake.document import (
    Change,
    ChangeKind,
    Left,
    WordDocument,
    WordParagraph,
    WordTable,
)
from statementpress.intake.proposal import Said
from statementpress.intake.reported import ERROR, WARNING, left_out, quoted

_SETTLE: Final = "settle it in Word: Review, then Accept or Reject"
_VERBS: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.INSERTED: "were put in",
    ChangeKind.DELETED: "were taken out",
    ChangeKind.MOVED_FROM: "were moved away",
    ChangeKind.MOVED_TO: "were moved here",
}
_LISTED: Final = 30
"""How many tracked changes are named one by one."""


def tracked(document: WordDocument) -> Iterator[Said]:
    """Yield an error for each tracked change that is still open; beyond `_LISTED`, one for all."""
    found = list(_tracked(document))
    yield from found[:_LISTED]
    if rest := found[_LISTED:]:
        message = f"{len(rest)} further tracked changes are open"
        yield Said(
            code="tracked-change",
            severity=ERROR,
            message=message,
            hint=_SETTLE,
            file=document.name,
            paragraph=rest[0].paragraph,
        )
    formatted = [
        Left("tracked-format", paragraph.number, run.text)
        for paragraph in document.paragraphs()
        for run in paragraph.runs
        if run.change and run.change.kind is ChangeKind.FORMATTED
    ]
    yield from left_out(formatted, document.name)


def _tracked(document: WordDocument) -> Iterator[Said]:
    for paragraph in document.paragraphs():
        for change, words in _changes(paragraph):
            what = f"the words “{quoted(words)}” {_VERBS[change.kind]}"
            yield _open(what, change, document.name, paragraph.number)
        if paragraph.mark_change:
            verb = "put in" if paragraph.mark_change.kind is ChangeKind.INSERTED else "taken out"
            what = f"the end of the paragraph “{quoted(paragraph.text)}” was {verb}"
            yield _open(what, paragraph.mark_change, document.name, paragraph.number)
    for block in document.blocks:
        if isinstance(block, WordTable) and block.change:
            what = "a row of a table was put in or taken out"
            yield _open(what, block.change, document.name, block.number)


def _changes(paragraph: WordParagraph) -> Iterator[tuple[Change, str]]:
    """Yield each change of the words of a paragraph, with all words that it changes in a row."""
    for change, runs in groupby(paragraph.runs, lambda run: run.change):
        if change and change.kind is not ChangeKind.FORMATTED:
            yield change, "".join(run.text for run in runs)


def _open(what: str, change: Change, file: str, number: int) -> Said:
    by = f" by {change.author}" if change.author else ""
    on = f" on {change.date[:10]}" if change.date else ""
    message = f"{what}{by}{on}, and nobody has accepted or rejected it"
    return Said(
        code="tracked-change",
        severity=ERROR,
        message=message,
        hint=_SETTLE,
        file=file,
        paragraph=number,
    )


def comments(document: WordDocument) -> Iterator[Said]:
    """Yield a warning for each comment, with the words that it is about."""
    about: dict[str, str] = {}
    for paragraph in document.paragraphs():
        for run in paragraph.runs:
            for key in run.comments:
                about[key] = about.get(key, "") + run.text
    for key, comment in document.comments.items():
        words = about.get(key, "")
        of = f" on “{quoted(words)}”" if words.strip() else ""
        by = f" by {comment.author}" if comment.author else ""
        message = f"a comment{by}{of} is not taken over: “{' '.join(comment.text.split())}”"
        hint = "settle what it asks, and delete it"
        yield Said(
            code="comment",
            severity=WARNING,
            message=message,
            hint=hint,
            file=document.name,
            paragraph=comment.number,
        )
