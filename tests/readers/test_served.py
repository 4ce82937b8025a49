"""A program that stays is asked again and again; if it dies, the question says so."""

import sys

import pytest

from tests.readers.served import Served

COUNTS = """
import sys
for number, line in enumerate(sys.stdin):
    if "die" in line: sys.exit(1)
    print(number, line.strip(), flush=True)
"""


@pytest.fixture
def counting() -> Served:
    return Served("The counter", sys.executable, "-I", "-S", "-c", COUNTS)


def test_one_process_answers_every_question(counting: Served) -> None:
    assert [counting.answer("a"), counting.answer(["ខ"])] == ['0 "a"\n', '1 ["ខ"]\n']
    counting.stop()


def test_one_that_dies_is_named_and_the_next_question_starts_another(counting: Served) -> None:
    counting.answer("a")
    with pytest.raises(RuntimeError, match="The counter died of die"):
        counting.answer("die")
    assert counting.answer("b") == '0 "b"\n'
    counting.stop()


def test_one_that_cannot_answer_any_more_is_named(counting: Served) -> None:
    counting.answer("a")
    assert counting._process
    counting._process.kill()
    counting._process.wait()
    with pytest.raises(RuntimeError, match="died"):
        counting.answer("b")
