"""How long the rest of a run will take, from how long it has taken so far."""

from dataclasses import dataclass, field

MINUTE, HOUR = 60, 3600


@dataclass(slots=True)
class Estimate:
    """What is known of a run while it goes on.

    A run goes over a number of units, such as statements, and finds at each how many jobs it has:
    none if nothing has changed. Those that were not looked at yet are taken to be as the others.
    """

    units: int
    """How many units there are."""
    _looked_at: int = field(default=0, init=False)
    _found: int = field(default=0, init=False)
    """The jobs of the units that were looked at."""
    _ended: int = field(default=0, init=False)

    def look_at(self, jobs: int) -> None:
        """Note that a unit was looked at, and how many jobs it has."""
        self._looked_at += 1
        self._found += jobs

    def end(self) -> None:
        """Note that a job has ended."""
        self._ended += 1

    def left(self, seconds: float) -> float | None:
        """Return how many seconds are left after so many; None as long as nobody can know."""
        if not self._ended or not self._looked_at:
            return None
        to_come = (self.units - self._looked_at) * self._found / self._looked_at
        return seconds / self._ended * (self._found - self._ended + to_come)


def in_words(seconds: float | None) -> str:
    """Return how much time is left, as a person says it; "" if that is not known."""
    if seconds is None:
        return ""
    if seconds < MINUTE:
        return f"about {max(1, round(seconds))} s left"
    if seconds < HOUR:
        return f"about {round(seconds / MINUTE)} min left"
    hours, minutes = divmod(round(seconds / MINUTE), 60)
    return f"about {hours} h {minutes} min left"
