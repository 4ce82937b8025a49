"""A file that LibreOffice wrote comes back as the text that went into it."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from statementpress.intake.proposal import IncomingFile, Proposal
from tests.intake.made import proposed
from tests.readers import libreoffice
from tests.readers.tool import require

SOURCE = Path(__file__).with_name("rivers.fodt")

EN = """\
We, the members, ask for **clean water** and for the *fish* of a_river \\* that \
[our report](https://example.org/report) is about.[^1]\\
1. May is too late.

## What we ask

1. Measure the water:
    (a) each month,
    (b) in each river:
        - the large ones
2. Publish the figures.

And further:

iv) plant trees;
v) keep the banks.

### Figures

| Year | Fish \\| tons |
|---|---|
| 2019 | 812 |

> The river is our life.

A remark stands here with a picture.

![A map of the river](picture-1.png)

[^1]: The report, p. 4.
"""
KM = """\
យើងសូមស្នើ**ទឹកស្អាត**សម្រាប់កុមារទាំងអស់។ NGO Panel គាំទ្រ។[^1]

យើងក៏សូមស្នើឱ្យរដ្ឋាភិបាលការពារទន្លេ ព្រៃឈើ និងត្រីនៃប្រទេសកម្ពុជា សម្រាប់មនុស្សជំនាន់ក្រោយ។

[^1]: របាយការណ៍ ទំព័រ ៤។
"""


@cache
def rivers() -> Proposal:
    """Return what is proposed of the file that LibreOffice makes of `SOURCE`."""
    data = libreoffice.converted(SOURCE.read_bytes(), "fodt", "docx")
    return proposed(IncomingFile(name="rivers.docx", data=data))


@pytest.fixture(autouse=True)
def _office() -> None:
    require(libreoffice)


def test_texts_come_back_in_both_languages() -> None:
    assert {text.language: text.markdown for text in rivers().texts} == {"en": EN, "km": KM}


def test_so_do_the_facts() -> None:
    proposal = rivers()
    assert proposal.title == {"en": ("Clean Rivers",), "km": ("ទន្លេស្អាត",)}
    assert (proposal.date, proposal.place["en"]) == ("2021-05-05", "Phnom Penh")
    assert [(it.path, it.alternative) for it in proposal.pictures] == [
        ("figures/picture-1.png", "A map of the river")
    ]


def test_what_is_not_taken_over_is_said_with_its_paragraph() -> None:
    found: Sequence[tuple[str, int]] = [(it.code, it.paragraph) for it in rivers().findings]
    assert found == [("comment", 19), ("date-taken", 2), ("date-taken", 22)]
    (comment, *_) = rivers().findings
    assert "Example Editor" in comment.message
    assert "Is this so?" in comment.message
