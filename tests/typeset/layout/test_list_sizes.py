"""The columns and the size of long lists, on lists whose words are all equally wide."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as some

from statementpress.typeset.layout.list_sizes import Entry, Flow, LongList, Word, chosen

LINE = 10.0
WORD = Word(40.0, 0.0)


def entries(count: int, words: int = 1) -> list[Entry]:
    return [Entry(((WORD,) * words,), 20.0, LINE, 0.0)] * count


def one(entries: Sequence[Entry], least: float = 0.5, name: str = "") -> LongList:
    """Return a list 300 wide, in 2 to 4 columns: of 150, 100 or 75, with 20 for the labels."""
    return LongList(name, entries, 300.0, 0.0, (2, 3, 4), least)


def flow(*lists: LongList, above: float = 0.0, below: float = 0.0) -> Flow:
    """Return a part on pages of 20 lines."""
    return Flow(20 * LINE, [(above, each) for each in lists], below)


def test_what_fits_one_page_keeps_its_size_and_the_widest_columns() -> None:
    choice = chosen([flow(one(entries(38)))])

    assert choice == ({"": 2}, [1.0])


def test_more_columns_come_before_smaller_type() -> None:
    choice = chosen([flow(one(entries(70)))])

    assert choice == ({"": 4}, [1.0])


def test_type_gets_only_as_small_as_it_has_to() -> None:
    (size,) = chosen([flow(one(entries(90), least=0.5))]).sizes

    assert 0.5 < size < 1
    assert size * 90 / 4 <= 20


def test_type_stays_large_if_smaller_type_saves_no_page() -> None:
    assert chosen([flow(one(entries(90), least=0.95))]).sizes == [1.0]


def test_columns_in_which_too_many_entries_take_three_lines_are_not_chosen() -> None:
    few = [*entries(58), *entries(2, words=3)]
    many = [*entries(54), *entries(6, words=3)]

    assert chosen([flow(one(few, least=0.95))]).columns == {"": 4}
    assert chosen([flow(one(many, least=0.95))]).columns == {"": 2}


def test_a_list_has_the_same_columns_in_every_part() -> None:
    short, long = one(entries(70), 0.95, "x"), one(entries(70, words=6), 0.95, "x")
    alone = [chosen([flow(each)]).columns["x"] for each in (short, long)]

    assert alone == [4, 2]
    assert chosen([flow(short), flow(long)]).columns == {"x": 2}


def test_what_stands_above_and_below_takes_its_room() -> None:
    assert chosen([flow(one(entries(38)), above=LINE, below=5.0)]).columns[""] > 2


@given(
    some.lists(some.integers(1, 5), min_size=1, max_size=120),
    some.floats(0.5, 1.2),
    some.integers(0, 300),
)
def test_no_size_is_below_the_least_and_no_larger_than_measured(
    words: list[int], least: float, above: int
) -> None:
    names = [entry for each in words for entry in entries(1, each)]

    choice = chosen([flow(one(names, least=least), above=float(above))])

    assert min(least, 1.0) <= choice.sizes[0] <= 1.0
    assert choice.columns[""] in (2, 3, 4)
