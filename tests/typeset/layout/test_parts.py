"""Parts as they are laid out: where they stand, and whether all that they have has room."""

import pytest
from weasyprint import HTML

from statementpress.typeset.layout.parts import Part, parts

STYLE = """\
@page { size: 300px 200px; margin: 10px }
body { margin: 0; line-height: 20px }
p { margin: 0 }
"""
COLUMN = "main { display: flex; flex-direction: column; height: 100px }"
FIXED = "main { height: 100px; overflow: hidden }"


def laid_out(html: str, style: str = "") -> tuple[Part, ...]:
    document = f"<style>{STYLE}{style}</style><body>{html}</body>"
    return parts(HTML(string=document).render().pages)


def lines(count: int) -> str:
    return "<main lang=en>" + "<p>word</p>" * count + "</main>"


def test_a_part_has_its_pages_languages_and_measures() -> None:
    bilingual = "<main><section lang=en>One</section><section lang=km>ពីរ</section></main>"
    first, second = laid_out(lines(12) + bilingual)
    assert first == Part(("en",), 2, (300, 200), 180, 240, 20, False)
    assert (second.languages, second.pages, second.height) == (("en", "km"), 1, 40)


@pytest.mark.parametrize("style", ["", COLUMN, FIXED])
def test_a_part_that_has_room_is_not_crowded(style: str) -> None:
    assert [part.crowded for part in laid_out(lines(5), style)] == [False]


@pytest.mark.parametrize(
    ("html", "style"),
    [
        (lines(6), COLUMN),
        (lines(6), f"{COLUMN} main {{ justify-content: space-between }}"),
        (lines(6), f"{COLUMN} p {{ flex: 1 1 0; min-height: 0 }}"),
        (lines(40), COLUMN),
        (lines(6), FIXED),
        (lines(1), "p { height: 10px }"),
        ("<main><div><p>word</p></div></main>", "div { height: 10px }"),
    ],
    ids=["column", "set over", "shrunk", "dropped", "fixed", "low", "inside"],
)
def test_a_part_whose_text_has_no_room_is_crowded(html: str, style: str) -> None:
    assert any(part.crowded for part in laid_out(html, style))
