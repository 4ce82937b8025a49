"""SVG logos: shapes are taken as they are; what runs, reads or draws without end is refused."""

import pytest

from statementpress.statement.files import FileError
from statementpress.statement.logos.svg import read_svg
from tests.shared.desk import Desk

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(content: str, size: str = 'viewBox="0 0 40 10"') -> bytes:
    return f"<svg {NAMESPACE} {size}>{content}</svg>".encode()


def refusal(data: bytes) -> str:
    with pytest.raises(FileError) as caught:
        read_svg("otter.svg", data)
    assert caught.value.hint
    return caught.value.code


def test_plain_shapes_without_margins_are_kept_byte_for_byte() -> None:
    data = svg(
        "<title>Otter</title>"
        '<defs><linearGradient id="g"><stop stop-color="#123"/></linearGradient>'
        '<path id="p" d="M0 0h1"/></defs><use xlink:href="#p"/>'
        '<rect class="a" style="fill: url(#g)" width="40" height="10"/>'
    )
    logo = read_svg("otter.svg", data)
    assert (logo.name, logo.media_type, logo.data) == ("otter.svg", "image/svg+xml", data)


@pytest.mark.parametrize(
    ("size", "sides"),
    [
        ('viewBox="0 0 40 10"', (40, 10)),
        ('viewBox="-5,-5,40.5,1e1"', (40.5, 10)),
        ('width="1in" height="25.4mm"', (96, 96)),
        ('width="100%" height="100%" viewBox="0 0 3 4"', (3, 4)),
        ('width="6" viewBox="0 0 3 4"', (6, 8)),
    ],
)
def test_the_size_is_in_css_pixels(size: str, sides: tuple[float, float]) -> None:
    logo = read_svg("otter.svg", svg("", size), is_mark=False)
    assert (logo.width, logo.height) == pytest.approx(sides)


@pytest.mark.parametrize(
    "size",
    [
        "",
        'width="4"',
        'viewBox="0 0 0 5"',
        'viewBox="a b c d"',
        'width="inf" height="1"',
        'width="1e400" height="1e400"',
        'viewBox="0 0 1e-30 1"',
        'viewBox="0 0 nan 1"',
        'viewBox="0 0 1 1e9"',
    ],
)
def test_a_size_is_needed_that_can_be_printed(size: str) -> None:
    assert refusal(svg("", size)) == "logo-size"


@pytest.mark.parametrize(
    "content",
    [
        "<script>x</script>",
        '<rect onload="x"/>',
        "<foreignObject/>",
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://otter.example"/>',
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>',
        '<h:object xmlns:h="http://www.w3.org/1999/xhtml" data="a.swf"/>',
        '<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0"/>',
        '<metadata><h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script></metadata>',
        '<image href="data:image/svg+xml,%3Csvg/%3E"/>',
        '<image href="otter.png"/>',
        '<image href="file:///etc/hosts"/>',
        '<handler type="application/ecmascript">x</handler>',
        "<style>@import url(a.css);</style>",
        '<image xlink:href="http://otter.example/a.png"/>',
        '<use href="other.svg#a"/>',
        '<a href="https://otter.example"/>',
        '<rect fill="url(https://otter.example/#a)"/>',
        "<rect style=\"fill:url( 'file:///etc/hosts')\"/>",
        '<rect style="fill:u\\72l(http://a)"/>',
        "<style>@import 'a.css';</style>",
        "<style>a{fill:url(data:x)}</style>",
        '<rect fill="device-cmyk(0 0 0 1)"/>',
        '<rect style="fill:#000 icc-color(a, 0)"/>',
        '<g id="a"><use href="#a"/></g>',
        '<pattern id="a"><rect fill="url(#b)"/></pattern>'
        '<pattern id="b"><rect fill="url(#a)"/></pattern><rect fill="url(#a)"/>',
    ],
)
def test_what_a_mark_does_not_need_is_refused(content: str) -> None:
    assert refusal(svg(content)) == "logo-unsafe"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("<text>Otter</text>", "logo-text"),
        (f'<path fill="rgb({"9" * 5_000}, 0, 0)"/>', "logo-damaged"),
        (f'<path style="stroke-width:{"9" * 5_000}"/>', "logo-damaged"),
        (f"<style>path{{stroke-width:{'9' * 5_000}}}</style>", "logo-damaged"),
        (
            f"<style>path{{--a:{'9' * 3_000};fill:rgb(var(--a)var(--a))}}</style><path/>",
            "logo-empty",
        ),
        ('<image href="data:image/png;base64,AAAA"/>', "logo-damaged"),
        ('<rect><animate attributeName="x" to="9"/></rect>', "logo-moves"),
        ('<a><set attributeName="href" to="javascript:x"/></a>', "logo-moves"),
        ("<style>@keyframes a{to{fill:red}}</style>", "logo-moves"),
        ("<style>@media print{rect{fill:red}}</style>", "logo-feature"),
        ('<rect fill="oklch(0.6 0.2 30)"/>', "logo-feature"),
        ('<rect style="clip-path:circle(3px)"/>', "logo-feature"),
        ('<rect style="transform:translate(40%)"/>', "logo-feature"),
        ('<rect style="transform:rotate3d(1,1,1,45deg)"/>', "logo-feature"),
        ('<rect style="rotate:45deg"/>', "logo-feature"),
        ('<rect vector-effect="non-scaling-stroke"/>', "logo-feature"),
        ("<style>svg{background:#fd0}</style>", "logo-feature"),
        ("<style>g{rect{fill:red}}</style>", "logo-feature"),
        ("<style>rect:unheard-of(a){fill:red}</style>", "logo-feature"),
        ('<rect style="width:calc(1px + 2px)"/>', "logo-feature"),
        ('<rect fill="var(--nowhere)"/>', "logo-feature"),
        ("<style>.a{--c:red}</style><rect fill='var(--c)'/>", "logo-feature"),
        ("<style>.a{--c:var(--c)}</style><rect class='a' fill='var(--c)'/>", "logo-feature"),
        ("", "logo-empty"),
        ('<rect width="40" height="10" fill="#fff"/>', "logo-empty"),
    ],
)
def test_what_cannot_be_drawn_is_said(content: str, code: str) -> None:
    assert refusal(svg(content)) == code


WHOLE = '<rect width="40" height="10" fill="{}"/>'


@pytest.mark.parametrize(
    ("content", "painted"),
    [
        ("<style>:root{--c:#268}</style>" + WHOLE.format("var(--c)"), 'fill="#268"'),
        (WHOLE.format("var(--c, #268)"), 'fill="#268"'),
        ("<style>*{--a:var(--b);--b:#268}</style>" + WHOLE.format("var(--a)"), 'fill="#268"'),
        (f'<g style="--c:#268">{WHOLE.format("var(--c)")}</g>', 'fill="#268"'),
        ("<style>.a,rect{fill:#268}</style>" + WHOLE.format("#000"), 'style="fill:#268"'),
        ("<style>rect{fill:#268}*{fill:#000}</style>" + WHOLE.format("#000"), "fill:#268"),
        ("<style>rect{fill:#268!important}</style>" + WHOLE.format("#000"), "fill:#268"),
        ("<style>rect:not(.b):first-of-type{fill:#268}</style>" + WHOLE, "fill:#268"),
        (WHOLE.format("hsl(0deg 100% 50%)"), 'fill="#ff0000"'),
        (WHOLE.format("rgb(0 0 255 / 50%)"), 'fill="#0000ff80"'),
        (WHOLE.format("RebeccaPurple"), 'fill="#663399"'),
        ('<rect style="WIDTH:40px;height:10px;FILL:#268"/>', 'width="40px" height="10px"'),
        ("<path style=\"d:path('M0 0H40V10H0z')\"/>", 'd="M0 0H40V10H0z"'),
        (
            f'<g style="transform:translateX(0px) rotate(.5turn)">{WHOLE}</g>' + WHOLE,
            'transform="translate(0) rotate(180)"',
        ),
    ],
)
def test_styles_become_what_every_engine_reads(content: str, painted: str) -> None:
    found = read_svg("otter.svg", svg(content)).data.decode()
    assert painted in found
    assert "<style" not in found


ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: a drawing program -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_extend "http://drawing.example/Extensibility/1.0/">
  <!ENTITY brand "#268">
]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="&ns_extend;" viewBox="0 0 40 10">
  <metadata><x:sfw><x:slices/></x:sfw><?xpacket begin="" id="W5M0"?></metadata>
  <switch>
    <foreignObject requiredExtensions="&ns_extend;" width="1" height="1"><x:own/></foreignObject>
    <g x:extraneous="self"><rect width="40" height="10" fill="&brand;"/></g>
  </switch>
</svg>"""


def test_what_drawing_programs_write_around_a_mark_is_taken_out() -> None:
    logo = read_svg("otter.svg", ILLUSTRATOR.encode())
    assert b'fill="#268"' in logo.data
    for gone in (b"DOCTYPE", b"foreignObject", b"metadata", b"xpacket", b"switch", b"drawing"):
        assert gone not in logo.data
    assert logo.original == ILLUSTRATOR.encode()


def test_other_encodings_are_read() -> None:
    text = '<?xml version="1.0" encoding="utf-16"?>' + svg("<title>é</title>" + WHOLE).decode()
    logo = read_svg("otter.svg", text.encode("utf-16"))
    assert "é" in logo.data.decode()


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE svg [<!ENTITY b SYSTEM "file:///etc/hosts">]>',
        '<!DOCTYPE svg [<!ENTITY % b SYSTEM "file:///etc/hosts">%b;]>',
        '<!DOCTYPE svg [<!ENTITY b "<script/>">]>',
        '<!DOCTYPE svg [<!ENTITY b "' + "b" * 1_001 + '">]>',
        "<!DOCTYPE svg [" + "".join(f'<!ENTITY b{n} "b">' for n in range(200)) + "]>",
        '<?xml-stylesheet href="a.css"?>',
        '<?xml-stylesheet type="text/xsl" href="a.xsl"?>',
    ],
)
def test_nothing_before_the_image_grows_or_is_elsewhere(prologue: str) -> None:
    assert refusal(prologue.encode() + svg("<title>x</title>")) == "logo-unsafe"


def test_an_entity_is_not_used_without_end() -> None:
    often = b'<!DOCTYPE svg [<!ENTITY b "b">]>' + svg("<title>" + "&b;" * 10_001 + "</title>")
    assert refusal(often) == "logo-unsafe"


@pytest.mark.parametrize(
    "content",
    [
        "<g>" * 50 + "</g>" * 50,
        "<o/>" * 50_001,
        "<!--" + "x" * 2_000_000 + "-->",
        f"<path style='fill:{'(' * 2_000}'/>",
        f"<style>a{{fill:{'[' * 2_000}}}</style>",
    ],
)
def test_the_size_of_a_drawing_is_limited(content: str) -> None:
    assert refusal(svg(content)) == "logo-too-large"


@pytest.mark.parametrize("data", [b"", b"otter", b"<svg", b"<svg/>", svg("<g>"), svg("&a;")])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    assert refusal(data) == "logo-damaged"


def test_a_refusal_names_the_row(desk: Desk) -> None:
    desk.write("logos/frog.svg", svg("<script/>"))
    assert desk.rows("signed,Frog Club,ក,,,frog.svg,,") == ["logo-unsafe signatories.csv:4"]
