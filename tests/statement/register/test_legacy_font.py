"""Khmer typed for fonts of the time before Unicode is found, and names in Latin letters are not."""

import re

import pytest

from statementpress.statement.register.findings import legacy_font
from statementpress.statement.register.findings.legacy_font import legacy_signs
from tests.statement.register.rows import LATIN, english, found, khmer

BASES, BASE_KEYS = "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ", "kxKXgcqCQjdzDZNtfTFnbpBPmyrlvshLG"
SIGNS, SIGN_KEYS = "ាិីឹឺុូួើេែៃោៅំះ់៌៍៖។", "aiIwWuUYIeEéoAMH´’_³."
BELOW, BELOW_KEYS = "កគងចជញដតថទធនបពភមយលវសឋហអរ", "áÁ¶©¢¢ÐþßÞæñ,<ÖµüøVS§ðÃR"
KEYS = {
    **dict(zip(BASES + SIGNS, BASE_KEYS + SIGN_KEYS, strict=True)),
    **{f"្{base}": key for base, key in zip(BELOW, BELOW_KEYS, strict=True)},
}
"""Keys of an invented font of that kind, in which signs below have a key of their own."""
FIRST = {"េ", "ែ", "ៃ", "ោ", "ៅ", "្រ"}
"""They are typed before their consonant, as they stand there."""


def typed(text: str) -> str:
    """Return Khmer text as it would have been typed for the invented font."""
    pieces = re.findall("្.|[\u1780-\u17b3\u17d4-\u17ff]|[\u17b4-\u17d1]|.", text)
    keys: list[str] = []
    start = 0
    for piece in pieces:
        if re.match("[ក-ឳ]|[^\u1780-\u17ff]", piece):
            start = len(keys)
        key = KEYS.get(piece, piece if piece.isascii() else "")
        keys.insert(start if piece in FIRST else len(keys), key)
    return "".join(keys)


NAMES = [
    "អង្គការជំនួយផ្លូវច្បាប់",
    "សមាគមអ្នកនេសាទទន្លេសាប",
    "មជ្ឈមណ្ឌលសិទ្ធិស្ត្រី",
    "បណ្តាញយុវជនស្រឡាញ់ព្រៃឈើ",
    "សម្ព័ន្ធភាពការពារបឹងធំ",
    "សហគមន៍កសិករភូមិថ្មី",
    "មូលនិធិកុមារកម្ពុជា",
    "ក្រុមស្ត្រីតំបន់ព្រែកធ្នូ",
    "វេទិកានៃអង្គការសង្គមស៊ីវិល",
    "សម្ព័ន្ធសហជីពកម្មករចំណីអាហារ",
]


@pytest.mark.parametrize("name", NAMES)
def test_khmer_for_an_old_font_is_found_where_khmer_is_expected(name: str) -> None:
    (one,) = legacy_font.check(khmer(typed(name)))
    assert (one.code, one.line) == ("legacy-font", 2)


@pytest.mark.parametrize(
    "name", ["GgÁkarCMnYypøÚvc,ab´", "RBHraCaNacRkkm<úCa", "mCÄmNÐlsiTi§Rsþi", "GgÁkarsm<½n§"]
)
def test_most_of_it_is_found_in_any_column(name: str) -> None:
    assert found(legacy_font.check, english(name)) == ["!legacy-font 2"]


def test_names_in_latin_letters_are_not_taken_for_it() -> None:
    assert [name for name in LATIN if legacy_signs(name)] == []


def test_khmer_in_unicode_is_not_taken_for_it() -> None:
    assert found(legacy_font.check, khmer(*NAMES, "SOS កុមារ", "១២៣")) == []
