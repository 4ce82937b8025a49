"""Parse the XML of an SVG: entities of its own are expanded, and nothing else is fetched or run."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers.expat import ExpatError, ParserCreate

from statementpress.statement.files import FileError

SVG, XLINK, XHTML = (
    f"{{http://www.w3.org/{name}}}" for name in ("2000/svg", "1999/xlink", "1999/xhtml")
)
"""The namespaces, as ElementTree writes them before names."""
XML = "{http://www.w3.org/XML/1998/namespace}"

BYTES_LIMIT = 2_000_000
DEPTH_LIMIT, PARTS_LIMIT = 40, 50_000
ENTITY_LIMIT, VALUE_LIMIT, USE_LIMIT = 100, 1_000, 10_000
"""Most bytes, nested elements, elements, entities, bytes in one of these, and places that use any.

Illustrator declares about twenty, one for each namespace, and uses each a few times."""

_SAVE_PLAIN = "save it as “Plain SVG” (Inkscape), or delete the line in a text editor"
_USES = re.compile(rb"&[A-Za-z_]")
_LOADS = re.compile("xml-stylesheet|xsl", re.IGNORECASE)


def parse(name: str, data: bytes) -> Element:
    """Return the root element of an SVG file.

    Raises FileError with the code logo-too-large, logo-damaged or logo-unsafe.
    """
    if len(data) > BYTES_LIMIT:
        raise svg_error(
            "logo-too-large", name, "is larger than 2 MB", "simplify its paths, or use PNG"
        )
    try:
        root = _Reader(name, data).root()
    except (ExpatError, ValueError, LookupError) as error:
        hint = "export the image again, or ask the organisation for the file again"
        raise svg_error("logo-damaged", name, f"is damaged: {error}", hint) from error
    if root.tag == "svg":  # exports of some websites leave the namespace out
        hint = 'the file has to begin with <svg xmlns="http://www.w3.org/2000/svg">'
        raise svg_error("logo-damaged", name, "has no namespace", hint)
    if root.tag != f"{SVG}svg":
        hint = 'the file has to begin with <svg xmlns="http://www.w3.org/2000/svg">'
        raise svg_error("logo-damaged", name, "is not an SVG image", hint)
    return root


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What was done to a tree before it is drawn."""

    changed: bool
    """Whether it has to be written anew, as the file would be drawn in another way."""
    left_out: tuple[str, ...] = ()
    """What was left out that somebody may miss, in words."""


def svg_error(code: str, name: str, message: str, hint: str) -> FileError:
    """Return an error about the file of a logo."""
    return FileError(code, f"“{name}” {message}", hint)


def local(element: Element) -> str:
    """Return the name of an SVG element; "" for an element of another vocabulary."""
    tag = element.tag
    return tag.removeprefix(SVG) if isinstance(tag, str) and tag.startswith(SVG) else ""


def written(root: Element) -> bytes:
    """Return a tree as the bytes of an SVG file, with usual prefixes."""
    ElementTree.register_namespace("", SVG[1:-1])
    ElementTree.register_namespace("xlink", XLINK[1:-1])
    data: bytes = ElementTree.tostring(root, encoding="utf-8")
    return data


class _Reader:
    """Builds the tree of one file, and stops before it takes in what grows or is elsewhere."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self._data = data
        self._depth = 0
        self._parts = 0
        self._entities = 0
        self._builder = ElementTree.TreeBuilder()

    def root(self) -> Element:
        """Return the root element; raises ExpatError, ValueError, and what `parse` raises."""
        if b"<!ENTITY" in self._data and len(_USES.findall(self._data)) > USE_LIMIT:
            raise self._refused("declares entities in its <!DOCTYPE …>, and uses them too often")
        parser = ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data
        parser.ProcessingInstructionHandler = self._instruction
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        parser.Parse(self._data, True)
        root: Element = self._builder.close()
        return root

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._parts += 1
        if self._parts > PARTS_LIMIT:
            hint = "simplify it, or save it as PNG"
            raise svg_error("logo-too-large", self._name, "has too many parts", hint)
        if self._depth > DEPTH_LIMIT:
            hint = "ungroup the shapes"
            raise svg_error("logo-too-large", self._name, "has groups nested too deep", hint)
        named = {_in_full(key): value for key, value in attributes.items()}
        self._builder.start(_in_full(tag), named)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._builder.end(_in_full(tag))

    def _instruction(self, target: str, _: str) -> None:
        """Refuse style sheets and transformations elsewhere; other instructions do nothing."""
        if _LOADS.match(target):
            raise self._refused(f"has an instruction <?{target} …?>")

    def _entity(self, entity: str, is_parameter: bool, value: str | None, *_: str | None) -> None:
        """Let a document type declare short names for words, as Illustrator does."""
        self._entities += 1
        if is_parameter or value is None:
            raise self._refused(f"declares the entity “{entity}” of another file")
        if "&" in value or "<" in value or len(value) > VALUE_LIMIT:
            raise self._refused(f"declares the entity “{entity}”, which may grow")
        if self._entities > ENTITY_LIMIT:
            raise self._refused("declares too many entities")

    def _skipped(self, entity: str, _: bool) -> None:
        raise ValueError(f"the entity “{entity}” is not declared in it")

    def _refused(self, message: str) -> FileError:
        return svg_error("logo-unsafe", self._name, message, _SAVE_PLAIN)


def _in_full(name: str) -> str:
    """Return a name of expat ("namespace}local") as ElementTree writes it."""
    return "{" + name if "}" in name else name
