"""Pages are made as soon as something changes, and what nobody waits for any more is given up."""

from collections import deque
from collections.abc import Iterator
from typing import Any, cast

import msgspec
import pytest

from statementpress.errors import Place
from statementpress.machine.leash import Pipe
from statementpress.studio import page_maker
from statementpress.studio.page_maker import PageMaker
from statementpress.studio.preview_messages import (
    NOT_BUILT,
    Built,
    Failed,
    FirstPage,
    Forget,
    Message,
    Placed,
    Question,
    Show,
)
from tests.shared.desk import FOLDER, Desk


class Ended(BaseException):
    """Nothing more is asked."""


class Questions:
    """A pipe whose questions are known beforehand."""

    def __init__(self) -> None:
        self.now: deque[Question] = deque()
        self.when_first_page: deque[Question] = deque()
        """What is asked as soon as a first page was told of."""
        self.told: list[Message] = []

    def next(self) -> Any:
        if not self.now:
            raise Ended
        return msgspec.to_builtins(self.now.popleft())

    def waiting(self) -> list[Any]:
        found = [*self.now]
        self.now.clear()
        return [msgspec.to_builtins(each) for each in found]

    def send(self, message: Message) -> None:
        self.told.append(message)
        if isinstance(message, FirstPage):
            self.now.extend(self.when_first_page)
            self.when_first_page.clear()


class Maker:
    """Makes pages of a desk in this process."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.pipe = Questions()
        self.maker = PageMaker(desk.project, cast(Pipe, self.pipe))

    def show(self, edition: str = "english") -> Show:
        return Show(str(self.desk.folder), edition)

    def hear(self, *questions: Question) -> list[Message]:
        """Ask, and return what is told."""
        self.pipe.now.extend(questions)
        self.pipe.told = []
        with pytest.raises(Ended):
            self.maker.run()
        return self.pipe.told


@pytest.fixture
def maker(desk: Desk) -> Iterator[Maker]:
    made = Maker(desk)
    yield made
    made.maker.close()


def versions(message: Message) -> list[str]:
    assert isinstance(message, Built)
    return [page.version for page in message.pages]


def test_an_edition_is_built_with_its_pages_and_their_sizes(maker: Maker) -> None:
    built, _ = maker.hear(maker.show())
    assert isinstance(built, Built)
    assert built.pdf.startswith(b"%PDF")
    assert [(round(page.width), round(page.height)) for page in built.pages] == [(595, 842)]


def test_a_word_file_is_made_and_has_no_pages(maker: Maker) -> None:
    (built,) = maker.hear(maker.show("docx"))
    assert isinstance(built, Built)
    assert built.pages == ()


def test_what_is_made_for_a_press_has_versions_of_its_own(maker: Maker) -> None:
    maker.hear(maker.show("press"))
    maker.desk.replace("en.md", "clean", "wide")
    first, built, _ = maker.hear(maker.show("press"))
    assert isinstance(first, FirstPage)
    assert first.version not in versions(built)


def test_each_line_of_a_page_has_its_place_in_a_file(maker: Maker) -> None:
    _, placed = maker.hear(maker.show())
    assert isinstance(placed, Placed)
    (lines,) = placed.pages
    folder = f"statements/{FOLDER}"
    assert (f"{folder}/en.md", 1, 1) in [(each.path, each.line, each.last) for each in lines]
    assert all(0 < each.x < each.x + each.width < 595 for each in lines)
    assert all(0 < each.y < each.y + each.height < 842 for each in lines)


def test_the_page_that_changed_comes_first_and_keeps_its_version(maker: Maker) -> None:
    before, _ = maker.hear(maker.show("official"))
    maker.desk.replace("km.md", "ទន្លេស្អាត។", "ទន្លេស្អាតណាស់។")
    first, built, _ = maker.hear(maker.show("official"))
    assert isinstance(first, FirstPage)
    assert first.number == 2
    assert versions(built)[1] == first.version != versions(before)[1]
    assert versions(built)[0] == versions(before)[0]


def test_a_build_ends_when_something_newer_is_asked_for(maker: Maker) -> None:
    maker.hear(maker.show())
    maker.desk.replace("en.md", "clean", "wide")
    maker.pipe.when_first_page.append(maker.show())
    first, built, _ = maker.hear(maker.show())
    assert isinstance(first, FirstPage)
    assert versions(built) == [first.version]


def test_only_the_last_question_about_a_statement_is_answered(maker: Maker) -> None:
    told = maker.hear(maker.show("khmer"), maker.show("official"), maker.show("english"))
    assert [each.edition for each in told] == ["english", "english"]


def test_who_types_without_a_pause_sees_a_page_all_the_same(
    maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker.hear(maker.show())
    monkeypatch.setattr(page_maker, "PATIENCE_SECONDS", -1.0)
    maker.desk.replace("en.md", "clean", "wide")
    maker.pipe.when_first_page.append(maker.show())
    told = maker.hear(maker.show())
    assert [type(each) for each in told] == [FirstPage, Built, Placed, Built, Placed]


def test_what_is_wrong_is_told_with_its_place_and_pages_come_again_when_it_is_mended(
    maker: Maker,
) -> None:
    before, _ = maker.hear(maker.show())
    maker.desk.replace("en.md", "Rivers", "::: river\nRivers")
    (failed,) = maker.hear(maker.show())
    assert isinstance(failed, Failed)
    assert Place(f"statements/{FOLDER}/en.md", 1) in [each.place for each in failed.findings]
    maker.desk.replace("en.md", "::: river\n", "")
    after, _ = maker.hear(maker.show())
    assert versions(after) == versions(before)


def test_an_edition_that_is_not_there_is_told_as_a_finding(maker: Maker) -> None:
    (failed,) = maker.hear(maker.show("nowhere"))
    assert isinstance(failed, Failed)
    assert [each.code for each in failed.findings] == [NOT_BUILT]


def test_a_statement_that_was_forgotten_is_built_anew(maker: Maker) -> None:
    maker.hear(maker.show())
    maker.desk.replace("en.md", "clean", "wide")
    told = maker.hear(Forget(str(maker.desk.folder)))
    assert told == []
    told = maker.hear(maker.show())
    assert [type(each) for each in told] == [Built, Placed]
