"""The copy for measuring ends at the bleed box; boxes that make no sense are named or ignored."""

from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Object

from statementpress.prepress.ink.bleed_copy import BleedCopy, NoInkError, bleed_copy
from statementpress.prepress.ink.separations import Frame
from tests.prepress.ink.patches import opened, saved, sheet

POINT = 25.4 / 72


def copied(**entries: object) -> BleedCopy:
    """Return the copy of a sheet with entries of its page changed; None removes an entry."""
    with opened(sheet("0 g")) as pdf:
        for key, value in entries.items():
            if value is None:
                del pdf.pages[0].obj[f"/{key}"]
            else:
                pdf.pages[0].obj[f"/{key}"] = value
        return bleed_copy(saved(pdf))


def in_points(frame: Frame) -> list[float]:
    """Return the frame's size and the trimmed page's edges in points."""
    edges = (frame.trim_left, frame.trim_top, frame.trim_right, frame.trim_bottom)
    return [round(edge / POINT, 6) for edge in (frame.width, frame.height, *edges)]


@pytest.mark.parametrize(
    ("entries", "points"),
    [
        ({}, [220, 220, 10, 10, 210, 210]),
        ({"BleedBox": None}, [240, 240, 20, 20, 220, 220]),
        ({"BleedBox": None, "TrimBox": None}, [240, 240, 0, 0, 240, 240]),
        ({"BleedBox": None, "CropBox": Array([5, 5, 235, 235])}, [230, 230, 15, 15, 215, 215]),
        ({"BleedBox": Array([-50, -50, 500, 500])}, [240, 240, 20, 20, 220, 220]),
        ({"BleedBox": Array([1, 2, 3])}, [240, 240, 20, 20, 220, 220]),
        ({"BleedBox": Array([Name.a] * 4)}, [240, 240, 20, 20, 220, 220]),
        ({"BleedBox": Name.Large}, [240, 240, 20, 20, 220, 220]),
        ({"TrimBox": Array([500, 500, 600, 600])}, [220, 220, -10, -10, 230, 230]),
        ({"TrimBox": None, "ArtBox": Array([30, 30, 60, 60])}, [220, 220, 20, 170, 50, 200]),
        ({"UserUnit": 2}, [440, 440, 20, 20, 420, 420]),
        ({"UserUnit": -1}, [220, 220, 10, 10, 210, 210]),
        ({"UserUnit": Name.Inch}, [220, 220, 10, 10, 210, 210]),
    ],
)
def test_the_frame_is_the_bleed_box(entries: dict[str, object], points: list[float]) -> None:
    (frame,) = copied(**entries).frames
    assert in_points(frame) == points


def test_the_copy_is_its_bleed_box_upright_and_without_annotations() -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]))
    with opened(copied(Rotate=90, Annots=Array([note])).data) as pdf:
        page: Object = pdf.pages[0].obj
        assert [float(edge) for edge in page.MediaBox] == [10, 10, 230, 230]
        assert int(page.Rotate) == 0
        assert "/Annots" not in page


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ({"MediaBox": Array([0, 0, 0.5, 9])}, "page 1: it is smaller than a point"),
        ({"UserUnit": 1000}, "page 1: it is larger than five metres"),
    ],
)
def test_a_page_too_small_or_too_large_is_left_out_with_the_reason(
    entries: dict[str, object], reason: str
) -> None:
    copy = copied(**entries)
    assert (copy.frames, copy.reasons) == ((), (reason,))


def test_a_file_that_is_cut_off_at_its_start_is_refused() -> None:
    with pytest.raises(NoInkError, match="cut off"):
        bleed_copy(sheet("0 g")[:20])


def test_a_file_with_a_password_is_refused() -> None:
    with opened(sheet("0 g")) as pdf:
        pdf.save(locked := BytesIO(), encryption=Encryption(user="1", owner="2"))
    with pytest.raises(NoInkError, match="password"):
        bleed_copy(locked.getvalue())


def test_a_file_that_only_its_owner_may_change_can_be_measured() -> None:
    with opened(sheet("0 g")) as pdf:
        pdf.save(locked := BytesIO(), encryption=Encryption(user="", owner="2"))
    copy = bleed_copy(locked.getvalue())
    assert len(copy.frames) == 1
    with opened(copy.data) as pdf:
        assert not pdf.is_encrypted


def test_the_copy_of_a_file_is_always_the_same() -> None:
    assert copied().data == copied().data
