"""Spot colours whose name stands for two colours, and names that are spelled in two ways.

A name stands for one ink, so all that carry it are on one plate. Two definitions of it (ISO
32000-1, 8.6.6.4: alternate and tint transformation) look different on screens and in proofs, and
only one of them can be right (GWG 2022, ambiguous spot colours). Two spellings make two plates.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from statementpress.errors import Severity
from statementpress.prepress.colour.function import Function
from statementpress.prepress.colour.space import CMYK, PROCESS, ColourSpace, Family
from statementpress.prepress.content.painted import Painted
from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.prepress.preflight.inspection import Inspection
from statementpress.prepress.preflight.printed import printed
from statementpress.prepress.preflight.tints import ALL, named_inks

TINTS = (0.0, 0.5, 1.0)
"""Tints at which two definitions of an ink are compared."""
ROUNDING = 2
"""Digits of the colours that are compared; programs write them with three or more."""
PASSED_OVER = re.compile(r"[\s_.-]+")
"""What may differ between two spellings of one name, beside capital and small letters."""
BOOKS = re.compile(
    r"^((?:pantone|hks)\b.*\S)[\s_.-]+(?:c|u|m|cp|up|mp|cv|cvc|cvu|cvp|ec|k|n|e|z)$", re.IGNORECASE
)
"""A name of PANTONE or HKS that ends in the book that shows it, such as that for coated paper.

The ink in the can is the same (GWG 2022, R0021)."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What an ink looks like where it has no plate."""

    alternate: Family
    profile: bytes
    colours: tuple[tuple[float, ...], ...]
    """Its colours in the alternate space, at `TINTS`."""


@dataclass(slots=True)
class _Known:
    """The inks of a file, as far as it was looked at."""

    definitions: dict[str, Definition]
    spellings: dict[str, str]
    """The first spelling of each name."""
    without_book: dict[str, str]
    """The first spelling of each name without the book that shows it."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find inks of two definitions, and names that differ in case, spaces or suffix alone."""
    known = _Known({}, {_key(ink): ink for ink in PROCESS}, {})
    faults: dict[int, list[tuple[str, Severity, str]]] = {}
    for page in inspection.pages:
        for painted in printed(page, Painted):
            space = painted.paint.space
            if id(space) not in faults:
                faults[id(space)] = list(_faults(space, known))
            for code, severity, subject in faults[id(space)]:
                spot = page.spot(painted.box)
                yield PreflightFinding(code, severity, page.number, spot, subject)


def _faults(space: ColourSpace, known: _Known) -> Iterator[tuple[str, Severity, str]]:
    """Yield code, severity and subject for each ink that is not as it was before in the file.

    Names that differ in case are an error and in suffix a warning (GWG 2022, R0021 and R0022).
    """
    for ink in named_inks(space):
        first = known.spellings.setdefault(_key(ink), ink)
        other = known.without_book.setdefault(_key(BOOKS.sub(r"\1", ink)), ink)
        if first != ink:
            yield "spot-spelled-twice", Severity.ERROR, f"{first}, {ink}"
        elif other != ink:
            yield "spot-spelled-twice", Severity.WARNING, f"{other}, {ink}"
    one = _separation(space)
    if one is not None:
        definition = _definition(one)
        if known.definitions.setdefault(one.inks[0], definition) != definition:
            yield "spot-ambiguous", Severity.ERROR, one.inks[0]


def _separation(space: ColourSpace) -> ColourSpace | None:
    """Return the Separation that colours are given in, also under Indexed and Pattern."""
    if space.family in {Family.INDEXED, Family.PATTERN} and space.base:
        return _separation(space.base)
    named = space.family is Family.SEPARATION and set(space.inks) != {ALL}
    return space if named and named_inks(space) and space.base else None


def _definition(space: ColourSpace) -> Definition:
    base, colours = space.base or CMYK, tuple(_colours(space.tint)) if space.tint else ()
    return Definition(base.family, base.profile, colours)


def _colours(function: Function) -> Iterator[tuple[float, ...]]:
    """Yield the colours of tints; none of those that the file does not give."""
    for tint in TINTS:
        with suppress(ValueError):
            yield tuple(round(value, ROUNDING) for value in function((tint,)))


def _key(name: str) -> str:
    return PASSED_OVER.sub("", name).casefold()
