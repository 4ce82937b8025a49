"""A session builds a statement again and again, and gives what a build from nothing gives."""

import gc
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from statementpress.editions.session import Session
from statementpress.proof.pdfium import page_png
from statementpress.typeset.layout.kept_pages import KeptPages
from statementpress.typeset.layout.standing import LaidPage
from tests.shared.desk import Desk
from tests.shared.edits import Proofreader
from tests.shared.making import make


@pytest.fixture
def session(desk: Desk) -> Iterator[Session]:
    with Session(desk.project, desk.folder) as opened:
        yield opened


def test_a_changed_word_is_built_as_from_nothing(desk: Desk, session: Session) -> None:
    session.build("official")
    desk.replace("en.md", "clean", "wide")
    assert session.build("official").pdf == make(desk.project, desk.folder, "official").pdf


def test_a_document_with_a_list_of_contents_is_built_as_from_nothing(
    desk: Desk, session: Session
) -> None:
    """It is laid out as two documents, with numbers of pages and without, that share pages."""
    chapters = "".join(f"## Part {number}\n\n{'Rivers flow. ' * 150}\n\n" for number in range(9))
    desk.replace(
        "en.md", "Rivers are clean.", f"::: contents\n:::\n\nRivers are clean.\n\n{chapters}"
    )
    session.build("english")
    for word in ("wide", "deep", "cold"):
        desk.replace("en.md", "Rivers are", f"Rivers are {word} and")
        built = session.build("english")
        assert built.pdf == make(desk.project, desk.folder, "english").pdf
    assert min(session.standing["english"].made) < built.proof.pages


def test_what_stands_in_margins_is_made_anew_where_it_changes(desk: Desk, session: Session) -> None:
    session.build("official")
    desk.replace("statement.toml", 'en = "Clean Rivers"', 'en = "Wide Rivers"')
    assert session.build("official").pdf == make(desk.project, desk.folder, "official").pdf
    desk.replace("en.md", "Rivers are clean.", "Rivers are clean. " * 300)  # of more pages
    assert session.build("official").pdf == make(desk.project, desk.folder, "official").pdf


def test_the_first_page_that_changed_is_shown_while_it_is_built(
    desk: Desk, session: Session
) -> None:
    session.build("official")
    desk.replace("km.md", "ទន្លេស្អាត។", "ទន្លេស្អាតណាស់។")
    shown: list[LaidPage] = []
    session.build("official", show=shown.append)
    assert [page.number for page in shown] == [2]
    assert Image.open(BytesIO(page_png(shown[0].pdf, 0, 50))).size == (414, 585)


def test_no_page_is_shown_if_nothing_changed(desk: Desk, session: Session) -> None:
    session.build("official")
    shown: list[LaidPage] = []
    session.build("official", show=shown.append)
    assert shown == []


def test_only_the_last_editions_are_kept_and_no_file_stays_behind(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr("statementpress.editions.session.KEPT", 1)
    with Session(desk.project, desk.folder) as session:
        for edition in ("english", "khmer"):
            session.build(edition)
        assert list(session.standing) == ["khmer"]
        assert len(list(folder.iterdir())) == 1
    assert list(folder.iterdir()) == []


def test_no_more_layouts_are_kept_after_many_edits(desk: Desk, session: Session) -> None:
    proofreader, before = Proofreader(desk, seed=5, paragraphs=3), 0
    for _ in range(5):
        proofreader.edit()
        session.build("english")
        now = len(session.standing["english"].made)
        assert kept_layouts() == before + now
        before = now


def kept_layouts() -> int:
    """Return of how many layouts this process keeps the pages."""
    gc.collect()
    return sum(type(each) is KeptPages for each in gc.get_objects())
