"""Each line on a page leads to the lines of the file that it comes from."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from statementpress.editions.places import SetPlace, places
from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.session import Session
from statementpress.khmer.normalise import normalise
from statementpress.proof.sources import squeezed
from statementpress.typeset.layout.set_lines import SetLine, set_lines
from tests.shared.desk import Desk
from tests.shared.editions import STATEMENT

EXAMPLE = STATEMENT.parents[1] / "examples/statements/2026-03-22-safe-rivers"
"""It has tables, notes, a list of contents, boxes and annexes."""
MARKUP = re.compile(r"[*_`\\|]|\[\^\w+\]|\]\([^)]*\)|[\[\]]")
MOST = 0.7
"""The share of a line's characters that its place in a file has to have."""


class Pages:
    """The lines of an edition, and what is known of their places."""

    def __init__(self, project: Path, folder: Path, edition: str) -> None:
        self.folder = folder.relative_to(project).as_posix()
        with Session(project, folder) as session:
            made = session.build(edition, PrintRequest(checked=False))
            self.places = session.places(edition, made)
            self.lines = list(set_lines(session.standing[edition].pages))
            self.by_area = {
                (each.page, each.area): each
                for each in places(session._sources[edition], edition, self.lines)
            }
        self._texts: dict[str, Sequence[str]] = {}
        self._project = project

    def place(self, line: SetLine) -> SetPlace | None:
        return self.by_area.get((line.page, line.area))

    def written(self, place: SetPlace) -> str:
        """Return what is written at a place, without markup and white space."""
        if place.path not in self._texts:
            text = (self._project / place.path).read_text("utf-8")
            self._texts[place.path] = text.splitlines()
        lines = self._texts[place.path][place.line - 1 : place.last]
        return squeezed(normalise(MARKUP.sub("", "\n".join(lines))))

    def share(self) -> float:
        """Return how many of the lines lead to words that they say most of."""
        return sum(map(self._is_right, self.lines)) / len(self.lines)

    def _is_right(self, line: SetLine) -> bool:
        place = self.place(line)
        if place is None:
            return False
        # A line may have the number of a signatory, or a dash between a name and its note.
        common = SequenceMatcher(None, line.text, self.written(place), autojunk=False)
        same = sum(block.size for block in common.get_matching_blocks())
        return same >= MOST * len(line.text)

    def said(self, words: str) -> list[tuple[str, int, int]]:
        """Return the places of the lines that say this: the file, and the lines in it."""
        found = [self.place(line) for line in self.lines if squeezed(words) in line.text]
        assert all(found)
        return [
            (place.path.removeprefix(f"{self.folder}/"), place.line, place.last)
            for place in found
            if place
        ]


@pytest.mark.parametrize("edition", ["official", "parallel"])
def test_nearly_every_line_of_a_statement_leads_to_its_words(edition: str) -> None:
    # What the templates say, such as the date in words, is written in no file.
    assert Pages(STATEMENT.parents[1], STATEMENT, edition).share() >= 0.98


def test_tables_notes_and_contents_lead_to_their_words() -> None:
    pages = Pages(EXAMPLE.parents[1], EXAMPLE, "english")
    assert pages.share() >= 0.95
    entries = [line for line in pages.lines if line.heading]
    assert entries
    for entry in entries:
        place = pages.place(entry)
        assert place
        heading = pages.written(place).lstrip("#")
        assert entry.text.startswith(heading)


@pytest.fixture
def repeated(desk: Desk) -> Desk:
    same = "Rivers are clean."
    desk.write(
        "en.md",
        f"{same}\n\nOtter Society knows.[^1]\n\n{same} {'They are. ' * 60}\nThey flow.\n\n"
        "::: signatories signed\nSigned by:\n:::\n\n[^1]: As herons do.\n",
    )
    return desk


def test_words_that_occur_twice_lead_each_to_its_own_place(repeated: Desk) -> None:
    pages = Pages(repeated.project, repeated.folder, "official")
    assert pages.said("Rivers are clean.") == [("en.md", 1, 1), ("en.md", 5, 5)]
    assert pages.said("Otter Society") == [("en.md", 3, 3), ("signatories.csv", 2, 2)]
    assert pages.said("As herons do.") == [("en.md", 12, 12)]


def test_a_line_that_has_words_of_two_lines_of_a_file_leads_to_both(repeated: Desk) -> None:
    pages = Pages(repeated.project, repeated.folder, "official")
    assert pages.said("They flow.") == [("en.md", 5, 6)]


def test_languages_side_by_side_lead_each_to_its_own_file(repeated: Desk) -> None:
    repeated.write("km.md", "ទន្លេស្អាត។\n\nទន្លេស្អាត។\n\n::: signatories signed\nចុះហត្ថលេខា៖\n:::\n")
    repeated.write("en.md", "Fish.\n\nBirds.\n\n::: signatories signed\nSigned by:\n:::\n")
    pages = Pages(repeated.project, repeated.folder, "parallel")
    assert pages.said("ទន្លេស្អាត។") == [("km.md", 1, 1), ("km.md", 3, 3)]
    assert pages.said("Birds.") == [("en.md", 3, 3)]
    assert pages.said("Heron Trust") == [("signatories.csv", 3, 3)]


def test_a_press_file_has_its_lines_further_in_than_the_page(desk: Desk) -> None:
    pages = Pages(desk.project, desk.folder, "press")
    moved = {
        (each.area.left - own.area.left)
        for each, own in zip(pages.places, pages.by_area.values(), strict=True)
    }
    assert len(set(map(round, moved))) == 1
    assert moved.pop() > 10
