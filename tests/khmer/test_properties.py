"""What holds for every text, however it was typed."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from statementpress.khmer.breaks import LONGEST_TYPED, insertions, with_breaks
from statementpress.khmer.characters import (
    BREAK,
    COENG,
    JOINERS,
    NO_BREAK,
    carries_signs,
    is_dependent,
    is_khmer,
)
from statementpress.khmer.clusters import boundaries, clusters
from statementpress.khmer.lines import illegal_line
from statementpress.khmer.normalise import changes, normalise
from statementpress.khmer.scripts import latin_runs
from tests.khmer.strategies import hostile, mixed, without_breaks

SHAPING = (
    "aក\u17d2\u17b6\u200c\u200d \n\x07\u200b\u2060\ufeff\u0301\u0e01\u0e31\u1039\u0488\ud800-^]\\"
)
"""A character of each kind that makes or ends a cluster, or could be mistaken for a pattern."""

quick = settings(max_examples=150)


@quick
@given(mixed)
@example("ក\u17d2\u17d2\u200cខ\u17b8\u17c1")
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@quick
@given(hostile)
def test_normalising_hostile_syllables_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@quick
@given(mixed)
def test_making_the_changes_gives_the_normalised_text(text: str) -> None:
    made = text
    for change in reversed(changes(text)):
        end = change.offset + len(change.before)
        assert text[change.offset : end] == change.before != change.after
        made = made[: change.offset] + change.after + made[end:]
    assert made == normalise(text)


@quick
@given(mixed)
def test_changes_come_in_order_and_do_not_overlap(text: str) -> None:
    for one, next_one in pairwise(changes(text)):
        assert one.offset + len(one.before) <= next_one.offset


@quick
@given(mixed)
def test_clusters_joined_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


@settings(max_examples=400)
@given(st.one_of(mixed, st.text(st.sampled_from(SHAPING))))
@example("a\u17d2\u200c\u200dក\u200bខ\u17d2 \u17d2ក")
def test_clusters_are_those_of_the_definition(text: str) -> None:
    assert clusters(text) == clusters_by_definition(text)


def clusters_by_definition(text: str) -> list[str]:
    """Return the clusters of a text, found one character after the other."""
    found: list[str] = []
    for offset, character in enumerate(text):
        before = text[:offset].rstrip(JOINERS)[-1:]
        sign = is_dependent(character) or character in JOINERS
        if (
            found
            and carries_signs(text[offset - 1])
            and (sign or ("\u1780" <= character <= "\u17b3" and before == COENG))
        ):
            found[-1] += character
        else:
            found.append(character)
    return found


@quick
@given(mixed)
@example("a@b.orgé")
def test_latin_runs_joined_are_the_text_and_alternate(text: str) -> None:
    runs = latin_runs(text)
    assert "".join(run for run, _ in runs) == text
    assert all(run for run, _ in runs)
    assert all(one[1] != next_one[1] for one, next_one in pairwise(runs))


@quick
@given(without_breaks)
def test_breaking_only_adds_breaks_and_joiners(text: str) -> None:
    assert with_breaks(text).replace(BREAK, "").replace(NO_BREAK, "") == text


@quick
@given(without_breaks)
@example("កា\u17d2រ ១០០៛ ។ល។ផ្សេងៗ(ក)“ក”ទី១ក")
@example("\u17d2\u17ea")
def test_no_break_is_illegal_whatever_the_segmenters_say(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "statementpress.khmer.breaks.word_ends", lambda stretch: set(range(1, len(stretch)))
        )
        added = insertions(text)
    breaks = {offset for offset, character in added.items() if character == BREAK}
    assert breaks <= boundaries(text)
    for offset in breaks:
        last, first = text[offset - 1], text[offset]
        assert is_khmer(last) or is_khmer(first)
        assert not last.isdigit()
        assert not first.isdigit()
        assert text[offset - 1 : offset + 2] != "។ល។"
        assert illegal_line("ក" + text[:offset]) is None
        assert illegal_line(text[offset:] + "ក") is None


@quick
@given(mixed)
def test_text_with_breaks_of_its_own_gets_no_others_where_a_line_can_hold_it(text: str) -> None:
    short = "".join(clusters(text)[:LONGEST_TYPED])
    assert BREAK not in insertions(short + BREAK).values()
