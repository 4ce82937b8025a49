"""Say what of the machine a build uses, and what to type where something is missing."""

from collections.abc import Sequence

from statementpress.commands.terminal import Terminal
from statementpress.errors import SetupError
from statementpress.native import Part, parts


def doctor(terminal: Terminal) -> None:
    """Print each native part with version, path and who needs it.

    Raises SetupError, after the table, where a part that every build needs is missing.
    """
    found = parts()
    for row in _aligned([("part", "version", "path", "needed for"), *map(_row, found)]):
        terminal.data(row)
    missing = [part for part in found if part.required and not part.found]
    if missing:
        raise SetupError(
            "no PDF can be built without " + ", ".join(part.name for part in missing),
            hint="; ".join(dict.fromkeys(part.hint for part in missing)),
        )


def _row(part: Part) -> tuple[str, ...]:
    if part.found:
        return part.name, part.version, part.path, str(part.needed_for)
    return part.name, "missing", f"type: {part.hint}", str(part.needed_for)


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return the rows with each column as wide as its longest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
