"""Take out of an SVG what is not drawn: notes of the programs that made it, and other choices."""

from xml.etree.ElementTree import Element

from statementpress.statement.logos.svg_tree import XLINK, local

_XML = "{http://www.w3.org/XML/1998/namespace}"


def tidy(root: Element) -> bool:
    """Remove metadata, other vocabularies and what a `switch` does not choose, in place.

    Return whether the drawing needs the change, because it has a `switch` (SVG 1.1, 5.8): of its
    children the first is drawn that asks for no extension, and for no language if there is such a
    one. Illustrator puts its own file there.
    """
    needed = False
    for parent in list(root.iter()):
        for child in list(parent):
            if not local(child) or local(child) == "metadata":
                parent.remove(child)
        for attribute in list(parent.attrib):
            if attribute.startswith("{") and not attribute.startswith((XLINK, _XML)):
                del parent.attrib[attribute]
        if local(parent) == "switch":
            needed = True
            drawn = [child for child in parent if not child.get("requiredExtensions")]
            drawn.sort(key=lambda child: "systemLanguage" in child.attrib)
            for child in list(parent):
                if child not in drawn[:1]:
                    parent.remove(child)
            parent.tag = parent.tag.replace("switch", "g")
    return needed
