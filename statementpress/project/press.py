"""The ways to print on a press, and the output conditions: press/press.toml."""

from collections.abc import Collection
from enum import StrEnum

import msgspec

from statementpress.errors import Place, SetupError
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table

PRESS = Place("press/press.toml")
LARGEST_BLEED = 25
"""Millimetres. No way of printing asks for more; a mistyped 300 would."""


class Colours(StrEnum):
    """The inks that a press edition is printed in."""

    CMYK = "cmyk"
    BLACK = "black"


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An output condition; without a name and a registry, the profile's description names it."""

    profile: str
    """An ICC file in press/conditions/."""
    name: str = ""
    registry: str = ""
    description: str = ""


class Press(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way to print."""

    colours: Colours
    condition: str
    """A key of the table of conditions."""
    bleed: float
    """Millimetres."""
    marks: bool
    limits: str
    """A key of press/limits.toml."""
    folds: tuple[float, ...] = ()
    """Millimetres from the top of the page."""


class PressTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of press/press.toml."""

    press: dict[str, Press]
    condition: dict[str, Condition]


def read_press(files: ProjectFiles) -> PressTable:
    """Return press/press.toml.

    Raises SetupError if the table is broken, or a press names a condition that does not exist.
    """
    table = read_table(files, "press", "press.toml", PressTable)
    for name, press in table.press.items():
        if not 0 <= press.bleed <= LARGEST_BLEED:
            raise SetupError(
                f"press.{name}: {press.bleed:g} mm cannot be a bleed",
                place=PRESS,
                hint=f"ask the print shop; it lies between 0 and {LARGEST_BLEED}, mostly at 3",
            )
        if press.condition not in table.condition:
            raise _unknown(name, "condition", press.condition, table.condition)
    return table


def check_limits(table: PressTable, known: Collection[str]) -> None:
    """Raise SetupError if a press names limits other than those of press/limits.toml."""
    for name, press in table.press.items():
        if press.limits not in known:
            raise _unknown(name, "limits", press.limits, known)


def _unknown(press: str, kind: str, wanted: str, known: Collection[str]) -> SetupError:
    return SetupError(
        f"press.{press} names the {kind} “{wanted}”, but there is no such entry",
        place=PRESS,
        hint=f"choose one of: {', '.join(known)}",
    )
