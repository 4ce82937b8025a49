"""Logos on their way to the press: of each kind, with profiles and transparency of their own."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms, ImageDraw

from tests.shared.desk import Desk
from tests.shared.editions import PROJECT
from tests.shared.making import make

pytestmark = pytest.mark.usefixtures("ink_unmeasured")

FOGRA39 = (PROJECT / "press/conditions/FOGRA39L_coated.icc").read_bytes()
GRADIENT = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><defs>'
    b'<linearGradient id="dawn"><stop offset="0" stop-color="#f60"/>'
    b'<stop offset="1" stop-color="#06c"/></linearGradient></defs>'
    b'<rect width="300" height="200" fill="url(#dawn)"/>'
    b'<circle cx="150" cy="100" r="60" fill="#0a0" opacity="0.5"/>'
    b'<path d="M0 190 H300" stroke="#000" stroke-width="4"/></svg>'
)


def swapped_profile() -> bytes:
    """Return sRGB with red and green exchanged: who heeds it prints this red as green."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ") + 4, profile.index(b"gXYZ") + 4
    profile[red : red + 4], profile[green : green + 4] = (
        profile[green : green + 4],
        profile[red : red + 4],
    )
    return bytes(profile)


def saved(image: Image.Image, form: str, profile: bytes | None = None) -> bytes:
    kept = io.BytesIO()
    image.save(kept, form, icc_profile=profile, quality=95)
    return kept.getvalue()


def ring() -> Image.Image:
    """Return a red ring on nothing."""
    image = Image.new("RGBA", (500, 500), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((20, 20, 480, 480), outline=(220, 30, 30, 255), width=90)
    return image


LOGOS = {
    "dawn.svg": GRADIENT,
    "ring.png": saved(ring(), "PNG"),
    "swapped.jpg": saved(Image.new("RGB", (640, 320), (255, 0, 0)), "JPEG", swapped_profile()),
    "inks.jpg": saved(Image.new("CMYK", (600, 300), (255, 0, 127, 0)), "JPEG", FOGRA39),
    "grey.png": saved(Image.new("L", (410, 410), 128), "PNG"),
}


def signed(folder: Path) -> Desk:
    """Return a statement signed by one organisation for each logo."""
    desk = Desk(folder)
    rows = [f"signed,Otter {n},សមាគម{n},,,{n},," for n in LOGOS]
    header = "group,name_en,name_km,note_en,note_km,logo,wordmark,url"
    desk.write("signatories.csv", "\n".join([header, *rows]) + "\n")
    for name, data in LOGOS.items():
        desk.write(f"logos/{name}", data)
    return desk


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pikepdf.Pdf]:
    desk = signed(tmp_path_factory.mktemp("logos"))
    with pikepdf.open(io.BytesIO(make(desk.project, desk.folder, "press").pdf)) as pressed:
        yield pressed


def images(pdf: pikepdf.Pdf) -> dict[tuple[int, int], pikepdf.Stream]:
    """Return the images of the first page by their width and height in pixels."""
    drawn = pdf.pages[0].resources.XObject.values()
    found = [each for each in drawn if isinstance(each, pikepdf.Stream)]
    return {(int(each.Width), int(each.Height)): each for each in found if each.Subtype == "/Image"}


def inks(pdf: pikepdf.Pdf, width: int, height: int) -> tuple[int, ...]:
    """Return what the middle of an image prints, in percent."""
    picture = pikepdf.PdfImage(images(pdf)[width, height]).as_pil_image()
    middle = picture.getpixel((width // 2, height // 2))
    assert picture.mode == "CMYK"
    assert isinstance(middle, tuple)
    return tuple(round(value / 2.55) for value in middle)


def test_every_image_is_in_inks_and_has_all_its_pixels(pdf: pikepdf.Pdf) -> None:
    spaces = {size: str(each.ColorSpace) for size, each in images(pdf).items()}
    assert spaces == {
        (461, 461): "/DeviceCMYK",
        (640, 320): "/DeviceCMYK",
        (600, 300): "/DeviceCMYK",
        (410, 410): "/DeviceGray",
    }


def test_a_profile_of_its_own_is_heeded(pdf: pikepdf.Pdf) -> None:
    cyan, magenta, yellow, _ = inks(pdf, 640, 320)
    assert cyan > 50
    assert yellow > 80
    assert magenta < 30


def test_the_inks_of_a_cmyk_logo_stay_as_they_are(pdf: pikepdf.Pdf) -> None:
    assert inks(pdf, 600, 300) == pytest.approx((100, 0, 50, 0), abs=1)


def test_transparency_is_kept(pdf: pikepdf.Pdf) -> None:
    soft_mask = images(pdf)[461, 461].SMask
    assert isinstance(soft_mask, pikepdf.Stream)
    mask = pikepdf.PdfImage(soft_mask).as_pil_image()
    assert mask.getpixel((250, 250)) == 0
    assert mask.getpixel((250, 60)) == 255


def test_a_gradient_runs_in_inks(pdf: pikepdf.Pdf) -> None:
    shadings = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/ShadingType" in o]
    assert shadings
    assert {str(shading.ColorSpace) for shading in shadings} <= {"/DeviceCMYK", "/DeviceGray"}


def test_groups_blend_in_inks(pdf: pikepdf.Pdf) -> None:
    groups = [
        o.Group
        for o in pdf.objects
        if isinstance(o, pikepdf.Dictionary | pikepdf.Stream) and "/Group" in o
    ]
    assert groups
    assert {str(group.get("/CS")) for group in groups} <= {"/DeviceCMYK", "/DeviceGray"}


def test_in_one_colour_everything_is_a_tint_of_black(tmp_path: Path) -> None:
    desk = signed(tmp_path)
    with pikepdf.open(io.BytesIO(make(desk.project, desk.folder, "press-mono").pdf)) as pdf:
        spaces = {str(each.ColorSpace) for each in images(pdf).values()}
    assert spaces == {"/DeviceGray"}
