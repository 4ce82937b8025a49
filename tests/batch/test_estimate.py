"""How long the rest of a run takes, as far as can be known."""

import pytest

from statementpress.batch.estimate import Estimate, in_words


def after(units: int, found: list[int], ended: int) -> Estimate:
    """Return what is known when so many jobs of some units have ended."""
    estimate = Estimate(units)
    for jobs in found:
        estimate.look_at(jobs)
    for _ in range(ended):
        estimate.end()
    return estimate


def test_nobody_knows_before_the_first_job_has_ended() -> None:
    assert after(10, [12], 0).left(5) is None


def test_what_was_not_looked_at_is_taken_to_be_as_the_rest() -> None:
    assert after(10, [12], 6).left(30) == pytest.approx(5 * (6 + 9 * 12))


def test_what_has_not_changed_takes_no_time() -> None:
    assert after(4, [0, 0, 2, 0], 1).left(10) == pytest.approx(10)


def test_at_the_end_nothing_is_left() -> None:
    assert after(1, [3], 3).left(9) == 0


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0.2, "about 1 s left"),
        (59, "about 59 s left"),
        (61, "about 1 min left"),
        (3590, "about 60 min left"),
        (3600, "about 1 h 0 min left"),
        (9000, "about 2 h 30 min left"),
    ],
)
def test_the_time_is_said_as_people_say_it(seconds: float | None, words: str) -> None:
    assert in_words(seconds) == words
