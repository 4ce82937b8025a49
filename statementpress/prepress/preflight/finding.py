"""A finding of preflight as a fact: its words are in templates/words/preflight.toml."""

from dataclasses import dataclass

from statementpress.errors import Severity


@dataclass(frozen=True, slots=True)
class Measure:
    """A measured value or a limit: a number with its unit, or a name without one.

    Units: "ppi", "pt", "mm", "%", "mm²"; "" for names ("DeviceRGB") and counts.
    """

    value: float | str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle on a page in millimetres from the top left of its trimmed page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PreflightFinding:
    """One thing that a press, or its operator, would stumble over.

    `code` is stable, and templates/words/preflight.toml has its words; `page` counts from 1 and is
    None for what concerns the whole file. `subject` names the thing itself where it has a name: a
    font, an ink, a box, the kind of object ("text", "image"). `count` is how many times it was
    found on the page, `spot` where, or where first.
    """

    code: str
    severity: Severity
    page: int | None = None
    spot: Spot | None = None
    subject: str = ""
    measured: Measure | None = None
    limit: Measure | None = None
    count: int = 1
