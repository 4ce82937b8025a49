"""The one version of WeasyPrint that is built upon, and what is lent from it is given back."""

import tomllib
from importlib.metadata import version

from weasyprint.layout import inline
from weasyprint.pdf import tags
from weasyprint.text import line_break

from statementpress.build import make
from tests.official.editions import PROJECT, STATEMENT


def test_the_version_is_the_pinned_one() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"weasyprint=={version('weasyprint')}" in project["dependencies"]


def test_a_build_leaves_it_as_it_was() -> None:
    def lent() -> tuple[object, ...]:
        return (
            inline.count_expandable_spaces,
            line_break.Layout.set_text,
            tags._build_box_tree,
        )

    before = lent()
    make(PROJECT, STATEMENT, "english")
    assert lent() == before
