"""What format a logo has, by its first bytes, and what to do about those that are not read.

The content decides, because names lie: half of the files that people send as "logo.png" are
something else. The signatures are those of the formats' own specifications.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from statementpress.statement.files import FileError


class Format(Enum):
    """A format that can be read."""

    PNG = auto()
    JPEG = auto()
    WEBP = auto()
    AVIF = auto()
    SVG = auto()


@dataclass(frozen=True, slots=True)
class _Other:
    """A format that cannot be read."""

    signature: re.Pattern[bytes]
    """What such a file begins with."""
    what: str
    """What it is, after "it is"."""
    hint: str
    """What to do about it."""


_READ = {
    Format.PNG: rb"\x89PNG\r\n\x1a\n",
    Format.JPEG: rb"\xff\xd8\xff",
    Format.WEBP: rb"RIFF....WEBP",
    Format.AVIF: rb"....ftyp(?:avif|avis)",
}
_SPACE = rb"(?:\xef\xbb\xbf)?\s*"
_XML = _SPACE + rb"(?>(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)\s*)*+<"
"""What may stand before the first element. The groups are atomic: a comment ends where it first
can, or the comments of a file could be divided in more ways than anybody has time for."""
_OUTLINES = "open it in Illustrator, Inkscape or Affinity, and export it as SVG"
_AGAIN = "ask the organisation to send the file as an attachment, not as a picture in a document"
_OTHERS = tuple(
    _Other(re.compile(signature, re.DOTALL), what, hint)
    for signature, what, hint in (
        (rb"$", "empty", "copy the file again, or ask the organisation for it again"),
        (rb"GIF8[79]a", "a GIF image", "ask for SVG, or open it in an image editor and save PNG"),
        (rb".{0,1024}%PDF-", "a PDF file, or one of Illustrator", _OUTLINES),
        (rb"(?:%!PS|\xc5\xd0\xd3\xc6)", "an EPS or PostScript file", _OUTLINES),
        (
            rb"....ftyp(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1)",
            "an HEIC picture of a telephone",
            "open it on the telephone or in an image editor, and save it as PNG or JPEG",
        ),
        (
            rb"(?:II\*\0|MM\0\*|II\+\0|MM\0\+)",
            "a TIFF image",
            "open it in an image editor, and save it as PNG",
        ),
        (rb"BM.{4}\0\0\0\0", "a BMP image", "open it in an image editor, and save it as PNG"),
        (rb"\0\0[\x01\x02]\0", "an icon of a website (ICO)", "ask the organisation for its logo"),
        (rb"8BP[SB]", "a Photoshop file", "export it as PNG, or ask for the drawing as SVG"),
        (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", "a JPEG 2000 image", "save it as PNG or JPEG"),
        (rb"\xff\x0a|\0\0\0\x0cJXL ", "a JPEG XL image", "save it as PNG or JPEG"),
        (rb"RIFF....CDR", "a CorelDRAW file", "export it from CorelDRAW as SVG"),
        (rb"\xd7\xcd\xc6\x9a|\x01\0\0\0.{36} EMF", "a drawing of Windows (WMF, EMF)", _OUTLINES),
        (
            rb"\x1f\x8b",
            "compressed, perhaps an SVGZ file",
            "open it in Inkscape, and save it as “Plain SVG”",
        ),
        (rb"PK\x03\x04|PK\x05\x06", "a Word, PowerPoint or ZIP file", _AGAIN),
        (rb"\xd0\xcf\x11\xe0", "an old Word or PowerPoint file", _AGAIN),
        (rb"\{\\rtf", "a text document (RTF)", _AGAIN),
        (
            _XML + rb"(?i:html|head|body)\b|" + _SPACE + rb"<!(?i:DOCTYPE\s+html)",
            "a web page, perhaps one that says that the logo was not found",
            "open the address in a browser, and save the image itself",
        ),
        (
            rb"version https://git-lfs",
            "only a pointer to a file that was not downloaded (Git LFS)",
            "type “git lfs pull”, or copy the file itself",
        ),
        (
            rb"\0\x05\x16[\0\x07]",
            "what macOS keeps beside a file, and not the file",
            "copy the file whose name does not begin with “._”",
        ),
    )
)


def format_of(name: str, data: bytes) -> Format:
    """Return the format of the file `name`, a path under its folder, with the bytes `data`.

    Raises FileError with the code logo-format, and what to do, if it is none that can be read.
    """
    for known, signature in _READ.items():
        if re.match(signature, data, re.DOTALL):
            return known
    beginning = data[:4096]
    for other in _OTHERS:
        if other.signature.match(beginning):
            message = f"“{name}” is not an SVG, PNG or JPEG image: it is {other.what}"
            raise FileError("logo-format", message, other.hint)
    is_svg = name.lower().endswith(".svg") or re.match(_XML + rb"svg\b", data[:65536], re.DOTALL)
    if is_svg:
        return Format.SVG
    raise FileError(
        "logo-format",
        f"“{name}” is not an SVG, PNG or JPEG image",
        "ask the organisation for an SVG file, or save the image as PNG",
    )
