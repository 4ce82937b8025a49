"""Labels of lists are those that Word prints, whatever a file says of how they are counted."""

from collections.abc import Mapping, Sequence

import pytest

from statementpress.intake.document import WordParagraph
from statementpress.intake.word import read_word
from tests.hostile.test_word_files import MAIN, body, word_file

LEVEL = (
    '<w:lvl w:ilvl="{0}"><w:start w:val="{1}"/><w:numFmt w:val="{2}"/><w:lvlText w:val="{3}"/>{4}'
    "</w:lvl>"
)
CUSTOM = '<w:lvl w:ilvl="0"><w:start w:val="1"/>{0}<w:lvlText w:val="%1."/></w:lvl>'
LEGAL = LEVEL.format(1, 1, "decimal", "%1.%2", "<w:isLgl/>")


def lists(*definitions: str, numbers: str = "") -> bytes:
    """Return a numbering part: the definitions 1, 2 …, and a list with the same number for each."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
        for number, levels in enumerate(definitions, start=1)
    )
    plain = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(1, len(definitions) + 1)
    )
    return f'<w:numbering xmlns:w="{MAIN}">{abstract}{plain}{numbers}</w:numbering>'.encode()


def labels(numbering: bytes, items: Sequence[tuple[int, int]]) -> list[str]:
    """Return the labels of items, each of a list and a level; a paragraph stands for list 0."""
    text = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        "</w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
        for number, level in items
    )
    read = read_word(word_file(numbering=numbering, text=body(text)), "a.docx")
    found = [block for block in read.blocks if isinstance(block, WordParagraph)]
    return [block.label.text if block.label else "" for block in found]


PLAIN = LEVEL.format(0, 1, "decimal", "%1.", "")
TWO = PLAIN + LEVEL.format(1, 1, "lowerLetter", "(%2)", "")
AGAIN = (
    '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)

CASES: Mapping[str, tuple[bytes, Sequence[tuple[int, int]], Sequence[str]]] = {
    "a list goes on after a paragraph": (
        lists(PLAIN), [(1, 0), (1, 0), (0, 0), (1, 0)], ["1.", "2.", "", "3."],
    ),
    "a level begins anew below each item": (
        lists(TWO), [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], ["1.", "(a)", "(b)", "2.", "(a)"],
    ),
    "a level that does not begin anew": (
        lists(PLAIN + LEVEL.format(1, 1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')),
        [(1, 0), (1, 1), (1, 0), (1, 1)],
        ["1.", "1)", "2.", "2)"],
    ),
    "another first number": (
        lists(LEVEL.format(0, 4, "upperRoman", "%1.", "")), [(1, 0), (1, 0)], ["IV.", "V."],
    ),
    "a list of its own with the same definition": (
        lists(PLAIN, numbers=AGAIN), [(1, 0), (1, 0), (9, 0), (9, 0)], ["1.", "2.", "1.", "2."],
    ),
    "lists that share a definition go on": (
        lists(PLAIN, numbers=AGAIN.replace('<w:startOverride w:val="1"/>', "")),
        [(1, 0), (9, 0)],
        ["1.", "2."],
    ),
    "all levels in a label": (
        lists(LEVEL.format(0, 1, "upperRoman", "%1.", "") + LEGAL), [(1, 0), (1, 1)], ["I.", "1.1"],
    ),
    "an item below none": (
        lists(PLAIN + LEVEL.format(1, 1, "decimal", "%1.%2.", "")), [(1, 1)], ["1.1."],
    ),
    "letters after z": (
        lists(LEVEL.format(0, 26, "lowerLetter", "%1)", "")), [(1, 0), (1, 0)], ["z)", "aa)"],
    ),
    "figures with a zero": (
        lists(LEVEL.format(0, 9, "decimalZero", "%1.", "")), [(1, 0), (1, 0)], ["09.", "10."],
    ),
    "Khmer letters, as newer programs write them": (
        lists(CUSTOM.format('<w:numFmt w:val="custom" w:format="ក, ខ, គ, ..."/>')),
        [(1, 0), (1, 0), (1, 0)],
        ["ក.", "ខ.", "គ."],
    ),
    "Khmer figures, as newer programs write them": (
        lists(CUSTOM.format('<w:numFmt w:val="custom" w:format="១, ២, ៣, ..."/>')),
        [(1, 0)] * 10,
        ["១.", "២.", "៣.", "៤.", "៥.", "៦.", "៧.", "៨.", "៩.", "១០."],
    ),
    "a label that is no number": (
        lists(LEVEL.format(0, 1, "none", "Note", "")), [(1, 0)], ["Note"],
    ),
    "no label": (lists(LEVEL.format(0, 1, "none", "", "")), [(1, 0)], [""]),
    "any bullet": (lists(LEVEL.format(0, 1, "bullet", "\uf0d8", "")), [(1, 0)], ["-"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_labels_are_counted_as_word_counts(name: str) -> None:
    numbering, items, expected = CASES[name]
    assert labels(numbering, items) == expected
