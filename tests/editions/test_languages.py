"""Statements in French and Khmer, and in English and Vietnamese, in each of their editions."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from statementpress.project.editions import Format, read_editions
from statementpress.project.files import SHIPPED, ProjectFiles
from tests.shared.bilingual import ENGLISH_VIETNAMESE, FRENCH_KHMER, LANGUAGES, write_statement
from tests.shared.desk import Desk
from tests.shared.making import make
from tests.shared.marked_content import pieces
from tests.shared.thorough import some
from tests.shared.voices import spoken

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("ink_unmeasured")]

DATES = {
    "fr": "Paris, le 1er juillet 2021",
    "km": "រាជធានីភ្នំពេញ ថ្ងៃទី ១ ខែ កក្កដា ឆ្នាំ ២០២១",
    "en": "Rivertown, 1 July 2021",
    "vi": "Hà Nội, ngày 1 tháng 7 năm 2021",
}
FEET = {"fr": "Page 1 sur 2", "en": "Page 1 of 2", "km": "ទំព័រ ២ នៃ ២", "vi": "Trang 2/2"}
KHMER = re.compile("[\u1780-\u17ff]")
LATIN = re.compile("[A-Za-zÀ-ɏḀ-ỹ]")
NOT_ENGLISH = re.compile("[À-ɏḀ-ỹ]")
FOR_ALL = [
    name
    for name, edition in read_editions(ProjectFiles(SHIPPED)).edition.items()
    if edition.format is Format.PDF and not edition.languages
]
"""The editions with pages that are not marked for some languages."""


def drawn(pdf: pikepdf.Pdf) -> str:
    """Return all drawn text, without the spaces that may stand at the ends of lines."""
    return "".join("".join(piece.text for piece in pieces(pdf)).split())


MADE = some(
    *((FRENCH_KHMER, name) for name in FOR_ALL),
    *((ENGLISH_VIETNAMESE, name) for name in ("official", "parallel")),
    *((ENGLISH_VIETNAMESE, name) for name in FOR_ALL if name not in {"official", "parallel"}),
    few=len(FOR_ALL) + 2,
)
"""Each edition in two scripts, and in one script those whose templates differ most."""


@pytest.mark.parametrize(("slug", "name"), MADE)
def test_each_edition_is_made_and_speaks_its_languages(
    slug: str, name: str, tmp_path: Path
) -> None:
    languages = LANGUAGES[slug]
    made = make(tmp_path, write_statement(tmp_path, slug), name)
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        heard = list(spoken(pdf))
        text = drawn(pdf)
        assert str(pdf.Root.Lang) == languages[0]
    voices = {language for language, words in heard if words.strip()}
    assert set(languages) <= voices <= {*languages, "km"}
    assert {voice for voice, words in heard if KHMER.search(words)} <= {"km"}
    assert {voice for voice, words in heard if LATIN.search(words)} <= set(languages) - {"km"}
    if slug == ENGLISH_VIETNAMESE:
        others = [words for voice, words in heard if voice == "en" and NOT_ENGLISH.search(words)]
        assert others == []
    if name in {"official", "press", "large-print"}:
        assert [date for date in DATES.values() if "".join(date.split()) in text] == [
            date for code, date in DATES.items() if code in languages
        ]
    if name == "official":
        assert [FEET[code] for code in languages if "".join(FEET[code].split()) not in text] == []


@pytest.mark.parametrize("name", ["official", "parallel", "poster"])
def test_more_languages_in_the_table_change_no_byte(name: str, tmp_path: Path) -> None:
    """The Khmer part has Latin words and an address, whose language the table decides."""
    made = []
    for folder in ("shipped", "alone"):
        desk = Desk(tmp_path / folder)
        for file, first in (("en.md", "Rivers, or ទន្លេ:"), ("km.md", "ទន្លេ NGO Panel៖")):
            commitment = f"::: commitments\n{first} <https://rivers.example>\n:::\n\n"
            desk.write(file, commitment + (desk.folder / file).read_text(encoding="utf-8"))
        if folder == "alone":
            shipped = (SHIPPED / "templates/words/languages.toml").read_text(encoding="utf-8")
            desk.own("templates/words/languages.toml", shipped[: shipped.index("[fr]")])
        made.append(make(desk.project, desk.folder, name).pdf)
    assert made[0] == made[1]
