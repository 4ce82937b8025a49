"""Words of a script are found in any text, with the spaces and numbers inside them."""

import pytest

from statementpress.scripts.runs import runs, script_of, shows, shows_clusters


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We, กลุ่ม น้ำ, say", [("We, ", None), ("กลุ่ม น้ำ", "Thai"), (", say", None)]),
        ("“ແມ່ນ້ຳ”", [("“", None), ("ແມ່ນ້ຳ", "Laoo"), ("”", None)]),
        ("ខ្មែរ ไทย မြန်မာ", [("ខ្មែរ ", "Khmr"), ("ไทย", "Thai"), (" ", None), ("မြန်မာ", "Mymr")]),
        ("มาตรา 4 และ 5", [("มาตรา 4 และ", "Thai"), (" 5", None)]),
        ("a", [("a", None)]),
        ("", []),
    ],
)
def test_a_run_is_a_phrase_in_one_script(text: str, found: list[tuple[str, str | None]]) -> None:
    assert runs(text) == found


@pytest.mark.parametrize(
    ("text", "script"),
    [("Rivers", "Latn"), ("ទឹក", "Khmr"), ("น้ำ", "Thai"), ("ນ້ຳ", "Laoo"), ("ရေ", "Mymr")],
)
def test_a_short_text_has_the_script_that_it_shows(text: str, script: str) -> None:
    assert script_of(text) == script
    assert shows(f"a {text}", script)
    assert shows_clusters(text) is (script != "Latn")


def test_a_script_without_a_row_may_be_anywhere() -> None:
    assert shows("a", "Deva")
    assert not shows("a", "Thai")
