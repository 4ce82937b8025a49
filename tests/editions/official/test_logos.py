"""Logos: made-up ones of each format, in both parts, wherever a page may end."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from tests.readers import outloud, raster, verapdf
from tests.readers.tool import requires
from tests.shared import ink, structure
from tests.shared.desk import Desk
from tests.shared.editions import DETAIL
from tests.shared.logos import svg
from tests.shared.making import written
from tests.shared.page_plan import A4, text_area
from tests.shared.structure import Element

GROUPS = [f"shore-{number}" for number in range(1, 9)]
SHAPES = {"otter.svg": (300, 200), "heron.png": (400, 400), "beaver.jpg": (600, 300)}
"""Width and height of each logo, in units or pixels."""

NAMES = {
    "otter.svg": ("Otter Society", "សមាគមភេ"),
    "heron.png": ("Heron Trust", "មូលនិធិកុក"),
    "beaver.jpg": ("Beaver Guild", "ក្រុមទន្លេ"),
}
FILLER = "Rivers are clean where people keep them clean, and so they stay. " * 12
KHMER_FILLER = "ទន្លេស្អាត ជាសិទ្ធិរបស់កុមារទាំងអស់។ " * 12


def picture(width: int, height: int, form: str) -> bytes:
    image = Image.new("RGB", (width, height), "#2a6")
    ImageDraw.Draw(image).ellipse((20, 20, width - 20, height - 20), fill="#fff")
    kept = io.BytesIO()
    image.save(kept, form, dpi=(300, 300))
    return kept.getvalue()


def write_statement(desk: Desk) -> None:
    """Give the statement a group with three logos on each shore, and text between them."""
    for name, shape in SHAPES.items():
        form = {"svg": None, "png": "PNG", "jpg": "JPEG"}[name[-3:]]
        desk.write(f"logos/{name}", picture(*shape, form) if form else svg(*shape))
    rows = [
        f"{group},{NAMES[logo][0]},{NAMES[logo][1]},,,{logo},,"
        for group in GROUPS
        for logo in SHAPES
    ]
    header = "group,name_en,name_km,note_en,note_km,logo,wordmark,url"
    desk.write("signatories.csv", "\n".join([header, *rows]) + "\n")
    desk.replace("statement.toml", '["signed"]', str(GROUPS).replace("'", '"'))
    for language, filler, said in (("en", FILLER, "Signed:"), ("km", KHMER_FILLER, "ចុះហត្ថលេខា៖")):
        parts = [f"{filler}\n\n::: signatories {group}\n{said}\n:::\n" for group in GROUPS]
        desk.write(f"{language}.md", "\n".join(parts))


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built statement with logos."""
    desk = Desk(tmp_path_factory.mktemp("logos"))
    write_statement(desk)
    return written(desk.project, desk.folder, "official")


@pytest.fixture(scope="module")
def tree(signed: Path) -> Iterator[Element]:
    with pikepdf.open(signed) as pdf:
        yield structure.read(pdf)


def box(figure: Element) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top in points from the foot of the page."""
    left, bottom, right, top = (float(edge) for edge in figure.attributes["/BBox"])
    return left, bottom, right, top


@requires(verapdf)
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_finds_nothing(signed: Path, flavour: str) -> None:
    assert list(map(str, verapdf.validate(signed, (flavour,))[flavour])) == []


@requires(outloud)
def test_outloud_finds_no_error(signed: Path) -> None:
    assert list(map(str, outloud.findings(signed, severity="error"))) == []


def test_every_logo_is_reported_in_the_language_of_its_part(tree: Element) -> None:
    english, khmer = tree.all("Part")
    names = [NAMES[logo] for _ in GROUPS for logo in SHAPES]
    alternatives = [figure.alternative for figure in english.all("Figure")]
    assert alternatives == [f"Logo of {name}" for name, _ in names]
    alternatives = [figure.alternative for figure in khmer.all("Figure")]
    assert alternatives == [f"និមិត្តសញ្ញា {name}" for _, name in names]
    assert {figure.language for figure in khmer.all("Figure")} == {"km"}


def test_every_logo_has_about_the_same_area_and_the_denser_one_a_little_less(tree: Element) -> None:
    areas = [
        (right - left) * (top - bottom) for left, bottom, right, top in map(box, tree.all("Figure"))
    ]
    assert len(areas) == 2 * len(GROUPS) * len(SHAPES)
    otter, heron, beaver = areas[:3]
    assert otter < beaver < heron < 1.6 * otter
    assert areas == pytest.approx(areas[:3] * (2 * len(GROUPS)), rel=0.01)


def test_every_logo_keeps_its_proportions(tree: Element) -> None:
    for figure, shape in zip(tree.all("Figure"), 2 * len(GROUPS) * [*SHAPES.values()], strict=True):
        left, bottom, right, top = box(figure)
        assert (right - left) / (top - bottom) == pytest.approx(shape[0] / shape[1], abs=0.01)


def test_no_logo_is_cut_or_stands_in_a_margin(tree: Element) -> None:
    area = text_area()
    for left, bottom, right, top in map(box, tree.all("Figure")):
        assert area.left - 0.1 <= left < right <= area.right + 0.1
        assert A4[1] - area.bottom - 0.1 <= bottom < top <= A4[1] - area.top + 0.1


def test_the_logos_of_a_group_stand_together_where_their_list_ends_or_on_the_next_page(
    tree: Element,
) -> None:
    assert len({page for page, _ in tree.marks()}) > 3
    for group in (section for section in tree.all("Sect") if section.all("Figure")):
        (entries,) = group.all("L")
        (listed,) = {page for page, _ in entries.marks()}
        (logos,) = {page for figure in group.all("Figure") for page, _ in figure.marks()}
        assert logos in (listed, listed + 1)


def test_each_place_that_is_reported_is_where_ink_is(signed: Path, tree: Element) -> None:
    images = [page.convert("L") for page in raster.pages(signed, DETAIL)]
    for figure in tree.all("Figure"):
        left, bottom, right, top = box(figure)
        ((page, _),) = figure.marks()
        seen = ink.bounds(images[page], (left, A4[1] - top, right, A4[1] - bottom), around=4)
        assert seen == pytest.approx((left, A4[1] - top, right, A4[1] - bottom), abs=0.6)
