"""The one version of WeasyPrint that is built upon, and what is lent from it is given back."""

import re
from importlib.metadata import version

from weasyprint.layout import inline
from weasyprint.pdf import tags
from weasyprint.text import line_break

from statementpress.typeset.layout.pinned import WEASYPRINT
from tests.shared.editions import PROJECT, STATEMENT
from tests.shared.making import make


def test_the_version_is_the_pinned_one() -> None:
    declared = (PROJECT / "pyproject.toml").read_text("utf-8")
    locked = (PROJECT / "requirements" / "runtime.txt").read_text("utf-8")
    assert re.findall(r'"weasyprint==([^"]+)"', declared) == [WEASYPRINT]
    assert re.findall(r"^weasyprint==(\S+)", locked, re.MULTILINE) == [WEASYPRINT]
    assert version("weasyprint") == WEASYPRINT


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
