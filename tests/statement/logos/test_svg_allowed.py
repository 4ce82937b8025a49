"""One list says what an SVG may have: what is not on it is left out and named, or refused."""

from contextlib import suppress

import pytest

from statementpress.statement.files import FileError
from statementpress.statement.logos.svg import read_svg
from statementpress.statement.logos.svg_allowed import ELEMENTS, fits
from statementpress.statement.logos.svg_tree import local, parse
from tests.shared.desk import Desk

WHOLE = '<rect width="40" height="10" fill="#268"{}/>'
INKSCAPE = """
 <sodipodi:namedview pagecolor="#fff" inkscape:zoom="2"><inkscape:grid type="xygrid"/>
 </sodipodi:namedview>
 <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <cc:Work xmlns:cc="http://creativecommons.org/ns#" rdf:about=""/></rdf:RDF></metadata>
 <defs><inkscape:perspective id="p" inkscape:vp_x="0 : 5 : 1"/></defs>
 <g inkscape:label="Layer 1" inkscape:groupmode="layer" transform="translate(0)">
  <path d="m 0,0 h 40 v 10 H 0 Z" sodipodi:nodetypes="ccccc"
   style="font-variant-ligatures:normal;-inkscape-stroke:none;paint-order:stroke fill markers;
    solid-color:#000;fill:#268;-inkscape-font-specification:'Otter Sans, Bold'"/></g>"""
ILLUSTRATOR = """<style type="text/css">.st0{fill:#268;enable-background:new;}</style>
 <g id="Layer_1" data-name="Layer 1 (copy)" i:extraneous="self"><rect class="st0" width="40"
 height="10"/></g><i:aipgf id="adobe_illustrator_pgf" i:pgfEncoding="zstd/base64"/>"""
FIGMA = """<g filter="url(#filter0_d)" style="mix-blend-mode:normal">
 <path d="M0 0H40V10H0Z" fill="#268" fill-rule="evenodd" clip-rule="evenodd" figma:type="x"/></g>
 <defs><filter id="filter0_d" x="0" y="0" width="48" height="18" filterUnits="userSpaceOnUse"
 color-interpolation-filters="sRGB"><feFlood flood-opacity="0" result="BackgroundImageFix"/>
 <feColorMatrix in="SourceAlpha" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0"/>
 <feOffset dy="4"/><feGaussianBlur stdDeviation="2"/><feBlend mode="normal" in2="effect1"/>
 </filter></defs>"""
OTHERS = """<title>Created with a program</title><desc>Otter</desc>
 <g serif:id="Otter" role="img" aria-hidden="true" focusable="false" data-x="a(b)"
  style="fill-rule:evenodd;stroke-linejoin:round;stroke-miterlimit:2;shape-rendering:
  geometricPrecision; text-rendering:geometricPrecision" zoomAndPan="magnify"
  pointer-events="all" sketch:type="MSLayerGroup" xml:space="preserve">
 <rect width="40" height="10" fill="#268" stroke="none"/></g>"""
NAMESPACES = """xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
 xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
 xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/" xmlns:figma="http://www.figma.com/figma/ns"
 xmlns:serif="http://www.serif.com/" xmlns:sketch="http://www.bohemiancoding.com/sketch/ns"
 xmlns:o="https://otter.example/ns" xmlns:math="http://www.w3.org/1998/Math/MathML" """


def svg(content: str) -> bytes:
    return f'<svg {NAMESPACES} viewBox="0 0 40 10">{content}</svg>'.encode()


@pytest.mark.parametrize("content", [INKSCAPE, ILLUSTRATOR, FIGMA, OTHERS])
def test_what_drawing_programs_write_goes_through_without_a_word(content: str) -> None:
    assert read_svg("otter.svg", svg(content), is_mark=False).left_out == ()


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("<mesh><meshrow/></mesh>", "<mesh>"),
        ("<flowRoot>Otter</flowRoot>", "<flowRoot>"),
        ('<font-face-uri href="#a"/>', "<font-face-uri>"),
        ("<o:shape/>", "<shape> of “https://otter.example/ns”"),
        ('<o xmlns=""/>', "<o> of “”"),
        (WHOLE.format(' glow="3"'), "the attribute glow=“3”"),
        (WHOLE.format(' xml:base="#a"'), "the attribute base=“#a”"),
        (WHOLE.format(' href="#a"'), "the attribute href=“#a”"),
        (WHOLE.format(' rx="{3}"'), "the attribute rx=“{3}”"),
        (WHOLE.format(' stroke="a{b}"'), "the attribute stroke=“a{b}”"),
        (WHOLE.format(' style="glow:3px"'), "the style glow: 3px"),
        ("<style>rect{glow:3px}</style>" + WHOLE.format(""), "the style glow: 3px"),
    ],
)
def test_what_is_not_on_the_list_is_left_out_and_named(content: str, named: str) -> None:
    logo = read_svg("otter.svg", svg(WHOLE.format("") + content))
    assert logo.left_out == (named,)
    for word in (b"mesh", b"flowRoot", b"font-face", b"otter.example", b"glow", b"base", b"href"):
        assert word not in logo.data.removeprefix(NAMESPACES.encode())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("<math:math/>", "logo-unsafe"),
        ('<metadata><math:mtext href="#a"/></metadata>', "logo-unsafe"),
        ('<o:a href="https://otter.example"/>', "logo-unsafe"),
        (WHOLE.format(' glow="url(https://otter.example)"'), "logo-unsafe"),
        ("<path fill=\"image-set('https://otter.example' 1x)\"/>", "logo-feature"),
        (WHOLE.format(' style="fill:src(a)"'), "logo-feature"),
        ('<rect width="calc(3px)"/>', "logo-feature"),
        ('<path fill="color-mix(in lab, red, blue)"/>', "logo-feature"),
    ],
)
def test_what_is_obeyed_elsewhere_is_refused_wherever_it_stands(content: str, code: str) -> None:
    with pytest.raises(FileError) as caught:
        read_svg("otter.svg", svg(content))
    assert caught.value.code == code


@pytest.mark.parametrize("key", ["fill", "transform", "style", "glow"])
@pytest.mark.parametrize("sign", ["a", "-", "a(", "9a", f"{'9' * 3_999}a"])
def test_a_long_value_is_looked_through_in_a_time_that_grows_with_its_length(
    key: str, sign: str
) -> None:
    # With the square of the length, each would take minutes.
    with suppress(FileError):
        read_svg(
            "otter.svg", svg(f'<path {key}="{sign * (200_000 // len(sign))}"/>'), is_mark=False
        )


def test_every_part_of_the_copy_is_on_the_list() -> None:
    strange = '<g glow="1"><o:x/><mesh/>' + WHOLE.format(' o:y="1" style="glow:1;x:1"') + "</g>"
    root = parse("otter.svg", read_svg("otter.svg", svg(strange)).data)
    for element in root.iter():
        assert local(element) in ELEMENTS
        assert all(fits(local(element), key, value) for key, value in element.attrib.items())


def test_a_warning_names_the_row_and_the_first_things_that_were_left_out(desk: Desk) -> None:
    strange = "".join(f"<odd{number}/>" for number in range(6))
    desk.write("logos/frog.svg", svg(WHOLE.format("") + strange))
    assert desk.rows("signed,Frog Club,ក,,,frog.svg,,") == ["logo-left-out signatories.csv:4"]
