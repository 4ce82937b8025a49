"""`[[meant]]` of statement.toml: the warnings that the author means so."""

from statementpress.statement.meant import Meant
from tests.shared.desk import FILES, Desk

TOML = "statement.toml"


def meant(*lines: str) -> str:
    return FILES[TOML] + "\n".join(["", *lines, ""])


def test_each_table_is_one_warning_with_its_line(desk: Desk) -> None:
    desk.write(
        TOML,
        meant(
            "[[meant]]",
            'code = "number-differs"',
            'file = "en.md"',
            'words = "170"',
            'reason = "It grew."',
            "[[meant]]",
            'code = "two-spellings"',
        ),
    )
    first = FILES[TOML].count("\n") + 2
    assert desk.statement().meant == (
        Meant("number-differs", "en.md", "170", "It grew.", first),
        Meant("two-spellings", line=first + 5),
    )


def test_what_is_wrong_in_one_has_its_line(desk: Desk) -> None:
    desk.write(TOML, meant('[[meant]]\nword = "170"', '[[meant]]\ncode = 1\nwords = ""'))
    first = FILES[TOML].count("\n") + 2
    assert desk.found() == [
        f"missing-key {TOML}:{first}",
        f"unknown-key {TOML}:{first + 1}",
        f"wrong-value {TOML}:{first + 3}",
        f"wrong-value {TOML}:{first + 4}",
    ]


def test_a_table_without_second_brackets_is_an_error(desk: Desk) -> None:
    desk.write(TOML, meant('[meant]\ncode = "number-differs"'))
    assert desk.found() == [f"wrong-value {TOML}:{FILES[TOML].count(chr(10)) + 2}"]
