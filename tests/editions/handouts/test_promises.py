"""What every handout keeps of the official edition's promises."""

import io
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from statementpress.editions.printing.checking import examine
from statementpress.editions.printing.settings import PrintRequest, read_printing
from statementpress.project.project import Project
from tests.readers import outloud, verapdf
from tests.readers.all import READERS, Reader
from tests.readers.compare import UNTYPED
from tests.readers.tool import require, requires
from tests.shared.editions import PROJECT, Handout
from tests.shared.fonts import FAMILIES, SUBSET, all_fonts, program

pytestmark = pytest.mark.long

TABLE = tomllib.loads((PROJECT / "templates/editions.toml").read_text("utf-8"))["edition"]
HANDOUTS = [name for name, edition in TABLE.items() if "limits" in edition]
IMPOSED = [name for name in HANDOUTS if "scheme" in TABLE[name]]

each_handout = pytest.mark.parametrize("name", HANDOUTS)
each_imposed = pytest.mark.parametrize("name", IMPOSED)
each_reader = pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))


def printing_sheets(pdf: Path) -> Path:
    """Return the file that is printed: the sheets of an imposed edition, else its PDF."""
    sheets = pdf.with_stem(f"{pdf.stem}-print")
    return sheets if sheets.exists() else pdf


def says(pdf: pikepdf.Pdf, words: str) -> bool:
    """Tell whether a string, a name or an unpacked stream of a file holds these words."""
    written = [words.encode(code) for code in ("utf-8", "utf-16-be")]
    return any(each in held for obj in pdf.objects for held in contents(obj) for each in written)


def contents(obj: pikepdf.Object) -> Iterator[bytes]:
    """Yield what an object says itself, but not what it refers to."""
    match obj:
        case pikepdf.Stream():
            yield obj.read_bytes()
            yield from contents(obj.stream_dict)
        case pikepdf.Dictionary():
            for key, value in obj.items():
                yield key.encode()
                yield from () if refers(value) else contents(value)
        case pikepdf.Array():
            for value in obj:
                yield from () if refers(value) else contents(value)
        case pikepdf.String() | pikepdf.Name():
            yield bytes(obj)
            yield str(obj).encode()


def refers(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect


@requires(verapdf)
@each_handout
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_finds_nothing_in_the_reading_version(
    handout: Handout, name: str, flavour: str
) -> None:
    assert list(map(str, verapdf.validate(handout(name), (flavour,))[flavour])) == []


@requires(outloud)
@each_handout
def test_outloud_finds_no_error(handout: Handout, name: str) -> None:
    assert list(map(str, outloud.findings(handout(name), severity="error"))) == []


@each_handout
def test_preflight_finds_nothing_under_the_limits_of_an_office_printer(
    handout: Handout, name: str
) -> None:
    how = read_printing(Project.at(PROJECT), name, PrintRequest())
    assert how is not None
    assert how.limits_name == "office"
    found = examine(printing_sheets(handout(name)).read_bytes(), how, {}).findings
    assert [f"page {each.page}: {each.code} {each.subject}" for each in found] == []


@each_handout
@each_reader
def test_copying_gives_no_character_that_nobody_typed(
    handout: Handout, name: str, reader: Reader
) -> None:
    require(reader)
    assert UNTYPED.findall("".join(reader.text(handout(name)))) == []


@each_handout
def test_every_font_is_a_subset_of_one_of_the_projects(handout: Handout, name: str) -> None:
    for path in {handout(name), printing_sheets(handout(name))}:
        with pikepdf.open(path) as pdf:
            fonts = list(all_fonts(pdf))
            assert fonts
            assert all(SUBSET.match(str(font.BaseFont)) for font in fonts)
            assert {str(program(font)["name"].getBestFamilyName()) for font in fonts} <= FAMILIES


@pytest.mark.parametrize("name", TABLE)
def test_the_table_asks_a_printer_for_what_it_says_to_people(name: str) -> None:
    edition, paper = TABLE[name], TABLE[name]["paper"]
    imposed = "scheme" in edition or "press" in edition
    assert imposed or ("duplex" in edition) == ("both sides" in paper)
    assert imposed or edition.get("actual_size", False) == ("actual size" in paper)


@each_handout
def test_the_print_dialogue_begins_as_the_table_says(handout: Handout, name: str) -> None:
    with pikepdf.open(printing_sheets(handout(name))) as pdf:
        asked = {key: str(value) for key, value in pdf.Root.ViewerPreferences.items()}
    paper = TABLE[name]["paper"]
    edge = "Short" if "short edge" in paper else "Long"
    assert asked.get("/Duplex") == (f"/DuplexFlip{edge}Edge" if "both sides" in paper else None)
    assert (asked.get("/PrintScaling") == "/None") == ("actual size" in paper)


@each_handout
def test_no_path_of_the_machine_is_in_the_file(handout: Handout, name: str) -> None:
    for path in {handout(name), printing_sheets(handout(name))}:
        with pikepdf.open(path) as pdf:
            title = str(pdf.docinfo["/Title"])
            assert says(pdf, title)
            assert not says(pdf, str(PROJECT))


@each_handout
def test_a_path_planted_in_the_file_is_found(handout: Handout, name: str) -> None:
    path = str(PROJECT / "statements")
    for plant in (planted_in_a_string, planted_in_a_stream, planted_in_a_name):
        with pikepdf.open(handout(name)) as pdf:
            plant(pdf, path)
            written = io.BytesIO()
            pdf.save(written)
        with pikepdf.open(written) as pdf:
            assert says(pdf, str(PROJECT))


def planted_in_a_string(pdf: pikepdf.Pdf, path: str) -> None:
    pdf.pages[0].obj.PieceInfo = pikepdf.Dictionary(Made=pikepdf.Array([pikepdf.String(path)]))


def planted_in_a_stream(pdf: pikepdf.Pdf, path: str) -> None:
    pdf.pages[0].contents_add(f"% {path}".encode())


def planted_in_a_name(pdf: pikepdf.Pdf, path: str) -> None:
    pdf.pages[0].obj.PieceInfo = pikepdf.Dictionary({f"/{path}": True})


@each_imposed
def test_the_sheets_hold_every_letter_of_the_pages_and_no_other(
    handout: Handout, name: str
) -> None:
    require(READERS["PDFium"])
    pages, sheets = (
        Counter("".join("".join(READERS["PDFium"].text(path)).split()))
        for path in (handout(name), printing_sheets(handout(name)))
    )
    copies = sheets.total() // pages.total()
    assert sheets == {letter: count * copies for letter, count in pages.items()}
