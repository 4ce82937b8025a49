"""Khmer text to test with: real words, hostile orders of signs, and what stands between them."""

from hypothesis import strategies as st

from tests.khmer.cases import FIXTURES

STATEMENT = (FIXTURES / "statement.txt").read_text(encoding="utf-8")

_WORDS = sorted(set(STATEMENT.split()))
_SIGNS = "".join(map(chr, range(0x17B4, 0x17D4))) + "\u17dd"
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"
_OTHERS = " \n\u00a0.,()“”«»%-/@:aZé09០៩។៕៖ៗ៘៛\u0301\U0001f1f0"

hostile = st.text(
    st.sampled_from("កខញដតបមយរសហអឣឤឥឧឯឲ" + _SIGNS + "\u17d2" * 6 + _UNSEEN),
    min_size=1,
    max_size=12,
)
"""Syllables as no one should type them."""

characters = st.text(st.characters(min_codepoint=0x1780, max_codepoint=0x17FF), max_size=6)
"""Any characters of the Khmer block, those not assigned included."""

mixed = st.lists(
    st.one_of(
        st.sampled_from(_WORDS), hostile, characters, st.text(_OTHERS, max_size=3), st.text()
    ),
    max_size=6,
).map("".join)
"""Any text, most of it Khmer."""

without_breaks = mixed.map(lambda text: text.replace("\u200b", "").replace("\u2060", ""))
"""Any text in which no one has yet said where lines break."""
