"""Read `[group.NAME]` of statement.toml: how each group of signatories is set."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from statementpress.errors import meant
from statementpress.statement.listing import Listing, Numbers, Order, SetAs
from statementpress.statement.toml_lines import KeyPath
from statementpress.statement.toml_values import Values

GROUP_BY = ("country", "province", "kind")
"""The columns whose values can be the headings of a list."""
MOST_COLUMNS, MOST_BLANK_ROWS = 6, 2000

_WORDS: Mapping[str, tuple[str, ...]] = {
    "set_as": tuple(SetAs),
    "group_by": GROUP_BY,
    "order": tuple(Order),
    "numbers": tuple(Numbers),
}
"""The words that a key may have."""
_ENUMS: Mapping[str, type[StrEnum]] = {"set_as": SetAs, "order": Order, "numbers": Numbers}
_FLAGS = ("total", "publish")
_COUNTS: Mapping[str, int] = {"columns": MOST_COLUMNS, "blank_rows": MOST_BLANK_ROWS}
"""The keys that are whole numbers from 0, each with the highest."""
_KEYS = (*_WORDS, *_FLAGS, *_COUNTS)


def read_listings(values: Values, groups: Collection[str] | None) -> dict[str, Listing]:
    """Return how each group is set that has a table of its own; each fault is reported.

    `groups` are those of the statement, None if they are not known. The codes of errors are
    unknown-group, unknown-key and wrong-value.
    """
    listings = {}
    for group, table in values.good.get("group", {}).items():
        path = ("group", group)
        if groups is not None and group not in groups:
            values.unknown("group", path, group, groups)
        elif not isinstance(table, dict):
            values.wrong(path, "this is no table", f"[group.{group}], and below it set_as = …")
        else:
            good = {
                key: each for key, each in table.items() if _is_good((*path, key), each, values)
            }
            said: dict[str, Any] = {
                key: _ENUMS[key](each) if key in _ENUMS else each for key, each in good.items()
            }
            listings[group] = Listing(**said)
    return listings


def _is_good(path: KeyPath, value: Any, values: Values) -> bool:
    """Return whether a key is known and its value can be used; report it if not."""
    key = str(path[-1])
    if key not in _KEYS:
        values.unknown("key", path, key, _KEYS)
        return False
    if key in _WORDS and value not in _WORDS[key]:
        message = f"“{value}” is not known"
        values.report.error(
            "wrong-value", values.line(path), f"{key}: {message}", meant(str(value), _WORDS[key])
        )
        return False
    if key in _FLAGS and not isinstance(value, bool):
        values.wrong(path, "this is neither true nor false", "true or false")
        return False
    if key in _COUNTS and (type(value) is not int or not 0 <= value <= _COUNTS[key]):
        values.wrong(path, "this is no such number", f"a number from 0 to {_COUNTS[key]}")
        return False
    return True
