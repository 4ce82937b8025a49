"""Where a statement stands in its life: what its readers have to know besides its text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Embargo:
    """Until when nobody may publish a statement."""

    until: date
    """The day with whose beginning it ends; or a datetime, the moment at which it does, with an
    offset from UTC if the author wrote one."""
    zone: Mapping[str, str]
    """In which zone that is counted, in words, by language; empty if the author wrote none."""
    line: int | None = None
    """Where it is written in statement.toml, from 1."""


@dataclass(frozen=True, slots=True)
class Status:
    """Where a statement stands in its life, from a draft to a corrected version."""

    draft: int | None = None
    """The line of statement.toml, from 1, that says that it is a draft; None if it is final."""
    embargo: Embargo | None = None
    """None if it may be published at any time."""
    unofficial: Mapping[str, str] = field(default_factory=dict)
    """The languages whose text is an unofficial translation, each with the language that it was
    translated from; "" if that is not said."""
    reference: Mapping[str, str] = field(default_factory=dict)
    """The number under which those who issued it keep it, by language."""
    version: int = 0
    """The number that the authors give this version; 0 for none. The archive counts by itself."""
    corrigendum: Mapping[str, str] = field(default_factory=dict)
    """What was corrected in this version, by language."""
    lunar: bool = False
    """Whether the date of the lunar calendar stands above the dateline where a language has it."""
    lunar_dates: Mapping[str, str] = field(default_factory=dict)
    """That date as the author wrote it, for languages in which it is not to be computed."""
