"""Names that some system takes for one are found, both of them, and so are those it cannot have."""

from pathlib import Path

import pytest

from statementpress.errors import OutputError
from statementpress.machine.storage import store_all, store_folder
from statementpress.native import system
from statementpress.native.file_names import clash, faults
from statementpress.statement.files import FileError, read_inside
from tests.shared.desk import Desk


@pytest.mark.parametrize(
    "pair",
    [
        ("logos/Otter.png", "logos/otter.png"),
        ("Logos/a.png", "logos/b.png"),
        ("caf\u00e9.md", "cafe\u0301.md"),
        ("letters/SOK.pdf", "letters/Sok.pdf"),
    ],
)
def test_both_names_are_said_that_some_system_takes_for_one(pair: tuple[str, str]) -> None:
    found = clash(["statement.toml", *pair, "en.md"])
    assert found is not None
    assert all(name.startswith(clashing) for name, clashing in zip(pair, found, strict=True))


def test_names_that_all_systems_tell_apart_do_not_clash() -> None:
    assert clash(["a/b.md", "a/c.md", "a/b.md", "ក.md", "ខ.md", "b.md"]) is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("con.md", "reserves"),
        ("logos/LPT1.svg", "reserves"),
        ("a:b.pdf", "“:”"),
        ("a.", "dot"),
        ("ឯកសារ" * 20, "longer"),
    ],
)
def test_what_windows_does_not_take_is_said(name: str, said: str) -> None:
    assert any(said in each for each in faults(name))


@pytest.mark.parametrize("name", ["console.md", "ឯកសារ.pdf", "a b/c-1.png", "100%.md"])
def test_what_all_take_has_no_fault(name: str) -> None:
    assert not list(faults(name))


def test_nothing_is_written_if_one_file_would_take_the_others_place(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"letters/SOK\.pdf: .* “letters/Sok\.pdf” for one"):
        store_folder(tmp_path / "out", {"letters/Sok.pdf": b"1", "letters/SOK.pdf": b"2"})
    with pytest.raises(OutputError, match="for one"):
        store_all({tmp_path / "caf\u00e9.pdf": b"1", tmp_path / "cafe\u0301.pdf": b"2"})
    assert list(tmp_path.iterdir()) == []


def test_a_statement_builds_nowhere_if_it_would_not_build_on_linux(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name with other capitals, or in another Unicode form, is found on macOS all the same."""
    desk.write("logos/Otter.png", b"1")
    desk.write("logos/cafe\u0301.png", b"2")
    monkeypatch.setattr(system, "PLATFORM", "darwin")
    monkeypatch.setattr(Path, "exists", lambda _: True)
    monkeypatch.setattr(Path, "is_file", lambda _: True)
    assert read_inside(desk.folder, "logos/Otter.png") == b"1"
    assert read_inside(desk.folder, "logos/caf\u00e9.png") == b"2"
    with pytest.raises(FileError) as raised:
        read_inside(desk.folder, "logos/otter.png")
    assert (raised.value.code, raised.value.hint) == (
        "missing-file",
        "did you mean “logos/Otter.png”?",
    )
