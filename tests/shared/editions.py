"""The editions of the 2021 statement, built once in a run, and what each of them has to say."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pikepdf
from filelock import FileLock
from PIL import Image

from statementpress.project.editions import choose, styled
from statementpress.project.project import Project
from statementpress.statement.reading import read_statement
from statementpress.typeset.compose.document import compose
from statementpress.typeset.compose.document_text import document_text
from statementpress.words.languages import read_languages, scripts
from tests.readers import raster
from tests.shared import lines, structure
from tests.shared.lines import Block
from tests.shared.making import make
from tests.shared.marked_content import Piece, pieces
from tests.shared.structure import Element

PROJECT: Final = Path(__file__).parents[2]
STATEMENT: Final = PROJECT / "statements" / "2021-05-05-children-deprived-of-liberty"
SOURCE: Final = (PROJECT / "tests/statement/source-2021-05-05.txt").read_text("utf-8")
KHMER_BEGINS: Final = SOURCE.index("សេចក្តីថ្លែងការណ៍រួម")
PARTS: Final = {"en": SOURCE[:KHMER_BEGINS], "km": SOURCE[KHMER_BEGINS:]}
EDITIONS: Final = {"official": ("en", "km"), "english": ("en",), "khmer": ("km",)}
PRESS: Final = {"press": ("en", "km"), "press-mono": ("en", "km")}
FEET: Final = {
    "en": ("Joint Statement: Children Deprived of Liberty in Cambodia", "Page {} of {}"),
    "km": ("សេចក្តីថ្លែងការណ៍រួមរបស់សង្គមស៊ីវិល", "ទំព័រ {} នៃ {}"),
}
DIGITS: Final = {"en": "0123456789", "km": "០១២៣៤៥៦៧៨៩"}
DETAIL: Final = 300
"""Pixels to the inch at which pages are looked at closely."""
Handout = Callable[[str], Path]
"""Gives the PDF of an edition by its name; its printing sheets are NAME-print.pdf beside it."""


@dataclass(frozen=True)
class Edition:
    """A built edition; what is read from its file is read once."""

    name: str
    path: Path

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages of its parts, in order."""
        return (EDITIONS | PRESS)[self.name]

    @property
    def source(self) -> str:
        """Return the text that its parts were copied from; `<…>` there marks a link."""
        text = "\n".join(PARTS[language] for language in self.languages)
        return re.sub(r"<(https:[^>]+)>", r"\1", text)

    @cached_property
    def expected(self) -> str:
        """Return the text it has to say, a line for each block."""
        project = Project.at(PROJECT)
        languages, editions = project.table(read_languages), project.editions
        statement = read_statement(STATEMENT, PROJECT, scripts(languages)).statement
        assert statement is not None
        edition = styled(editions, choose(editions, self.name))
        return document_text(compose(statement, edition, project).html)

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        """Return the file, opened."""
        return pikepdf.open(self.path)

    @cached_property
    def tree(self) -> Element:
        """Return the structure tree."""
        return structure.read(self.pdf)

    @cached_property
    def pieces(self) -> list[Piece]:
        """Return all drawn text in the order of the content."""
        return pieces(self.pdf)

    @cached_property
    def blocks(self) -> list[Block]:
        """Return the blocks of words in reading order."""
        return lines.blocks(self.tree, self.pieces)

    @cached_property
    def page_languages(self) -> list[str]:
        """Return the language of each page, by the short title at its foot."""
        titles = {title: language for language, (title, _) in FEET.items()}
        feet = [piece for piece in self.pieces if piece.artifact]
        return [titles[piece.text] for piece in feet if piece.text in titles]

    @cached_property
    def images(self) -> list[Image.Image]:
        """Return every page in grey, DETAIL pixels to the inch."""
        return [page.convert("L") for page in raster.pages(self.path, DETAIL)]


def figures(number: int, language: str) -> str:
    """Return a number in a language's digits."""
    return str(number).translate(dict(zip(map(ord, DIGITS["en"]), DIGITS[language], strict=True)))


def foot(language: str, page: int, pages: int) -> tuple[str, str]:
    """Return the two texts at the foot of a page (from 1)."""
    title, label = FEET[language]
    return title, label.format(figures(page, language), figures(pages, language))


def without_foot(text: str, language: str, page: int, pages: int) -> str:
    """Return a page's text less its foot, which has to end it."""
    words = r"\s*".join(
        re.escape(character)
        for part in foot(language, page, pages)
        for character in part
        if not character.isspace()
    )
    body, found = re.subn(rf"\s*{words}\s*\Z", "", text)
    assert found, f"page {page} does not end in its foot but in {text[-80:]!r}"
    return body


def built_once(folder: Path, name: str) -> Path:
    """Build an edition into a folder unless another process has done so, and return its path.

    The sheets of one that is printed at the office lie beside it, as NAME-print.pdf.
    """
    path = folder / f"{name}.pdf"
    folder.mkdir(exist_ok=True)
    with FileLock(folder / f"{name}.lock"):
        if not path.exists():
            made = make(PROJECT, STATEMENT, name)
            if made.printed:
                path.with_stem(f"{name}-print").write_bytes(made.printed)
            path.write_bytes(made.pdf)
    return path


@contextmanager
def built(folder: Path, names: Iterable[str]) -> Iterator[dict[str, Edition]]:
    """Build editions into a folder, once each; yield them by name, and close them at the end."""
    editions = {name: Edition(name, built_once(folder, name)) for name in names}
    yield editions
    for edition in editions.values():
        edition.pdf.close()
