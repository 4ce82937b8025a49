"""The separations of a page: one grey picture for each ink, cut to the bleed box."""

from dataclasses import dataclass

from PIL import Image


@dataclass(frozen=True, slots=True)
class Frame:
    """What of a page is measured: its bleed box, and where the trimmed page lies in it.

    `number` is the page's, from 1; all else in millimetres: `width` and `height` of the bleed box
    and the trimmed page's edges from the bleed box's top left.
    """

    number: int
    width: float
    height: float
    trim_left: float
    trim_top: float
    trim_right: float
    trim_bottom: float


@dataclass(frozen=True, slots=True)
class Separations:
    """The inks of one page, `resolution` pixels to the inch.

    Each plate is an 8-bit grey picture (mode L) of the frame, 0 where its ink does not print and
    255 where it is solid; all are of one size. Plates stand under the names of their colorants.
    """

    frame: Frame
    resolution: float
    plates: dict[str, Image.Image]
