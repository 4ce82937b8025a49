"""A job: one thing that is to be made, small enough to be sent to another process or machine."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from statementpress.errors import Finding


@dataclass(frozen=True, slots=True)
class Job:
    """One thing that is to be made of a statement."""

    name: str
    """Its name, which no other job of the same run has."""
    project: str
    """The folder of the project."""
    folder: str
    """The folder of the statement."""
    inputs: str = ""
    """The SHA-256 of all that it is made from: files, options, and what is installed."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """What is asked for: strings, numbers, None, and lists and dictionaries of these."""


@dataclass(frozen=True, slots=True)
class Product:
    """What a job has made."""

    files: Mapping[str, bytes]
    """The bytes of each file by its name."""
    findings: tuple[Finding, ...] = ()
    """What its author should look at all the same."""
    value: object = None
    """What else there is to tell; it has to be picklable."""


Do = Callable[[Job], Product]
"""Does a job, or raises an error of ours. It must be picklable: a function of a module, a
`functools.partial` of one, or a frozen dataclass. It reads no file but those of the statement, of
its project and of the program, so that it gives the same bytes wherever they lie."""
