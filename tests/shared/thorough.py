"""How long a run searches: `make test` tries a few of what `make test-thorough` tries."""

import os
from collections.abc import Sequence
from typing import Final, TypeVar

T = TypeVar("T")

THOROUGH: Final = bool(os.environ.get("THOROUGH"))
"""Whether this run is asked to take its time."""


def tries(few: int, many: int) -> int:
    """Return how often something drawn at random is tried in this run."""
    return many if THOROUGH else few


def some(*cases: T, few: int = 1) -> Sequence[T]:
    """Return the cases of a costly test that this run tries: the first ones say most."""
    return cases if THOROUGH else cases[:few]
