"""No template loses a word of the statement in silence."""

from pathlib import Path

import pytest

from statementpress.project.files import SHIPPED
from tests.shared.small_project import SmallProject


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> SmallProject:
    return SmallProject(tmp_path, capsys)


def with_shipped(project: SmallProject, name: str, old: str, new: str) -> None:
    text = (SHIPPED / name).read_text(encoding="utf-8")
    assert old in text
    project.own(name, text.replace(old, new))


@pytest.mark.parametrize(
    ("template", "old"),
    [
        ("templates/parts/title.html", "{{ words(line) }}"),
        ("templates/parts/member-list.html", "{{ words_for(entry.member, code, readers) }}"),
        ("templates/parts/blocks.html", "<p>{{ setters[code].paragraph(block.inlines) }}</p>"),
    ],
    ids=["title", "names", "paragraphs"],
)
def test_a_template_that_leaves_words_out_is_refused(
    project: SmallProject, template: str, old: str
) -> None:
    with_shipped(project, template, old, "")
    outcome = project.run("build")

    assert outcome.code == 4
    assert "the template leaves out “" in outcome.err
    assert "hint:" in outcome.err


def test_what_is_marked_for_a_summary_may_not_be_left_out(project: SmallProject) -> None:
    project.english("::: commitments\nWe will swim.\n:::")
    content = "{{ blocks(block.blocks, code, language) }}\n"
    branch = '{% elif name in ("Lead", "Commitments") %}\n'
    with_shipped(project, "templates/parts/blocks.html", branch + content, branch)

    err = project.run("build").err
    assert "en.md:2: the template leaves out “We will swim.”" in err


def test_an_edition_that_is_a_summary_may_leave_words_out(project: SmallProject) -> None:
    with_shipped(project, "templates/parts/title.html", "{{ words(line) }}", "")
    with_shipped(
        project,
        "templates/editions.toml",
        "[edition.official]",
        "[edition.official]\nwhole = false",
    )

    assert project.run("build").code == 0


def test_a_block_that_no_template_sets_is_refused(project: SmallProject) -> None:
    with_shipped(
        project, "templates/parts/blocks.html", 'name == "Paragraph"', 'name == "Something"'
    )
    outcome = project.run("build")

    assert outcome.code == 4
    assert "templates/parts/blocks.html:" in outcome.err
