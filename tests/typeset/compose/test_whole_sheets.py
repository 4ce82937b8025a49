"""Pages that fill a booklet up to whole sheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.typeset.compose.whole_sheets import BLANK, CLOSING, filling


@pytest.mark.parametrize(
    ("pages", "added"),
    [
        (9, (BLANK, CLOSING, BLANK)),
        (10, (CLOSING, BLANK)),
        (11, (CLOSING,)),
        (12, ()),
    ],
)
def test_the_closing_page_goes_inside_the_back_cover_where_there_is_room(
    pages: int, added: tuple[str, ...]
) -> None:
    assert filling(pages, 4) == added


@given(st.integers(1, 400), st.integers(1, 32))
def test_the_sum_is_the_next_multiple_and_closes_once_at_most(pages: int, multiple: int) -> None:
    added = filling(pages, multiple)
    assert (pages + len(added)) % multiple == 0
    assert len(added) < multiple
    assert added.count(CLOSING) == bool(added)
