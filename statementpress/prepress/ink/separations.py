"""The separations of a page: one grey picture for each ink, cut to the bleed box."""

from dataclasses import dataclass

from PIL import Image


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that is measured: its bleed box, and where the trimmed page lies in it.

    Lengths are in millimetres, from the top left of the bleed box.
    """

    number: int
    """The page's number, from 1."""
    width: float
    """Of the bleed box."""
    height: float
    """Of the bleed box."""
    trim_left: float
    trim_top: float
    trim_right: float
    trim_bottom: float


@dataclass(frozen=True, slots=True)
class Fineness:
    """How finely pages are drawn."""

    resolution: float
    """Pixels to the inch that are kept."""
    supersampling: int
    """Pixels that are drawn in each direction for one that is kept."""


@dataclass(frozen=True, slots=True)
class Separations:
    """The inks of one page."""

    frame: Frame
    resolution: float
    """Pixels to the inch."""
    plates: dict[str, Image.Image]
    """The plates by the names of their colorants.

    Each is an 8-bit grey picture (mode L) of the frame, 0 where its ink does not print and 255
    where it is solid; all are of one size.
    """
