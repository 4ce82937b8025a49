"""The text that people copy, search and hear is the statement's text, in every reader."""

import pytest

from tests.readers.all import READERS, Reader
from tests.readers.compare import UNTYPED, exactness
from tests.readers.tool import require
from tests.shared.editions import Edition, without_foot

each_reader = pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))


def body(edition: Edition, reader: Reader) -> list[str]:
    """Return what a reader reads on each page, less the feet."""
    require(reader)
    pages = reader.text(edition.path)
    assert len(pages) == len(edition.page_languages)
    return [
        without_foot(page, language, number, len(pages))
        for number, (page, language) in enumerate(
            zip(pages, edition.page_languages, strict=True), 1
        )
    ]


def unspaced(text: str) -> str:
    return "".join(text.split())


@each_reader
def test_every_character_and_every_space_in_a_line_is_right(
    edition: Edition, reader: Reader
) -> None:
    report = exactness(edition.expected, body(edition, reader))
    assert report.exact, str(report)


@each_reader
def test_it_says_what_the_source_says(edition: Edition, reader: Reader) -> None:
    assert unspaced("".join(body(edition, reader))) == unspaced(edition.source)


@each_reader
def test_copying_gives_no_character_that_nobody_typed(edition: Edition, reader: Reader) -> None:
    require(reader)
    assert UNTYPED.findall("".join(reader.text(edition.path))) == []
