"""Footnotes and the list of contents: exact to every reader, tagged, and linked both ways."""

from pathlib import Path

import pikepdf
import pytest

from tests.readers import outloud, verapdf
from tests.readers.all import READERS, Reader
from tests.readers.compare import exactness
from tests.readers.tool import require
from tests.shared import structure
from tests.shared.desk import Desk
from tests.shared.making import make, written
from tests.shared.structure import Element

TEXTS = {
    "en": """\
::: contents
:::

## Our rivers

They are clean.[^a] Boats may go.[^b][^c]

### Otters

- They swim[^d] by day and are seen where the water is clear, again.[^a]

> “They came back!”[^e]

::: signatories signed
Signed by:
:::

[^a]: See the report.
[^b]: Act on Boats, art. 4.
[^c]: https://rivers.example/reports/2029/otters-and-herons-by-river-and-by-month.pdf
[^d]: Well, and for a long time: a note that is longer than its line has to go on in the next one.

    It has a second paragraph.
[^e]: A boatman.
""",
    "km": """\
::: contents
:::

## ទន្លេរបស់យើង

ទន្លេស្អាត។[^a] ទូកអាចធ្វើដំណើរបាន។[^b][^c]

### ភេ

- ពួកវាហែលទឹក[^d]នៅពេលថ្ងៃ ហើយគេឃើញនៅកន្លែងដែលទឹកថ្លា។[^a]

> “ពួកវាបានត្រឡប់មកវិញ!”[^e]

::: signatories signed
ចុះហត្ថលេខា៖
:::

[^a]: មើលរបាយការណ៍។
[^b]: ច្បាប់ស្តីពីទូក មាត្រា ៤។
[^c]: មើល Rivers Act ទំព័រ ២។
[^d]: បានល្អ និងយូរ ដូចដែលកំណត់សម្គាល់វែងជាងបន្ទាត់របស់វាត្រូវបន្តនៅបន្ទាត់បន្ទាប់ទៀតនៅលើទំព័រដដែល។
[^e]: អ្នកចែវទូក។
""",
}
READ = [
    """A Statement on Clean Rivers
Rivertown, 31 January 2030
Contents
Our rivers 1
Otters 1
Our rivers
They are clean.1 Boats may go.2,3
Otters
• They swim4 by day and are seen where the water is clear, again.1
“They came back!”5
Signed by:
1. Otter Society
2. Heron Trust
1. See the report.
2. Act on Boats, art. 4.
3. https://rivers.example/reports/2029/otters-and-herons-by-river-and-by-month.pdf
4. Well, and for a long time: a note that is longer than its line has to go on in the next one.
It has a second paragraph.
5. A boatman.
Clean Rivers
Page 1 of 2""",
    """ទន្លេ
ស្អាត
ក្រុងទន្លេ ថ្ងៃទី ៣១ ខែ មករា ឆ្នាំ ២០៣០
មាតិកា
ទន្លេរបស់យើង ២
ភេ ២
ទន្លេរបស់យើង
ទន្លេស្អាត។១ ទូកអាចធ្វើដំណើរបាន។២,៣
ភេ
• ពួកវាហែលទឹក៤នៅពេលថ្ងៃ ហើយគេឃើញនៅកន្លែងដែលទឹកថ្លា។១
“ពួកវាបានត្រឡប់មកវិញ!”៥
ចុះហត្ថលេខា៖
១. សមាគមភេ
២. មូលនិធិកុក
១. មើលរបាយការណ៍។
២. ច្បាប់ស្តីពីទូក មាត្រា ៤។
៣. មើល Rivers Act ទំព័រ ២។
៤. បានល្អ និងយូរ ដូចដែលកំណត់សម្គាល់វែងជាងបន្ទាត់របស់វាត្រូវបន្តនៅបន្ទាត់បន្ទាប់ទៀតនៅលើទំព័រដដែល។
៥. អ្នកចែវទូក។
ទន្លេស្អាត
ទំព័រ ២ នៃ ២""",
]


def kinds(element: Element) -> list[str]:
    """Return the types of the tags right inside a tag."""
    return [child.kind for child in element.children if isinstance(child, Element)]


each_reader = pytest.mark.parametrize("reader", READERS.values(), ids=READERS)


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = Desk(tmp_path_factory.mktemp("notes"))
    for code, text in TEXTS.items():
        desk.write(f"{code}.md", text)
    return written(desk.project, desk.folder, "official")


@pytest.fixture(scope="module")
def tags(official: Path) -> Element:
    with pikepdf.open(official) as pdf:
        return structure.read(pdf)


@each_reader
def test_text_and_notes_are_read_exactly(reader: Reader, official: Path) -> None:
    require(reader)
    report = exactness(READ, reader.text(official))
    assert report.exact, report


def test_it_keeps_the_promises_of_an_accessible_and_lasting_file(official: Path) -> None:
    require(verapdf)
    assert not any(verapdf.validate(official).values())


def test_a_screen_reader_finds_nothing_amiss(official: Path) -> None:
    require(outloud)
    assert list(map(str, outloud.findings(official, severity="error"))) == []


def test_a_note_is_read_where_what_refers_to_it_has_ended(tags: Element) -> None:
    part = tags.all("Part")[0]
    blocks = [each.kind for each in part.walk() if each.kind in {"P", "H2", "H3", "LBody", "Note"}]
    quotation = part.all("BlockQuote")[0]
    assert blocks[blocks.index("H2") :][:8] == ["H2", "P", "Note", "P", "Note", "P", "Note", "P"]
    assert kinds(part.all("LBody")[0])[-1] == "Note"
    assert kinds(quotation) == ["P", "Note"]


def test_each_note_has_its_number_as_a_label(tags: Element) -> None:
    notes = tags.all("Note")
    assert len(notes) == 10
    assert {kinds(note)[0] for note in notes} == {"Lbl"}
    assert [len(note.all("P")) for note in notes] == [1, 1, 1, 2, 1] + [1] * 5


def test_every_reference_and_every_note_says_where_its_link_leads(official: Path) -> None:
    with pikepdf.open(official) as pdf:
        links = [link for page in pdf.pages for link in page.Annots if "/Dest" in link]
        said = [str(link.Contents) for link in links]
        places = {str(link.Dest) for link in links}
        names = pdf.Root.Names.Dests.Names
        known = {str(name) for name in names[::2]}
        identifiers = [str(name) for name in pdf.Root.StructTreeRoot.IDTree.Names[::2]]
    assert places <= known
    assert said.count("Note 1") == 2
    assert said.count("Note 1, back to the text") == 1
    assert {"note-en-1", "note-en-1-text", "heading-en-2", "note-km-5-text"} <= places
    assert len(set(identifiers)) == 10


def test_contents_are_tagged_as_such(tags: Element) -> None:
    part = tags.all("Part")[0]
    outer, inner = part.all("TOC")
    assert kinds(outer) == kinds(inner) == ["TOCI"]
    assert kinds(outer.all("TOCI")[0]) == ["Reference", "TOC"]


def test_the_same_text_gives_the_same_bytes(official: Path) -> None:
    folder = official.parent / "statements"
    again = make(official.parent, next(folder.iterdir()), "official")
    assert again.pdf == official.read_bytes()


@pytest.mark.parametrize("name", ["press-mono"])
def test_notes_of_a_contact_stand_once_also_where_pages_bleed_or_repeat_it(
    desk: Desk, name: str
) -> None:
    for code, text in TEXTS.items():
        contact = "\n::: contact\n<a@rivers.example>, again.[^f]\n:::\n\n[^f]: Soon.\n"
        desk.write(f"{code}.md", text + contact)
    assert make(desk.project, desk.folder, name).pdf
