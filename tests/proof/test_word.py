"""The proof of a Word file: every word of the author's files has to be in it when it is read."""

import pytest

from statementpress.errors import Place, ProofError
from statementpress.proof.sources import Passage, Sources
from statementpress.proof.word import prove_word, word_texts
from tests.shared.desk import Desk
from tests.shared.word_files import word_of


def asked(*lines: str) -> Sources:
    return Sources([[Passage(((Place("en.md", 1), line),)) for line in lines]], whole=True)


def test_a_file_that_says_all_is_right(desk: Desk) -> None:
    data = word_of(desk)
    parts = [asked("Rivers are clean.", "Signed by:", "Otter Society"), asked("ទន្លេស្អាត។")]
    assert prove_word(data, parts) == sum(len(section.body) for section in word_texts(data))


@pytest.mark.parametrize(
    "lines", [("Rivers were clean.",), ("Signed by:", "Rivers are clean.")], ids=["word", "order"]
)
def test_a_lost_word_and_another_order_are_found(desk: Desk, lines: tuple[str, ...]) -> None:
    with pytest.raises(ProofError) as raised:
        prove_word(word_of(desk), [asked(*lines), asked()])
    assert [(fault.code, str(fault.place)) for fault in raised.value.faults] == [
        ("lost-text", "en.md:1")
    ]


def test_a_lost_part_is_found(desk: Desk) -> None:
    with pytest.raises(ProofError) as raised:
        prove_word(word_of(desk), [asked("Rivers are clean.")])
    assert raised.value.faults[0].code == "page-count"
