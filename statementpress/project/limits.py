"""What preflight allows: press/limits.toml."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Literal

import msgspec

from statementpress.errors import Place, SetupError, Severity, UsageError
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table

LIMITS = Place("press/limits.toml")


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row of press/limits.toml, which explains each number and gives its unit."""

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
    overprint_line: float = 0
    text_margin: float = 0
    single_page: bool = False
    page_image_warning: float = 0
    severity: dict[str, Literal["error", "warning", "note", "off"]] = {}

    def severity_of(self, code: str, usual: Severity) -> Severity | None:
        """Return how bad a finding is under these limits; None if it is not looked for."""
        word = self.severity.get(code)
        if word is None:
            return usual
        return None if word == "off" else Severity[word.upper()]


class _LimitsTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    limits: dict[str, Limits]


class _FindingCodes(msgspec.Struct, frozen=True):
    """The part of a language's words that limits refer to: the codes of findings."""

    finding: dict[str, object]


def read_limits(files: ProjectFiles) -> Mapping[str, Limits]:
    """Return all limits of press/limits.toml by their names.

    Raises SetupError if the table is broken, or names a finding that does not exist.
    """
    known = read_table(files, "press", "limits.toml", _LimitsTable).limits
    words = read_table(files, "templates", "words/preflight.toml", dict[str, _FindingCodes])
    codes = dict.fromkeys(code for each in words.values() for code in each.finding)
    named = [(name, code) for name, limits in known.items() for code in limits.severity]
    for name, code in (each for each in named if each[1] not in codes):
        near = get_close_matches(code, codes, n=1)
        raise SetupError(
            f"limits.{name}.severity names the finding “{code}”, which does not exist",
            place=LIMITS,
            hint=f"did you mean {near[0]}?"
            if near
            else "templates/words/preflight.toml lists all findings",
        )
    return known


def choose_limits(known: Mapping[str, Limits], name: str) -> Limits:
    """Return the limits called `name`; raise UsageError, which lists all, if there are none."""
    if name not in known:
        raise UsageError(f"there are no limits “{name}”", hint=f"choose one of: {', '.join(known)}")
    return known[name]
