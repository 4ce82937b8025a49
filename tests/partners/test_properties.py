"""Whatever words a partner types: taken over, they are in the files, and left, no byte changes."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statementpress.partners.applying import apply, edited
from statementpress.partners.changes import Edit
from statementpress.partners.file import PartnersFile
from tests.partners.made import Partner, compared, own_file
from tests.partners.test_comparing import ENGLISH, KHMER
from tests.shared.desk import Desk

WORDS = ["rivers", "1.", "*", "a|b", "[x](y)", "#", "NGO's", "ទឹកទន្លេ", "ស្អាត", "50 %", "", "A & B"]
PLACES = [
    ("Rivers are", "clean"),
    ("Rivers are", "most"),
    ("Rivers are", " villages, says "),
    ("We ask for", "We ask"),
    ("Publish", "true"),
    ("Measure", "well."),
    ("412", "412"),
    ("ទន្លេស្អាតនៅ", "ភូមិ"),
]


@cache
def own_bytes(desk: Desk) -> bytes:
    return own_file(desk)


def write(desk: Desk) -> None:
    desk.write("en.md", ENGLISH)
    desk.write("km.md", KHMER)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(PLACES), st.sampled_from(WORDS), min_size=1), st.booleans())
def test_what_is_taken_over_is_found_no_more(
    desk: Desk, typed: dict[tuple[str, str], str], tracked: bool
) -> None:
    write(desk)
    partner = Partner(own_bytes(desk))
    for (beginning, old), new in sorted(typed.items(), reverse=True):
        (partner.track if tracked else partner.replace)(beginning, old, new)
    found = compared(desk, partner.data())
    for name, text in found.taken(offered(found)).items():
        desk.write(name, text)
    left = compared(desk, partner.data())
    assert not offered(left)
    assert [each.reason for each in left.changes if not each.reason] == []


def offered(found: PartnersFile) -> set[int]:
    return {change.number for change in found.changes if change.is_offered}


def test_changes_that_are_left_change_no_byte(desk: Desk) -> None:
    write(desk)
    partner = Partner(own_file(desk))
    partner.replace("We ask for", "three", "two")
    found = compared(desk, partner.data())
    assert found.taken(()) == {}
    assert apply([], ENGLISH) == ENGLISH
    assert apply(found.changes, ENGLISH) == ENGLISH.replace("three", "two")


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        edited("rivers", [Edit(0, 3, "a"), Edit(2, 4, "b")])
    with pytest.raises(ValueError, match="not the one"):
        edited("rivers", [Edit(5, 9, "a")])
