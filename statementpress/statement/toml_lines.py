"""Find the line on which a key of a TOML file stands, which tomllib does not give.

tomllib has parsed the file before, or has refused it, so this only follows the outline (TOML 1.0:
table headers, dotted keys, strings, brackets, comments).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

KeyPath = tuple[str | int, ...]
"""Where a value stands: ("title", "km", 1) is the second line of the Khmer title."""

_TOKEN = re.compile(
    r"""
      (?P<text> \"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5} | "(?:\\.|[^"\\\n])*" | '[^'\n]*')
    | (?P<skip> [ \t]+ | \#[^\n]*)
    | (?P<end> \n)
    | (?P<open> [\[{])
    | (?P<close> [\]}])
    | (?P<bare> [A-Za-z0-9_-]+)
    | (?P<sign> .)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


def key_lines(source: str) -> dict[KeyPath, int]:
    """Return the line (from 1) of every table, key and array element of a TOML text.

    Each table of an array of tables stands below its number: ("meant", 0, "code").

    Keys inside an inline table have no lines of their own: they stand on the line of their table.
    """
    lines: dict[KeyPath, int] = {}
    table: KeyPath = ()
    arrays: Counter[KeyPath] = Counter()
    for statement in _statements(source):
        if statement[0].kind == "open":
            table = _names(statement)
            lines.setdefault(table, statement[0].line)
            if len(statement) > 1 and statement[1].kind == "open":  # [[an array of tables]]
                arrays[table] += 1
                table = (*table, arrays[table] - 1)
                lines[table] = statement[0].line
            continue
        equals = next((n for n, token in enumerate(statement) if token.text == "="), None)
        path = table + _names(statement[:equals])
        for length in range(1, len(path) + 1):
            lines.setdefault(path[:length], statement[0].line)
        if equals is not None:
            lines |= {(*path, n): line for n, line in _elements(statement[equals + 1 :])}
    return lines


def last_statement_line(source: str) -> int:
    """Return the line (from 1) where the last table or key of the text begins."""
    return max((statement[0].line for statement in _statements(source)), default=1)


def _statements(source: str) -> Iterator[list[_Token]]:
    statement: list[_Token] = []
    depth = 0
    for token in _tokens(source):
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        if token.kind != "end":
            statement.append(token)
        elif depth <= 0 and statement:
            yield statement
            statement = []
    if statement:
        yield statement


def _tokens(source: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(source):
        kind = str(match.lastgroup)
        if kind != "skip":
            yield _Token(kind, match[0], line)
        line += match[0].count("\n")


def _names(tokens: list[_Token]) -> KeyPath:
    return tuple(token.text.strip("\"'") for token in tokens if token.kind in ("text", "bare"))


def _elements(value: list[_Token]) -> Iterator[tuple[int, int]]:
    depth = count = 0
    awaited = False
    for token in value:
        if awaited and token.kind != "close":
            yield count, token.line
            count += 1
            awaited = False
        depth += {"open": 1, "close": -1}.get(token.kind, 0)
        if depth == 1 and token.text in ("[", ","):
            awaited = True
