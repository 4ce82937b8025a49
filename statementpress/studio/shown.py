"""What is seen of a statement: its pages in the edition that was chosen, and what was found."""

import csv
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

import msgspec

from statementpress.agreement import meant
from statementpress.errors import Finding
from statementpress.statement.files import FileError
from statementpress.statement.register.source import REGISTER
from statementpress.studio.answers import Languages, shown_finding
from statementpress.studio.desk import Desk, Event
from statementpress.studio.page_images import PageImages
from statementpress.studio.preview_messages import Built, Failed, FirstPage, Message, Placed
from statementpress.studio.register_table import taken_apart


class Shown:
    """The pages of one statement as they were made last."""

    def __init__(self, desk: Desk, words: Languages) -> None:
        self._desk = desk
        self._words = words
        self._edition = ""
        self._built: Event | None = None
        self._failed: Event | None = None
        self._findings: Event | None = None
        self._placed: Event | None = None
        self._known: dict[Finding, dict[str, Any]] = {}
        self.places: dict[str, Any] | None = None
        """Where the lines of the pages come from; None if that is not known yet."""
        self.images = PageImages()

    def told(self, message: Message) -> None:
        """Take what was made, and tell the windows."""
        if message.edition != self._edition:
            self._edition, self.images = message.edition, PageImages()
            self._built = self._failed = self._findings = self._placed = self.places = None
        match message:
            case FirstPage():
                self.images.first(message)
                self._desk.tell("page", _first(message))
                return
            case Built():
                self.images.built(message)
                self._built, self._failed = ("built", _built(message)), None
                self._placed = self.places = None
                self._desk.tell(*self._built)
            case Placed():
                self._place(message)
                return
            case Failed():
                self._failed = ("failed", self._found(message))
                self._desk.tell(*self._failed)
        self._findings = ("findings", self._found(message))
        self._desk.tell(*self._findings)

    def events(self) -> list[Event]:
        """Return what a window has to be told that was opened just now."""
        return [event for event in self._said if event]

    @property
    def _said(self) -> tuple[Event | None, ...]:
        return self._built, self._placed, self._failed, self._findings

    def _place(self, placed: Placed) -> None:
        """Take where the lines of the pages come from that were told of last."""
        if self._built is None:
            return
        said = {"edition": placed.edition, "hash": self._built[1]["hash"]}
        pages = [[self._named(msgspec.to_builtins(line)) for line in page] for page in placed.pages]
        self.places = {**said, "pages": pages}
        self._placed = ("placed", said)
        self._desk.tell(*self._placed)

    def _found(self, made: Built | Failed) -> dict[str, Any]:
        """Return what was found; what was found before as well is not put into words again."""
        before = self._known
        self._known = {each: before.get(each) or self._shown(each) for each in made.findings}
        found = [self._known[each] for each in made.findings]
        if any(each["path"] == REGISTER for each in found):
            found = list(self._with_rows(found))
        return {"edition": made.edition, "findings": found}

    def _with_rows(self, found: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Yield what was found, and of the register its row, from 1; the page shows no lines."""
        try:
            text = self._desk.read(REGISTER)
            table = taken_apart(text.text if text else "")
        except (FileError, csv.Error):
            yield from found
            return
        for each in found:
            row = table.row_at(each["line"] or 0) if each["path"] == REGISTER else 0
            yield {**each, "row": row or None}

    def _shown(self, finding: Finding) -> dict[str, Any]:
        """Return a finding as the page gets it, with what says of it that it is meant."""
        said = {**shown_finding(finding, self._words), "meant": meant.entry(finding) or None}
        return self._named(said)

    def _named(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return what names a file as the page names it."""
        if said["path"]:
            said["path"] = said["path"].removeprefix(f"statements/{self._desk.slug}/")
        return said


def _first(page: FirstPage) -> dict[str, Any]:
    image = f"pages/{page.edition}/{page.number}.png?v={page.version}"
    return {"edition": page.edition, "number": page.number, "image": image}


def _built(built: Built) -> dict[str, Any]:
    pages = [
        {
            "width": page.width,
            "height": page.height,
            "image": f"pages/{built.edition}/{number}.png?v={page.version}",
        }
        for number, page in enumerate(built.pages, 1)
    ]
    return {
        "edition": built.edition,
        "hash": sha256(built.pdf).hexdigest(),
        "pages": pages,
        "seconds": built.seconds,
    }
