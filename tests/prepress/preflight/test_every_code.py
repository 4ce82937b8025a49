"""Every finding has a file that is made to have it, and two that nearly have it.

The tables in `faults` say what is done to a good file. Whoever adds a rule adds its rows.
"""

import tomllib
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from statementpress.prepress.colour.profile import read_profile
from statementpress.prepress.ink.measure import InkLimit, Method, measure
from statementpress.prepress.preflight.finding import FORMALITIES
from statementpress.prepress.preflight.preflight import preflight
from tests.prepress.preflight.faults import TABLES
from tests.prepress.preflight.faults.case import Case, nothing
from tests.prepress.preflight.pages import PROFILE, limits
from tests.shared.ink import bare_paper

CASES = [case for table in TABLES for case in table]
WORDS = tomllib.loads(Path("templates/words/preflight.toml").read_text(encoding="utf-8"))
PRESS = read_profile(PROFILE, "FOGRA39L_coated.icc")
MADE_ELSEWHERE = {
    "ink-not-measured": "every page of the tables can be measured: test_preflight.py",
    "too-complex": "such a page takes a minute: test_guarded.py",
    "rule-failed": "a rule has to fail, which no file is known to do: test_preflight.py",
}
"""Findings that no file can be made to have, with the reason."""


def judged(case: Case) -> list[str]:
    """Return the codes of the findings of a file."""
    allowed = limits(case.limits)
    most = InkLimit(allowed.total_ink_window, allowed.total_ink)
    measured = partial(measure, limit=most, profile=PRESS, method=Method.IN_PROCESS)
    measure_ink = measured if case.measured else bare_paper
    return [each.code for each in preflight(case.file(), allowed, measure_ink).findings]


def test_the_good_file_has_no_findings() -> None:
    assert judged(Case("", "nothing", False, nothing)) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_file_is_judged_as_its_row_says(case: Case) -> None:
    found = judged(case)
    assert (case.code in found) is case.told, found
    assert "rule-failed" not in found


@pytest.mark.parametrize("code", sorted(set(WORDS["en"]["finding"]) - set(MADE_ELSEWHERE)))
def test_every_finding_has_a_file_with_it_and_two_that_nearly_have_it(code: str) -> None:
    told = Counter(case.told for case in CASES if case.code == code)
    assert told[True] >= 1, f"no row of the tables makes a file with {code}"
    assert told[False] >= 2, f"fewer than two rows nearly have {code}"


def test_formalities_are_findings_that_exist() -> None:
    assert set(WORDS["en"]["finding"]) >= FORMALITIES


def test_no_row_is_about_a_finding_that_does_not_exist() -> None:
    assert {case.code for case in CASES} <= set(WORDS["en"]["finding"])


def test_no_two_rows_are_named_alike() -> None:
    assert [name for name, count in Counter(map(str, CASES)).items() if count > 1] == []
