"""How an edition is printed: its table of press/press.toml, and what that names."""

from dataclasses import dataclass
from pathlib import Path

from statementpress.errors import Place, SetupError, UsageError
from statementpress.prepress.colour.profile import read_profile
from statementpress.prepress.pdfx import OutputIntent
from statementpress.prepress.settings import (
    Condition,
    Limits,
    Press,
    choose_limits,
    read_limits,
    read_press,
)
from statementpress.project_files import ProjectFiles
from statementpress.typeset.edition import Edition


@dataclass(frozen=True, slots=True)
class PressRequest:
    """What is asked for beside an edition's own settings.

    `profile` is an ICC file that takes the place of the condition's; where not `checked`, a file
    that is not fit to print is made all the same, for preflight to say why.
    """

    profile: Path | None = None
    checked: bool = True


@dataclass(frozen=True, slots=True)
class PressEdition:
    """How the edition called `name` is printed: a table of press/press.toml and what it names."""

    name: str
    press: Press
    intent: OutputIntent
    limits: Limits


def read_press_edition(
    files: ProjectFiles, name: str, edition: Edition, profile: Path | None
) -> PressEdition | None:
    """Return how `edition`, called `name`, is printed; None where it is for screens.

    `profile` is an ICC file that takes the place of the condition's. SetupError where a table or a
    profile is missing or broken; UsageError for a profile that nothing is printed with.
    """
    if not edition.press:
        if profile:
            raise UsageError(
                "--profile is for press editions only", hint="choose one with -e, such as press"
            )
        return None
    return press_named(files, name, edition.press, profile)


def press_named(
    files: ProjectFiles, name: str, press_name: str, profile: Path | None
) -> PressEdition:
    """Return how the edition called `name` is printed on one of press/press.toml.

    `profile` and errors as those of `read_press_edition`.
    """
    table = read_press(files)
    if press_name not in table.press:
        raise SetupError(
            f"an edition names the press “{press_name}”, which is not there",
            place=Place("templates/editions.toml"),
            hint=f"choose one of press/press.toml: {', '.join(table.press)}",
        )
    press = table.press[press_name]
    intent = _named(profile) if profile else _known(files, table.condition[press.condition])
    return PressEdition(name, press, intent, choose_limits(read_limits(files), press.limits))


def _named(path: Path) -> OutputIntent:
    """Return the intent of a printer's own profile, which describes itself."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"the profile {path} cannot be read: {error.strerror}", hint="mend the path"
        ) from error
    return OutputIntent(read_profile(data, str(path)))


def _known(files: ProjectFiles, condition: Condition) -> OutputIntent:
    name = f"conditions/{condition.profile}"
    profile = read_profile(files.read("press", name), f"press/{name}")
    return OutputIntent(profile, condition.name, condition.registry, condition.description)
