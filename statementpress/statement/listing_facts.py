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
MOST_COLUMNS, MOST_BLANK_ROWS, MOST_MARKS = 6, 2000, 20

_WORDS: Mapping[str, tuple[str, ...]] = {
    "set_as": tuple(SetAs),
    "group_by": GROUP_BY,
    "order": tuple(Order),
    "numbers": tuple(Numbers),
}
"""The words that a key may have."""
_ENUMS: Mapping[str, type[StrEnum]] = {"set_as": SetAs, "order": Order, "numbers": Numbers}
_FLAGS = ("total", "translated", "once", "publish")
_COUNTS: Mapping[str, int] = {
    "columns": MOST_COLUMNS,
    "marks_per_row": MOST_MARKS,
    "blank_rows": MOST_BLANK_ROWS,
}
"""The keys that are whole numbers from 0, each with the highest."""
_KEYS = (*_WORDS, *_FLAGS, *_COUNTS)

_MEANT_FOR: Mapping[str, frozenset[SetAs]] = {
    "group_by": frozenset({SetAs.LIST}),
    "numbers": frozenset({SetAs.LIST}),
    "total": frozenset({SetAs.LIST}),
    "once": frozenset({SetAs.LIST}),
    "marks_per_row": frozenset({SetAs.LIST}),
    "columns": frozenset({SetAs.LIST, SetAs.SIGNATURES}),
    "blank_rows": frozenset({SetAs.THUMBPRINTS}),
    "publish": frozenset({SetAs.SIGNATURES}),
}
"""What a key says something of; the others are for every group."""
MOST_SIGNATURES = 3
"""How many signatures stand beside each other at most: each needs room for a hand."""


def read_listings(values: Values, groups: Collection[str] | None) -> dict[str, Listing]:
    """Return how each group is set that has a table of its own; each fault is reported.

    `groups` are those of the statement, None if they are not known. The codes of errors are
    unknown-group, unknown-key, wrong-value and facts-contradict.
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
            _check_meant(path, said, listings[group], values)
    return listings


def _check_meant(path: KeyPath, said: Mapping[str, Any], listing: Listing, values: Values) -> None:
    """Report keys that say nothing of a group that is set in this way."""
    for key in said:
        meant_for = _MEANT_FOR.get(key, frozenset(SetAs))
        if listing.set_as not in meant_for:
            ways = " or ".join(f'set_as = "{each}"' for each in SetAs if each in meant_for)
            message = f"{key}: this says nothing of a group that is set as {listing.set_as}"
            hint = f"delete it, or write {ways}"
            values.report.error("facts-contradict", values.line((*path, key)), message, hint)
    if listing.set_as is SetAs.SIGNATURES and listing.columns > MOST_SIGNATURES:
        wanted = f"a number from 0 to {MOST_SIGNATURES}"
        values.wrong((*path, "columns"), "a signature needs a third of a page's width", wanted)


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
