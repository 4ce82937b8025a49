"""All letters in one PDF for the printer, a bookmark for each, equal fonts and images stored once.

The file keeps what its letters are: PDF/A-3a and PDF/UA-1 with the tags of each, or PDF/X-4. Their
pages are taken over as they are, and each letter has a range of its own among what is numbered for
the whole file: the parents of tags (ISO 32000-1, 14.7.4.4), their identifiers, the labels of pages.
Whatever a letter's catalogue has that is not known here is refused, as it would be lost.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any, Final, NamedTuple

from pikepdf import (
    Array,
    Dictionary,
    Name,
    NameTree,
    NumberTree,
    Object,
    ObjectStreamMode,
    OutlineItem,
    Page,
    Pdf,
    Stream,
    String,
)

from statementpress.errors import StatementPressError

_OF_ALL: Final = ("/Lang", "/MarkInfo", "/Metadata", "/OutputIntents", "/ViewerPreferences")
"""Entries of the catalogue that are taken from the first letter."""
_JOINED: Final = ("/Names", "/Outlines", "/PageLabels", "/Pages", "/StructTreeRoot", "/Type")
"""Entries that are joined."""
_SHARED: Final = ("/Font", "/XObject", "/Pattern", "/Shading", "/ColorSpace", "/ExtGState")
"""The resources of a page that are stored once if they are equal."""
_BOXES: Final = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")


class NamedLetter(NamedTuple):
    """A finished letter."""

    name: str
    """What its bookmark says."""
    pdf: bytes


class OneFile(NamedTuple):
    """Letters in one PDF."""

    pdf: bytes
    blanks: tuple[bool, ...]
    """For each page, whether it was added and is empty."""


def joined(letters: Iterable[NamedLetter], *, right_hand: bool = False) -> OneFile:
    """Return letters as one PDF, the same bytes each time.

    With `right_hand`, each letter begins on an odd page, and the page before it may be empty: so it
    begins on a sheet of its own if both sides are printed. Raises StatementPressError if a letter
    has something that cannot be joined.
    """
    with Pdf.new() as target:
        joiner = _Joiner(target)
        blanks: list[bool] = []
        for letter in letters:
            # Not closed: what is copied of it is read when the target is saved. Its objects go.
            source = Pdf.open(BytesIO(letter.pdf))
            if right_hand and len(target.pages) % 2:
                joiner.add_blank()
                blanks.append(True)
            joiner.add(letter.name, source)
            blanks += [False] * len(source.pages)
        joiner.finish()
        written = BytesIO()
        target.save(
            written,
            deterministic_id=True,
            force_version=joiner.version,
            object_stream_mode=ObjectStreamMode.generate,
        )
    return OneFile(written.getvalue(), tuple(blanks))


class _Joiner:
    """Adds letters to a PDF."""

    def __init__(self, target: Pdf) -> None:
        self.target = target
        self.version = ""
        self._known: dict[bytes, Object] = {}
        self._parents: list[Any] = []
        self._identifiers: list[tuple[str, Object]] = []
        self._parts: list[Object] = []
        self._labels: list[Any] = []
        self._bookmarks: list[OutlineItem] = []
        self._next_parent = 0
        self._count = 0

    def add(self, name: str, source: Pdf) -> None:
        """Add the pages of a letter, its tags and its bookmarks."""
        for key in source.Root.keys() - {*_OF_ALL, *_JOINED}:
            raise StatementPressError(f"a letter has {key}, which cannot be joined with others")
        self._count += 1
        if not self.version:
            self.version = source.pdf_version
            self._describe(source)
        begins, named = len(self.target.pages), _destinations(source)
        if (
            Name.Names in source.Root
        ):  # links name the places themselves, as all letters have the same names
            del source.Root.Names
        # The pages come first: whatever refers to them then refers to their copies.
        for page in source.pages:
            self.target.pages.append(page)
        pages = [self.target.pages[n] for n in range(begins, len(self.target.pages))]
        _point_links(source, pages, named)
        self._share(pages)
        self._add_tags(name, source, pages)
        self._add_labels(source, begins)
        self._add_bookmarks(name, source, pages)

    def add_blank(self) -> None:
        """Add an empty page like the last one, so that the next begins on the front of a sheet."""
        last = self.target.pages[-1].obj
        blank = Dictionary(Type=Name.Page, Resources=Dictionary(), Tabs=Name.S)
        for box in _BOXES:
            if box in last:
                blank[box] = last[box]
        self._labels += [len(self.target.pages), Dictionary()]
        self.target.pages.append(Page(self.target.make_indirect(blank)))

    def finish(self) -> None:
        """Write what stands once for the whole file."""
        root = self.target.Root
        root.PageLabels = Dictionary(Nums=Array(self._labels))
        with self.target.open_outline() as outline:
            outline.root.extend(self._bookmarks)
        if not self._parts:
            return
        tree = self.target.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        whole = self.target.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=tree, K=Array(self._parts))
        )
        for part in self._parts:
            part.P = whole
        tree.K = Array([whole])
        tree.ParentTree = self.target.make_indirect(Dictionary(Nums=Array(self._parents)))
        tree.ParentTreeNextKey = self._next_parent
        if self._identifiers:
            listed = sorted(self._identifiers, key=lambda each: each[0].encode())
            names = [item for name, tag in listed for item in (String(name), tag)]
            tree.IDTree = self.target.make_indirect(Dictionary(Names=Array(names)))
        root.StructTreeRoot = tree

    def _describe(self, source: Pdf) -> None:
        for key in _OF_ALL:
            if key in source.Root:
                self.target.Root[key] = self._copied(source, source.Root[key])
        for key, value in source.docinfo.items():
            written = Name if isinstance(value, Name) else String
            self.target.docinfo[key] = written(str(value))

    def _copied(self, source: Pdf, found: Any) -> Any:
        if not _is_object(found):
            return found
        return self.target.copy_foreign(found if found.is_indirect else source.make_indirect(found))

    def _share(self, pages: list[Page]) -> None:
        """Give the pages the fonts and images that earlier ones have, where these are equal."""
        seen = set()
        for page in pages:
            resources = page.obj.get(Name.Resources, Dictionary())
            if resources.objgen in seen and resources.is_indirect:
                continue
            seen.add(resources.objgen)
            for kind in _SHARED:
                held: Any = resources.get(kind)
                for name, found in list(held.items()) if isinstance(held, Dictionary) else ():
                    if _is_object(found) and found.is_indirect:
                        held[name] = self._known.setdefault(_content(found), found)

    def _add_tags(self, name: str, source: Pdf, pages: list[Page]) -> None:
        root = source.Root.get(Name.StructTreeRoot)
        if root is None:
            return
        copied = self._copied(source, root)
        base = self._next_parent
        for number, tag in NumberTree(copied.ParentTree).items():
            self._parents += [base + number, tag]
            self._next_parent = max(self._next_parent, base + number + 1)
        for page in pages:
            if Name.StructParents in page.obj:
                page.obj.StructParents += base
            for annotation in page.obj.get(Name.Annots, ()):
                if Name.StructParent in annotation:
                    annotation.StructParent += base
        if Name.IDTree in copied:
            self._add_identifiers(copied)
        for document in copied.K if isinstance(copied.K, Array) else [copied.K]:
            document.S, document.T = Name.Part, String(name)
            self._parts.append(document)

    def _add_identifiers(self, root: Object) -> None:
        """Give the tags of a letter identifiers that no other letter has."""

        def own(name: object) -> str:
            return f"{self._count}-{name}"

        for name, tag in NameTree(root.IDTree).items():
            tag.ID = String(own(name))
            self._identifiers.append((own(name), tag))
        for cell in _tags(root):
            attributes = cell.get(Name.A)
            if isinstance(attributes, Dictionary) and Name.Headers in attributes:
                attributes.Headers = Array(String(own(each)) for each in attributes.Headers)

    def _add_labels(self, source: Pdf, begins: int) -> None:
        labels = source.Root.get(Name.PageLabels)
        for number, label in NumberTree(labels).items() if labels is not None else ():
            self._labels += [begins + number, self._copied(source, label)]

    def _add_bookmarks(self, name: str, source: Pdf, pages: list[Page]) -> None:
        numbers = {page.objgen: number for number, page in enumerate(source.pages)}
        top = pages[0].obj.get(Name.TrimBox, pages[0].mediabox)[3]
        bookmark = OutlineItem(name, Array([pages[0].obj, Name.XYZ, 0, top, 0]))
        bookmark.is_closed = True
        with source.open_outline() as outline:
            inside = list(outline.root)
        for item in inside if len(inside) > 1 else ():
            bookmark.children.append(_bookmark(item, numbers, pages))
        self._bookmarks.append(bookmark)


def _point_links(source: Pdf, pages: list[Page], named: dict[str, Any]) -> None:
    """Let the links inside a letter lead to the copies of its pages; `named` are its places."""
    numbers = {page.objgen: number for number, page in enumerate(source.pages)}
    for page in pages:
        for link in page.obj.get(Name.Annots, ()):
            for holder, key in ((link, "/Dest"), (link.get(Name.A), "/D")):
                if isinstance(holder, Dictionary) and isinstance(holder.get(key), String):
                    holder[key] = _pointed(named[str(holder[key])], numbers, pages)


def _bookmark(item: OutlineItem, numbers: dict[Any, int], pages: list[Page]) -> OutlineItem:
    found = OutlineItem(item.title, _pointed(item.destination, numbers, pages))
    found.is_closed = True
    found.children.extend(_bookmark(each, numbers, pages) for each in item.children)
    return found


def _pointed(where: Any, numbers: dict[Any, int], pages: list[Page]) -> Array:
    """Return a place in a letter, as an array, on the copies of its pages."""
    page, *rest = where
    return Array([pages[numbers[page.objgen]].obj, *rest])


def _destinations(source: Pdf) -> dict[str, Any]:
    names = source.Root.get(Name.Names, Dictionary())
    for key in names.keys() - {"/Dests"}:
        raise StatementPressError(f"a letter has {key}, which cannot be joined with others")
    return dict(NameTree(names.Dests).items()) if Name.Dests in names else {}


def _tags(root: Object) -> Iterator[Object]:
    """Yield all tags below the root of a tree."""
    waiting: list[Any] = [root]
    while waiting:
        kids = waiting.pop().get(Name.K, ())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and Name.S in kid:
                yield kid
                waiting.append(kid)


def _content(found: Object) -> bytes:
    """Return the hash of an object with all that it refers to; equal ones have the same."""
    digest = sha256()
    waiting: list[Any] = [found]
    seen: dict[Any, int] = {}
    while waiting:
        each = waiting.pop()
        if _is_object(each) and each.is_indirect:
            if each.objgen in seen:
                digest.update(b"again %d;" % seen[each.objgen])
                continue
            seen[each.objgen] = len(seen)
        match each:
            case Stream():
                digest.update(b"stream %s;" % sha256(each.read_raw_bytes()).digest())
                parts = dict(each.stream_dict.items())
            case Dictionary():
                parts = dict(each.items())
            case Array():
                digest.update(b"array %d;" % len(each))
                waiting += reversed(list(each))
                continue
            case _:
                digest.update(f"{type(each).__name__} {each!s};".encode())
                continue
        digest.update(b"dictionary %d;" % len(parts))
        for key in sorted(parts, reverse=True):
            waiting += [parts[key], key]
    return digest.digest()


def _is_object(found: object) -> bool:
    return isinstance(found, Object)
