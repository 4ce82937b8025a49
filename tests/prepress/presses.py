"""The presses, profiles and colours that conversions are tested with."""

import struct
from pathlib import Path
from typing import TypeAlias

from PIL import Image, ImageCms

from statementpress.prepress.colour.colorimetry import Colorimetry
from statementpress.prepress.colour.conversion import Conversion
from statementpress.prepress.colour.profile import read_profile
from statementpress.prepress.colour.space import GRAY, RGB, Paint
from statementpress.project.press import Colours

FOGRA39 = Path(__file__).parents[2] / "press/conditions/FOGRA39L_coated.icc"
PRESS = read_profile(FOGRA39.read_bytes(), FOGRA39.name)
OFFSET = Conversion(PRESS, Colours.CMYK, 300)
ONE_INK = Conversion(PRESS, Colours.BLACK, 100)
MEASURED = Colorimetry(PRESS)
Lab: TypeAlias = tuple[float, float, float]

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SWAPPED = SRGB.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
"""A profile in which red is the blue of sRGB."""
OTHER_PRESS = PRESS.data.replace(b"FOGRA39L", b"Invented")
"""A profile that prints like the press but is another file."""
EXAMPLES = [(200, 30, 40), (20, 60, 120), (0, 90, 60), (240, 200, 160), (120, 80, 50), (90, 90, 70)]
"""Colours of sRGB that four inks can print."""


def rgb(*levels: int) -> Paint:
    return Paint(RGB, tuple(level / 255 for level in levels))


def grey(level: int) -> Paint:
    return rgb(level, level, level)


def black_of(conversion: Conversion, paint: Paint) -> float:
    """Return the tint of black that a paint becomes, which must have no other ink."""
    made = conversion.paint(paint)
    if made.space == GRAY:
        return 1 - made.values[0]
    assert made.values[:3] == (0, 0, 0)
    return made.values[3]


def lab(image: Image.Image, profile: bytes | None = None) -> Lab:
    """Return L*, a and b of a pixel; those of CMYK as it is printed on paper."""
    return values_of(MEASURED.lab(image, profile))


def values_of(pixel: Image.Image) -> Lab:
    lightness, a, b = (channel.tobytes()[0] for channel in pixel.split())
    return lightness / 2.55, a - 128, b - 128


def grey_profile(gamma: float) -> bytes:
    """Return an ICC profile for grey with a gamma, with only the tags that it needs."""
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 5) + b"grey\0" + b"\0" * 79,
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061),
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">IHxx", 1, round(gamma * 256)),
        b"cprt": b"text\0\0\0\0none",
    }
    table, body = struct.pack(">I", len(tags)), b""
    for name, tag in tags.items():
        table += name + struct.pack(">II", 132 + 12 * len(tags) + len(body), len(tag))
        body += tag + b"\0" * (-len(tag) % 4)
    header = struct.pack(">I4sI4s4s4s", 132 + 12 * len(tags) + len(body), b"", 0x02100000,
                         b"mntr", b"GRAY", b"XYZ ")  # fmt: skip
    date = b"\0" * 12 + b"acsp" + b"\0" * 28
    return (
        (header + date + struct.pack(">3i", 63190, 65536, 54061)).ljust(128, b"\0") + table + body
    )
