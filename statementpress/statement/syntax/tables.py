r"""Tables of bars: a row of headers, a row of hyphens, and a row for each line after these.

    | Year | Cases |
    |------|------:|
    | 2019 |   812 |

The bars at both ends may be left out, `\|` is a bar in a cell, and colons say how a column is
aligned. A row has as many cells as there are headers; CommonMark's relatives drop or invent cells
in silence. Lines that begin and end with a bar and have no row of hyphens are a fault, too, as they
would run together; other lines with bars are text.
"""

import re

from markdown_it.rules_block import StateBlock

from statementpress.statement.syntax.faults import block_fault
from statementpress.statement.syntax.lines import content

_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")
_GRID = re.compile(r"\+(?:[-=]+\+){2,}[ \t]*")
_FORM = "write the headers, then a line such as |---|---|, then the rows, each with as many cells"


def table_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table as a block rule of markdown-it: lines `start` to `end`, from 0."""
    head = content(state, start)
    if not _has_rule(state, start, end):
        return _refuse(state, start, end, head, silent)
    if silent:
        return True
    columns = [_alignment(cell) for cell in cells_of(content(state, start + 1))]
    last = _end(state, start + 2, end)
    opening = state.push("table_open", "", 1)
    opening.map, opening.meta = [start, last], {"columns": columns}
    for line in (start, *range(start + 2, last)):
        _push_row(state, line, len(columns))
    state.push("table_close", "", -1)
    state.line = last
    return True


def cells_of(line: str, columns: int | None = None) -> list[str]:
    """Return the cells of a row, stripped; bars at its ends part nothing.

    If only one end has a bar, it parts an empty cell from the others where that makes up the number
    of `columns`.
    """
    cells = []
    start = 0
    for bar in _BAR.finditer(line):
        cells.append(line[start : bar.end() - 1].strip())
        start = bar.end()
    cells.append(line[start:].strip())
    begins, ends = len(cells) > 1 and not cells[0], len(cells) > 2 and not cells[-1]
    if begins != ends and len(cells) == columns:
        return cells
    return cells[begins : len(cells) - ends]


def _has_rule(state: StateBlock, start: int, end: int) -> bool:
    """Return whether a row of headers stands here, and below it its row of hyphens."""
    if start + 1 >= end or state.sCount[start] < 0 or state.sCount[start + 1] < 0:
        return False
    head, below = content(state, start), content(state, start + 1)
    if "|" not in below or not _RULE.fullmatch(below) or not _BAR.search(head):
        return False
    return not _RULE.fullmatch(head)


def _refuse(state: StateBlock, start: int, end: int, head: str, silent: bool) -> bool:
    """Note a fault if lines look like a table and are none."""
    in_bars = len(head) > 1 and head.startswith("|") and bool(re.search(r"(?<!\\)\|\s*$", head))
    if not (in_bars or _GRID.fullmatch(head)) or state.sCount[start] < 0:
        return False
    if silent:
        return True
    line = start + 1
    while line < end and not state.isEmpty(line):
        line += 1
    block_fault(state, start, "not-a-table", "these lines are not a table yet", _FORM)
    state.line = line
    return True


def _end(state: StateBlock, line: int, end: int) -> int:
    """Return the line after the last row: the first one that is empty or has no bar."""
    while line < end and not state.isEmpty(line) and _BAR.search(content(state, line)):
        line += 1
    return line


def _alignment(cell: str) -> str:
    """Return where the cells of a column stand: start, centre, end, or "" if nobody says it."""
    match cell[:1] == ":", cell[-1:] == ":":
        case (True, True):
            return "centre"
        case (True, False):
            return "start"
        case (False, True):
            return "end"
        case _:
            return ""


def _push_row(state: StateBlock, line: int, columns: int) -> None:
    cells = cells_of(content(state, line), columns)
    if len(cells) != columns:
        count = f"{len(cells)} cell{'' if len(cells) == 1 else 's'}"
        message = f"this row has {count}, but the line of hyphens has {columns}"
        hint = r"part the cells with |, leave a cell empty with | |, and print a bar with \|"
        block_fault(state, line, "table-row", message, hint)
        return
    state.push("table_row_open", "", 1).map = [line, line + 1]
    for cell in cells:
        text = state.push("inline", "", 0)
        text.content, text.children, text.map = cell, [], [line, line + 1]
    state.push("table_row_close", "", -1)
