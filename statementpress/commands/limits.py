"""List the limits of a project by name, for the help of preflight."""

from pathlib import Path

from statementpress.errors import SetupError
from statementpress.project.limits import Limits
from statementpress.project.project import Project


def limits_for_help(project: Path) -> list[tuple[str, str]]:
    """Return each name with its main numbers; where the table fails, why: help must always work."""
    try:
        table = Project.at(project).limits
    except SetupError as error:
        return [("(none)", error.message)]
    return [(name, _numbers(limits)) for name, limits in table.items()]


def _numbers(limits: Limits) -> str:
    return (
        f"{limits.bleed:g} mm bleed, images from {limits.image_error:g} ppi, "
        f"total ink up to {limits.total_ink:g} % in {', '.join(limits.inks)}"
    )
