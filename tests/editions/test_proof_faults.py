"""Whatever the proof refuses leads back to the line of a file."""

from pathlib import Path

import pytest

from statementpress.errors import Fault, ProofError
from statementpress.project.files import SHIPPED
from tests.shared.desk import FILES, FOLDER, Desk
from tests.shared.making import make


def faults(desk: Desk) -> tuple[Fault, ...]:
    with pytest.raises(ProofError) as refused:
        make(desk.project, desk.folder, "official")
    assert all(fault.hint and str(fault) for fault in refused.value.faults)
    return refused.value.faults


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def placed(faults: tuple[Fault, ...]) -> list[str]:
    """Return each fault as "code file:line page"."""
    root = f"statements/{FOLDER}/"
    return [f"{each.code} {each.place} {each.page}".replace(root, "") for each in faults]


def test_words_that_are_too_long_for_their_line_are_named(desk: Desk) -> None:
    desk.own("styles/text.css", f"{shipped('styles/text.css')} strong {{ white-space: nowrap }}")
    desk.write("en.md", f"First.\n\nBold **{'word ' * 40}end**\n\n{FILES['en.md']}")

    assert placed(faults(desk)) == ["stray-ink en.md:3 1"]


def test_words_that_a_style_sheet_hides_are_named(desk: Desk) -> None:
    desk.own("styles/text.css", f"{shipped('styles/text.css')} em {{ display: none }}")
    desk.write("km.md", f"ទន្លេ។\n\nទន្លេ*ស្អាត*។\n\n{FILES['km.md']}")

    assert placed(faults(desk)) == ["text-differs km.md:3 2"]


def shipped(name: str) -> str:
    return (SHIPPED / name).read_text("utf-8")
