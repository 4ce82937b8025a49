"""Pages that differ are found, named and drawn over each other; equal ones are not mentioned."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from statementpress.comparison.model import PageChange
from statementpress.comparison.page_overlay import BOTH, NEW, OLD, overlays
from statementpress.comparison.page_pairs import paired
from statementpress.errors import ProofError
from tests.shared.editions import STATEMENT, built_once
from tests.shared.making import make
from tests.shared.small_pdf import LINES, moved, pdf

OTTERS, HERONS, SALMON = (
    b"BT /F 12 Tf 14 TL 30 150 Td (%s) Tj T* (They say so on every page.) Tj ET" % words
    for words in (b"Otters swim in rivers.", b"Herons stand about.", b"Upstream goes the salmon.")
)
BLOCK = b" 100 60 40 20 re f"
"""A black block, from 100 to 140 points from the left and 120 to 140 from the top."""


def numbers(found: tuple[PageChange, ...]) -> list[tuple[int | None, int | None]]:
    return [(page.old, page.new) for page in found]


def colours(page: PageChange) -> set[tuple[int, ...]]:
    assert page.picture
    picture = Image.open(BytesIO(page.picture)).convert("RGB")
    return {colour for _, colour in picture.getcolors(1_000_000) or ()}  # type: ignore[misc]


def test_equal_pages_are_none() -> None:
    assert overlays(pdf(OTTERS, HERONS), pdf(OTTERS, HERONS, comment=b"% others\n")) == ()


def test_what_is_moved_by_a_rounding_is_equal() -> None:
    assert overlays(pdf(LINES), pdf(moved(0.05))) == ()


def test_a_page_that_differs_is_named() -> None:
    found = overlays(pdf(OTTERS, HERONS), pdf(OTTERS, HERONS + BLOCK))
    assert numbers(found) == [(2, 2)]


def test_the_share_is_that_of_the_page() -> None:
    (page,) = overlays(pdf(OTTERS), pdf(OTTERS + BLOCK))
    assert page.share == pytest.approx(40 * 20 / (200 * 200), rel=0.1)


def test_the_place_holds_all_that_differs() -> None:
    (page,) = overlays(pdf(OTTERS), pdf(OTTERS + BLOCK))
    assert page.place == pytest.approx((0.5, 0.6, 0.7, 0.7), abs=0.01)


@pytest.mark.parametrize(
    ("old", "new", "ink"), [(b"", BLOCK, NEW), (BLOCK, b"", OLD)], ids=["new", "old"]
)
def test_what_one_side_has_is_in_its_colour(
    old: bytes, new: bytes, ink: tuple[int, int, int]
) -> None:
    (page,) = overlays(pdf(OTTERS + old), pdf(OTTERS + new))
    shown = colours(page)
    assert ink in shown
    assert ({OLD, NEW} - {ink}).isdisjoint(shown)


def test_what_both_have_is_grey() -> None:
    (page,) = overlays(pdf(OTTERS), pdf(OTTERS + BLOCK))
    assert BOTH in colours(page)
    assert (0, 0, 0) not in colours(page)


def test_pages_after_one_that_was_put_in_face_their_own() -> None:
    found = overlays(pdf(OTTERS, SALMON), pdf(OTTERS, HERONS, SALMON))
    assert numbers(found) == [(None, 2)]
    assert (found[0].share, found[0].picture) == (1.0, None)


def test_pages_after_one_that_was_taken_out_face_their_own() -> None:
    assert numbers(overlays(pdf(OTTERS, HERONS, SALMON), pdf(OTTERS, SALMON))) == [(2, None)]


def test_pages_written_anew_face_each_other_in_order() -> None:
    assert paired(["otters", "herons"], ["salmon", "trout", "eels"]) == [(0, 0), (1, 1), (None, 2)]


def test_large_files_are_paired_in_order() -> None:
    many = [str(number) for number in range(200)]
    assert paired(many, many[1:])[-1] == (199, None)


def test_a_page_of_another_size_is_laid_on_paper_that_holds_both() -> None:
    (page,) = overlays(pdf(OTTERS), pdf(OTTERS, width=260), dpi=72)
    assert page.picture
    assert Image.open(BytesIO(page.picture)).width == 260
    assert page.share == pytest.approx(60 / 260)


def test_only_so_many_are_pictured() -> None:
    found = overlays(pdf(OTTERS, HERONS), pdf(OTTERS + BLOCK, HERONS + BLOCK), pictured=1)
    assert [page.picture is not None for page in found] == [True, False]


def test_the_same_pages_give_the_same_bytes() -> None:
    files = pdf(OTTERS), pdf(OTTERS + BLOCK)
    assert overlays(*files) == overlays(*files)


def test_a_file_that_is_no_pdf_is_named_as_that() -> None:
    with pytest.raises(ProofError, match="cannot read"):
        overlays(pdf(OTTERS), b"no PDF")


def test_the_colours_are_those_of_the_style_sheet() -> None:
    style = (Path(__file__).parents[2] / "styles" / "comparison.css").read_text("utf-8")
    for name, colour in (("gone", OLD), ("came", NEW)):
        assert f"--{name}: #{bytes(colour).hex()};" in style


def test_a_word_changed_in_six_pages_shows_on_its_page_alone(
    shared_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "statements" / STATEMENT.name
    shutil.copytree(STATEMENT, folder)
    before = built_once(shared_folder / "editions", "official").read_bytes()
    khmer = (folder / "km.md").read_text("utf-8")
    (folder / "km.md").write_text(khmer.replace("កុមារ", "យុវជន", 1), "utf-8")
    (page,) = overlays(before, make(tmp_path, folder, "official").pdf)
    assert (page.old, page.new) == (4, 4)
    assert page.share < 0.005
    assert page.place[3] < 0.5
    assert page.picture
    assert len(page.picture) < 100_000
