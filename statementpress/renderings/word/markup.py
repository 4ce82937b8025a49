"""The XML of a Word file: its elements, and the order in which its schema has them.

Word refuses a file in which two properties stand in the wrong order, though other programs read it
(ECMA-376, part 1, annex A). So properties are never written in the order in which a caller thinks
of them: `properties` sorts them by the tables here.
"""

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
for _prefix, _address in NAMESPACES.items():
    ElementTree.register_namespace(_prefix, _address)

Value = str | int
Said = dict[str, Value]
"""What attributes say."""

ORDERS: Mapping[str, tuple[str, ...]] = {
    name: tuple(order.split())
    for name, order in {
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
        "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs "
        "highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish",
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
        "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
        "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
        "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize "
        "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription",
        "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader "
        "tblCellSpacing jc hidden",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
        "tcFitText vAlign hideMark",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
        "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
        "rtlGutter docGrid",
        "pBdr": "top left bottom right between bar",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
        "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr "
        "trPr tcPr tblStylePr",
        "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc "
        "pPr rPr",
        "font": "altName panose1 charset family notTrueType pitch sig embedRegular embedBold "
        "embedItalic embedBoldItalic",
    }.items()
}
"""The elements inside some others, in the order of the schema."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def qualified(name: str) -> str:
    """Return the name of an element or attribute, such as "w:p", with its namespace in full."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if local else prefix


def element(
    name: str, attributes: Mapping[str, Value] | None = None, *children: Element | None
) -> Element:
    """Return an element; children that are None are left out."""
    made = Element(
        qualified(name), {qualified(key): str(value) for key, value in (attributes or {}).items()}
    )
    made.extend(child for child in children if child is not None)
    return made


PARAGRAPH = qualified("w:p")
"""The name of a paragraph."""


def value(name: str, said: Value) -> Element:
    """Return an element that says one thing: its attribute w:val."""
    return element(name, {"w:val": said})


def switch(name: str, on: bool | None) -> Element | None:
    """Return a property that is on or off; None if nothing is said of it."""
    if on is None:
        return None
    return element(name) if on else value(name, 0)


def properties(name: str, /, *children: Element | None, **attributes: Value) -> Element:
    """Return an element of `ORDERS` with its children in the order of the schema.

    Children that are None are left out. Raises ValueError for one that the schema does not have.
    """
    order = ORDERS[name]
    found = sorted(
        (child for child in children if child is not None),
        key=lambda child: order.index(child.tag.rpartition("}")[2]),
    )
    own = {f"w:{key}": said for key, said in attributes.items()}
    return element(f"w:{name}", own, *found)


def text(words: str, name: str = "w:t") -> Element:
    """Return words that keep their spaces."""
    made = element(name)
    made.set(_SPACE, "preserve")
    made.text = words
    return made


def paragraph(content: Iterable[Element], *said: Element | None) -> Element:
    """Return a paragraph with its properties, of which those that are None are left out."""
    own = [each for each in said if each is not None]
    return element("w:p", {}, properties("pPr", *own) if own else None, *content)


def add_property(made: Element, said: Element) -> None:
    """Give a paragraph one more property, at its place in the order of the schema."""
    own = made.find(qualified("w:pPr"))
    known = [] if own is None else list(own)
    if own is not None:
        made.remove(own)
    made.insert(0, properties("pPr", *known, said))


def encoded(root: Element) -> bytes:
    """Return a document of XML, in UTF-8."""
    declaration = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=False)
    return declaration + written


def half_points(size: float) -> int:
    """Return a size of type in points as Word counts it."""
    return round(size * 2)


def twips(points: float) -> int:
    """Return a length in points as Word counts most lengths: in twentieths of a point."""
    return round(points * 20)


def twips_of_mm(millimetres: float) -> int:
    """Return a length in millimetres as Word counts most lengths."""
    return twips(millimetres / 25.4 * 72)
