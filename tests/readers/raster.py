"""Pages as pixels, and how many differ between two of them, with nothing but Pillow.

PDFium draws: it is what most people look through, and it comes with the project.
"""

from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

FAILURES = Path(__file__).parents[2] / "build" / "test-failures"
POINTS_PER_INCH = 72


def pages(pdf: Path, dpi: int) -> list[Image.Image]:
    """Draw every page on white, RGB, at `dpi` pixels to the inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            page.render(scale=dpi / POINTS_PER_INCH).to_pil().convert("RGB") for page in document
        ]


def differing_pixels(first: Image.Image, second: Image.Image, threshold: int = 0) -> int:
    """Count the pixels where any of red, green, blue differs by more than `threshold` of 255.

    Raise ValueError if the images differ in size.
    """
    return _differing(first, second, threshold).histogram()[255]


def assert_same(
    actual: Image.Image, expected: Image.Image, name: str, *, threshold: int = 0, allowed: int = 0
) -> None:
    """Fail if more than `allowed` pixels differ by more than `threshold`, and show which.

    On failure the images are kept as `name`-actual.png, -expected.png and, if the sizes agree,
    -difference.png (differing pixels in black) in build/test-failures.
    """
    if actual.size != expected.size:
        kept = _keep(name, {"actual": actual, "expected": expected})
        raise AssertionError(f"{name}: {actual.size} pixels, expected {expected.size}; see {kept}")
    count = differing_pixels(actual, expected, threshold)
    if count > allowed:
        difference = ImageChops.invert(_differing(actual, expected, threshold))
        images = {"actual": actual, "expected": expected, "difference": difference}
        kept = _keep(name, images)
        raise AssertionError(f"{name}: {count} pixels differ, {allowed} allowed; see {kept}")


def _differing(first: Image.Image, second: Image.Image, threshold: int) -> Image.Image:
    """Return a grey image, 255 where the two differ and 0 elsewhere."""
    if first.size != second.size:
        raise ValueError(f"images of {first.size} and {second.size} pixels cannot be compared")
    red, green, blue = ImageChops.difference(first.convert("RGB"), second.convert("RGB")).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([255 if value > threshold else 0 for value in range(256)])


def _keep(name: str, images: dict[str, Image.Image]) -> str:
    FAILURES.mkdir(parents=True, exist_ok=True)
    for kind, image in images.items():
        image.save(FAILURES / f"{name}-{kind}.png")
    return str(FAILURES / f"{name}-*.png")
