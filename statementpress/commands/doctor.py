"""Show what of this machine a build uses, and what to type if something is missing."""

from collections.abc import Sequence

from statementpress.commands.command import Invocation, command
from statementpress.errors import SetupError
from statementpress.late import late_imports
from statementpress.project.files import IS_INSTALLED

with late_imports():
    from statementpress import native


@command("doctor")
def doctor(invocation: Invocation) -> None:
    """Show what this machine has and lacks for building.

    Each library and program has its version and path beside it, or what to type to get it.
    """
    # an installed copy comes without the tests, so it says nothing of the programs that they need
    needs = [need for need in native.Need if need is not native.Need.TESTS or not IS_INSTALLED]
    with invocation.terminal.progress() as stage:
        stage("look for programs")
        parts = native.parts(*needs)
    rows = [("part", "version", "path", "needed for"), *map(_row, parts)]
    for line in _aligned(rows):
        invocation.terminal.data(line)
    missing = [part for part in parts if part.required and not part.found]
    if missing:
        raise SetupError(
            "no PDF can be built without " + ", ".join(part.name for part in missing),
            hint="; ".join(dict.fromkeys(part.hint for part in missing)),
        )


def _row(part: "native.Part") -> tuple[str, str, str, str]:
    if part.found:
        return part.name, part.version, part.path, part.needed_for
    return part.name, "missing", f"type: {part.hint}", part.needed_for


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return the rows as lines, with each column as wide as its longest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
