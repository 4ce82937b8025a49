"""Some lines may not stand, however they came about."""

import pytest

from statementpress.khmer.lines import illegal_line


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("។ យើងសូម", "begins with ។ (U+17D4)"),
        ("៕", "begins with ៕ (U+17D5)"),
        ("៖ កុមារ", "begins with ៖ (U+17D6)"),
        (" ៗ កុមារ", "begins with ៗ (U+17D7)"),
        ("\u200b\u2060។ល។", "begins with ។ (U+17D4)"),
        ("\u17b6រ និង", "begins with half a cluster, ◌\u17b6 (U+17B6)"),
        ("\u17d2រុម", "begins with half a cluster, ◌\u17d2 (U+17D2)"),
        ("និងក\u17d2", "ends with half a cluster, ◌\u17d2 (U+17D2)"),
        ("និងក\u17d2\u200b ", "ends with half a cluster, ◌\u17d2 (U+17D2)"),
    ],
)
def test_lines_that_may_not_stand(line: str, reason: str) -> None:
    assert illegal_line(line) == reason


@pytest.mark.parametrize(
    "line", ["", " ", "យើងសូម។", "៛១០០", "១. ក្រុម", "(ការសិក្សា", "Save the Children", "\u0301a"]
)
def test_lines_that_may_stand(line: str) -> None:
    assert illegal_line(line) is None
