"""The pictures of a Word file as files of a statement: those of its text, and logos."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from statementpress.intake.document import (
    Block,
    Picture,
    WordDocument,
    WordParagraph,
    WordTable,
    paragraphs_of,
)
from statementpress.intake.proposal import ProposedPicture
from statementpress.late import late_imports

with late_imports():  # most texts have no picture
    from PIL import Image

_MOST_PIXELS: Final = 60_000_000
_AS_THEY_ARE: Final = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}
_METAFILES: Final = {
    b"\xd7\xcd\xc6\x9a": "WMF",
    b"\x01\x00\x00\x00": "EMF",
    b"\x01\x00\x09\x00": "WMF",
}
_CONVERTED: Final = ("BMP", "GIF", "TIFF", "WEBP")


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of a file."""

    picture: ProposedPicture | None
    """The picture as a file of the folder; None if it cannot be one."""
    number: int
    """The paragraph in which it stands."""
    why: str = ""
    """Why it cannot be taken over; "" if it can."""


def shown_pictures(
    document: WordDocument, above: Sequence[Block], text: Sequence[Block], before: int
) -> list[Shown]:
    """Return the pictures of a text, in order.

    Those in the blocks `above` the text and in its tables are logos, all others figures. `before`
    is how many pictures the statement has already.
    """
    found: list[Shown] = []
    for paragraph, is_logo in _paragraphs(above, text):
        for run in paragraph.runs:
            if run.picture in document.pictures:
                picture = document.pictures[run.picture]
                number = before + len(found) + 1
                found.append(_shown(document.name, picture, paragraph.number, number, is_logo))
    return found


def _paragraphs(
    above: Sequence[Block], text: Sequence[Block]
) -> Iterator[tuple[WordParagraph, bool]]:
    for block in above:
        yield from ((paragraph, True) for paragraph in paragraphs_of((block,)))
    for block in text:
        is_table = isinstance(block, WordTable)
        yield from ((paragraph, is_table) for paragraph in paragraphs_of((block,)))


def _shown(file: str, picture: Picture, paragraph: int, number: int, is_logo: bool) -> Shown:
    data, ending, why = _usable(picture.data)
    if why:
        return Shown(None, paragraph, why)
    folder = "logos" if is_logo else "figures"
    return Shown(
        ProposedPicture(
            path=f"{folder}/picture-{number}.{ending}",
            data=data,
            alternative=picture.alternative,
            file=file,
            paragraph=paragraph,
        ),
        paragraph,
    )


def _usable(data: bytes) -> tuple[bytes, str, str]:
    """Return a picture in a format that a statement can have, its ending, and why it has none."""
    for beginning, ending in _AS_THEY_ARE.items():
        if data.startswith(beginning):
            return data, ending, ""
    if b"<svg" in data[:2000]:
        return data, "svg", ""
    metafile = next((name for start, name in _METAFILES.items() if data.startswith(start)), "")
    if metafile:
        return b"", "", f"it is a {metafile}, which only Windows draws"
    try:
        with Image.open(BytesIO(data), formats=_CONVERTED) as image:
            if image.width * image.height > _MOST_PIXELS:
                return b"", "", "it has more pixels than a page can show"
            written = BytesIO()
            image.convert("RGBA" if "A" in image.getbands() else "RGB").save(written, "PNG")
            return written.getvalue(), "png", ""
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b"", "", "it is in a format that is not known"
