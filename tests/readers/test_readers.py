"""Every reader gives a page's text exactly, and says so where a file's text is not its look."""

from pathlib import Path

import pikepdf
import pytest

from tests.readers import mupdf, pdfium, pdfjs, poppler
from tests.readers.all import READERS, Reader
from tests.readers.compare import exactness
from tests.readers.made_up import typeset
from tests.readers.tool import require, requires

PAGES = [["Clean rivers", "Fish & frogs, 100 % <safe>:", "“Ça va ?”"], ["Nobody signed this."]]
WHOLE = "\n".join(line for page in PAGES for line in page)

each_reader = pytest.mark.parametrize("reader", READERS.values(), ids=READERS)


@pytest.fixture
def lying(untagged: Path, tmp_path: Path) -> Path:
    """Return a PDF of the same look, but every “s” is said to be a “z”."""
    path = tmp_path / "lying.pdf"
    with pikepdf.open(untagged) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and b"beginbfchar" in (said := item.read_bytes()):
                item.write(said.replace(b"<0073>", b"<007a>"))
        pdf.save(path)
    return path


@each_reader
def test_every_page_is_read_line_by_line(reader: Reader, untagged: Path) -> None:
    require(reader)
    assert [list(filter(None, page.splitlines())) for page in reader.text(untagged)] == PAGES


@each_reader
def test_characters_and_spaces_are_exact(reader: Reader, untagged: Path) -> None:
    require(reader)
    report = exactness(WHOLE, reader.text(untagged))
    assert report.exact, report


@each_reader
def test_a_file_that_says_something_else_is_noticed(reader: Reader, lying: Path) -> None:
    require(reader)
    report = exactness(WHOLE, reader.text(lying))
    assert report.errors == WHOLE.count("s")
    assert "riverz" in report.first_error


@each_reader
def test_khmer_drawn_by_many_glyphs_a_cluster_is_not_exact(reader: Reader, tmp_path: Path) -> None:
    require(reader)
    text = "សេចក្តីថ្លែងការណ៍រួម របស់សង្គមស៊ីវិល"
    report = exactness(text, reader.text(typeset(tmp_path / "khmer.pdf", f"<p>{text}</p>")))
    assert report.errors > 0


@each_reader
def test_a_page_without_text_is_an_empty_page(reader: Reader, tmp_path: Path) -> None:
    require(reader)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        pdf.save(tmp_path / "blank.pdf")
    assert [page.strip() for page in reader.text(tmp_path / "blank.pdf")] == ["", ""]


@each_reader
def test_what_is_no_pdf_is_an_error_not_an_empty_text(reader: Reader, tmp_path: Path) -> None:
    require(reader)
    broken = tmp_path / "broken.pdf"
    broken.write_text("This is no PDF.", encoding="utf-8")
    with pytest.raises(RuntimeError):
        reader.text(broken)


@each_reader
def test_a_reader_has_a_version(reader: Reader) -> None:
    require(reader)
    assert reader.version()[0].isdigit()


@requires(poppler)
def test_a_changed_file_is_read_anew(untagged: Path, lying: Path, tmp_path: Path) -> None:
    path = tmp_path / "changing.pdf"
    path.write_bytes(untagged.read_bytes())
    first = poppler.text(path)
    path.write_bytes(lying.read_bytes())
    assert poppler.text(path) != first


@requires(pdfjs)
def test_pdfjs_knows_where_its_items_stand(untagged: Path) -> None:
    first = pdfjs.items(untagged)[0][0]
    assert first.text == "Clean rivers"
    assert first.x == pytest.approx(10 / 25.4 * 72, abs=0.1)


def test_the_readers_are_those_that_the_promise_names() -> None:
    assert list(READERS) == ["poppler", "PDFium", "MuPDF", "pdf.js"]
    assert list(READERS.values()) == [poppler, pdfium, mupdf, pdfjs]
