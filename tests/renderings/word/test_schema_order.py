"""The order of elements in a Word file: Word refuses a file in which it is not the schema's.

The orders are those of ECMA-376, part 1, annex A; here are the elements that the files have.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import pytest

from tests.shared.desk import FILES, Desk
from tests.shared.elements import write_elements
from tests.shared.letter import LetterDesk
from tests.shared.word_files import word_of

ORDERS = {
    name: order.split()
    for name, order in {
        "rPr": "rStyle rFonts b bCs i iCs noProof color sz szCs u shd vertAlign cs lang",
        "pPr": "pStyle keepNext pageBreakBefore widowControl numPr pBdr shd tabs spacing ind "
        "contextualSpacing jc outlineLvl rPr sectPr",
        "numPr": "ilvl numId",
        "tbl": "tblPr tblGrid tr",
        "tblPr": "tblStyle tblW tblBorders tblCellMar tblLook tblCaption",
        "tblBorders": "top left bottom right insideH insideV",
        "tblCellMar": "top left bottom right",
        "pBdr": "top left bottom right",
        "tr": "trPr tc",
        "trPr": "cantSplit trHeight tblHeader",
        "tc": "tcPr p",
        "tcPr": "tcW",
        "sectPr": "headerReference footerReference footnotePr type pgSz pgMar",
        "lvl": "start numFmt suff lvlText lvlJc pPr rPr",
        "abstractNum": "nsid multiLevelType lvl",
        "num": "abstractNumId lvlOverride",
        "numbering": "abstractNum num",
        "style": "name basedOn next semiHidden qFormat pPr rPr tblPr",
        "styles": "docDefaults style",
        "docDefaults": "rPrDefault pPrDefault",
        "settings": "embedTrueTypeFonts defaultTabStop footnotePr compat themeFontLang",
        "font": "altName family pitch embedRegular embedBold",
        "inline": "extent docPr graphic",
        "pic": "nvPicPr blipFill spPr",
    }.items()
}
FIRST = {"p": "pPr", "r": "rPr"}
"""What stands before all else, if it is there."""


def misplaced(root: Element) -> Iterator[str]:
    for element in root.iter():
        name, children = local(element), [local(child) for child in element]
        if name in ORDERS:
            assert set(children) <= set(ORDERS[name]), (name, children)
            places = [ORDERS[name].index(child) for child in children]
            if places != sorted(places):
                yield f"{name}: {children}"
        if FIRST.get(name) in children[1:]:
            yield f"{name}: {children}"


def local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def full(folder: Path) -> Desk:
    desk = write_elements(folder)
    notes = " A note.[^1]\n\n::: contents\n:::\n\n## Heading\n\n### Below\n\n[^1]: Here.\n\n"
    text = (desk.folder / "en.md").read_text(encoding="utf-8")
    desk.write("en.md", f"**Bold** *stressed* <https://example.org>.{notes}{text}")
    desk.write("statement.toml", 'status = "draft"\n' + FILES["statement.toml"])
    return desk


@pytest.mark.parametrize("written", [full, LetterDesk], ids=["statement", "letter"])
def test_all_stands_in_the_order_of_the_schema(
    tmp_path: Path, written: Callable[[Path], Desk]
) -> None:
    with ZipFile(BytesIO(word_of(written(tmp_path / "project")))) as file:
        for name in file.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                assert list(misplaced(ElementTree.fromstring(file.read(name)))) == [], name


def test_what_a_file_refers_to_is_in_it(tmp_path: Path) -> None:
    with ZipFile(BytesIO(word_of(full(tmp_path / "project")))) as file:
        relations = ElementTree.fromstring(file.read("word/_rels/document.xml.rels"))
        inside = [each for each in relations if each.get("TargetMode") != "External"]
        assert {f"word/{each.get('Target')}" for each in inside} <= set(file.namelist())
        known = {each.get("Id") for each in relations}
        document = ElementTree.fromstring(file.read("word/document.xml"))
        used = {
            said for each in document.iter() for key, said in each.items() if "relationships" in key
        }
        assert used <= known
        known = set(values(ElementTree.fromstring(file.read("word/styles.xml")), {"style"}, "Id"))
        assert set(values(document, {"pStyle", "rStyle", "tblStyle"}, "}val")) <= known


def test_bookmarks_are_opened_and_closed_once(tmp_path: Path) -> None:
    with ZipFile(BytesIO(word_of(full(tmp_path / "project")))) as file:
        document = ElementTree.fromstring(file.read("word/document.xml"))
    opened, closed = (values(document, {name}, "}id") for name in ("bookmarkStart", "bookmarkEnd"))
    assert sorted(opened) == sorted(closed)
    assert len(set(opened)) == len(opened)


def values(root: Element, elements: set[str], attribute: str) -> list[str]:
    """Return what the attributes whose names end so say, of all elements with these names."""
    return [
        said
        for each in root.iter()
        if local(each) in elements
        for key, said in each.items()
        if key.endswith(attribute)
    ]
