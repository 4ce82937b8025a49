"""Files from strangers get a report, whatever their state, or one clear reason why not."""

from io import BytesIO
from random import Random

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from statementpress.prepress.pdf.opening import UnreadablePdfError
from tests.prepress.preflight.pages import (
    BLACK_SQUARE,
    codes,
    first_page,
    note,
    page_pdf,
    saved,
)


def rich_file() -> bytes:
    """Return a file with something for every rule to look at."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    state = Dictionary(TR=Name.Identity, SMask=Name.None_, OP=True)
    pdf = page_pdf(
        BLACK_SQUARE + b" 1 0 0 rg /S gs BT /F 9 Tf 80 80 Td (a) Tj ET /Form Do /Image Do",
        resources=Dictionary(Font=Dictionary(F=font), ExtGState=Dictionary(S=state)),
        pages=2,
    )
    form = pdf.make_stream(BLACK_SQUARE, Subtype=Name.Form, BBox=Array([0, 0, 90, 90]))
    image = pdf.make_stream(
        bytes(12),
        Subtype=Name.Image,
        Width=2,
        Height=2,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
    )
    first_page(pdf).Resources.XObject = Dictionary(Form=form, Image=image)
    first_page(pdf).Annots = Array([note("Link", A=Dictionary(S=Name.URI))])
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=[String("a"), Dictionary()]))
    pdf.Root.Outlines = Dictionary(First=Dictionary(Title=String("Invented")))
    return saved(pdf)


RICH = rich_file()


def verdict(data: bytes) -> list[str]:
    """Return the codes of a report, or the reason why there is none."""
    try:
        return codes(data)
    except UnreadablePdfError as error:
        return [str(error)]


@pytest.mark.parametrize("part", range(20))
def test_a_file_that_is_cut_off_is_reported_or_refused(part: int) -> None:
    found = verdict(RICH[: len(RICH) * part // 20])
    assert found in (["is empty"], ["is cut off: its end is missing"]) or "file-damaged" in found


@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_wrong_bytes_is_reported_or_refused(seed: int) -> None:
    chance, data = Random(seed), bytearray(RICH)
    for _ in range(8):
        data[chance.randrange(len(data))] = chance.randrange(256)
    assert "rule-failed" not in verdict(bytes(data))


WRONG = (Name.Wrong, String("wrong"), Array([]), Dictionary(), -1, 10**12, True)
OF_PAGE = ("Contents", "Resources", "Annots", "Group", "Rotate", "UserUnit", "Parent", "CropBox")
OF_FILE = ("OutputIntents", "Names", "Outlines", "OCProperties", "AcroForm", "AF")


@pytest.mark.parametrize("key", OF_PAGE)
def test_a_page_with_an_entry_of_the_wrong_kind_is_reported(key: str) -> None:
    for value in WRONG:
        with Pdf.open(BytesIO(RICH)) as pdf:
            first_page(pdf)[f"/{key}"] = value
            assert "rule-failed" not in verdict(saved(pdf))


@pytest.mark.parametrize("key", OF_FILE)
def test_a_file_with_an_entry_of_the_wrong_kind_is_reported(key: str) -> None:
    for value in WRONG:
        with Pdf.open(BytesIO(RICH)) as pdf:
            pdf.Root[f"/{key}"] = value
            assert "rule-failed" not in verdict(saved(pdf))


@pytest.mark.parametrize(
    "numbers",
    [b"nan nan nan nan", b"(a) (b) (c) (d)", b"0 0 0 0", b"0 0 1e400 9", b"0 0 9999999999999 9"],
)
def test_a_page_whose_box_is_not_a_rectangle_is_reported(numbers: bytes) -> None:
    content = b"q 0 0 0 1 k 100 100 50 50 re f Q"
    plain = Pdf.new()
    plain.add_blank_page(page_size=(300, 400))
    plain.pages[0].obj.Contents = plain.make_stream(content)
    data = saved(plain)
    box = b"0 0 300 400"
    assert data.count(box) == 1
    found = verdict(data.replace(box, numbers))
    assert "trim-box-missing" in found
    assert "rule-failed" not in found
