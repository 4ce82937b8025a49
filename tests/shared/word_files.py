"""Word files of statements for tests, and their XML."""

from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from statementpress.editions.making import make_edition
from statementpress.editions.source import read_source
from statementpress.project.project import Project
from tests.shared.desk import Desk

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EDITION = "docx"


def word_of(desk: Desk) -> bytes:
    """Return the Word file of the statement on a desk."""
    return make_edition(read_source(Project.at(desk.project), desk.folder), EDITION).word


def part(data: bytes, name: str = "document") -> Element:
    """Return a part of a Word file by its name, such as "styles"."""
    with ZipFile(BytesIO(data)) as file:
        return ElementTree.fromstring(file.read(f"word/{name}.xml"))


def names(data: bytes) -> list[str]:
    with ZipFile(BytesIO(data)) as file:
        return file.namelist()


def value(element: Element, path: str) -> str | None:
    """Return what an element below says, such as "w:pPr/w:pStyle"; None if there is none."""
    return said(element, path, "val")


def said(element: Element, path: str, name: str) -> str | None:
    """Return an attribute of an element below, such as "cs" of "w:rPr/w:rFonts"."""
    found = element.find(path.replace("w:", W))
    return None if found is None else found.get(f"{W}{name}")


def words(element: Element) -> str:
    """Return the words of a part or a paragraph."""
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def paragraph(data: bytes, beginning: str) -> Element:
    """Return the first paragraph of a Word file that begins so."""
    found = (each for each in part(data).iter(f"{W}p") if words(each).startswith(beginning))
    return next(found)
