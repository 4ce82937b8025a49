"""Pages of ten lines, on which what a style sheet and the decisions make of them shows at once.

A text that says `f` is filler. A line in the second column has `'` after it.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import LineBox, TextBox

from statementpress.project.editions import read_editions
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.typeset.layout.columns import columns_that_end_evenly
from statementpress.typeset.layout.engine import decisions
from statementpress.typeset.layout.rules import rules

SHEETS = read_editions(ProjectFiles(SHIPPED)).styles
COLUMN = 190
"""Where the second column begins, less than its indent of entries, in px."""
LINES = 10
"""How many lines a page has."""
SMALL = """\
:root { --section: 0pt; --paragraph: 0pt; --small: 1em; --most-empty: 20%; --least-lines: 3 }
@page { size: 400px 200px; margin: 0 }
body { margin: 0 }
main + main { break-before: page }
* { border: none !important; font: 10px/20px serif !important; margin: 0 !important }
"""
"""Every line is 20 px high, and nothing stands between lines."""


def filler(lines: int) -> str:
    """Return a paragraph for each line."""
    return "<p>f</p>" * lines


def entries(count: int, lines: int = 1) -> str:
    """Return list entries of `lines` lines: n1, n2 and so on."""
    return "".join(f"<li>n{i}{'<br>m' * (lines - 1)}</li>" for i in range(1, count + 1))


def group(count: int, columns: bool = False, logos: int = 0) -> str:
    """Return a group with an introduction, as templates/parts/signatories.html sets one."""
    names = "names names-in-columns" if columns else "names"
    marks = f"<div class=marks>{'<div>l</div>' * logos}</div>" if logos else ""
    return (
        "<section class=group><div class=introduction><p>to</p></div>"
        f"<ol class='{names}'>{entries(count)}</ol>{marks}</section>"
    )


def parts_of(bodies: Iterable[str], style: str = "") -> list[list[list[str]]]:
    """Return the lines of each page of each part, once all is decided; they are laid out together.

    `style` goes after the style sheets of the official edition.
    """
    *_, pages = rounds_of(bodies, style)
    shown: dict[Any, list[list[str]]] = {}
    for page in pages:
        main = next(box for box in page._page_box.descendants() if box.element_tag == "main")
        shown.setdefault(main.element, []).append(_lines(main))
    return list(shown.values())


def rounds_of(bodies: Iterable[str], style: str = "") -> list[Any]:
    """Return the pages of each layout, until one asks for nothing more."""
    parts = "".join(f"<main class=part>{body}</main>" for body in bodies)
    sheets = [*_official(), CSS(string=style)]
    added: list[str] = []
    rounds = []
    while True:
        own = CSS(string="".join(added))
        with columns_that_end_evenly():
            pages = HTML(string=f"<body>{parts}").render(stylesheets=[*sheets, own]).pages
        rounds.append(pages)
        new = [rule for rule in rules(pages, decisions(pages)) if rule not in added]
        if not new:
            return rounds
        added += new


def pages_of(body: str, style: str = "") -> list[list[str]]:
    """Return the lines of each page of one part."""
    return parts_of([body], style)[0]


@cache
def _official() -> tuple[CSS, ...]:
    texts = [(SHIPPED / "styles" / name).read_text("utf-8") for name in SHEETS]
    return tuple(CSS(string=text) for text in [*texts, SMALL])


def _lines(part: Any) -> list[str]:
    boxes = [box for box in part.descendants() if isinstance(box, LineBox)]
    return [_text(box) + ("'" if box.position_x > COLUMN else "") for box in boxes]


def _text(line: Any) -> str:
    return "".join(box.text for box in line.descendants() if isinstance(box, TextBox)).strip()
