"""A cluster is what no line may cut and no cursor may stop in."""

import pytest

from statementpress.scripts.clusters import boundaries, clusters


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("แม่น้ำ", ["แม่", "น้ำ"]),
        ("เก่งระ", ["เก่", "ง", "ระ"]),
        ("ແມ່ນ້ຳ", ["ແມ່", "ນ້ຳ"]),
        ("ເຂົ້າ", ["ເຂົ້າ"]),
        ("အင်္ဂလိပ်", ["အ", "င်္ဂ", "လိ", "ပ်"]),
        ("သတ္တဝါ", ["သ", "တ္တ", "ဝါ"]),
        ("ကျွန်ုပ်", ["ကျွ", "န်ု", "ပ်"]),
        ("ផ្ទះ a\u0301b", ["ផ្ទះ", " ", "a\u0301", "b"]),
    ],
)
def test_marks_subscripts_and_vowels_belong_to_their_consonant(text: str, parts: list[str]) -> None:
    assert clusters(text) == parts
    assert boundaries(text) == {len("".join(parts[: n + 1])) for n in range(len(parts))}


@pytest.mark.parametrize("text", ["เ กา", "เ\u200bกา", "ก ะ", "\u200bา", "\u1039", "ำ", ""])
def test_a_stray_sign_is_a_cluster_and_nothing_is_lost(text: str) -> None:
    found = clusters(text)
    assert "".join(found) == text
    assert all(part == part.strip() or not part.strip() for part in found)
