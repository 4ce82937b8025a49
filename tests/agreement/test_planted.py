"""Differences are found, and what is said in another manner is none."""

from pathlib import Path

import pytest

from tests.agreement.planted import AGREEING, HERE, PLANTED, Edit, edited, found_in

STATEMENTS = sorted((HERE / "statements").iterdir())


@pytest.mark.parametrize("folder", STATEMENTS, ids=lambda folder: folder.name)
def test_texts_that_agree_have_no_findings(folder: Path) -> None:
    assert found_in(folder) == ()


@pytest.mark.parametrize("edit", PLANTED, ids=lambda edit: f"{edit.old[:24]}-{edit.new[:24]}")
def test_a_difference_is_found_and_nothing_beside_it(edit: Edit, tmp_path: Path) -> None:
    assert {finding.code for finding in edited(edit, tmp_path)} == {edit.code}


@pytest.mark.parametrize("edit", AGREEING, ids=lambda edit: f"{edit.old[:24]}-{edit.new[:24]}")
def test_the_same_in_another_manner_is_no_difference(edit: Edit, tmp_path: Path) -> None:
    assert [str(finding) for finding in edited(edit, tmp_path)] == []
