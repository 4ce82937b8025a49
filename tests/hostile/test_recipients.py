"""Tables of recipients of strangers: a value is words, and never a name, a command or a text."""

from pathlib import Path

import pytest

from statementpress.errors import ContentError
from tests.merge.mailing import ROW, Mailing


@pytest.fixture
def mailing(tmp_path: Path) -> Mailing:
    """Return a project with a letter that has fields, also in its facts."""
    letter = Mailing(tmp_path)
    letter.replace("statement.toml", '"Request for clean rivers"', '"On {village}"')
    return letter


PRINTED = (
    "{{ 7*7 }}",
    "{% include '/etc/passwd' %}",
    "{name}",
    "{{name}}",
    "}{",
    "<script>alert(1)</script>",
    "<!-- x -->",
    "&lt;b&gt;",
    "[a](javascript:alert(1))",
    "![a](../../../etc/passwd)",
    "::: annex",
    "**bold** _and_ `code`",
    '"]\nkind = "statement"',
    "'''",
    "\\newpage",
    "\\",
    "[^1]",
    "$HOME $(id) `id`",
    "../../etc/passwd",
    "a; rm -rf ~",
)


@pytest.mark.parametrize("value", PRINTED, ids=ascii)
def test_it_is_printed_as_it_stands_in_its_cell(mailing: Mailing, value: str) -> None:
    statement = mailing.letter(village=value).statement
    words = " ".join(value.split("\n"))
    assert statement.title["en"] == (f"On {words}",)
    text = "".join(getattr(each, "text", "?") for each in statement.parts["en"][0].inlines)  # type: ignore[union-attr]
    assert text == f"Dear Sok Dara, the river at {words} is not clean."


REFUSED = {
    "=cmd|' /C calc'!A0": "formula",
    "@SUM(A1:A9)": "formula",
    "\x1b]0;title\x07": "character",
    "safe \u202egpj.exe": "character",
    "\U000e0041": "character",
    "\ufffd": "character",
    "#REF!": "error-value",
}


@pytest.mark.parametrize("value", REFUSED, ids=ascii)
def test_what_nobody_can_mean_is_refused_with_its_row(mailing: Mailing, value: str) -> None:
    assert f"{REFUSED[value]} people.csv:3" in mailing.told(ROW, {**ROW, "village": value})


LARGE = {
    "braces": "{" * 100_000,
    "fields": "{village}" * 10_000,
    "backslashes": "\\" * 60_000,
    "signs": "*_[](<" * 20_000,
    "signs below signs": "\u17d2\u1780" * 20_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_a_value_made_to_take_long_is_refused_at_once(mailing: Mailing, name: str) -> None:
    with pytest.raises(ContentError):
        mailing.letter(village=LARGE[name])


@pytest.mark.parametrize("name", ["braces", "fields"])
def test_so_is_a_text_of_fields(mailing: Mailing, name: str) -> None:
    mailing.write("en.md", f"{LARGE[name]}\n\n::: signatories signed\n:::\n")
    assert mailing.told(ROW)


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a\x00b", "con", "aux.txt", "\\\\host\\x"])
def test_no_value_leads_a_letter_out_of_its_folder(mailing: Mailing, name: str) -> None:
    mailing.write("en.md", "Hello.\n\n::: signatories signed\n:::\n")
    mailing.replace("statement.toml", "{village}", "rivers")
    mailing.replace("km.md", "{name}", "អ្នក")
    mailing.replace("km.md", "{village}", "ភូមិ")
    if "\x00" in name:
        assert "character people.csv:2" in mailing.told({"file": name}, names="{file}")
        return
    (found,) = mailing.plan({"file": name}, names="{file}").names.values()
    assert not set(found) & set('/\\:<>"|?*')
    assert found.casefold() not in {"con", "aux.txt", ".", ".."}
