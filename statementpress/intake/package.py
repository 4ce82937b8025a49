"""The parts of a Word file, and what is refused before any of them is read.

A file may come from anyone and be anything, whatever its name says. It is known by its first bytes;
what is no Word file is refused with what to do about it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

from lxml import etree

from statementpress.statement.files import BYTES_LIMIT, FileError
from statementpress.statement.register.package import Package, plain_name

XML_LIMIT: Final = 10_000_000
"""The largest part of XML that is read, in bytes; a text of 250 pages has about half of this."""
SAVE: Final = "open it in Word or LibreOffice, and save it as .docx (“Word document”)"
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_BEGINNINGS: Final[Mapping[bytes, str]] = {
    b"%PDF": "this is a PDF, in which paragraphs and lists are lost; ask for the Word file that it "
    "was made from",
    b"{\\rtf": "this is a file of Rich Text (.rtf)",
    b"<": "this is a web page or an XML file",
    b"{": "this is only a link to a document of Google; in Google Docs, choose File, Download, "
    "Microsoft Word (.docx)",
}
"""What other files begin with, and what is said of them."""
_INSIDE: Final[Mapping[str, str]] = {
    "content.xml": "this is a file of LibreOffice (.odt)",
    "xl/workbook.xml": "this is a workbook of Excel (.xlsx), and no text",
    "ppt/presentation.xml": "these are slides (.pptx), and no text",
    "index/document.iwa": "this is a file of Apple Pages; in Pages, choose File, Export To, Word",
    "index.xml": "this is a file of Apple Pages; in Pages, choose File, Export To, Word",
    "word/document.bin": "this is a binary file of Word",
}
"""Parts that other archives have, and what is said of these."""
_MAIN: Final = "officeDocument"


def refusal(code: str, message: str, hint: str = SAVE) -> FileError:
    """Return the error for a file that is no Word file that can be read."""
    return FileError(code, message, hint)


@dataclass(frozen=True, slots=True)
class Target:
    """What a part refers to."""

    kind: str
    """What it is: the last word of the relationship's type, such as image or hyperlink."""
    name: str
    """The name of a part, or an address outside the file."""
    is_outside: bool
    """Whether it is an address outside the file, which is never opened."""


class WordPackage(Package):
    """The parts of one Word file."""

    def __init__(self, data: bytes) -> None:
        """Open a Word file. Raises FileError (not-word, word-locked or word-damaged)."""
        _refuse_others(data)
        super().__init__(data)
        self._targets: dict[str, Mapping[str, Target]] = {}
        roots = self.targets("").values() if self.has("_rels/.rels") else ()
        main = next((each.name for each in roots if each.kind == _MAIN), "")
        found = next((said for part, said in _INSIDE.items() if self.has(part)), "")
        if found and not self.has("word/document.xml"):
            raise _other(found)
        if not main or not self.has(main):
            raise self.damaged("it has no text in it")
        self.main = main
        """The name of the part that holds the text."""

    def damaged(self, why: str) -> FileError:
        """Return the error for a Word file that cannot be read."""
        return refusal("word-damaged", f"the Word file is damaged: {why}")

    def too_large(self, why: str) -> FileError:
        """Return the error for a Word file that unpacks to more than any statement has."""
        hint = "copy the text of the statement into a new document, and save that"
        return refusal("too-large", f"the Word file is too large: {why}", hint)

    def xml(self, part: str) -> Any:
        """Return the root of a part of XML. Raises FileError (word-damaged or too-large)."""
        data = bytearray()
        for chunk in self.chunks(part):
            data += chunk
            if len(data) > XML_LIMIT:
                raise self.too_large(f"its part {part} has more than {XML_LIMIT / 1e6:g} MB")
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(bytes(data), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            deep = "depth" in str(error)
            why = "is nested deeper than any text" if deep else "is not valid XML"
            raise self.damaged(f"its part {part} {why}") from error
        if root is None:
            raise self.damaged(f"its part {part} is empty")
        return root

    def picture(self, part: str) -> bytes:
        """Return the bytes of a picture. Raises FileError (word-damaged or too-large)."""
        data = bytearray()
        for chunk in self.chunks(part, is_xml=False):
            data += chunk
            if len(data) > BYTES_LIMIT:
                raise self.too_large(f"its picture {part} has more than {BYTES_LIMIT / 1e6:g} MB")
        return bytes(data)

    def targets(self, part: str) -> Mapping[str, Target]:
        """Return what a part refers to, by the identifiers that it uses; {} if it says nothing."""
        if part not in self._targets:
            path = PurePosixPath(part)
            name = str(path.parent / "_rels" / f"{path.name}.rels") if part else "_rels/.rels"
            self._targets[part] = dict(self._read_targets(part, name)) if self.has(name) else {}
        return self._targets[part]

    def _read_targets(self, part: str, name: str) -> Iterator[tuple[str, Target]]:
        for each in self.xml(name):
            kind = str(each.get("Type") or "").rpartition("/")[2]
            target = str(each.get("Target") or "")
            is_outside = each.get("TargetMode") == "External"
            if not is_outside:
                target = _resolved(part, target)
            yield str(each.get("Id")), Target(kind, target, is_outside)

    def related(self, kind: str) -> Iterator[str]:
        """Yield the names of the parts of a kind, such as footnotes, that the text refers to."""
        for target in self.targets(self.main).values():
            if target.kind == kind and not target.is_outside and self.has(target.name):
                yield target.name


def _resolved(part: str, target: str) -> str:
    """Return the name of the part that a target stands for; `..` never leads out of the file."""
    if target.startswith("/"):
        return target.lstrip("/")
    names: list[str] = []
    for name in (*PurePosixPath(part).parent.parts, *PurePosixPath(plain_name(target)).parts):
        if name == "..":
            names = names[:-1]
        elif name != ".":
            names.append(name)
    return "/".join(names)


def _refuse_others(data: bytes) -> None:
    """Raise FileError (not-word or word-locked) for a file that is no archive of parts."""
    if data.startswith(_OLE):
        if _LOCKED in data:
            message = "the file is protected by a password"
            hint = "open it, save a copy without the password, and take that"
            raise refusal("word-locked", message, hint)
        raise _other("this is a file of Word 97 to 2003 (.doc)")
    head = data[:200].lstrip(b"\xef\xbb\xbf \r\n\t")
    for beginning, said in _BEGINNINGS.items():
        if head.startswith(beginning):
            raise _other(said)
    if not data.startswith(b"PK"):
        raise _other(
            "this is no Word file, whatever its name says" if data else "the file is empty"
        )


def _other(said: str) -> FileError:
    message, _, hint = said.partition("; ")
    return refusal("not-word", message, hint or SAVE)
