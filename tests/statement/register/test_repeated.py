"""The same name twice: in one group, in two groups, and of people."""

import pytest

from statementpress.statement.register.findings import repeated
from tests.statement.register.rows import english, found, register

SOK = {"name_en": "Sok Dara", "age": "34", "village": "Prek"}


@pytest.mark.parametrize("name", ["Heron Trust", "HERON  TRUST", "Heron\u200bTrust"])
def test_a_name_twice_in_a_group_is_an_error(name: str) -> None:
    rows = english("Heron Trust", "Toad Club", name)
    assert found(repeated.check, rows) == ["!twice-in-group 4"]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (SOK, ["twice-in-group 3"]),
        (SOK | {"age": "35"}, []),
        (SOK | {"village": "Veal"}, []),
        ({"name_en": "Sok Dara"}, []),
    ],
)
def test_two_people_may_have_one_name(other: dict[str, str], expected: list[str]) -> None:
    assert found(repeated.check, register({"signed": [SOK, other]})) == expected


def test_names_of_two_groups_are_summed_up_for_each_two() -> None:
    heron, toad = {"name_en": "Heron Trust"}, {"name_en": "Toad Club"}
    groups = {"conveners": [heron], "signed": [heron, toad], "joined": [toad, heron]}
    findings = list(repeated.check(register(groups)))
    assert [(each.code, each.line) for each in findings] == [
        ("in-two-groups", 5),
        ("in-two-groups", 6),
    ]
    assert len({each.message for each in findings}) == 1
