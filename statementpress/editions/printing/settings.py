"""How an edition is printed: what its row names in the tables of press/."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from statementpress.errors import Place, SetupError, UsageError
from statementpress.prepress.colour.profile import read_profile
from statementpress.prepress.imposition.settings import Imposition, choose_imposition, read_schemes
from statementpress.prepress.pdfx import OutputIntent
from statementpress.prepress.settings import (
    Condition,
    Limits,
    Press,
    read_limits,
    read_press,
)
from statementpress.project.editions import Edition, choose_sheet
from statementpress.project.files import ProjectFiles

EDITIONS = Place("templates/editions.toml")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """What is asked for beside an edition's own settings.

    `profile` is an ICC file that takes the place of the press's; `sheet` one of those that the
    edition is made for. Where not `checked`, a file that is not fit to print is made all the same,
    for preflight to say why.
    """

    profile: Path | None = None
    sheet: str | None = None
    checked: bool = True


@dataclass(frozen=True, slots=True)
class _Printing:
    """How the edition called `name` is printed, whichever way.

    Preflight holds it against `limits`, called `limits_name`; ink is measured by the profile of
    `intent`.
    """

    name: str
    limits_name: str
    limits: Limits
    intent: OutputIntent

    @property
    def bleed(self) -> float:
        """Return how far, in millimetres, colour at an edge has to go beyond it."""
        return 0.0


@dataclass(frozen=True, slots=True)
class OfficePrinting(_Printing):
    """Its PDF is printed as it is."""


@dataclass(frozen=True, slots=True)
class PressPrinting(_Printing):
    """It becomes a press file."""

    press: Press

    @property
    def bleed(self) -> float:
        """Return that of the press, in millimetres."""
        return self.press.bleed


@dataclass(frozen=True, slots=True)
class SheetPrinting(_Printing):
    """Its pages are laid on printing sheets as well."""

    imposition: Imposition

    @property
    def bleed(self) -> float:
        """Return that of the imposition, in millimetres."""
        return self.imposition.bleed


Printing = OfficePrinting | PressPrinting | SheetPrinting


def read_printing(
    files: ProjectFiles, name: str, edition: Edition, request: PrintRequest
) -> Printing | None:
    """Return how `edition`, called `name`, is printed; None where it is for screens.

    SetupError where a table or a profile is missing or broken; UsageError for a profile that
    nothing is printed with.
    """
    if request.profile and not edition.press:
        raise UsageError(
            "--profile is for press editions only", hint="choose one with -e, such as press"
        )
    if not (edition.press or edition.limits or edition.scheme):
        return None
    return printing_of(files, name, edition, request)


def printing_of(
    files: ProjectFiles, name: str, edition: Edition, request: PrintRequest
) -> Printing:
    """Return how an edition is printed, one for screens as by the first press there is.

    Errors as those of `read_printing`; SetupError for a scheme without limits, too.
    """
    if edition.scheme and not edition.limits:
        raise SetupError(
            f"the edition “{name}” names a scheme, and no limits to hold its sheets against",
            place=EDITIONS,
            hint='write limits = "office" in its row, or the name of others in press/limits.toml',
        )
    table = read_press(files)
    if not table.press:
        raise SetupError(
            "no press is named there",
            place=Place("press/press.toml"),
            hint="compare with the shipped table",
        )
    press = _named_by_edition("press", edition.press or next(iter(table.press)), table.press)
    limits_name = edition.limits or press.limits
    limits = _named_by_edition("limits", limits_name, read_limits(files).limits)
    if request.profile:
        intent = _of_file(request.profile)
    else:
        intent = _of_condition(files, table.condition[press.condition])
    if edition.press:
        return PressPrinting(name, limits_name, limits, intent, press)
    if edition.scheme:
        imposition = _imposition(files, edition, request.sheet)
        return SheetPrinting(name, limits_name, limits, intent, imposition)
    return OfficePrinting(name, limits_name, limits, intent)


def _imposition(files: ProjectFiles, edition: Edition, asked: str | None) -> Imposition:
    table = read_schemes(files)
    _named_by_edition("scheme", edition.scheme, {each.value: each for each in table.scheme})
    sheet = choose_sheet(edition, asked)
    if sheet:
        _named_by_edition("sheet", sheet, table.sheet)
    return choose_imposition(table, edition.scheme, sheet or None)


def _named_by_edition(kind: str, name: str, known: Mapping[str, T]) -> T:
    """Return what an edition names; SetupError where it is not there."""
    if name in known:
        return known[name]
    raise SetupError(
        f"an edition names the {kind} “{name}”, which is not there",
        place=EDITIONS,
        hint=f"choose one of: {', '.join(known)}",
    )


def _of_file(path: Path) -> OutputIntent:
    """Return the intent of a printer's own profile, which describes itself."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"the profile {path} cannot be read: {error.strerror}", hint="mend the path"
        ) from error
    return OutputIntent(read_profile(data, str(path)))


def _of_condition(files: ProjectFiles, condition: Condition) -> OutputIntent:
    name = f"conditions/{condition.profile}"
    profile = read_profile(files.read("press", name), f"press/{name}")
    return OutputIntent(profile, condition.name, condition.registry, condition.description)
