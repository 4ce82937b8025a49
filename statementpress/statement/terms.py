"""On what terms a statement is read: those of today, or those of the time when it was frozen."""

from dataclasses import dataclass

CUT_MARGINS = 2
"""The rules for logos from which empty margins are cut off, and plates shown behind white marks."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What may not change about a statement that was frozen by an older program."""

    frozen: bool = False
    """Whether it was accepted before, so that no check of a row may refuse it."""
    logo_rules: int = CUT_MARGINS
    """Which rules its logos keep; those of the first are shown with their margins."""


TODAY = Terms()
