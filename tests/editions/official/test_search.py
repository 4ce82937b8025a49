"""What people look for is found: with PDFium, as Chrome's search box does."""

from collections.abc import Iterator

import pypdfium2
import pytest

from tests.shared.editions import Edition, foot


def found(edition: Edition, words: str) -> int:
    """Return in how many places PDFium finds the words."""
    with pypdfium2.PdfDocument(edition.path) as document:
        return sum(1 for page in document for _ in _places(page.get_textpage(), words))


def _places(page: pypdfium2.PdfTextPage, words: str) -> Iterator[tuple[int, int]]:
    search = page.search(words, match_case=True)
    while (place := search.get_next()) is not None:
        yield place


def said(edition: Edition, words: str) -> int:
    """Return how often the source and the feet say the words."""
    pages = list(enumerate(edition.page_languages, 1))
    feet = [" ".join(foot(language, number, len(pages))) for number, language in pages]
    return sum(text.count(words) for text in (edition.source, *feet))


@pytest.mark.parametrize(
    "words",
    [
        "Phnom Penh, 5 May 2021",
        "Buddhism for Social Development Action",
        "NGO-CEDAW",
        "GSCDLCambodia@gmail.com",
        "https://omnibook.com/Global-Study-2019",
        "Page 2 of 6",
        "រាជធានីភ្នំពេញ",
        "៥ ខែ ឧសភា",
        "កុមារ",
        "ស៊ីវិល",
        "សិទ្ធិ",
        "ប៉ុន្តែ",
        "ឫសគល់",
        "សមាគមហ្វារ ពន្លឺសិល្បៈ",
        "អង្គការភូមិកុមារSOS អន្តរជាតិ",
        "២៤. អង្គការនារីអភិវឌ្ឍន៍សេដ្ឋកិច្ច",
        "ទំព័រ ៤ នៃ ៦",
        "។ល។",
    ],
)
def test_words_are_found_wherever_they_are_said(official: Edition, words: str) -> None:
    assert found(official, words) == said(official, words) > 0


def test_words_that_nobody_said_are_not_found(official: Edition) -> None:
    assert found(official, "Jointed Statement") == 0
