"""All letters in one PDF: what each of them is stays so, and what is equal is stored once."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from statementpress.editions.making import make_edition
from statementpress.editions.source import read_source
from statementpress.merge.one_file import NamedLetter, joined
from statementpress.project.project import Project
from statementpress.proof import pdfium
from tests.merge.mailing import ROW, Mailing
from tests.readers import verapdf
from tests.readers.tool import requires
from tests.shared import structure
from tests.shared.desk import Desk
from tests.shared.editions import built_once

TEXT = """\
::: contents
:::

## One

Words[^1] and [a link](https://example.org).

[^1]: A note.

## Two

| River | Fish |
|---|---|
| Otter | 3 |

::: signatories signed
:::
"""


def texts(pdf: bytes) -> list[str]:
    with pdfium.opened(pdf) as document:
        return pdfium.page_texts(document)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> list[NamedLetter]:
    """Return a paper with notes, a table and contents, and two letters of one page each."""
    desk, mailing = (tmp_path_factory.mktemp(name) for name in ("desk", "mailing"))
    paper, letter = Desk(desk), Mailing(mailing)
    paper.write("en.md", TEXT)
    sources = [
        read_source(Project.at(paper.project), paper.folder),
        *letter.letters(ROW, {**ROW, "name_en": "Keo Maly"}),
    ]
    names = ("Paper", "សុខ ដារ៉ា", "Keo Maly")
    made = [make_edition(source, "english").pdf for source in sources]
    return [NamedLetter(name, pdf) for name, pdf in zip(names, made, strict=True)]


@pytest.fixture(scope="module")
def whole(letters: list[NamedLetter]) -> bytes:
    """Return them in one file, the paper twice."""
    return joined([*letters, letters[0]]).pdf


@pytest.fixture
def opened(whole: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(whole)) as pdf:
        yield pdf


def test_its_pages_say_what_those_of_the_letters_say(
    letters: list[NamedLetter], whole: bytes
) -> None:
    own = chain.from_iterable(texts(letter.pdf) for letter in [*letters, letters[0]])
    assert texts(whole) == list(own)


def test_it_is_the_same_every_time(letters: list[NamedLetter], whole: bytes) -> None:
    assert joined([*letters, letters[0]]).pdf == whole


@requires(verapdf)
def test_it_keeps_the_standards_of_its_letters(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "all.pdf"
    path.write_bytes(whole)
    for flavour, failures in verapdf.validate(path).items():
        assert (flavour, list(map(str, failures))) == (flavour, [])


def test_each_letter_is_a_part_with_the_tags_that_it_has_alone(
    letters: list[NamedLetter], opened: pikepdf.Pdf
) -> None:
    own = []
    for letter in [*letters, letters[0]]:
        with pikepdf.open(BytesIO(letter.pdf)) as pdf:
            own += ["Part", *kinds(pdf)[1:]]
    assert kinds(opened) == ["Document", *own]


def page_of(item: pikepdf.OutlineItem, pdf: pikepdf.Pdf) -> int:
    """Return the page that a bookmark leads to, from 0."""
    where: Any = item.destination
    return pdf.pages.index(pikepdf.Page(where[0]))


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [element.kind for element in structure.read(pdf).walk()]


def test_no_two_tags_have_one_identifier(opened: pikepdf.Pdf) -> None:
    names = pikepdf.NameTree(opened.Root.StructTreeRoot.IDTree)
    assert len(dict(names.items())) > 2
    for name, tag in names.items():
        assert str(tag.ID) == name


def test_each_letter_has_a_bookmark_with_its_own_below(opened: pikepdf.Pdf) -> None:
    with opened.open_outline() as outline:
        found = [(item.title, len(item.children)) for item in outline.root]
        pages = [page_of(item, opened) for item in outline.root]
    assert [title for title, _ in found] == ["Paper", "សុខ ដារ៉ា", "Keo Maly", "Paper"]
    assert pages[0] == 0
    assert pages == sorted(set(pages))


def test_links_lead_to_places_of_their_own_letter(opened: pikepdf.Pdf) -> None:
    with opened.open_outline() as outline:
        last = page_of(outline.root[-1], opened)
    inside = [
        (number, opened.pages.index(pikepdf.Page(link.Dest[0])))
        for number, page in enumerate(opened.pages)
        for link in page.get("/Annots", ())
        if "/Dest" in link
    ]
    assert inside
    assert all((page < last) == (to < last) for page, to in inside)


def test_the_numbers_of_pages_begin_anew(opened: pikepdf.Pdf) -> None:
    labels = pikepdf.NumberTree(opened.Root.PageLabels)
    first = [str(label.P) for _, label in labels.items()].count("1")
    assert first == 4


def test_what_is_equal_is_stored_once(letters: list[NamedLetter]) -> None:
    def fonts(count: int) -> int:
        with pikepdf.open(BytesIO(joined([letters[0]] * count).pdf)) as pdf:
            return sum(
                isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each
                for each in pdf.objects
            )

    assert fonts(3) == fonts(1)
    sizes = [len(joined([letters[0]] * count).pdf) for count in (1, 2, 3)]
    assert sizes[2] - sizes[1] < 0.4 * sizes[0]


def test_a_letter_may_begin_on_the_front_of_a_sheet(letters: list[NamedLetter]) -> None:
    one = letters[1]
    made = joined([one, one, one], right_hand=True)
    assert made.blanks == (False, True, False, True, False)
    (page, *_) = texts(one.pdf)
    assert texts(made.pdf) == [page, "", page, "", page]
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        assert {str(each.mediabox) for each in pdf.pages} == {str(pdf.pages[0].mediabox)}


@pytest.fixture(scope="module")
def press(shared_folder: Path) -> Mapping[str, bytes]:
    """Return a press file, and the same twice in one."""
    pdf = built_once(shared_folder / "editions", "press").read_bytes()
    return {"one": pdf, "two": joined([NamedLetter("a", pdf), NamedLetter("b", pdf)]).pdf}


def test_a_press_file_stays_one(press: Mapping[str, bytes]) -> None:
    with (
        pikepdf.open(BytesIO(press["one"])) as one,
        pikepdf.open(BytesIO(press["two"])) as two,
    ):
        assert two.pdf_version == one.pdf_version
        assert two.open_metadata()["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        (intent,) = two.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert str(two.docinfo.Trapped) == "/False"
        boxes = [
            [str(page.get(box)) for box in ("/MediaBox", "/TrimBox", "/BleedBox")]
            for page in one.pages
        ]
        assert [
            [str(page.get(box)) for box in ("/MediaBox", "/TrimBox", "/BleedBox")]
            for page in two.pages
        ] == boxes * 2
    assert texts(press["two"]) == texts(press["one"]) * 2
