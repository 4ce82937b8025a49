"""What a screen reader meets: tags in reading order, in the right voice, with nothing else read.

ISO 14289-1 (PDF/UA-1) and ISO 32000-1, 14.8; veraPDF cannot tell whether tags are true.
"""

import re
from collections import defaultdict
from itertools import pairwise

import pytest

from tests.readers.compare import exactness
from tests.shared.editions import DIGITS, Edition, foot
from tests.shared.structure import Annotation, Element

KHMER = re.compile("[\u1780-\u17ff]")
LATIN = re.compile("[A-Za-z]")


def heard(edition: Edition, element: Element) -> list[tuple[str, str]]:
    """Return how an element is read out, in order: the language of the voice and the words."""
    words: dict[tuple[int, int | None], str] = defaultdict(str)
    for piece in edition.pieces:
        words[piece.page, piece.identifier] += piece.text
    return [(language, words[mark]) for mark, language in element.spoken()]


def test_the_reading_order_is_the_text(edition: Edition) -> None:
    spoken = ["".join(line.text for line in block.lines) for block in edition.blocks]
    report = exactness(edition.expected, spoken)
    assert (report.errors, report.first_error) == (0, "")


def test_words_on_two_lines_are_parted_by_the_space_between_them(edition: Edition) -> None:
    spoken = [
        "".join(words for _, words in heard(edition, block.element)) for block in edition.blocks
    ]
    report = exactness(edition.expected, spoken)
    assert report.exact, str(report)


def test_each_part_is_in_its_language(edition: Edition) -> None:
    parts = edition.tree.all("Part")
    assert [part.language for part in parts] == list(edition.languages)
    assert edition.tree.language == edition.languages[0]


def test_khmer_words_have_a_khmer_voice_and_latin_words_an_english_one(edition: Edition) -> None:
    spoken = heard(edition, edition.tree)
    assert [words for voice, words in spoken if KHMER.search(words) and voice != "km"] == []
    assert [words for voice, words in spoken if LATIN.search(words) and voice != "en"] == []
    assert {voice for voice, _ in spoken} <= {"en", "km"}


def test_khmer_figures_have_a_khmer_voice(official: Edition) -> None:
    spoken = heard(official, official.tree)
    assert {voice for voice, words in spoken if re.search("[០-៩]", words)} == {"km"}


def test_all_text_is_tagged_or_an_artifact(edition: Edition) -> None:
    loose = [p.text for p in edition.pieces if p.identifier is None and not p.artifact]
    assert loose == []


def test_all_that_is_marked_is_in_the_tree_once(edition: Edition) -> None:
    marks = edition.tree.marks()
    drawn = {(piece.page, piece.identifier) for piece in edition.pieces if not piece.artifact}
    assert len(marks) == len(set(marks))
    assert sorted(drawn - set(marks)) == []


def test_feet_are_artifacts_and_nothing_else_is(edition: Edition) -> None:
    pages = edition.page_languages
    for number, language in enumerate(pages, 1):
        aside = [p for p in edition.pieces if p.artifact and p.page == number - 1]
        assert "".join(p.text for p in aside) == "".join(foot(language, number, len(pages)))
        assert {p.identifier for p in aside} == {None}


def test_each_part_has_one_heading_its_title(edition: Edition) -> None:
    headings = [element.kind for element in edition.tree.all("H1", "H2", "H3", "H4")]
    assert headings == ["H1" for _ in edition.languages]
    for part in edition.tree.all("Part"):
        assert next(element.kind for element in part.walk() if element.kind in {"H1", "P"}) == "H1"


def test_lists_are_lists(edition: Edition) -> None:
    groups = edition.tree.all("L")
    assert [len(group.children) for group in groups] == [7, 2, 24] * len(edition.languages)
    for group in groups:
        assert group.attributes["/ListNumbering"] == "/Decimal"
        for item in group.children:
            assert isinstance(item, Element)
            assert item.kind == "LI"
            assert [child.kind for child in item.children if isinstance(child, Element)] == [
                "Lbl",
                "LBody",
            ]


def test_labels_count_in_the_digits_of_the_part(edition: Edition) -> None:
    labels = [block.text.strip() for block in edition.blocks if block.kind == "Lbl"]
    assert labels == [
        f"{number}.".translate(str.maketrans(DIGITS["en"], DIGITS[language]))
        for language in edition.languages
        for members in (7, 2, 24)
        for number in range(1, members + 1)
    ]


def test_a_paragraph_that_a_page_cuts_is_one_paragraph(official: Edition) -> None:
    cut = [block for block in official.blocks if len(set(block.pages)) > 1]
    assert cut, "no paragraph of the statement is cut by a page: cut one to test this"
    assert {block.kind for block in cut} == {"P"}


def test_reading_never_goes_back_a_page(edition: Edition) -> None:
    pages = [page for page, _ in edition.tree.marks()]
    assert [pair for pair in pairwise(pages) if pair[1] < pair[0]] == []


def test_no_tag_is_empty(edition: Edition) -> None:
    assert [element.kind for element in edition.tree.walk() if not element.children] == []


@pytest.mark.parametrize("name", ["english", "khmer", "official"])
def test_links_have_words_and_lead_where_they_say(editions: dict[str, Edition], name: str) -> None:
    links = editions[name].tree.all("Link")
    found = [
        (child.contents, child.url)
        for link in links
        for child in link.children
        if isinstance(child, Annotation)
    ]
    assert found == len(editions[name].languages) * [
        ("https://childrendeprivedofliberty.info/", "https://childrendeprivedofliberty.info/"),
        ("GSCDLCambodia@gmail.com", "mailto:GSCDLCambodia@gmail.com"),
        ("https://omnibook.com/Global-Study-2019", "https://omnibook.com/Global-Study-2019"),
        ("https://nochildbehindbars.com", "https://nochildbehindbars.com"),
    ]


def test_every_link_on_a_page_is_in_the_tree(edition: Edition) -> None:
    on_pages = [note for page in edition.pdf.pages for note in page.obj.get("/Annots", [])]
    in_tree = [
        child
        for link in edition.tree.all("Link")
        for child in link.children
        if isinstance(child, Annotation)
    ]
    assert len(on_pages) == len(in_tree)
