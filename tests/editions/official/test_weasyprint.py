"""The one version of WeasyPrint that is built upon, and what is lent from it is given back."""

import re
import subprocess
import sys
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
            inline.split_first_line,
            line_break.Layout.set_text,
            tags._build_box_tree,
        )

    before = lent()
    make(PROJECT, STATEMENT, "english")
    assert lent() == before


def test_its_libraries_are_loaded_without_starting_another_program() -> None:
    script = """
import ctypes.util, sys
sys.addaudithook(lambda event, _: event == "subprocess.Popen" and sys.exit(event))
found = ctypes.util.find_library
from statementpress.typeset.layout.pinned import require_weasyprint
require_weasyprint()
assert "weasyprint.text.ffi" in sys.modules
assert ctypes.util.find_library is found
"""
    subprocess.run([sys.executable, "-c", script], cwd=PROJECT, check=True)
