"""Latin phrases in a Khmer text are runs of their own."""

import pytest

from statementpress.khmer.breaks import with_breaks
from statementpress.khmer.scripts import latin_runs
from tests.khmer.cases import cases


@cases("latin_runs.txt")
def test_latin_runs(text: str, expected: str) -> None:
    assert (
        "".join(f"⟨{run}⟩" if is_latin else run for run, is_latin in latin_runs(text)) == expected
    )


def test_no_text_has_no_runs() -> None:
    assert latin_runs("") == []


def test_khmer_alone_is_one_run() -> None:
    assert latin_runs("កុមារ និង យុវជន។") == [("កុមារ និង យុវជន។", False)]


@pytest.mark.parametrize("row", ["1 ", "1", "a", "a ", "a.", "a@", "(", "www."])
def test_long_rows_are_read_in_one_pass(row: str) -> None:
    text = "x " + row * 20_000
    assert "".join(run for run, _ in latin_runs(text)) == text
    assert with_breaks("ក " + text) == "ក " + text
