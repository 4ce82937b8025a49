"""Names that some system takes for one are found, both of them, and so are those it cannot have."""

import pytest

from statementpress.native.file_names import clash, faults


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
