"""Pictures of a Word file: marks and figures, each with words for those who cannot see it.

Word does not draw every SVG, so each is put into the file as pixels, fine enough for print.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from PIL import Image, ImageColor

from statementpress.machine.cache import Shelf, cached, key
from statementpress.renderings.word.markup import NAMESPACES, Said, element
from statementpress.statement.logos.drawing import draw
from statementpress.statement.logos.svg_tree import parse
from statementpress.statement.signatories import Logo
from statementpress.typeset.compose.mark_shapes import PLATE

DOTS_PER_INCH = 300
"""How fine shapes become as pixels."""
FINEST = 200
"""Pixels to an inch that a picture of pixels has at least, if it is as wide as the text."""
_EMU = 36_000
"""English metric units to a millimetre."""

_CODE = Path(__file__).read_bytes()
_ENGINE = f"resvg {version('resvg-py')}, Pillow {version('pillow')}"

PNG = "image/png"
_ENDINGS = {PNG: "png", "image/jpeg": "jpg"}


@dataclass(slots=True)
class Pictures:
    """Keeps the images of a document, each once."""

    part: Part
    """The part that shows them."""
    plate: str
    """The colour behind marks that white paper would hide, as in "2F3F46"."""
    _parts: dict[str, Part] = field(default_factory=dict)
    _count: int = 0

    def inline(self, logo: Logo, width: float, alternative: str) -> Element:
        """Return a run with a picture that is `width` mm wide without its plate, if it has one.

        `alternative` is for those who cannot see it.
        """
        data, media_type = _pixels(logo, width, self.plate)
        identifier = self.part.relate_to(self._part(data, media_type), RELATIONSHIP_TYPE.IMAGE)
        self._count += 1
        unit, room = width / logo.width * _EMU, 2 * _around(logo)
        size = (round((logo.width + room) * unit), round((logo.height + room) * unit))
        return element(
            "w:r", {}, element("w:drawing", {}, self._drawn(identifier, size, alternative))
        )

    def _part(self, data: bytes, media_type: str) -> Part:
        key = sha256(data).hexdigest()
        if key not in self._parts:
            name = PackURI(f"/word/media/image{len(self._parts) + 1}.{_ENDINGS[media_type]}")
            self._parts[key] = Part(name, media_type, data, self.part.package)
        return self._parts[key]

    def _drawn(self, identifier: str, size: tuple[int, int], alternative: str) -> Element:
        """Return the drawing (ECMA-376, part 1, 20.4.2.8)."""
        extent: Said = {"cx": size[0], "cy": size[1]}
        name = f"Picture {self._count}"
        shape = element(
            "pic:spPr",
            {},
            element("a:xfrm", {}, element("a:off", {"x": 0, "y": 0}), element("a:ext", extent)),
            element("a:prstGeom", {"prst": "rect"}, element("a:avLst")),
        )
        image = element(
            "pic:blipFill",
            {},
            element("a:blip", {"r:embed": identifier}),
            element("a:stretch", {}, element("a:fillRect")),
        )
        named: Said = {"id": self._count, "name": name, "descr": alternative}
        about = element("pic:nvPicPr", {}, element("pic:cNvPr", named), element("pic:cNvPicPr"))
        picture = element("pic:pic", {}, about, image, shape)
        data = element("a:graphicData", {"uri": NAMESPACES["pic"]}, picture)
        return element(
            "wp:inline",
            {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
            element("wp:extent", extent),
            element("wp:docPr", named),
            element("a:graphic", {}, data),
        )


def _pixels(logo: Logo, width: float, plate: str) -> tuple[bytes, str]:
    """Return an image as Word shows it, and its media type."""
    if not logo.is_svg and not logo.plate:
        return logo.data, logo.media_type
    said = f"{_ENGINE} {logo.width} {logo.height} {width:.2f} {logo.plate and plate}"
    entry = key([_CODE, said.encode(), logo.data])
    return cached(Shelf.LOGOS, entry, lambda: _drawn_for_print(logo, width, plate)), PNG


def _drawn_for_print(logo: Logo, width: float, plate: str) -> bytes:
    """Return an image as a PNG, on its plate if it has one."""
    if logo.is_svg:
        ratio = logo.height / logo.width
        longest = round(width * max(1, ratio) / 25.4 * DOTS_PER_INCH)
        image = draw(logo.name, parse(logo.name, logo.data), (logo.width, logo.height), longest)
    else:
        image = Image.open(BytesIO(logo.data)).convert("RGBA")
    if logo.plate:
        room = round(_around(logo) * image.width / logo.width)
        size = (image.width + 2 * room, image.height + 2 * room)
        ground = Image.new("RGBA", size, ImageColor.getrgb(f"#{plate}"))
        ground.alpha_composite(image, (room, room))
        image = ground
    written = BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def _around(logo: Logo) -> float:
    """Return how far the plate of a mark reaches beyond it, in units of the mark."""
    return PLATE * (logo.width * logo.height) ** 0.5 if logo.plate else 0.0
