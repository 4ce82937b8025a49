"""A file for a rule: a good page, and what is done to it."""

from collections.abc import Callable
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf

from tests.prepress.preflight.pages import first_page, page_pdf, saved

Spoil = Callable[[Pdf], object]
"""Changes a good file; if it returns bytes, these are the file."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is done to a good file, and whether that is told."""

    code: str
    done: str
    """What is done, in a few words."""
    told: bool
    """Whether the finding has to be there: one that nearly fails has to pass."""
    spoil: Spoil
    limits: str = "sheetfed-coated"
    measured: bool = False
    """Whether the ink is measured; otherwise it is said to be none."""

    def __str__(self) -> str:
        return f"{self.code}: {self.done}"

    def file(self) -> bytes:
        """Return the file."""
        pdf = page_pdf()
        made = self.spoil(pdf)
        return made if isinstance(made, bytes) else saved(pdf)


def painting(content: str, **resources: object) -> Spoil:
    """Let the page paint something beside its black square, in its own graphics state."""

    def spoil(pdf: Pdf) -> None:
        page = first_page(pdf)
        for kind, named in resources.items():
            page.Resources[f"/{kind}"] = named
        old = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(b"q " + old + b" Q " + content.encode())

    return spoil


def entry(key: str, value: object) -> Spoil:
    """Set an entry of the page, or remove it if there is no value."""

    def spoil(pdf: Pdf) -> None:
        if value is None:
            del first_page(pdf)[f"/{key}"]
        else:
            first_page(pdf)[f"/{key}"] = value

    return spoil


def in_catalog(key: str, value: object) -> Spoil:
    """Set an entry of the catalog."""

    def spoil(pdf: Pdf) -> None:
        pdf.Root[f"/{key}"] = value

    return spoil


def both(*spoils: Spoil) -> Spoil:
    """Do one thing after the other."""

    def spoil(pdf: Pdf) -> None:
        for each in spoils:
            each(pdf)

    return spoil


def nothing(_pdf: Pdf) -> None:
    """Leave the file as it is."""


def state(**entries: object) -> Dictionary:
    """Return resources with a graphics state X."""
    return Dictionary(X=Dictionary({f"/{key}": value for key, value in entries.items()}))


def image(pdf: Pdf, data: bytes, **entries: object) -> Object:
    """Return an image of ten by ten pixels in CMYK."""
    made = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image)
    made.Width, made.Height, made.BitsPerComponent = 10, 10, 8
    made.ColorSpace = Name.DeviceCMYK
    for key, value in entries.items():
        made[f"/{key}"] = value
    return made


def placing(data: bytes, *, drawn: bool = True, **entries: object) -> Spoil:
    """Place an image of three points square, which has 240 pixels to the inch."""

    def spoil(pdf: Pdf) -> None:
        place = "q 3 0 0 3 100 200 cm /Im Do Q" if drawn else ""
        painting(place, XObject=Dictionary(Im=image(pdf, data, **entries)))(pdf)

    return spoil


PIXELS = b"\0\0\0\xff" * 100
"""The pixels of `image`, which are black."""


def boxes(**changed: list[float]) -> Spoil:
    """Set boxes of the page."""

    def spoil(pdf: Pdf) -> None:
        for key, value in changed.items():
            first_page(pdf)[f"/{key}"] = Array(value)

    return spoil
