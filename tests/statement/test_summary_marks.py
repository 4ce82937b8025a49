"""`::: lead` and `::: commitments`: they mark words of the part, and leave the part as it is."""

from pathlib import Path

import pytest

from statementpress.statement.model import Commitments, Lead, Paragraph, Summary, Text
from tests.shared.desk import FILES, Desk
from tests.shared.small_project import SmallProject

ENGLISH = """\
::: lead
Rivers are clean.
:::

Otters live there.

::: commitments
We will swim.

- We will fish.
- We will row.
:::

Herons, too.
::: lead
So are lakes.
:::
::: commitments
We will play.
:::
"""


def unfenced(text: str) -> str:
    """Return the text with an empty line in the place of each fence."""
    return "".join("\n" if line.startswith(":::") else line for line in text.splitlines(True))


def test_what_is_marked_is_gathered_in_order(desk: Desk) -> None:
    desk.english(ENGLISH)

    def paragraph(text: str, line: int) -> Paragraph:
        return Paragraph((Text(text),), line)

    assert desk.statement().summaries["en"] == Summary(
        file="en.md",
        lead=(paragraph("Rivers are clean.", 2), paragraph("So are lakes.", 16)),
        heading=(),
        commitments=(
            paragraph("We will swim.", 8),
            paragraph("We will fish.", 10),
            paragraph("We will row.", 11),
            paragraph("We will play.", 19),
        ),
    )


def test_the_marks_are_blocks_of_the_part(desk: Desk) -> None:
    kinds = [type(block) for block in desk.blocks(ENGLISH)]
    assert kinds == [Lead, Paragraph, Commitments, Paragraph, Lead, Commitments]


def test_a_summary_of_its_own_comes_before_the_marks(desk: Desk) -> None:
    desk.write("summary.en.md", "- Swim.\n")
    desk.english(ENGLISH)
    assert desk.statement().summaries["en"].file == "summary.en.md"


def test_a_lead_alone_is_no_summary(desk: Desk) -> None:
    assert desk.english("::: lead\na\n:::") == []
    assert desk.statement().summaries == {}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("::: lead\na\n\n- b\n:::", ["not-in-summary en.md:4"]),
        ("::: lead\n## a\n:::", ["not-in-summary en.md:2"]),
        ("::: lead\n:::", ["empty-directive en.md:1"]),
        ("::: lead signed\na\n:::", ["directive-argument en.md:1"]),
        ("::: lead\na", ["unclosed-directive en.md:1"]),
        ("::: leads\na\n:::", ["unknown-directive en.md:1"]),
        ("::: commitments\n:::", ["empty-directive en.md:1"]),
        ("::: commitments\n## a\n:::", ["not-in-summary en.md:2"]),
        ("::: commitments\n> a\n:::", ["not-in-summary en.md:2"]),
        ("::: commitments\n- a\n  - b\n:::", ["not-in-summary en.md:3"]),
        ("::: commitments\n- a\n\n  b\n:::", ["not-in-summary en.md:4"]),
        ("::: commitments\na\n\n-\n:::", ["empty-item en.md:4"]),
        ("- ::: commitments\n  a\n  :::", ["nested-directive en.md:1"]),
        ("::: notes\n::: lead\na\n:::\n:::", ["nested-directive en.md:2"]),
    ],
)
def test_a_slip_is_named_with_its_line(desk: Desk, body: str, found: list[str]) -> None:
    assert [finding for finding in desk.english(body) if "missing" not in finding] == found
    assert desk.read().statement is None


def test_marks_in_one_language_only_are_reported(desk: Desk) -> None:
    assert desk.english(ENGLISH) == ["missing-summary km.md"]
    assert "en.md" in desk.read().findings[0].message


def test_marks_are_not_missed_in_a_part_that_cannot_be_read(desk: Desk) -> None:
    (desk.folder / "km.md").unlink()
    assert desk.english(ENGLISH) == ["missing-file km.md"]


def test_a_summary_beside_marks_is_reported(desk: Desk) -> None:
    desk.write("summary.en.md", "- Swim.\n")
    desk.write("km.md", f"::: commitments\nហែល\n:::\n\n{FILES['km.md']}")
    assert desk.found() == ["missing-summary summary.km.md"]
    assert "km.md marks" in desk.read().findings[0].hint
    assert desk.statement().summaries["km"].file == "km.md"


def test_marks_without_a_counterpart_are_reported(desk: Desk) -> None:
    desk.write("km.md", f"::: commitments\nហែល\n:::\n\n{FILES['km.md']}")
    assert desk.english("::: commitments\na\n\nb\n:::") == ["commitments-differ km.md:2"]
    message = desk.read().findings[0].message
    assert message == "1 commitment here, but 2 commitments in en.md:2"


def test_the_official_pdf_is_the_same_with_and_without_marks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = SmallProject(tmp_path, capsys)
    pdfs = []
    for body in (ENGLISH, unfenced(ENGLISH)):
        project.write("en.md", f"{body}\n{FILES['en.md']}")
        outcome = project.run("build")
        assert outcome.code == 0, outcome.err
        pdfs.append(project.pdf.read_bytes())
    assert pdfs[0] == pdfs[1]
