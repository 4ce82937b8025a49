"""A line breaks at the end of a word that ICU knows, and nowhere inside a cluster."""

import pytest

from statementpress.khmer.breaks import insertions as khmer_insertions
from statementpress.khmer.characters import BREAK, NO_BREAK
from statementpress.scripts.breaks import insertions
from statementpress.scripts.clusters import boundaries
from tests.scripts.words import WORDS


def broken(text: str, unbroken: tuple[str, ...] = ()) -> str:
    """Return the text with | where a line may break, and _ where it may not."""
    marks = insertions(text, unbroken)
    shown = {BREAK: "|", NO_BREAK: "_"}
    return "".join(shown.get(marks.get(n, ""), "") + each for n, each in enumerate(text))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("We ask ประเทศไทย to help", "We ask ประเทศไทย to help"),
        ("กลุ่มเพื่อนแม่น้ำ", "กลุ่ม|เพื่อน|แม่น้ำ"),
        ("ລາວແລະຊາວໜຸ່ມ", "ລາວ|ແລະ|ຊາວໜຸ່ມ"),
        ("မြန်မာနိုင်ငံလူ့အခွင့်အရေး", "မြန်မာနိုင်ငံ|လူ့|အခွင့်အရေး"),
        ("ต่าง ๆ", "ต่าง _ๆ"),
        ("ရေ ၊ မြစ်", "ရေ _၊ မြစ်"),
    ],
)
def test_words_end_where_icu_sees_their_end(text: str, lines: str) -> None:
    assert broken(text) == lines


@pytest.mark.parametrize("script", WORDS)
def test_no_cluster_is_cut(script: str) -> None:
    text = WORDS[script]
    assert insertions(text)
    assert {at for at, mark in insertions(text).items() if mark == BREAK} <= boundaries(text)


def test_a_text_whose_author_typed_a_break_gets_no_others() -> None:
    assert broken("กลุ่ม\u200bเพื่อนแม่น้ำ") == "กลุ่ม\u200bเพื่อนแม่น้ำ"


def test_a_protected_name_is_not_divided() -> None:
    assert broken("กลุ่มเพื่อนแม่น้ำ", ("เพื่อนแม่น้ำ",)) == "กลุ่ม|เพื่อนแม่น้ำ"


def test_khmer_breaks_as_ever_beside_other_scripts() -> None:
    khmer = "សេចក្តីថ្លែងការណ៍រួមរបស់សង្គមស៊ីវិល"
    assert insertions(khmer) == khmer_insertions(khmer)
    assert insertions(f"{khmer} แม่น้ำ").items() >= khmer_insertions(khmer).items()
