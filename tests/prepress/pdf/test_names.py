"""Names are bytes (ISO 32000-1, 7.3.5); those that are no UTF-8 change nothing but their look."""

from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from statementpress.prepress.colour.document import convert_colours
from statementpress.prepress.colour.overprint import overprint_black
from statementpress.prepress.pdf.objects import as_name, entries, name
from tests.prepress.preflight.pages import codes, findings, first_page, note, page_pdf, saved
from tests.prepress.presses import OFFSET

LATIN = "/Gr#fcn"
"""As old programs write it."""
CHINESE = "/#b7#c2"


def written(text: str) -> Name:
    """Return the name that a file spells in ASCII."""
    return Object.parse(text.encode())  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("/Plain", "Plain"),
        ("/Gr#c3#bcn", "Grün"),
        (LATIN, "Grün"),
        (CHINESE, "·Â"),
        ("/#81", r"\x81"),
        ("/", ""),
    ],
)
def test_a_name_becomes_text(text: str, read: str) -> None:
    assert name(written(text)) == read


def test_what_is_no_name_has_no_text() -> None:
    assert [name(each) for each in (None, 5, Dictionary(), Array([]))] == [""] * 4


@pytest.mark.parametrize("text", ["/Plain", LATIN, CHINESE, "/A#20B", "/#81"])
def test_a_key_is_the_name_that_it_was(text: str) -> None:
    holder = Object.parse(f"<< /Font << {text} << >> >> >>".encode())
    ((key, _),) = entries(holder, Name.Font)
    assert as_name(key) == written(text)
    assert name(key) == name(written(text))


def spot_pdf() -> Pdf:
    """Return a clean page, except that all its names are those of an old program."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[0.5, 0, 1, 0])
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=written(CHINESE))
    spaces, fonts, states, forms = (Dictionary() for _ in range(4))
    spaces[written(LATIN)] = Array([Name.Separation, written(LATIN), Name.DeviceCMYK, tint])
    fonts[written(LATIN)] = font
    states[written(LATIN)] = Dictionary(OP=False, TR=Name.Identity)
    content = f"{LATIN} gs {LATIN} cs 1 scn 80 80 20 20 re f BT {LATIN} 9 Tf (a) Tj ET {LATIN} Do"
    resources = Dictionary(ColorSpace=spaces, Font=fonts, ExtGState=states, XObject=forms)
    pdf = page_pdf(content.encode(), resources=resources)
    form = pdf.make_stream(b"0 g 90 90 9 9 re f", Subtype=Name.Form, BBox=[0, 0, 400, 400])
    form.Group = Dictionary(S=Name.Transparency, CS=written(LATIN), I=True)
    first_page(pdf).Resources.XObject[written(LATIN)] = form
    first_page(pdf).Annots = Array([note("Link", A=Dictionary(S=written(LATIN)))])
    first_page(pdf).Annots[0].Subtype = written(LATIN)
    return pdf


def test_spots_and_fonts_are_found_under_such_names() -> None:
    assert [each.subject for each in findings(spot_pdf(), "colour-spot")] == ["Grün"]
    assert [each.subject for each in findings(spot_pdf(), "font-not-embedded")] == ["·Â"]
    assert [each.subject for each in findings(spot_pdf(), "action")] == ["Grün"]
    assert "rule-failed" not in codes(spot_pdf())


def test_colours_are_converted_under_such_names() -> None:
    pdf = spot_pdf()
    convert_colours(pdf, OFFSET)
    overprint_black(pdf)
    assert "colour-spot" not in codes(pdf)


def test_no_rule_fails_whatever_name_stands_in_the_place_of_another() -> None:
    data = saved(spot_pdf())
    with Pdf.open(BytesIO(data)) as pdf:
        keys = {
            key for each in _dictionaries(pdf) for key, value in each.items() if _is_name(value)
        }
    assert keys >= {"/BaseFont", "/CS", "/Filter", "/S", "/Subtype", "/TR", "/Trapped", "/Type"}
    for key in keys:
        with Pdf.open(BytesIO(data)) as pdf:
            for holder in _dictionaries(pdf):
                if _is_name(holder.get(key)):
                    holder[key] = written(LATIN)
            assert "rule-failed" not in codes(pdf), key


def _is_name(value: object) -> bool:
    return isinstance(value, Name)


def _dictionaries(pdf: Pdf) -> list[Object]:
    """Return every dictionary of a file, wherever it stands."""
    waiting: list[object] = [pdf.trailer, *pdf.objects]
    found: list[Object] = []
    while waiting:
        each = waiting.pop()
        parts: list[object] = []
        if isinstance(each, Dictionary | Stream):
            found.append(each)
            parts = [part for _, part in each.items()]
        elif isinstance(each, Array):
            parts = list(each)
        waiting += [part for part in parts if isinstance(part, Object) and not part.is_indirect]
    return found
