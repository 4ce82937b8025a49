"""The styles of a Word file, written from the table of its design."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from statementpress.renderings.word.design import NORMAL, Design, Style
from statementpress.renderings.word.markup import (
    Said,
    element,
    half_points,
    properties,
    switch,
    twips,
    value,
)
from statementpress.scripts.runs import LATIN

TABLE = "StatementTable"
"""The style of tables."""
STRONG, EMPHASIS, LINK, NOTE_REFERENCE = "Strong", "Emphasis", "Hyperlink", "FootnoteReference"
"""The styles of words."""


def style_sheet(design: Design, script: str, language: str) -> Element:
    """Return the styles of a document.

    `script` is that of complex letters (see `Design.complex_script`); `language` is that of words
    of which nothing else is said.
    """
    plain = [
        _words("DefaultParagraphFont", "Default Paragraph Font", default=True),
        _words(STRONG, "Strong", element("w:b"), element("w:bCs")),
        _words(EMPHASIS, "Emphasis", element("w:i")),
        _words(
            LINK, "Hyperlink", value("w:color", design.colours["accent"]), value("w:u", "single")
        ),
        _words(NOTE_REFERENCE, "footnote reference", value("w:vertAlign", "superscript")),
    ]
    own = (_style(name, design, script) for name in design.styles)
    return element(
        "w:styles", {}, _defaults(design, script, language), *own, *plain, *_tables(design)
    )


def _defaults(design: Design, script: str, language: str) -> Element:
    tags = {"val": design.tag(language), "eastAsia": design.tag(language)}
    letters = properties(
        "rPr",
        fonts(design.faces(LATIN).text, design.faces(script).text),
        element("w:lang", {f"w:{key}": tag for key, tag in tags.items()}),
    )
    return element(
        "w:docDefaults",
        {},
        element("w:rPrDefault", {}, letters),
        element("w:pPrDefault", {}, properties("pPr")),
    )


def fonts(latin: str, other: str, hint: str = "") -> Element:
    """Return the faces of Latin letters, and of complex ones."""
    names = {"w:ascii": latin, "w:hAnsi": latin, "w:eastAsia": latin, "w:cs": other}
    return element("w:rFonts", {**({"w:hint": hint} if hint else {}), **names})


def _words(identifier: str, name: str, *said: Element, default: bool = False) -> Element:
    return properties(
        "style",
        value("w:name", name),
        None if default else value("w:basedOn", "DefaultParagraphFont"),
        element("w:qFormat") if identifier in (STRONG, EMPHASIS) else None,
        element("w:semiHidden") if default else None,
        properties("rPr", *said) if said else None,
        type="character",
        styleId=identifier,
        **({"default": 1} if default else {}),
    )


def _style(name: str, design: Design, script: str) -> Element:
    style = design.styles[name]
    known = {"default": 1} if name == NORMAL else {} if style.name else {"customStyle": 1}
    return properties(
        "style",
        value("w:name", style.name or name),
        None if name == NORMAL else value("w:basedOn", style.like),
        value("w:next", style.next) if style.next else None,
        element("w:qFormat"),
        properties("pPr", *_of_paragraphs(style, design)),
        properties("rPr", *_of_letters(style, design, script)),
        type="paragraph",
        styleId=name,
        **known,
    )


def _of_paragraphs(style: Style, design: Design) -> Iterator[Element | None]:
    yield element("w:keepNext") if style.keep else None
    yield element("w:widowControl") if style is design.styles[NORMAL] else None
    yield borders(style, design)
    yield fill(design.colours[style.fill]) if style.fill else None
    yield _spacing(style)
    yield _indents(style)
    yield element("w:contextualSpacing") if style.tight else None
    yield value("w:jc", style.align) if style.align else None
    yield value("w:outlineLvl", style.level - 1) if style.level else None


def borders(style: Style, design: Design) -> Element | None:
    """Return the rule below paragraphs of a style, and the line at their left; None for neither."""
    sides = (("bottom", style.rule, 6, 4), ("left", style.line, 18, 8))
    found = [
        element(
            f"w:{side}",
            {"w:val": "single", "w:sz": size, "w:space": space, "w:color": design.colours[colour]},
        )
        for side, colour, size, space in sides
        if colour
    ]
    return properties("pBdr", *found) if found else None


def fill(colour: str) -> Element:
    """Return the colour behind something."""
    return element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour})


def _spacing(style: Style) -> Element | None:
    said: dict[str, str | int] = {}
    for key, length in (("before", style.above), ("after", style.below)):
        if length is not None:
            said[f"w:{key}"] = twips(length)
    if style.leading is not None:
        said |= {"w:line": round(240 * style.leading), "w:lineRule": "auto"}
    return element("w:spacing", said) if said else None


def _indents(style: Style) -> Element | None:
    lengths = {"left": style.left, "right": style.right, "hanging": style.hanging}
    said = {f"w:{key}": twips(each) for key, each in lengths.items() if each is not None}
    return element("w:ind", said) if said else None


def _of_letters(style: Style, design: Design, script: str) -> Iterator[Element | None]:
    display = design.faces(script).display if style.display else ""
    yield (
        fonts(design.faces(LATIN).display or design.faces(LATIN).text, display) if display else None
    )
    yield switch("w:b", style.bold)
    yield switch("w:bCs", False if display else style.bold)
    yield value("w:color", design.colours[style.colour]) if style.colour else None
    if style.size is not None:
        yield value("w:sz", half_points(style.size))
        yield value("w:szCs", half_points(style.size))


def _tables(design: Design) -> Iterator[Element]:
    line: Said = {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": design.colours["line"]}
    edge: Said = {"w:val": "single", "w:sz": 8, "w:space": 0, "w:color": "000000"}
    rules = element(
        "w:tblBorders",
        {},
        element("w:top", edge),
        element("w:bottom", edge),
        element("w:insideH", line),
    )
    room = element(
        "w:tblCellMar",
        {},
        *(element(f"w:{side}", {"w:w": 80, "w:type": "dxa"}) for side in ("left", "right")),
    )
    for identifier, name, said in (
        ("TableNormal", "Normal Table", (room,)),
        (TABLE, "Statement Table", (rules, room)),
    ):
        is_default = identifier == "TableNormal"
        yield properties(
            "style",
            value("w:name", name),
            None if is_default else value("w:basedOn", "TableNormal"),
            element("w:semiHidden") if is_default else None,
            properties("tblPr", *said),
            type="table",
            styleId=identifier,
            **({"default": 1} if is_default else {"customStyle": 1}),
        )
