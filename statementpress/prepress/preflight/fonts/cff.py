"""Read a CFF font program: its glyphs by name or by CID, their widths, and its encoding."""

from io import BytesIO
from math import prod
from typing import Any

from fontTools import cffLib
from fontTools.misc.psCharStrings import T2WidthExtractor

from statementpress.prepress.preflight.fonts.encodings import STANDARD
from statementpress.prepress.preflight.fonts.program import FontProgramError, Program

MOST_CALLS = 200
"""Subroutines inside each other, or after each other, before the width of a glyph is known."""


class _FoundError(Exception):
    """The width of a glyph is known, so the rest of it need not be read."""


class _WidthReader(T2WidthExtractor):  # type: ignore[misc]
    """Reads a charstring up to the first operator that may carry the width."""

    calls = 0

    def execute(self, charString: Any, *, pushToStack: Any = None) -> None:  # noqa: N803
        """Carry out a charstring or subroutine, but not too many of them."""
        self.calls += 1
        if self.calls > MOST_CALLS:
            raise FontProgramError("its glyphs go in circles")
        super().execute(charString, pushToStack=pushToStack)

    def popallWidth(self, evenOdd: int = 0) -> list[float]:  # noqa: N802, N803
        """Take the width, and end."""
        super().popallWidth(evenOdd)
        raise _FoundError


def read_cff(data: bytes) -> Program:
    """Return what a CFF font holds; raise FontProgramError if it is none or broken."""
    try:
        fonts = cffLib.CFFFontSet()
        fonts.decompile(BytesIO(data), None)
        top = fonts[0]
        drawings, charset = top.CharStrings, list(top.charset)
        count, index = len(drawings), drawings.charStringsIndex
        end = index.offsetBase + index.offsets[-1] if count else 0
    except Exception as error:  # whatever fontTools stumbles over, no other program can read either
        raise FontProgramError("it is no CFF font, or a broken one") from error
    if not count or end > len(data):
        raise FontProgramError("it is incomplete" if count else "it has no glyphs")

    def width(glyph: int) -> float | None:
        try:
            drawing = drawings[charset[glyph]]
            found = _width(drawing)
            return None if found is None else found * 1000 * _scale(top, glyph)
        except Exception:  # a width that cannot be read is not compared
            return None

    if hasattr(top, "ROS"):
        return Program(count=count, width=width, cids=_cids(charset))
    names = {name: glyph for glyph, name in enumerate(charset)}
    return Program(count=count, width=width, names=names, codes=_codes(top.Encoding, names))


def _cids(charset: list[str]) -> dict[int, int]:
    """Return the glyphs by CID; fontTools calls them cid00001 and the like."""
    return {0: 0} | {
        int(name[3:]): glyph
        for glyph, name in enumerate(charset)
        if name.startswith("cid") and name[3:].isdigit()
    }


def _codes(encoding: Any, names: dict[str, int]) -> dict[int, int]:
    """Return the glyphs by the codes of a font's own encoding."""
    if encoding == "StandardEncoding":
        encoding = STANDARD
    if isinstance(encoding, str):
        return {}
    return {code: names[name] for code, name in enumerate(encoding) if names.get(name)}


def _scale(top: Any, glyph: int) -> float:
    """Return the ems in a unit of a font, or of that part of a CID font which has a glyph.

    The matrix of such a part is multiplied with that of the whole (Technical Note 5176, 2007).
    """
    of_part = top.FDArray[top.FDSelect[glyph]].rawDict if hasattr(top, "ROS") else {}
    given = [each["FontMatrix"][0] for each in (top.rawDict, of_part) if "FontMatrix" in each]
    return float(prod(given)) if given else 0.001


def _width(drawing: Any) -> float | None:
    """Return the width of a glyph in units of its font."""
    private = drawing.private
    reader = _WidthReader(
        getattr(private, "Subrs", []),
        drawing.globalSubrs,
        private.nominalWidthX,
        private.defaultWidthX,
    )
    try:
        reader.execute(drawing)
    except _FoundError:
        return float(reader.width)
    return None
