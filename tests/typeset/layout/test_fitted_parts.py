"""A part that asks for it is set smaller until it fits its page, or else goes on."""

from statementpress.typeset.layout import asked
from tests.typeset.layout.small_pages import filler, rounds_of

STYLE = """
main { --fit: 1; --least-fit: 50%; height: 200px; display: flex; flex-direction: column }
main p { line-height: calc(20px * var(--fit)) !important }
"""
"""Ten lines fill a page, and twenty of half their height do so, too."""


def tried(body: str, style: str = STYLE) -> tuple[list[float], int]:
    """Return the sizes that were tried one after the other, and how many pages there are then."""
    rounds = rounds_of([body], style)
    mains = [
        next(box for box in pages[0]._page_box.descendants() if box.element_tag == "main")
        for pages in rounds
    ]
    return [asked.decimal(main, "fit") or 0.0 for main in mains], len(rounds[-1])


def test_what_fits_stays_as_it_is() -> None:
    assert tried(filler(10)) == ([1], 1)


def test_what_does_not_is_made_smaller_step_by_step() -> None:
    sizes, pages = tried(filler(14))
    assert sizes == sorted(sizes, reverse=True)
    assert 0.5 < sizes[-1] <= 10 / 14 < sizes[-2]
    assert pages == 1


def test_what_is_too_long_even_so_goes_on() -> None:
    sizes, pages = tried(filler(30))
    assert sizes[-1] == 0.5
    assert pages == 2


def test_a_word_that_is_wider_than_the_part_makes_it_smaller() -> None:
    style = f"{STYLE} main p {{ font-size: calc(150px * var(--fit)) !important }}"
    sizes, _ = tried("<p>mmmm</p>", f"{style} main {{ height: 400px }} @page {{ height: 500px }}")
    assert sizes[-1] < 1


def test_what_stands_in_the_margin_of_each_page_is_not_missed() -> None:
    mark = '<div class="draft-marks"><div class="draft-mark">DRAFT</div></div>'
    assert tried(mark + filler(10)) == ([1], 1)


def test_whoever_does_not_ask_is_left_alone() -> None:
    assert tried(filler(30), "main { --fit: 1 }") == ([1], 3)
