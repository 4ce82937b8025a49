"""Files that make no sense are converted or refused; none crashes or blocks the conversion."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf

from statementpress.prepress.annotations import without_annotations
from statementpress.prepress.colour.document import ConversionError, convert_colours
from statementpress.prepress.colour.overprint import overprint_black
from tests.prepress.colour.drawn import drawn, form, group, image, tiling
from tests.prepress.presses import OFFSET

OPERANDS = [
    "1",
    "-.5",
    "99999999999",
    "/DeviceRGB",
    "/A",
    "/P",
    "(a)",
    "<<>>",
    "[1 2]",
    "true",
    "null",
]
OPERATORS = ["cs", "CS", "sc", "SCN", "scn", "rg", "k", "K", "g", "q", "Q", "Do", "gs", "sh", "Tf"]
OPERATORS += [
    "Tr",
    "Tj",
    "BT",
    "ET",
    "BDC",
    "EMC",
    "f",
    "S",
    "n",
    "W",
    "cm",
    "re",
    "d0",
    "BX",
    "xyz",
]
RUBBISH: list[Callable[[Pdf], Any]] = [
    lambda _: Name.Rubbish,
    lambda _: Dictionary(),
    lambda _: Array([]),
    lambda _: Array([Name.Rubbish, 1]),
    lambda _: -1,
    lambda _: 3.5,
    lambda _: True,
    lambda _: b"text",
    lambda pdf: pdf.make_stream(b"rubbish"),
]


def full() -> Pdf:
    """Return a page with one of everything that has colours."""
    pdf = drawn("/F Do /I Do /Pattern cs /P scn 0 0 9 9 re f /S sh /G gs BT /T 9 Tf (a) Tj ET")
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0]), C1=Array([1, 0, 0]), N=1
    )
    coords = Array([0, 0, 9, 9])
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=coords, Function=function)
    inner = form(pdf, "1 0 0 rg", Group=group(Name.DeviceRGB), Resources=Dictionary())
    mask = Dictionary(S=Name.Luminosity, G=inner, BC=Array([0, 0, 0]))
    font = Dictionary(Subtype=Name.Type3, CharProcs=Dictionary(a=pdf.make_stream(b"0 g")))
    pdf.pages[0].obj.Resources = Dictionary(
        XObject=Dictionary(F=inner, I=image(pdf, b"abc", 1, 1)),
        Pattern=Dictionary(P=tiling(pdf, "1 0 0 rg"), Q=Dictionary(PatternType=2, Shading=shading)),
        Shading=Dictionary(S=shading),
        ExtGState=Dictionary(G=Dictionary(SMask=mask, ca=0.5)),
        Font=Dictionary(T=font),
        ColorSpace=Dictionary(A=Array([Name.ICCBased, pdf.make_stream(b"none", N=3)])),
    )
    pdf.pages[0].obj.Annots = Array([Dictionary(AP=Dictionary(N=inner))])
    return pdf


def places(holder: Object, path: tuple[str, ...] = (), depth: int = 6) -> list[tuple[str, ...]]:
    """Return the paths to all objects below an object."""
    found = []
    for key in sorted(holder.keys()) if depth else []:
        if key not in {"/Parent", "/Length", "/Type"}:
            found.append((*path, key))
            if isinstance(holder[key], Dictionary) or hasattr(holder[key], "read_bytes"):
                found += places(holder[key], (*path, key), depth - 1)
    return found


@pytest.fixture(scope="module")
def everywhere() -> list[tuple[str, ...]]:
    """Return the paths to all objects below the page."""
    pdf = full()
    return places(pdf.pages[0].obj)


def go_through(pdf: Pdf) -> None:
    try:
        convert_colours(pdf, OFFSET)
    except ConversionError:
        return
    overprint_black(pdf)
    without_annotations(pdf)


def test_there_is_nothing_wrong_with_it_before() -> None:
    convert_colours(full(), OFFSET)


@pytest.mark.parametrize("number", range(len(RUBBISH)))
def test_rubbish_in_any_place_is_converted_or_refused(
    number: int, everywhere: list[tuple[str, ...]]
) -> None:
    for path in everywhere:
        pdf = full()
        holder: Any = pdf.pages[0].obj
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = RUBBISH[number](pdf)
        go_through(pdf)


@settings(max_examples=80)
@given(st.lists(st.sampled_from(OPERANDS + OPERATORS * 2), max_size=40))
def test_any_row_of_operators_is_converted_or_refused(tokens: list[str]) -> None:
    pdf = full()
    pdf.pages[0].obj.Contents = pdf.make_stream(" ".join(tokens).encode())
    go_through(pdf)


@settings(max_examples=60)
@given(st.binary(max_size=80))
def test_any_bytes_are_converted_or_refused(data: bytes) -> None:
    pdf = full()
    pdf.pages[0].obj.Contents = pdf.make_stream(data)
    go_through(pdf)


def test_states_saved_by_the_ten_thousand() -> None:
    convert_colours(drawn("q " * 10_000 + "0 g " + "Q " * 10_001), OFFSET)


def test_a_resource_that_is_its_own_resource() -> None:
    pdf = drawn("/F Do")
    resources = pdf.make_indirect(Dictionary())
    inner = pdf.make_indirect(form(pdf, "/F Do 1 g", Resources=resources))
    resources.XObject, resources.Pattern = Dictionary(F=inner), Dictionary(P=inner)
    resources.ExtGState = Dictionary(G=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=inner)))
    pdf.pages[0].obj.Resources = resources
    go_through(pdf)


def test_a_page_tree_in_a_circle_and_a_page_without_anything() -> None:
    pdf = Pdf.new()
    page = pdf.add_blank_page().obj
    for key in ("/Resources", "/Contents"):
        if key in page:
            del page[key]
    page.Parent.Parent = page.Parent
    convert_colours(pdf, OFFSET)
