"""Take out of an SVG what is not on the list: notes of programs, and what nothing here draws."""

from xml.etree.ElementTree import Element

from statementpress.statement.logos.svg_allowed import ELEMENTS, VOCABULARIES
from statementpress.statement.logos.svg_refusals import REFUSED_LATER
from statementpress.statement.logos.svg_tree import SVG, XLINK, XML, Cleaned, local


def tidy(root: Element) -> Cleaned:
    """Remove metadata, other vocabularies, unknown elements and what a `switch` does not choose.

    It is done in place. The drawing needs the change if it has a `switch` (SVG 1.1, 5.8): of its
    children the first is drawn that asks for no extension, and for no language if there is such a
    one. Illustrator puts its own file there.
    """
    needed = False
    left_out: list[str] = []
    waiting = [root]
    while waiting:
        parent = waiting.pop()
        for child in list(parent):
            if local(child) == "metadata" or not _is_known(child):
                left_out += _named(child)
                parent.remove(child)
        for attribute in list(parent.attrib):
            if attribute.startswith("{") and not attribute.startswith((XLINK, XML)):
                del parent.attrib[attribute]
        if local(parent) == "switch":
            needed = True
            _choose(parent)
        waiting += parent
    return Cleaned(needed or bool(left_out), tuple(left_out))


def _choose(switch: Element) -> None:
    """Leave the child of a `switch` that is drawn, and make a group of it."""
    drawn = [child for child in switch if not child.get("requiredExtensions")]
    drawn.sort(key=lambda child: "systemLanguage" in child.attrib)
    for child in list(switch):
        if child not in drawn[:1]:
            switch.remove(child)
    switch.tag = f"{SVG}g"


def _is_known(element: Element) -> bool:
    return local(element) in ELEMENTS or local(element) in REFUSED_LATER


def _named(element: Element) -> list[str]:
    """Return what somebody may miss of an element that is taken out; programs' notes are not."""
    tag = str(element.tag)
    vocabulary, _, name = tag.removeprefix("{").rpartition("}")
    if local(element) == "metadata" or vocabulary.startswith(VOCABULARIES):
        return []
    return [f"<{name}>"] if tag.startswith(SVG) else [f"<{name}> of “{vocabulary}”"]
