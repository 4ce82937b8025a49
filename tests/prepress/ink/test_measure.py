"""Both ways to measure ink find the same ink; what is cut off does not count."""

from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from statementpress.machine.forked import Budget, Report
from statementpress.prepress.ink import measure as measuring
from statementpress.prepress.ink.bleed_copy import BleedCopy, NoInkError
from statementpress.prepress.ink.coverage import InkCoverage, InkReport
from statementpress.prepress.ink.ghostscript import installed
from statementpress.prepress.ink.measure import InkLimit, Method, measure
from statementpress.prepress.ink.plates import IN_PROCESS
from statementpress.prepress.ink.separations import Fineness
from tests.prepress.ink.patches import TRIM, WINDOW, opened, saved, sheet
from tests.prepress.presses import PRESS
from tests.readers import ghostscript
from tests.readers.tool import require

pytestmark = pytest.mark.long

BOTH = (Method.GHOSTSCRIPT, Method.IN_PROCESS)
MILLIMETRES = 25.4 / 72
"""To a point."""

PATCHES: dict[str, tuple[str, float]] = {
    "three solid inks": ("1 1 1 0 k 60 60 60 60 re f", 300),
    "a tint": ("0.2 0.3 0.1 0.4 k 60 60 60 60 re f", 100),
    "grey, which is black ink": ("0.25 g 60 60 60 60 re f", 75),
    "black that knocks out": ("1 0 0 0 k 60 60 60 60 re f 0 0 0 1 k 60 60 60 60 re f", 100),
    "black that overprints": (
        "1 0 0 0 k 60 60 60 60 re f /Over gs 0 0 0 1 k 60 60 60 60 re f",
        200,
    ),
    "text that overprints": (
        "1 0 0 0 k 60 60 60 60 re f /Over gs 0 0 0 1 k BT /F 200 Tf 80 40 Td (I) Tj ET",
        200,
    ),
    "white that overprints and vanishes": (
        "1 0.5 0 0 k 60 60 60 60 re f /Over gs 0 0 0 0 k 60 60 60 60 re f",
        150,
    ),
    "white after overprint has ended": (
        "1 0.5 0 0 k 60 60 60 60 re f /Over gs /Knock gs 0 0 0 0 k 60 60 60 60 re f",
        0,
    ),
    "inks through each other": (
        "1 0 0 0 k 60 60 60 60 re f /Half gs 0 1 0 0 k 60 60 60 60 re f",
        100,
    ),
    "registration colour": ("/All cs 0.5 scn 60 60 60 60 re f", 200),
    "lines, three of them in a window": (
        "0 0 0 1 K " + "".join(f"{60 + x} 60 m {60 + x} 120 l S " for x in range(0, 60, 4)),
        100 * 3 / (WINDOW**0.5 / MILLIMETRES),
    ),
    "ink in the bleed": ("1 1 1 0 k 10 10 20 220 re f", 300),
    "ink outside the bleed": ("1 1 1 1 k 0 0 9 240 re f", 0),
}


@pytest.fixture(params=BOTH)
def method(request: pytest.FixtureRequest) -> Method:
    """Each way to measure."""
    if request.param is Method.GHOSTSCRIPT:
        require(ghostscript)
    return Method(request.param)


def report(pdf: bytes, method: Method = Method.AUTO) -> InkReport:
    return measure(pdf, InkLimit(WINDOW), profile=PRESS, method=method)


def page(pdf: bytes, method: Method) -> InkCoverage:
    """Return what is measured on the only page."""
    found = report(pdf, method)
    assert found.reason == ""
    (only,) = found.pages
    return only


@pytest.mark.parametrize(("content", "total"), PATCHES.values(), ids=PATCHES.keys())
def test_known_ink_is_measured(content: str, total: float, method: Method) -> None:
    assert page(sheet(content), method).total == pytest.approx(total, abs=2, rel=0.02)


def test_a_patch_smaller_than_the_window_counts_in_proportion_to_its_area(method: Method) -> None:
    area = (6 * MILLIMETRES) ** 2
    found = page(sheet("1 1 0 1 k 60 60 6 6 re f"), method)
    assert found.total == pytest.approx(300 * area / WINDOW, rel=0.06)


def test_black_in_rgb_counts_as_the_four_inks_that_a_press_makes_of_it(method: Method) -> None:
    found = page(sheet("0 0 0 rg 60 60 60 60 re f"), method)
    assert found.total == pytest.approx(317, abs=2)
    assert found.inks["Black"] == pytest.approx(98, abs=1)


def test_an_rgb_image_is_measured_as_the_press_prints_it(method: Method) -> None:
    pdf = sheet("q 120 0 0 60 60 60 cm /Photo Do Q", Photo=bytes([0, 0, 0, 255, 255, 255]))
    assert page(pdf, method).total == pytest.approx(317, abs=4)


def test_the_spot_is_measured_from_the_trimmed_page(method: Method) -> None:
    spot = page(sheet("1 1 0 0 k 60 60 30 30 re f"), method).spot
    left, top = (60 - TRIM) * MILLIMETRES, (240 - TRIM - 90) * MILLIMETRES
    right, bottom = left + 30 * MILLIMETRES, top + 30 * MILLIMETRES
    assert left - 0.3 < spot.left < spot.right < right + 0.3
    assert top - 0.3 < spot.top < spot.bottom < bottom + 0.3


def test_inks_are_listed_for_the_trimmed_page_only(method: Method) -> None:
    bleed, inside = "1 0 0 0 k 10 10 9 220 re f", "0 1 0 0 k 60 60 60 60 re f"
    assert page(sheet(f"{bleed} {inside}"), method).inks == pytest.approx({"Magenta": 100}, abs=0.5)


@pytest.mark.parametrize("rotation", [0, 90, 270])
def test_turning_a_page_does_not_change_its_measure(rotation: int, method: Method) -> None:
    content = "0 0 0 1 k 25 180 30 30 re f"
    with opened(sheet(content)) as pdf:
        pdf.pages[0].rotate(rotation, relative=False)
        turned = page(saved(pdf), method)
    assert turned == page(sheet(content), method)


def test_the_unit_of_the_page_enlarges_patches(method: Method) -> None:
    with opened(sheet("1 0 0 0 k 60 60 6 6 re f")) as pdf:
        assert page(saved(pdf), method).total < 40
        pdf.pages[0].obj.UserUnit = 4
        assert page(saved(pdf), method).total == pytest.approx(100, abs=1)


def test_boxes_may_be_given_by_any_two_corners(method: Method) -> None:
    content = "0 0 0 1 k 25 180 30 30 re f"
    with opened(sheet(content)) as pdf:
        pdf.pages[0].obj.TrimBox = Array([220, 20, 20, 220])
        pdf.pages[0].obj.MediaBox = Array([0, 240, 240, 0])
        assert page(saved(pdf), method) == page(sheet(content), method)


def test_if_one_page_is_broken_the_others_are_measured(method: Method) -> None:
    black = "0 0 0 1 k 60 60 60 60 re f"
    with opened(sheet(black, black, black)) as pdf:
        pdf.pages[1].obj.MediaBox = Array([0, 0, 0.5, 9])
        found = report(saved(pdf), method)
    assert [each.page for each in found.pages] == [1, 3]
    assert found.reason == "page 2: it is smaller than a point"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"plain text", saved(Pdf.new())])
def test_a_file_that_is_not_a_pdf_with_pages_has_a_reason_and_no_ink(data: bytes) -> None:
    found = report(data)
    assert (found.pages, found.method) == ((), "")
    assert found.reason


def test_if_ghostscript_fails_ink_is_measured_in_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    require(ghostscript)

    def fails(*_: object, **__: object) -> None:
        raise NoInkError("Ghostscript did not finish in 60 s")

    monkeypatch.setattr(measuring, "ghostscript_separations", fails)
    found = report(sheet("0 0 0 1 k 60 60 60 60 re f"))
    assert found.method == f"{IN_PROCESS}, as Ghostscript did not finish in 60 s"
    assert round(found.pages[0].total) == 100


def test_if_the_temporary_disk_is_full_ink_is_measured_in_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    require(ghostscript)

    def full(*_: object) -> int:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    found = report(sheet("0 0 0 1 k 60 60 60 60 re f"))
    said = "Ghostscript has no room to work in: No space left on device"
    assert found.method == f"{IN_PROCESS}, as {said}"


def test_without_ghostscript_ink_is_measured_in_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measuring, "installed", lambda: None)
    assert report(sheet("0 g")).method == IN_PROCESS


def test_ghostscript_is_chosen_if_it_is_installed() -> None:
    require(ghostscript)
    ghost = installed()
    assert ghost is not None
    assert report(sheet("")).method.startswith(f"Ghostscript {ghost.version}")


def test_only_pages_near_the_limit_are_drawn_finely(
    monkeypatch: pytest.MonkeyPatch, method: Method
) -> None:
    name = "ghostscript" if method is Method.GHOSTSCRIPT else "plate"
    separate, drawn = getattr(measuring, f"{name}_separations"), []

    def noted(copy: BleedCopy, fineness: Fineness, *rest: object, **how: object) -> object:
        drawn.append(([frame.number for frame in copy.frames], fineness.supersampling))
        return separate(copy, fineness, *rest, **how)

    def here(job: Callable[[Report], object], _budget: Budget) -> object:
        return job(lambda _place: None)

    monkeypatch.setattr(measuring, f"{name}_separations", noted)
    monkeypatch.setattr(measuring, "forked", here)
    light, heavy = "1 1 0 0 k 60 60 60 60 re f", "1 1 1 0 k 60 60 60 60 re f"
    limit = InkLimit(WINDOW, 320)
    found = measure(sheet(light, heavy, ""), limit, profile=PRESS, method=method)
    assert drawn == [([1, 2, 3], 1), ([2], 4)]
    assert [round(each.total, -1) for each in found.pages] == [200, 300, 0]


def endless(part: str) -> str:
    """Return PostScript that keeps whoever carries it out busy for hours."""
    return part if len(part) > 60_000 else endless(f"{part} {part}")


def test_a_page_that_takes_too_long_in_process_is_named_and_the_others_are_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measuring, "SECONDS", 2)
    black = "0 0 0 1 k 60 60 60 60 re f"
    with opened(sheet(black, black)) as pdf:
        function = pdf.make_stream(
            f"{{ {endless('sin cos')} 0 0 }}".encode(),
            FunctionType=4,
            Domain=[0, 1, 0, 1],
            Range=[0, 1] * 4,
        )
        shading = Dictionary(ShadingType=1, ColorSpace=Name.DeviceCMYK, Function=function)
        pdf.pages[-1].obj.Resources.Shading = Dictionary(S=shading)
        pdf.pages[-1].obj.Contents = pdf.make_stream(b"240 0 0 240 0 0 cm /S sh")
        found = report(saved(pdf), Method.IN_PROCESS)
    assert [round(each.total) for each in found.pages] == [100]
    assert found.reason == "page 2: its plates take too much time to draw"


def test_an_image_that_only_another_program_can_read_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with opened(sheet("q 60 0 0 60 60 60 cm /Photo Do Q", Photo=b"\0" * 6)) as pdf:
        image = pdf.pages[0].obj.Resources.XObject.Photo
        image.write(b"\0" * 20, filter=Name.JBIG2Decode)
        image.ColorSpace, image.BitsPerComponent = Name.DeviceGray, 1
        found = report(saved(pdf))
    assert found.pages == ()
    assert found.reason.startswith("page 1: ")
    assert "jbig2dec" in found.reason
