"""Empty pages, pages that cannot be read, and content that a press draws differently."""

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from statementpress.errors import Severity
from statementpress.prepress.content.operations import ContentReader
from statementpress.prepress.preflight.inspection import read_content
from tests.prepress.preflight.pages import (
    BLACK_SQUARE,
    codes,
    examined,
    findings,
    first_page,
    page_pdf,
)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"0 0 0 1 k 0 0 10 10 re f",
        b"0 0 0 0 k 0 0 900 900 re f",
        b"1 g 0 0 900 900 re f",
        b"0 0 0 1 k 0 0 900 900 re n",
    ],
    ids=["nothing", "a mark outside", "white", "white in grey", "a path not painted"],
)
def test_a_page_that_prints_nothing_is_an_error(content: bytes) -> None:
    pdf = page_pdf()
    first_page(pdf).Contents = pdf.make_stream(content)
    (finding,) = examined(pdf).findings
    assert (finding.code, finding.severity, finding.page) == ("page-empty", Severity.ERROR, 1)


def test_a_page_with_only_white_in_rgb_is_empty() -> None:
    assert "page-empty" in codes(page_pdf(b"1 1 1 rg 0 0 900 900 re f"))
    assert "page-empty" not in codes(page_pdf(b"1 1 0.9 rg 0 0 900 900 re f"))


def test_a_page_without_content_is_empty() -> None:
    pdf = page_pdf()
    del first_page(pdf)[Name.Contents]
    assert codes(pdf) == ["page-empty"]


def test_a_page_that_cannot_be_read_is_an_error_but_does_not_count_as_empty() -> None:
    pdf = page_pdf(pages=2)
    first_page(pdf).Contents.write(b"no Flate at all", filter=Name.FlateDecode)
    (finding,) = findings(pdf, "page-unreadable")
    assert (finding.severity, finding.page) == (Severity.ERROR, 1)
    assert finding.subject.startswith("a content stream cannot be unpacked")
    assert set(codes(pdf)) <= {"page-unreadable", "file-damaged"}


def test_a_page_with_too_many_objects_is_read_in_part() -> None:
    pdf = page_pdf((BLACK_SQUARE + b"\n") * 9)
    part = read_content(pdf, pdf.pages[0], 5, ContentReader())
    assert (len(part.painted), part.fault) == (5, "it paints more objects than can be looked at")
    assert read_content(pdf, pdf.pages[0], 9, ContentReader()).fault == ""


def layered(**configuration: object) -> Pdf:
    pdf = page_pdf()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("ខ្មែរ")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())
    for key in configuration:
        pdf.Root.OCProperties.D[f"/{key}"] = Array([layer])
    return pdf


def test_a_layer_that_can_be_hidden_is_a_warning_with_its_name() -> None:
    (finding,) = examined(layered()).findings
    assert (finding.code, finding.subject) == ("layers", "ខ្មែរ")


def test_a_locked_layer_passes() -> None:
    assert codes(layered(Locked=True)) == []


def with_xobject(content: bytes, **entries: object) -> Pdf:
    pdf = page_pdf(content)
    stream = pdf.make_stream(b"newpath")
    for key, value in entries.items():
        stream[f"/{key}"] = value
    first_page(pdf).Resources = Dictionary(XObject=Dictionary(Code=stream))
    return pdf


@pytest.mark.parametrize(
    "entries",
    [
        {"Subtype": Name.PS},
        {"Subtype": Name.Form, "Subtype2": Name.PS},
        {"Subtype": Name.Form, "PS": String("showpage")},
    ],
)
def test_postscript_is_an_error(entries: dict[str, object]) -> None:
    (finding,) = findings(with_xobject(b"/Code Do /Code Do", **entries), "postscript")
    assert finding.subject == "Code"
    assert findings(with_xobject(b"0 g", **entries), "postscript") == []


def with_state(**entries: object) -> Pdf:
    state = Dictionary()
    for key, value in entries.items():
        state[f"/{key}"] = value
    resources = Dictionary(ExtGState=Dictionary(State=state))
    return page_pdf(b"/State gs " + BLACK_SQUARE, resources=resources)


CURVE = Dictionary(FunctionType=2, Domain=[0, 1], N=2)


@pytest.mark.parametrize(
    ("entries", "subject"),
    [
        ({"TR": CURVE}, "TR"),
        ({"TR2": CURVE}, "TR2"),
        ({"TR2": Array([Name.Default, CURVE, Name.Default, Name.Default])}, "TR2"),
        ({"HT": Dictionary(HalftoneType=1, Frequency=60, Angle=45)}, "HT"),
    ],
)
def test_tone_curves_and_screens_that_a_file_brings_are_a_warning(
    entries: dict[str, object], subject: str
) -> None:
    (finding,) = examined(with_state(**entries)).findings
    assert (finding.code, finding.subject) == ("transfer-function", subject)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "entries", [{"TR": Name.Identity}, {"TR2": Name.Default}, {"HT": Name.Default}, {"LW": 1}]
)
def test_tone_curves_and_screens_of_the_press_pass(entries: dict[str, object]) -> None:
    assert codes(with_state(**entries)) == []


@pytest.mark.parametrize("value", [Name.Wrong, Array([Name.Wrong]), String("wrong")])
@pytest.mark.parametrize("key", ["ExtGState", "XObject", "Pattern", "Font", "ColorSpace"])
def test_resources_of_the_wrong_kind_are_ignored(key: str, value: Object) -> None:
    pdf = page_pdf()
    first_page(pdf).Resources = Dictionary({f"/{key}": value})
    assert codes(pdf) == []


@pytest.mark.parametrize("value", [Name.Wrong, Array([Name.Wrong]), String("wrong")])
def test_resources_that_are_not_a_dictionary_are_reported_as_damage_only(value: Object) -> None:
    pdf = page_pdf()
    first_page(pdf).Resources = value
    assert codes(pdf) == ["file-damaged"]
