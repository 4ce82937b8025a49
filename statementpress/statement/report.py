"""The findings about one file, collected while it is read."""

from dataclasses import dataclass
from typing import Final

from statementpress.errors import Finding, Place, Severity

_LISTED: Final = 8
"""How many lines a warning of a habit names."""


@dataclass(frozen=True, slots=True)
class Habit:
    """Something that an author, or a program of theirs, does all through a file."""

    code: str
    """The code of the finding."""
    message: str
    """What is done, for any of its places: "signs are typed in another order"."""
    hint: str
    """What to do about it."""


class LineElsewhere(int):
    """A line of another file than the one whose report it is given to."""

    def __new__(cls, line: int, path: str) -> "LineElsewhere":
        """Return line `line`, from 1, of the file `path` as people know it."""
        made = super().__new__(cls, line)
        made.path = path
        return made

    path: str
    """The file, relative to the project."""

    def __str__(self) -> str:
        return f"{int(self)} of {self.path.rpartition('/')[2]}"


def place_in(path: str, line: int | None) -> Place:
    """Return the place of a line in the file `path`, or in the file that the line itself names."""
    if isinstance(line, LineElsewhere):
        return Place(line.path, int(line))
    return Place(path, line)


class Report:
    """Collects what is found in one file, so that its reader can go on after the first error."""

    def __init__(self, path: str) -> None:
        self.path = path
        """The file as people know it, relative to the project: "statements/…/km.md"."""
        self._findings: list[Finding] = []
        self._habits: dict[Habit, list[tuple[int, str]]] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings so far, ordered by line."""
        habits = [self._summed_up(habit, seen) for habit, seen in self._habits.items()]
        return tuple(sorted([*self._findings, *habits], key=_line))

    @property
    def has_errors(self) -> bool:
        """Whether an error is among the findings so far."""
        return any(finding.severity is Severity.ERROR for finding in self._findings)

    def error(self, code: str, line: int | None, message: str, hint: str) -> None:
        """Add a finding that no statement can be made with; `line` counts from 1."""
        self._add(code, Severity.ERROR, line, message, hint)

    def warning(self, code: str, line: int | None, message: str, hint: str) -> None:
        """Add a finding that the author should look at; `line` counts from 1."""
        self._add(code, Severity.WARNING, line, message, hint)

    def habit(self, habit: Habit, line: int, example: str) -> None:
        """Note one place of a habit; each habit is one warning, however many its places.

        `line` counts from 1. `example` says what this place shows: the warning quotes the first.
        """
        self._habits.setdefault(habit, []).append((line, example))

    def _summed_up(self, habit: Habit, seen: list[tuple[int, str]]) -> Finding:
        (line, example), lines = min(seen), sorted({line for line, _ in seen})
        message = f"{habit.message}: {example}"
        if len(seen) > 1:
            shown = ", ".join(map(str, lines[:_LISTED])) + (", …" if lines[_LISTED:] else "")
            where = f"lines {shown}" if len(lines) > 1 else f"line {shown}"
            message += f"; {len(seen)} places, {where}"
        return Finding(habit.code, Severity.WARNING, message, place_in(self.path, line), habit.hint)

    def _add(
        self, code: str, severity: Severity, line: int | None, message: str, hint: str
    ) -> None:
        self._findings.append(Finding(code, severity, message, place_in(self.path, line), hint))


def _line(finding: Finding) -> int:
    return finding.place.line or 0 if finding.place else 0
