"""The last layout of a document is the same as one that takes no pages from those before."""

from pathlib import Path
from typing import Any

import pytest

from statementpress.editions.composing import Paper, composed
from statementpress.editions.source import read_source
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from statementpress.typeset.layout.engine import laid_out, settled
from statementpress.typeset.layout.rules import with_rules
from tests.shared.editions import STATEMENT
from tests.shared.thorough import some

EXAMPLES = SHIPPED / "examples/statements"
FOLDERS = some(
    STATEMENT,
    EXAMPLES / "2026-07-12-village-petition",
    EXAMPLES / "2026-03-22-safe-rivers",
    EXAMPLES / "2026-06-05-one-lake",
    few=2,
)
"""Statements whose pages ask for rules, so that they are laid out more than once."""


def shown(layout: Any) -> list[list[Any]]:
    """Return what each page shows, and where."""
    return [[_facts(box) for box in page._page_box.descendants()] for page in layout.pages]


def _facts(box: Any) -> tuple[Any, ...]:
    place = box.position_x, box.position_y, box.width, box.height
    return type(box), box.element_tag, getattr(box, "text", ""), place


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_pages_that_were_taken_are_as_if_they_were_made(folder: Path) -> None:
    project = Project.at(folder.parents[1])
    source = read_source(project, folder)
    edition = project.editions.edition["official"]
    composition = composed(source, edition, Paper(), lambda _: None)
    document, faces = composition.document, composition.prepared
    with settled(document, faces) as (layout, _, rules):
        found = shown(layout)
    assert rules
    with laid_out(with_rules(document, rules), faces) as layout:
        assert found == shown(layout)
