"""ICC profiles: the one of the press, and those that the colours of a PDF or an image bring.

LittleCMS reads only as much of a profile as it needs, and is written in C. So first everything is
checked that can be checked without it: the header (ICC.1:2010, 7.2), and that every tag lies inside
the file (7.3).
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image, ImageCms

from statementpress.errors import Place, SetupError

HEADER = 128
"""Bytes."""
MOST_TAGS = 200
"""Tags of a profile; those of presses have about 20."""
CLASSES = {
    "scnr": "a scanner or camera",
    "mntr": "a screen",
    "prtr": "a printer",
    "link": "a pair of devices",
    "spac": "a colour space",
    "abst": "an effect",
    "nmcl": "named colours",
}
"""The device classes of a header in people's words."""
HINT = "ask the print shop for the CMYK profile (.icc) that it wants files made for"
AGAIN = "copy the file again from its source"


@dataclass(frozen=True, slots=True)
class OutputProfile:
    """The ICC profile of a press."""

    data: bytes
    """The bytes of the file."""
    description: str
    """The name that it has for itself, or else that of the file; never empty."""
    components: int
    """The number of its inks."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes of a profile say about it."""

    length: int
    """Bytes of the whole profile."""
    device: str
    """Its class, a key of `CLASSES`."""
    space: str
    """The colours of the device, such as "CMYK"."""
    connection: str
    """The space in which its colours are connected to those of others: "Lab" or "XYZ"."""


class ProfileError(ValueError):
    """Bytes are no ICC profile, or a broken one; `again` if only a part of it has arrived.

    The message continues a sentence that begins "the profile".
    """

    def __init__(self, message: str, *, again: bool = False) -> None:
        super().__init__(message)
        self.again = again


def read_profile(data: bytes, origin: str) -> OutputProfile:
    """Return the profile of a press; `origin` is the path of its file as people know it.

    Raises SetupError if it is no ICC profile, broken, or not of a CMYK printer, which PDF/X-4
    requires (ISO 15930-7, 6.4).
    """
    try:
        header = read_header(data)
        if (header.device, header.space) != ("prtr", "CMYK"):
            device = CLASSES.get(header.device, "something unknown")
            raise ProfileError(f"is of {device} with {header.space} colours, not of a CMYK press")
        profile = open_profile(data, "CMYK")
        _try(profile)
    except ProfileError as error:
        hint = AGAIN if error.again else HINT
        raise SetupError(f"the profile {error}", place=Place(origin), hint=hint) from error
    name = _described(profile) or PurePosixPath(origin).stem or "CMYK"
    return OutputProfile(data[: header.length], name, 4)


def open_profile(data: bytes, space: str) -> ImageCms.ImageCmsProfile:
    """Return a profile; raise ProfileError unless its colours are `space` (such as "CMYK")."""
    header = read_header(data)
    if header.space != space:
        raise ProfileError(f"has {header.space} colours, not {space}")
    try:
        return ImageCms.ImageCmsProfile(BytesIO(data[: header.length]))
    except (ImageCms.PyCMSError, OSError, TypeError) as error:
        raise ProfileError("is broken") from error


def read_header(data: bytes) -> Header:
    """Return the header of a profile; raise ProfileError if it is none, or incomplete."""
    if len(data) <= HEADER + 4 or data[36:40] != b"acsp":
        raise ProfileError("is not an ICC profile")
    length = int.from_bytes(data[:4], "big")
    if not HEADER + 4 < length <= len(data):
        raise ProfileError("is incomplete", again=True)
    count = int.from_bytes(data[HEADER : HEADER + 4], "big")
    if not 0 < count <= MOST_TAGS:
        raise ProfileError("is broken")
    for start in range(HEADER + 4, HEADER + 4 + count * 12, 12):
        offset = int.from_bytes(data[start + 4 : start + 8], "big")
        size = int.from_bytes(data[start + 8 : start + 12], "big")
        if offset + size > length:
            raise ProfileError("is incomplete", again=True)
    device, space, connection = (_signature(data[at : at + 4]) for at in (12, 16, 20))
    return Header(length, device, space, connection)


def channels(data: bytes, tag: str) -> tuple[int, int] | None:
    """Return from how many colours to how many a table of a profile leads (10.10 to 10.13).

    `tag` is "A2B0" for the way from the device, "B2A0" for the way back; None without such a table.
    """
    count = int.from_bytes(data[HEADER : HEADER + 4], "big")
    for start in range(HEADER + 4, HEADER + 4 + count * 12, 12):
        if data[start : start + 4] == tag.encode("ascii"):
            offset = int.from_bytes(data[start + 4 : start + 8], "big")
            leads = data[offset + 8 : offset + 10]
            return (leads[0], leads[1]) if len(leads) == 2 else None
    return None


def _signature(four: bytes) -> str:
    """Return a signature as text, without the spaces that fill it up to four characters."""
    return four.decode("ascii", "replace").strip()


def _described(profile: ImageCms.ImageCmsProfile) -> str:
    """Return the name that a profile has for itself, on one line, or "" if it has none."""
    try:
        return " ".join((profile.profile.profile_description or "").replace("\0", " ").split())
    except ValueError:  # Pillow does not check whether the bytes are text.
        return ""


def _try(press: ImageCms.ImageCmsProfile) -> None:
    """Raise ProfileError unless colours can be brought into the profile's inks and back."""
    lab = ImageCms.createProfile("LAB")
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    try:
        there = ImageCms.buildTransform(lab, press, "LAB", "CMYK", intent)
        back = ImageCms.buildTransform(press, lab, "CMYK", "LAB", intent)
        inks = ImageCms.applyTransform(Image.new("LAB", (1, 1), (255, 128, 128)), there)
        if inks is not None:
            ImageCms.applyTransform(inks, back)
    except ImageCms.PyCMSError as error:
        raise ProfileError("lacks the tables that turn colours into inks and back") from error
