"""The findings about one file, collected while it is read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from statementpress.errors import Finding, Place, Severity

_LISTED: Final = 8
"""How many lines a finding of a habit names that does not name them all."""
_LONG: Final = re.compile(r"“([^”]{80})[^”]{120,}”")
"""A quotation that would fill the screen; its beginning is enough to find it by."""


@dataclass(frozen=True, slots=True)
class Habit:
    """Something that an author, or a program of theirs, does all through a file."""

    code: str
    """The code of the finding."""
    message: str
    """What is done, for any of its places: "signs are typed in another order"."""
    hint: str
    """What to do about it."""
    severity: Severity = Severity.WARNING
    """How bad it is."""
    every_line: bool = False
    """Whether the finding names all lines, as each of them has to be looked at."""


class LineElsewhere(int):
    """A line of another file than the one whose report it is given to."""

    def __new__(cls, line: int, path: str) -> "LineElsewhere":
        """Return line `line`, from 1, of the file `path` as people know it."""
        made = super().__new__(cls, line)
        made.path = path
        return made

    path: str
    """The file, relative to the project."""

    def __getnewargs__(self) -> tuple[int, str]:  # type: ignore[override]
        return int(self), self.path

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
        found = [each.severity for each in self._findings]
        return Severity.ERROR in (*found, *(habit.severity for habit in self._habits))

    def error(self, code: str, line: int | None, message: str, hint: str) -> None:
        """Add a finding that no statement can be made with; `line` counts from 1."""
        self._add(code, Severity.ERROR, line, message, hint)

    def warning(self, code: str, line: int | None, message: str, hint: str) -> None:
        """Add a finding that the author should look at; `line` counts from 1."""
        self._add(code, Severity.WARNING, line, message, hint)

    def habit(self, habit: Habit, line: int, example: str) -> None:
        """Note one place of a habit; each habit is one finding, however many its places.

        `line` counts from 1. `example` says what this place shows: the finding quotes the first.
        """
        self._habits.setdefault(habit, []).append((line, example))

    def _summed_up(self, habit: Habit, seen: list[tuple[int, str]]) -> Finding:
        line, example = min(seen)
        lines = sorted(
            {(_file(line), int(line)): line for line, _ in seen}.values(),
            key=lambda each: (_file(each), int(each)),
        )
        message = f"{habit.message}: {example}"
        if len(seen) > 1:
            shown = in_runs(lines) if habit.every_line else _first(lines)
            where = f"lines {shown}" if len(lines) > 1 else f"line {shown}"
            message += f"; {len(seen)} places, {where}"
        place = place_in(self.path, line)
        return Finding(habit.code, habit.severity, message, place, habit.hint)

    def _add(
        self, code: str, severity: Severity, line: int | None, message: str, hint: str
    ) -> None:
        message = _LONG.sub(r"“\1…”", message)
        self._findings.append(Finding(code, severity, message, place_in(self.path, line), hint))


def in_runs(lines: Iterable[int]) -> str:
    """Return all numbers of an ascending list as people write them: "4, 7–9"."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and int(line) == runs[-1][1] + 1 and _file(line) == _file(runs[-1][1]):
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ", ".join(
        f"{first}" if first is last else f"{int(first)}–{last}" for first, last in runs
    )


def _file(line: int) -> str:
    """Return the file that a line names itself, or ""."""
    return line.path if isinstance(line, LineElsewhere) else ""


def _first(lines: Sequence[int]) -> str:
    """Return the first few numbers of a list."""
    return ", ".join(map(str, lines[:_LISTED])) + (", …" if lines[_LISTED:] else "")


def _line(finding: Finding) -> int:
    return finding.place.line or 0 if finding.place else 0
