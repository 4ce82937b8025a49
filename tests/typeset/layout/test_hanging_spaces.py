"""A line is broken late, wherever the space before an element falls."""

import pytest
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import LineBox, TextBox

from statementpress.typeset.layout.hanging_spaces import letting_spaces_hang

WORDS = ("Anja", "Beispiel,", "Advocate,", "Seven", "Wells", "·")
STYLE = """
html { --spaces: hang }
@page { size: 600px 60000px; margin: 0 }
p { font: 10px/20px serif; margin: 0 }
"""


@pytest.fixture(scope="module")
def first_lines() -> list[str]:
    """Return the first line of one text in columns of many widths, narrow ones first."""
    text = f"{' '.join(WORDS)} <b>medhavi</b>"
    body = "".join(f"<p style='width: {width}px'>{text}</p>" for width in range(100, 300))
    with letting_spaces_hang():
        (page,) = HTML(string=body).render(stylesheets=[CSS(string=STYLE)]).pages
    found: dict[object, str] = {}
    for paragraph in page._page_box.descendants():
        if paragraph.element_tag == "p" and not isinstance(paragraph, LineBox | TextBox):
            line = next(each for each in paragraph.children if isinstance(each, LineBox))
            words = (each.text for each in line.descendants() if isinstance(each, TextBox))
            found.setdefault(paragraph.element, "".join(words))
    return list(found.values())


def test_a_wider_column_never_has_a_shorter_first_line(first_lines: list[str]) -> None:
    lengths = [len(line.split()) for line in first_lines]
    assert lengths == sorted(lengths)
    assert {len(WORDS), len(WORDS) + 1} <= set(lengths)
