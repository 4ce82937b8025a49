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


def test_plain_shapes_are_kept_byte_for_byte() -> None:
    data = svg(
        "<title>Otter</title><style>.a{fill:url(#g)}</style>"
        '<defs><linearGradient id="g"><stop stop-color="#123"/></linearGradient>'
        '<path id="p" d="M0 0h1"/></defs><use xlink:href="#p"/><rect class="a" fill="url(#g)"/>'
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
    ],
)
def test_the_size_is_in_css_pixels(size: str, sides: tuple[float, float]) -> None:
    logo = read_svg("otter.svg", svg("", size))
    assert (logo.width, logo.height) == pytest.approx(sides)


@pytest.mark.parametrize("size", ["", 'width="4"', 'viewBox="0 0 0 5"', 'viewBox="a b c d"'])
def test_a_size_is_needed(size: str) -> None:
    assert refusal(svg("", size)) == "logo-size"


@pytest.mark.parametrize(
    "content",
    [
        "<script>x</script>",
        '<rect onload="x"/>',
        "<foreignObject/>",
        "<text>Otter</text>",
        '<image href="data:image/png;base64,AAAA"/>',
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
    "prologue",
    [
        "<!DOCTYPE svg>",
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE svg SYSTEM "file:///etc/hosts">',
        '<?xml-stylesheet href="a.css"?>',
    ],
)
def test_nothing_stands_before_the_image(prologue: str) -> None:
    assert refusal(prologue.encode() + svg("<title>&b;</title>")) == "logo-unsafe"


def test_shapes_are_counted_as_they_are_drawn() -> None:
    tens = "".join(
        f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 30)
    )
    assert refusal(svg(f'<g id="g0"><path/></g>{tens}')) == "logo-too-large"


@pytest.mark.parametrize(
    "content", ["<g>" * 50 + "</g>" * 50, "<path/>" * 20_001, "<!--" + "x" * 2_000_000 + "-->"]
)
def test_the_size_of_a_drawing_is_limited(content: str) -> None:
    assert refusal(svg(content)) == "logo-too-large"


@pytest.mark.parametrize("data", [b"", b"otter", b"<svg", b"<svg/>", svg("<g>"), svg("&a;")])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    assert refusal(data) == "logo-damaged"


def test_a_refusal_names_the_row(desk: Desk) -> None:
    desk.write("logos/frog.svg", svg("<script/>"))
    assert desk.rows("signed,Frog Club,ក,,,frog.svg,,") == ["logo-unsafe signatories.csv:4"]
