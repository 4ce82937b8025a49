"""summary.en.md: paragraphs, a heading, a list of commitments; anything else is named."""

import pytest

from statementpress.statement.model import Link, Paragraph, Summary, Text
from tests.shared.desk import Desk

ENGLISH = "Rivers are clean.\n\n## We promise\n\n- to swim\n- to fish\n"
KHMER = "ទន្លេស្អាត។\n\n## យើងសន្យា\n\n- ហែល\n- នេសាទ\n"


@pytest.fixture
def summed(desk: Desk) -> Desk:
    """Return a statement with a summary in each of its languages."""
    desk.write("summary.en.md", ENGLISH)
    desk.write("summary.km.md", KHMER)
    return desk


def paragraph(text: str, line: int) -> Paragraph:
    return Paragraph((Text(text),), line)


def test_a_summary_has_a_lead_a_heading_and_commitments(summed: Desk) -> None:
    assert summed.statement().summaries["en"] == Summary(
        file="summary.en.md",
        lead=(paragraph("Rivers are clean.", 1),),
        heading=(Text("We promise"),),
        commitments=(paragraph("to swim", 5), paragraph("to fish", 6)),
    )


def test_each_language_has_its_own(summed: Desk) -> None:
    summaries = summed.statement().summaries
    assert list(summaries) == ["en", "km"]
    assert summaries["km"].heading == (Text("យើងសន្យា"),)
    assert summed.found() == []


def test_a_statement_needs_no_summary(desk: Desk) -> None:
    assert desk.statement().summaries == {}
    assert desk.found() == []


def test_commitments_may_be_numbered_and_stand_alone(desk: Desk) -> None:
    for language in ("en", "km"):
        desk.write(f"summary.{language}.md", "1. ក\n\n2. <https://rivers.example>\n")
    summary = desk.statement().summaries["en"]
    assert (summary.lead, summary.heading) == ((), ())
    address = "https://rivers.example"
    assert summary.commitments[1] == Paragraph((Link(address, (Text(address),)),), 3)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["empty-summary"]),
        (" \n", ["empty-summary"]),
        ("a\n", ["no-commitments:1"]),
        ("a\n\n## b\n", ["no-commitments:3"]),
        ("- a\n\nb\n", ["not-in-summary:3"]),
        ("- a\n\n## b\n", ["not-in-summary:3"]),
        ("- a\n\n1. b\n", ["not-in-summary:3"]),
        ("## a\n\nb\n\n- c\n", ["not-in-summary:3"]),
        ("## a\n\n## b\n\n- c\n", ["not-in-summary:3"]),
        ("### a\n\n- b\n", ["not-in-summary:1"]),
        ("a\n\n> b\n\n- c\n", ["not-in-summary:3"]),
        ("- a\n  - b\n", ["not-in-summary:2"]),
        ("- a\n\n  b\n", ["not-in-summary:3"]),
        ("- a\n- \n- b\n", ["empty-item:2"]),
        ("::: lead\na\n:::\n\n- b\n", ["not-in-summary:1"]),
        ("- a\n\n::: signatories signed\nb\n:::\n", ["not-in-summary:3"]),
        ("::: leed\na\n:::\n\n- b\n", ["unknown-directive:1"]),
        ("# a\n\n- b\n", ["title-in-text:1"]),
        ("a <b>c\n\n- d\n", ["raw-html:1"]),
        ("a\n\n- [b](javascript:c)\n", ["bad-link:3"]),
        ("a\u202eb\n\n- c\n", ["character:1"]),
        ("a\n\n- " + "b" * 20_001, ["too-long:3"]),
        ("- " * 12 + "a", ["nested-too-deep:1"]),
    ],
)
def test_a_slip_is_named_with_its_line(summed: Desk, text: str, found: list[str]) -> None:
    summed.write("summary.en.md", text)
    shown = [finding.partition(" summary.en.md") for finding in summed.found()]
    assert [f"{code}{line}" for code, _, line in shown] == found
    assert summed.read().statement is None


def test_other_bytes_than_utf8_are_named(summed: Desk) -> None:
    summed.write("summary.en.md", b"a\n\n- caf\xe9\n")
    assert summed.found() == ["encoding summary.en.md:3"]


def test_a_link_out_of_the_folder_is_not_followed(summed: Desk) -> None:
    (summed.project / "secret.md").write_text("- a secret")
    (summed.folder / "summary.en.md").unlink()
    (summed.folder / "summary.en.md").symlink_to(summed.project / "secret.md")
    assert summed.found() == ["outside-folder summary.en.md"]


def test_characters_get_their_normal_form(summed: Desk) -> None:
    summed.write("summary.km.md", KHMER.replace("ហែល", "ស្រ្តី"))
    assert summed.found() == ["normalised summary.km.md:5"]
    assert summed.statement().summaries["km"].commitments[0] == paragraph("ស្ត្រី", 5)


def test_a_summary_in_one_language_only_is_reported(summed: Desk) -> None:
    (summed.folder / "summary.km.md").unlink()
    assert summed.found() == ["missing-summary summary.km.md"]
    assert "summary.km.md" in summed.read().findings[0].hint
    assert list(summed.statement().summaries) == ["en"]


@pytest.mark.parametrize("name", ["summary.kh.md", "summary.md", "Summary.fr.md"])
def test_a_summary_of_no_language_is_reported(summed: Desk, name: str) -> None:
    summed.write(name, "- a\n")
    assert summed.found() == [f"unused-summary {name}"]
    hint = summed.read().findings[0].hint
    assert hint == "call it summary.en.md or summary.km.md, or delete it"


def test_commitments_without_a_counterpart_are_reported(summed: Desk) -> None:
    summed.write("summary.km.md", KHMER + "- លេង\n")
    assert summed.found() == ["commitments-differ summary.km.md:5"]
    message = summed.read().findings[0].message
    assert message == "3 commitments here, but 2 commitments in summary.en.md:5"


def test_a_lead_without_a_counterpart_is_reported(summed: Desk) -> None:
    summed.write("summary.km.md", KHMER.removeprefix("ទន្លេស្អាត។\n\n"))
    assert summed.found() == ["lead-differs summary.km.md:3"]


def test_one_slip_does_not_make_the_languages_differ(summed: Desk) -> None:
    summed.write("summary.km.md", "- ក\n  - ខ\n")
    assert summed.found() == ["not-in-summary summary.km.md:2"]
