"""Refuse what an SVG logo may not hold: what runs, loads or moves, and what no engine here draws.

The file is published with the archive and may be opened alone, in a browser: a picture in a page is
tame, a file of its own is not. Text would need its font, and readers would find words that the
statement does not say. Colours in CMYK have no place in a PDF/A with an intent of sRGB (ISO
19005-3, 6.2.4.3).
"""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from urllib.parse import unquote_to_bytes
from xml.etree.ElementTree import Element

from PIL import Image

from statementpress.statement.files import FileError
from statementpress.statement.logos.svg_allowed import strange_function
from statementpress.statement.logos.svg_tree import XHTML, local, svg_error

MOVING = {"animate", "animateColor", "animateMotion", "animateTransform", "set", "discard"}
OUTLINES = (
    "turn the text into outlines: Inkscape: Edit, Select All, then Path, Object to Path; "
    "Illustrator: Type, Create Outlines; Figma, Canva: export SVG with outlined text"
)
_RUNS = {
    "script": ("a script", "delete the script, or export the logo again"),
    "handler": ("a script", "delete the script, or export the logo again"),
    "listener": ("a script", "delete the script, or export the logo again"),
    "iframe": ("a part of a web page", "export the mark as shapes only"),
    "audio": ("sound", "export the mark as shapes only"),
    "video": ("a film", "export the mark as shapes only"),
}
_TEXT = {"text", "textPath", "tspan", "tref", "altGlyph"}
REFUSED_LATER = frozenset({*_TEXT, "foreignObject"})
"""Elements that are refused if they are still there once the drawing is chosen (`svg_tidy`)."""
_OBEYED = (
    "{http://www.w3.org/1998/Math/MathML}",
    "{http://www.w3.org/1999/XSL/Transform}",
    "{http://www.w3.org/2001/XInclude}",
    "{http://www.w3.org/2001/xml-events}",
    "{http://www.mozilla.org/",
)
"""Vocabularies beside XHTML that a browser obeys, or has obeyed, wherever it finds them."""
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)", re.IGNORECASE)
_WORDS = {"id", "class", "label", "docname", "name", "title", "d", "points"}
"""Attributes that hold words or numbers, and neither style nor address."""
_ENDLESS = re.compile(r"(?<!\d)\d{4001}")
_PICTURE = re.compile(r"\s*data:image/(?:png|jpe?g)(;base64)?,(.*)", re.DOTALL | re.IGNORECASE)
PICTURE_PIXELS = 25_000_000
PICTURES = 100
"""Most pixels of all pictures inside one logo, and most pictures."""


def refuse_undrawn(name: str, root: Element) -> None:
    """Refuse what no engine here draws, with the code logo-text, logo-unsafe or logo-feature."""
    for element in root.iter():
        plain = local(element)
        if plain in _TEXT:
            raise svg_error("logo-text", name, f"contains text: <{plain}>", OUTLINES)
        if plain == "foreignObject":
            hint = "export the mark as shapes only"
            raise svg_error("logo-unsafe", name, "contains a part of a web page", hint)
        for key, value in element.attrib.items():
            if found := strange_function(key, value):
                hint = "export it with plain colours (#…) and numbers (Inkscape: “Plain SVG”)"
                message = f"uses {found}() of CSS, which not every program draws"
                raise svg_error("logo-feature", name, message, hint)


def refuse_unsafe(name: str, root: Element) -> None:
    """Refuse what runs, loads or moves, with the code logo-unsafe or logo-moves.

    Pictures inside the logo are looked at, too: logo-damaged and logo-too-large are about these.
    """
    for element in root.iter():
        _refuse_element(name, element)
        is_picture = local(element) in ("image", "feImage")
        for key, value in element.attrib.items():
            plain = key.rpartition("}")[2].lower()
            if plain.startswith("on") and not key.startswith("{"):
                hint = "delete the attribute, or export the logo again"
                raise svg_error("logo-unsafe", name, f"contains the script {key}", hint)
            if plain in ("href", "src", "data", "srcdoc"):
                _refuse_reference(name, value, is_picture=is_picture)
            if plain not in _WORDS:
                _refuse_value(name, value)
        if local(element) == "style":
            _refuse_sheet(name, element.text or "")
    _count_pictures(name, root)


def _refuse_element(name: str, element: Element) -> None:
    tag = element.tag
    if not isinstance(tag, str):
        return
    if tag.startswith(XHTML):
        what = f"<{tag.removeprefix(XHTML)}> of a web page"
        raise svg_error("logo-unsafe", name, f"contains {what}", "export the mark as shapes only")
    if tag.startswith(_OBEYED):
        what = f"<{tag.rpartition('}')[2]}>, which browsers obey"
        raise svg_error("logo-unsafe", name, f"contains {what}", "export the mark as shapes only")
    plain = local(element)
    if plain in MOVING:
        hint = "export it as a picture that stands still"
        raise svg_error("logo-moves", name, f"is an animation: it contains <{plain}>", hint)
    if plain in _RUNS:
        what, hint = _RUNS[plain]
        raise svg_error("logo-unsafe", name, f"contains {what}: <{plain}>", hint)


def _refuse_reference(name: str, value: str, *, is_picture: bool) -> None:
    target = value.strip()
    if target.startswith("#") or not target or (is_picture and _PICTURE.match(target)):
        return
    hint = "a logo may refer only to its own parts; delete the link"
    if is_picture:
        hint = "embed the picture as PNG or JPEG (Inkscape: Extensions, Images, Embed Images)"
    raise svg_error("logo-unsafe", name, f"refers to “{target[:60]}”", hint)


def _refuse_sheet(name: str, text: str) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    _refuse_value(name, sheet)
    if found := re.search(r"@(?!charset\b|namespace\b)([\w-]+)", sheet):
        hint = "save it as “Plain SVG” (Inkscape), or with presentation attributes (Illustrator)"
        code = "logo-moves" if found[1].endswith("keyframes") else "logo-feature"
        code = "logo-unsafe" if found[1] == "import" else code
        raise svg_error(code, name, f"has the rule @{found[1]} in its style sheet", hint)


def _refuse_value(name: str, value: str) -> None:
    """Refuse style text that refers outside the file, and backslashes that could disguise it.

    A number of more than 4,300 digits cannot be read (`sys.set_int_max_str_digits`).
    """
    if _ENDLESS.search(value):
        hint = "export the image again, or ask the organisation for the file again"
        raise svg_error("logo-damaged", name, "is damaged: a number has thousands of digits", hint)
    plain = value.lower()
    outside = [url for url in _URL.findall(value) if not url.startswith("#")]
    if outside or "@import" in plain or ("\\" in value and ":" in value):
        hint = "a logo may refer only to its own parts; delete the reference"
        raise svg_error("logo-unsafe", name, f"refers to “{(outside or [value])[0][:60]}”", hint)
    if "device-cmyk" in plain or "icc-color" in plain:
        raise svg_error("logo-unsafe", name, "has colours in CMYK", "save it with RGB colours")


def _count_pictures(name: str, root: Element) -> None:
    """Refuse pictures inside a logo that are damaged, or that have too many pixels."""
    total = 0
    for number, data in enumerate(pictures(root), 1):
        try:
            found = Image.open(BytesIO(data()), formats=("PNG", "JPEG"))
        except Exception as error:
            hint = "export the logo again, as shapes only if you can"
            raise svg_error("logo-damaged", name, "holds a damaged picture", hint) from error
        total += found.width * found.height
        if total > PICTURE_PIXELS or number > PICTURES:
            hint = "scale the pictures in it down, or save the whole logo as PNG"
            raise svg_error("logo-too-large", name, "holds pictures of too many pixels", hint)


def pictures(root: Element) -> Iterator[Callable[[], bytes]]:
    """Yield a function that decodes it for each picture inside an SVG."""
    for element in root.iter():
        if local(element) in ("image", "feImage"):
            for key, value in element.attrib.items():
                found = _PICTURE.match(value) if key.rpartition("}")[2] == "href" else None
                if found:
                    yield _decoder(found[1], found[2])


def _decoder(encoded: str | None, text: str) -> Callable[[], bytes]:
    def decoded() -> bytes:
        try:
            plain = unquote_to_bytes(text)
            return base64.b64decode(re.sub(rb"\s", b"", plain), validate=True) if encoded else plain
        except binascii.Error as error:
            raise FileError("logo-damaged", str(error), "") from error

    return decoded
