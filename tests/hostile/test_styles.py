"""Styles and templates of strangers load nothing but the fonts and logos of their own document."""

import pytest

from statementpress.errors import SetupError, StatementPressError, TypesetError
from statementpress.project.fonts import FaceFile
from statementpress.project.project import Project
from statementpress.typeset.compose.document import Document
from statementpress.typeset.compose.metadata import Metadata
from statementpress.typeset.faces.named_faces import Face
from statementpress.typeset.faces.preparation import PreparedFace, prepare
from statementpress.typeset.layout.engine import laid_out
from tests.shared.desk import Desk
from tests.typeset.fonts import BATTAMBANG, shipped


def set_(body: str = "", css: str = "") -> None:
    """Lay out and draw a page; whatever it loads is not part of it."""
    html = f'<html lang="en"><head><title>t</title></head><body>{body}</body></html>'
    document = Document(html, {"stranger.css": css}, {}, {}, METADATA)
    with laid_out(document, FACES) as layout:
        layout.write_pdf()


FACES = [
    PreparedFace(Face("F", "Khmr", 1.0, FaceFile(path="f.ttf", weight=400)), shipped(BATTAMBANG))
]
METADATA = Metadata({"en": "t"}, ("en",))
ADDRESSES = [
    "file:///etc/passwd",
    "/etc/passwd",
    "../../../../etc/passwd",
    "https://example.org/x.png",
    "http://127.0.0.1:9/x.png",
    "//example.org/x.png",
    "ftp://example.org/x",
    "data:text/css,a%7B%7D",
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E",
    "jar:file:///etc/passwd!/x",
    "https://assets.invalid/../../etc/passwd",
    "https://assets.invalid/%2e%2e/%2e%2e/etc/passwd",
    "\\\\server\\share",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "css",
    [
        "@import url('{}');",
        "body {{ background: url('{}') }}",
        "p::before {{ content: url('{}') }}",
        "@font-face {{ font-family: f; src: url('{}') }} body {{ font-family: f }}",
    ],
    ids=["import", "background", "content", "font"],
)
def test_a_style_sheet_loads_nothing(css: str, address: str) -> None:
    with pytest.raises(TypesetError):
        set_("<p></p>", css.format(address.replace("\\", "\\\\")))


ELEMENTS = {
    "image": '<img alt="a" src="{}">',
    "object": '<object data="{}"></object>',
    "embed": '<embed src="{}">',
    "sheet": '<link rel="stylesheet" href="{}">',
    "attachment": '<link rel="attachment" href="{}">',
    "attached": '<a rel="attachment" href="{}" style="display: block"></a>',
    "inline image": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    '<image href="{}" width="9" height="9"/></svg>',
    "style": "<style>@import '{}';</style>",
    "styled": '<p style="background: url({})"></p>',
    "list": '<ul style="list-style-image: url({})"><li></li></ul>',
    "base": '<base href="file:///etc/"><img alt="a" src="passwd">',
}


@pytest.mark.parametrize("address", ["file:///etc/passwd", "https://example.org/x.png"])
@pytest.mark.parametrize("element", ELEMENTS)
def test_an_element_loads_nothing(element: str, address: str) -> None:
    with pytest.raises(TypesetError):
        set_(ELEMENTS[element].format(address))


def test_text_without_a_font_is_refused_before_it_is_drawn() -> None:
    document = Document("<html><body>a</body></html>", {}, {}, {}, METADATA)
    with pytest.raises(TypesetError, match="no font"), laid_out(document, ()):
        pass


TABLES = {
    "a name that ends a string": ("fonts.toml", 'name = "a\\"; } body { color: red"'),
    "a path out of the folder": ("fonts.toml", 'path = "../../etc/passwd"'),
    "a path from the root": ("fonts.toml", 'path = "/etc/passwd"'),
    "a path with an escape": ("fonts.toml", 'path = "a\\\\2e\\\\2e/x.ttf"'),
}


@pytest.mark.parametrize("row", TABLES)
def test_a_table_of_fonts_names_nothing_elsewhere(desk: Desk, row: str) -> None:
    name, line = TABLES[row]
    key = line.partition(" ")[0]
    fields = {"name": 'name = "F"', "path": 'path = "f.ttf"', key: line}
    desk.own(
        f"fonts/{name}",
        f'[[family]]\n{fields["name"]}\nrole = "text"\nscript = "Latn"\nlicence = "x"\n'
        f"[[family.files]]\n{fields['path']}\nweight = 400\n",
    )
    with pytest.raises(StatementPressError, match=r"fonts/fonts\.toml"):
        _ = Project.at(desk.project).families


FONTS = {
    "nothing": b"",
    "text": b"#!/bin/sh\n" * 10,
    "only its head": b"\0\1\0\0\0\4",
    "tables that overlap": b"\0\1\0\0\0\1\0\0\0\0\0\0" + b"cmap" + b"\0" * 4 + b"\0\0\0\0\xff" * 2,
    "a collection of itself": b"ttcf\0\1\0\0\0\0\0\1\0\0\0\0",
    "a web font": b"wOFF\0\1\0\0\xff\xff\xff\xff\0\1" + b"\0" * 40,
    "a packed web font": b"wOF2\0\1\0\0\xff\xff\xff\xff\0\1" + b"\0" * 40,
}


@pytest.mark.parametrize("kind", FONTS)
def test_a_file_that_is_no_font_is_named(desk: Desk, kind: str) -> None:
    desk.own("fonts/f.ttf", FONTS[kind])
    with pytest.raises(SetupError, match=r"fonts/f\.ttf: the font of F"):
        prepare(Project.at(desk.project).files, [FACES[0].face], "ក")
