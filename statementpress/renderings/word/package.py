"""The package of a Word file: its parts, its fonts, what it says of itself, and its zip.

The same parts give the same bytes: nothing in it comes from a clock or from chance.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import NamedTuple
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from statementpress.renderings.word.markup import element, encoded, properties, value

_PLACES = {
    "document": (CONTENT_TYPE.WML_DOCUMENT_MAIN, RELATIONSHIP_TYPE.OFFICE_DOCUMENT),
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "footnotes": (CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    "fontTable": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
}
"""What each part is, and what it is to the part that refers to it."""
_FONT = (
    "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font",
)
_OBFUSCATED = 32
"""Bytes at the beginning of a font that are changed (ECMA-376, part 1, 17.8.1)."""


class FontInFile(NamedTuple):
    """A face that the file names."""

    name: str
    instead: str = ""
    """The face that takes its place where it is lacking; "" for none."""
    regular: bytes = b""
    """The font to put into the file; empty for none."""
    bold: bytes = b""


class About(NamedTuple):
    """What a file says of itself."""

    title: str
    author: str
    description: str
    keywords: str
    language: str
    """As Word calls it: en-GB."""
    day: datetime
    """When it was made: the beginning of the statement's day, in UTC."""
    status: str = ""
    """The mark of a draft; "" for a final one."""
    reference: str = ""
    version: str = ""


class WordPackage:
    """A Word file while it is written."""

    def __init__(self) -> None:
        self._package = Package()
        self.document = self._part("document")
        self._package.relate_to(self.document, _PLACES["document"][1])
        self._counts: dict[str, int] = {}

    def part(self, kind: str, *, numbered: bool = False) -> Part:
        """Return a new, empty part that the document refers to, such as "styles"."""
        number = 0
        if numbered:
            number = self._counts[kind] = self._counts.get(kind, 0) + 1
        made = self._part(kind, str(number or ""))
        self.document.relate_to(made, _PLACES[kind][1])
        return made

    def reference(self, part: Part) -> str:
        """Return the name by which the document refers to a part."""
        return self.document.relate_to(part, part_relation(part))

    def _part(self, kind: str, number: str = "") -> Part:
        name = PackURI(f"/word/{kind}{number}.xml")
        return Part(name, _PLACES[kind][0], b"", self._package)

    def add_fonts(self, faces: Iterable[FontInFile]) -> None:
        """Put fonts into the file, and list them."""
        table = self.part("fontTable")
        fonts = (_font(face, table) for face in faces)
        fill(table, element("w:fonts", {}, *fonts))

    def describe(self, about: About) -> None:
        """Write what the file says of itself."""
        core = self._package.core_properties
        core.title, core.author, core.subject = about.title, about.author, about.description
        core.keywords, core.language = about.keywords, about.language
        core.last_modified_by, core.revision = about.author, 1
        core.created = core.modified = about.day
        core.content_status, core.identifier = about.status, about.reference
        core.version = about.version

    def data(self) -> bytes:
        """Return the bytes of the file."""
        saved, written = BytesIO(), BytesIO()
        self._package.save(saved)
        with ZipFile(saved) as before, ZipFile(written, "w", ZIP_DEFLATED) as after:
            for name in before.namelist():
                entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type, entry.create_system = ZIP_DEFLATED, 3
                entry.external_attr = 0o644 << 16
                after.writestr(entry, before.read(name), compresslevel=9)
        return written.getvalue()


def fill(part: Part, root: Element) -> None:
    """Write the XML of a part."""
    part._blob = encoded(root)


def part_relation(part: Part) -> str:
    """Return what a part is to the document."""
    return next(relation for kind, relation in _PLACES.values() if kind == part.content_type)


def _font(face: FontInFile, table: Part) -> Element:
    return properties(
        "font",
        value("w:altName", face.instead) if face.instead else None,
        value("w:family", "auto"),
        value("w:pitch", "variable"),
        _embedded("embedRegular", face.regular, table) if face.regular else None,
        _embedded("embedBold", face.bold, table) if face.bold else None,
        name=face.name,
    )


def _embedded(kind: str, font: bytes, table: Part) -> Element:
    """Return what names a font in the file, whose first bytes are changed with a key."""
    key = sha256(font).digest()[:16]
    mask = key[::-1] * (_OBFUSCATED // len(key))
    changed = bytes(one ^ other for one, other in zip(font, mask, strict=False))
    data = changed + font[_OBFUSCATED:]
    name = PackURI(f"/word/fonts/font{len(table.rels) + 1}.odttf")
    part = Part(name, _FONT[0], data, table.package)
    digits = key.hex().upper()
    parts = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    said = {"r:id": table.relate_to(part, _FONT[1]), "w:fontKey": "{" + "-".join(parts) + "}"}
    return element(f"w:{kind}", said)
