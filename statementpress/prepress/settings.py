"""What a press edition asks for (press/press.toml), what preflight allows (press/limits.toml)."""

from difflib import get_close_matches
from enum import StrEnum
from typing import Literal

import msgspec

from statementpress.errors import Place, SetupError, Severity, UsageError
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table

LARGEST_BLEED = 25
"""Millimetres; no way of printing asks for more, and a mistyped 300 would."""


class Colours(StrEnum):
    """The inks that a press edition is printed in."""

    CMYK = "cmyk"
    BLACK = "black"


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An output condition; without a name and a registry, the profile's description names it."""

    profile: str
    name: str = ""
    registry: str = ""
    description: str = ""


class Press(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way to print; `bleed`, and `folds` from the top of the page, in millimetres."""

    colours: Colours
    condition: str
    bleed: float
    marks: bool
    limits: str
    folds: tuple[float, ...] = ()


class PressTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of press/press.toml."""

    press: dict[str, Press]
    condition: dict[str, Condition]


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What preflight allows; the units of each number stand in press/limits.toml."""

    bleed: float
    printable_margin: float
    page_sizes: tuple[tuple[float, float], ...]
    page_tolerance: float
    image_error: float
    image_warning: float
    bitmap_error: float
    bitmap_warning: float
    line_error: float
    line_warning: float
    text_error: float
    text_warning: float
    multi_ink_text: float
    screened_text: float
    rich_black_text: float
    overprint_text: float
    total_ink: float
    total_ink_window: float
    inks: tuple[str, ...]
    severity: dict[str, Literal["error", "warning", "note", "off"]] = {}

    def severity_of(self, code: str, usual: Severity) -> Severity | None:
        """Return how bad a finding is under these limits; None where it is not looked for."""
        word = self.severity.get(code)
        if word is None:
            return usual
        return None if word == "off" else Severity[word.upper()]


class LimitsTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of press/limits.toml."""

    limits: dict[str, Limits]


class _FindingCodes(msgspec.Struct, frozen=True):
    """What of press/findings.toml limits have to do with: the codes."""

    finding: dict[str, object]


def read_press(files: ProjectFiles) -> PressTable:
    """Return press/press.toml; SetupError where it is broken or names what is not there."""
    table = read_table(files, "press", "press.toml", PressTable)
    limits = read_limits(files).limits
    for name, press in table.press.items():
        if not 0 <= press.bleed <= LARGEST_BLEED:
            raise SetupError(
                f"press.{name} has {press.bleed:g} mm, which is no bleed",
                place=Place("press/press.toml"),
                hint=f"ask the print shop; it is between 0 and {LARGEST_BLEED}, mostly 3",
            )
        for kind, wanted, known in (
            ("condition", press.condition, table.condition),
            ("limits", press.limits, limits),
        ):
            if wanted not in known:
                raise SetupError(
                    f"press.{name} names the {kind} “{wanted}”, which is not there",
                    place=Place("press/press.toml"),
                    hint=f"choose one of: {', '.join(known)}",
                )
    return table


def read_limits(files: ProjectFiles) -> LimitsTable:
    """Return press/limits.toml; SetupError where it is broken, or names a finding there is not."""
    table = read_table(files, "press", "limits.toml", LimitsTable)
    codes = read_table(files, "press", "findings.toml", _FindingCodes).finding
    named = [(name, code) for name, limits in table.limits.items() for code in limits.severity]
    for name, code in (each for each in named if each[1] not in codes):
        near = get_close_matches(code, codes, n=1)
        raise SetupError(
            f"limits.{name}.severity names the finding “{code}”, which is not there",
            place=Place("press/limits.toml"),
            hint=f"did you mean {near[0]}?" if near else "press/findings.toml has them all",
        )
    return table


def choose_limits(table: LimitsTable, name: str) -> Limits:
    """Return the limits called `name`; UsageError that lists those there are."""
    if name not in table.limits:
        raise UsageError(
            f"there are no limits “{name}”", hint=f"choose one of: {', '.join(table.limits)}"
        )
    return table.limits[name]
