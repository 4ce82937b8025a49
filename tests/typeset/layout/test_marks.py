"""SVG marks are printed as a browser shows them: as shapes, as pixels, or they are refused.

The table has what drawing programs write. Each row is read and compared as in a build; then all of
them are set on one page, and that page is held against Chromium's picture of the files themselves.
"""

import io
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from weasyprint import HTML

from statementpress.statement.files import FileError
from statementpress.statement.logos.svg import read_svg
from statementpress.statement.signatories import Logo
from statementpress.typeset.layout.assets import BASE, AssetFetcher
from statementpress.typeset.layout.likeness import differ
from statementpress.typeset.layout.marks import Redrawn, redrawn
from tests.readers import browser
from tests.readers.tool import requires

BOARD = '<rect width="100" height="100" fill="#eef"/>'
DISC = '<circle cx="50" cy="50" r="30" fill="#a30"/>'
STOPS = '<stop stop-color="#a30"/><stop offset="1" stop-color="#03a"/>'


def picture() -> str:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((40, 40)).save(stream, "PNG")
    return f"data:image/png;base64,{b64encode(stream.getvalue()).decode()}"


SHAPES, PIXELS = "shapes", "pixels"
FEATURES: Mapping[str, tuple[str, str]] = {
    "shapes": (SHAPES, DISC),
    "sheets": (SHAPES, "<style><![CDATA[g > .a, .b{fill:#063!important}]]></style>"
               '<g><path class="a" style="fill:red" d="M20 20H80V80z"/></g>'),
    "selectors": (SHAPES, f"<style>rect + :not(.b):nth-child(3){{fill:#063}}</style>{DISC}"
                  '<circle cx="50" cy="50" r="20"/>'),
    "variables": (SHAPES, "<style>:root{--c:#063}</style>"
                  '<circle cx="50" cy="50" r="20" fill="var(--c)"/>'),
    "styles for geometry": (SHAPES, "<style>.a{width:60px;height:30px;transform:rotate(30deg);"
                            'transform-origin:50px 50px}</style><rect x="20" y="30" class="a"/>'),
    "new colours": (SHAPES, '<rect width="50" height="90" fill="hsl(120deg 90% 30%)"/>'
                    '<rect width="90" height="50" fill="rgb(0 0 99 / 50%)"/>'),
    "currentColor": (SHAPES, '<g color="#063"><path fill="currentcolor" d="M20 20H80V80z"/></g>'),
    "hidden parts": (SHAPES, f'{DISC}<g style="display:none"><rect width="70" height="70"/></g>'
                     '<rect visibility="hidden" width="70" height="70"/>'),
    "clones": (SHAPES, f'<defs><g id="d">{DISC}</g></defs><use href="#d" x="9"/>'),
    "symbols": (SHAPES, f'<symbol id="d" viewBox="0 0 100 100">{DISC}</symbol>'
                '<use href="#d" x="20" y="20" width="60" height="60"/>'),
    "drawings in drawings": (SHAPES, f'<svg x="20" y="20" width="50" height="50" '
                             f'viewBox="0 0 100 100">{DISC}</svg>'),
    "lengths": (SHAPES, '<g font-size="10"><circle cx="50%" cy="5em" r="30%"/></g>'),
    "choices": (SHAPES, f'<switch><g requiredExtensions="x:y"><rect width="90" height="90"/></g>'
                f"<g>{DISC}</g></switch>"),
    "gradients": (SHAPES, f'<linearGradient id="h">{STOPS}</linearGradient><linearGradient id="g" '
                  'href="#h" x2="0" y2="1"/><circle cx="50" cy="50" r="40" fill="url(#g)"/>'),
    "patterns": (SHAPES, '<pattern id="p" width="10" height="10" patternUnits="userSpaceOnUse">'
                 '<rect width="5" height="5" fill="#a30"/></pattern>'
                 '<circle cx="50" cy="50" r="40" fill="url(#p)"/>'),
    "clip paths": (SHAPES, f'<clipPath id="k">{DISC}</clipPath>'
                   '<rect width="50" height="100" clip-path="url(#k)"/>'),
    "opacity": (SHAPES, f'<g opacity=".5">{DISC}<rect width="50" height="50"/></g>'),
    "markers": (SHAPES, '<marker id="m" orient="auto" markerWidth="4" markerHeight="4" refX="2" '
                'refY="2"><path d="M0 0L4 2L0 4z"/></marker><path d="M20 20L70 60" stroke="#a30" '
                'stroke-width="5" marker-end="url(#m)"/>'),
    "radial gradients": (PIXELS, f'<radialGradient id="g">{STOPS}</radialGradient>'
                         '<circle cx="50" cy="50" r="40" fill="url(#g)"/>'),
    "gradients along lines": (PIXELS, f'<linearGradient id="g">{STOPS}</linearGradient>'
                              '<circle cx="50" cy="50" r="35" stroke-width="12" fill="none" '
                              'stroke="url(#g)"/>'),
    "gradients that repeat": (PIXELS, f'<linearGradient id="g" x2=".000001" spreadMethod="repeat">'
                              f'{STOPS}</linearGradient><rect width="90" height="50" '
                              'fill="url(#g)"/>'),
    "pictures": (PIXELS, f'<image x="20" y="20" width="60" height="60" href="{picture()}"/>'),
    "masks": (PIXELS, f'<mask id="m"><rect width="100" height="100" fill="#888"/></mask>'
              f'<g mask="url(#m)">{DISC}</g>'),
    "shadows": (PIXELS, '<filter id="f"><feDropShadow dx="8" dy="8" stdDeviation="2"/></filter>'
                f'<g filter="url(#f)">{DISC}</g>'),
    "effects in styles": (PIXELS, f'<g style="filter:grayscale(1)">{DISC}</g>'),
    "blend modes": (PIXELS, f'{DISC}<circle cx="65" cy="50" r="30" fill="#0a3" '
                    'style="mix-blend-mode:multiply"/>'),
    "even clip paths": (PIXELS, '<clipPath id="k"><path clip-rule="evenodd" d="M10 10h80v80h-80z'
                        'M30 30h40v40h-40z"/></clipPath><rect width="90" height="90" '
                        'clip-path="url(#k)"/>'),
    "text": ("logo-text", '<text y="50" font-size="50">Otter</text>'),
    "text in a web page": ("logo-unsafe", "<foreignObject width='9' height='9'/>"),
    "shapes of CSS": ("logo-feature", f'<g style="clip-path:circle(9px)">{DISC}</g>'),
    "strokes that do not scale": ("logo-feature", '<path vector-effect="non-scaling-stroke" '
                                  'transform="scale(9)" stroke="red" d="M1 1h9"/>'),
    "functions": ("logo-feature", '<rect width="9" fill="color-mix(in srgb,red,blue)"/>'),
}  # fmt: skip
SIDE = 120
ACROSS = 6


def file_of(feature: str) -> bytes:
    namespaces = 'xmlns="http://www.w3.org/2000/svg"'
    content = FEATURES[feature][1]
    return f'<svg {namespaces} viewBox="0 0 100 100">{BOARD}{content}</svg>'.encode()


@pytest.fixture(scope="module")
def read() -> Mapping[str, tuple[Logo, Redrawn | None] | str]:
    """Return each mark with its pixels if it needs them, or the code that it is refused with."""
    found: dict[str, tuple[Logo, Redrawn | None] | str] = {}
    for feature in FEATURES:
        try:
            logo = read_svg(f"{feature}.svg", file_of(feature))
            found[feature] = logo, redrawn(logo, 480)
        except FileError as error:
            found[feature] = error.code
    return found


@pytest.mark.parametrize("feature", FEATURES)
def test_what_becomes_of_each_feature(
    feature: str, read: Mapping[str, tuple[Logo, Redrawn | None] | str]
) -> None:
    found = read[feature]
    outcome = found if isinstance(found, str) else (PIXELS if found[1] else SHAPES)
    assert outcome == FEATURES[feature][0]


def test_the_author_hears_what_the_layout_would_lose(
    read: Mapping[str, tuple[Logo, Redrawn | None] | str],
) -> None:
    causes = {
        feature: found[1].causes[0]
        for feature, found in read.items()
        if not isinstance(found, str) and found[1] and found[1].causes
    }
    assert causes["masks"] == "a mask"
    assert causes["shadows"] == causes["effects in styles"] == "an effect (filter)"
    assert causes["blend modes"] == "a blend mode"


@requires(browser)
def test_what_is_printed_is_what_a_browser_shows(
    read: Mapping[str, tuple[Logo, Redrawn | None] | str], tmp_path: Path
) -> None:
    shown = {name: found for name, found in read.items() if not isinstance(found, str)}
    assets, cells = {}, []
    for number, (feature, (logo, pixels)) in enumerate(shown.items()):
        file = f"{number}.svg"
        (tmp_path / file).write_bytes(file_of(feature))
        assets[file] = (pixels.pixels, "image/png") if pixels else (logo.data, logo.media_type)
        left, top = number % ACROSS * SIDE, number // ACROSS * SIDE
        cells.append(f'<img alt="" src="{file}" style="left:{left}px;top:{top}px">')
    width, height = ACROSS * SIDE, -(-len(shown) // ACROSS) * SIDE
    sheet = (
        f"<style>@page{{size:{width}px {height}px;margin:0}}body{{margin:0;background:#678}}"
        f"img{{position:absolute;width:{SIDE}px;height:{SIDE}px}}</style>" + "".join(cells)
    )
    (tmp_path / "all.html").write_text(sheet)
    photo = tmp_path / "all.png"
    browser.look(tmp_path / "all.html", width=width, height=height, screenshot=photo)
    seen = Image.open(photo).convert("RGB").crop((0, 0, width, height))
    html = HTML(string=sheet, base_url=BASE, url_fetcher=AssetFetcher(assets))
    page = pypdfium2.PdfDocument(html.write_pdf())[0]
    printed = page.render(scale=96 / 72).to_pil().convert("RGB").resize((width, height))
    wrong = []
    for number, feature in enumerate(shown):
        left, top = number % ACROSS * SIDE, number // ACROSS * SIDE
        cell = (left, top, left + SIDE, top + SIDE)
        if differ(seen.crop(cell), printed.crop(cell)):
            wrong.append(feature)
    assert wrong == []
