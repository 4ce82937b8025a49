"""An inline block is as wide as WeasyPrint makes it, and measured once where it fits."""

from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import InlineBlockBox
from weasyprint.layout import inline, preferred

from statementpress.typeset.layout.label_widths import measuring_labels_once

PAGE = """<style>@page {{ size: 400px; margin: 0 }} body {{ margin: 0; font-size: 16px }}
p {{ margin: 0; width: {}px }} b {{ display: inline-block; {} }}</style>
<p><b>12.</b> Otters <b>Rivers and lakes</b> <b>a<br>longer</b></p>"""


def widths(html: str) -> list[float]:
    """Return the widths of the inline blocks of a page."""
    (page,) = HTML(string=html).render().pages
    boxes = page._page_box.descendants()
    return [box.width for box in boxes if isinstance(box, InlineBlockBox)]


@pytest.mark.parametrize("room", [20, 60, 110, 400])
@pytest.mark.parametrize("style", ["", "min-width: 3em", "max-width: 2em", "padding: 0 9px"])
def test_the_width_is_that_of_weasyprint(room: int, style: str) -> None:
    html = PAGE.format(room, style)
    usual = widths(html)
    assert len(usual) == 3
    with measuring_labels_once():
        assert widths(html) == usual


def test_the_longest_word_is_sought_only_where_the_content_does_not_fit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sought: list[Any] = []
    find = preferred.min_content_width

    def counted(context: Any, box: Any, *others: Any, **named: Any) -> Any:
        sought.append(box.element_tag)
        return find(context, box, *others, **named)

    monkeypatch.setattr(preferred, "min_content_width", counted)
    with measuring_labels_once():
        widths(PAGE.format(400, ""))
        assert sought == []
        widths(PAGE.format(60, ""))
        assert sought


def test_the_function_of_weasyprint_is_put_back() -> None:
    usual = inline.shrink_to_fit
    with measuring_labels_once():
        assert inline.shrink_to_fit is not usual
    assert inline.shrink_to_fit is usual
