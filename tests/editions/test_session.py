"""A session builds a statement again and again, and gives what a build from nothing gives."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image

from statementpress.editions.session import Session
from tests.shared.desk import Desk
from tests.shared.making import make


@pytest.fixture
def session(desk: Desk) -> Iterator[Session]:
    with Session(desk.project, desk.folder) as opened:
        yield opened


def test_a_changed_word_is_built_as_from_nothing(desk: Desk, session: Session) -> None:
    session.build("official")
    desk.replace("en.md", "clean", "wide")
    assert session.build("official").pdf == make(desk.project, desk.folder, "official").pdf


def test_the_first_page_that_changed_is_shown_before_it_is_built(
    desk: Desk, session: Session
) -> None:
    session.build("official")
    desk.replace("km.md", "ទន្លេស្អាត។", "ទន្លេស្អាតណាស់។")
    shown = session.first_image("official", resolution=50)
    assert shown is not None
    assert shown.number == 2
    assert Image.open(BytesIO(shown.png)).size == (414, 585)


def test_no_page_is_shown_if_nothing_changed(desk: Desk, session: Session) -> None:
    assert session.first_image("official") is None
    session.build("official")
    assert session.first_image("official") is None
