"""How an edition is printed: what its row names in the tables of press/."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from statementpress.errors import SetupError, UsageError
from statementpress.late import late_imports
from statementpress.machine.regular import read_regular
from statementpress.project.editions import EDITIONS, Edition, choose, choose_sheet
from statementpress.project.files import LARGEST, ProjectFiles
from statementpress.project.limits import Limits, choose_limits
from statementpress.project.press import PRESS, Condition, Press
from statementpress.project.project import Project

with late_imports():
    from statementpress.prepress import face as prepress

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """What is asked for beside an edition's own settings."""

    profile: Path | None = None
    """An ICC file that takes the place of the press's own."""
    sheet: str | None = None
    """One of the sheets that the edition is made for; None for its usual one."""
    limits: str | None = None
    """Limits that take the place of those of the edition and its press."""
    checked: bool = True
    """Whether a file that is not fit to print is refused; if not, preflight can say why."""


@dataclass(frozen=True, slots=True)
class _Printing:
    """How an edition is printed, whichever way."""

    name: str
    """The edition's."""
    limits_name: str
    limits: Limits
    """What preflight holds it against."""
    intent: "prepress.OutputIntent"
    """The condition that it is printed in; its profile measures the ink."""

    @property
    def bleed(self) -> float:
        """Return how far, in millimetres, colour at an edge has to go beyond the page."""
        return 0.0


@dataclass(frozen=True, slots=True)
class OfficePrinting(_Printing):
    """The PDF is printed as it is."""


@dataclass(frozen=True, slots=True)
class PressPrinting(_Printing):
    """The PDF becomes a press file."""

    press: Press

    @property
    def bleed(self) -> float:
        """Return the bleed of the press, in millimetres."""
        return self.press.bleed


@dataclass(frozen=True, slots=True)
class SheetPrinting(_Printing):
    """The pages are laid on printing sheets as well."""

    imposition: "prepress.Imposition"

    @property
    def bleed(self) -> float:
        """Return the bleed of the imposition, in millimetres."""
        return self.imposition.bleed


Printing = OfficePrinting | PressPrinting | SheetPrinting


def read_printing(project: Project, name: str, request: PrintRequest) -> Printing | None:
    """Return how the edition called `name` is printed; None if it is for screens.

    Raises SetupError if a table or a profile is missing or broken, UsageError for an edition that
    does not exist, or a profile that nothing is printed with.
    """
    edition = choose(project.editions, name)
    if request.profile and not edition.press:
        raise UsageError(
            "--profile is for press editions only", hint="choose one with -e, such as press"
        )
    if not (edition.press or edition.limits or edition.scheme):
        return None
    return printing_of(project, name, request)


def printing_of(project: Project, name: str, request: PrintRequest) -> Printing:
    """Return how an edition is printed; one for screens is taken to go to the first press.

    Raises what `read_printing` raises, and SetupError for an edition that has a scheme but no
    limits.
    """
    edition = choose(project.editions, name)
    if edition.scheme and not edition.limits:
        raise SetupError(
            f"the edition “{name}” names a scheme, but no limits to hold its sheets against",
            place=EDITIONS,
            hint='write limits = "office" in its row, or name other limits of press/limits.toml',
        )
    # Each edition has a press: it names the condition, and the limits if the edition does not.
    table = project.press
    if not table.press:
        raise SetupError(
            "the table has no press", place=PRESS, hint="compare with the shipped table"
        )
    press = _named_by_edition("press", edition.press or next(iter(table.press)), table.press)
    limits_name = request.limits or edition.limits or press.limits
    if request.limits:
        limits = choose_limits(project.limits, request.limits)
    else:
        limits = _named_by_edition("limits", limits_name, project.limits)
    # A profile that was asked for takes the place of the condition.
    if request.profile:
        intent = _of_file(request.profile)
    else:
        intent = _of_condition(project.files, table.condition[press.condition])
    if edition.press:
        return PressPrinting(name, limits_name, limits, intent, press)
    if edition.scheme:
        imposition = _imposition(project, edition, request.sheet)
        return SheetPrinting(name, limits_name, limits, intent, imposition)
    return OfficePrinting(name, limits_name, limits, intent)


def _imposition(project: Project, edition: Edition, asked: str | None) -> "prepress.Imposition":
    table = project.schemes
    _named_by_edition("scheme", edition.scheme, {each.value: each for each in table.scheme})
    sheet = choose_sheet(edition, asked)
    if sheet:
        _named_by_edition("sheet", sheet, table.sheet)
    return prepress.choose_imposition(table, edition.scheme, sheet or None)


def _named_by_edition(kind: str, name: str, known: Mapping[str, T]) -> T:
    """Return what an edition names; raise SetupError if there is no such entry."""
    if name in known:
        return known[name]
    raise SetupError(
        f"an edition names the {kind} “{name}”, but there is no such entry",
        place=EDITIONS,
        hint=f"choose one of: {', '.join(known)}",
    )


def _of_file(path: Path) -> "prepress.OutputIntent":
    """Return the intent of a print shop's own profile, which describes itself."""
    try:
        data = read_regular(path, LARGEST)
    except OSError as error:
        raise UsageError(
            f"the profile {path} cannot be read: {error.strerror}", hint="correct the path"
        ) from error
    return prepress.OutputIntent(prepress.read_profile(data, str(path)))


def _of_condition(files: ProjectFiles, condition: Condition) -> "prepress.OutputIntent":
    name = f"conditions/{condition.profile}"
    profile = prepress.read_profile(files.read("press", name), f"press/{name}")
    return prepress.OutputIntent(profile, condition.name, condition.registry, condition.description)
