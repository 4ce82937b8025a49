"""Bring every colour of a PDF into the inks of a press, in place.

What does not carry colour stays as it is: text, fonts, tags, marked content, paths, clipping. See
`rewriting` for how, `images`, `shadings`, `groups` and `luminance` for what.
"""

from collections.abc import Mapping
from types import MappingProxyType

from pikepdf import Pdf, PdfError

from statementpress.prepress.colour.converter import ConversionError, Converter
from statementpress.prepress.colour.groups import give_page_group
from statementpress.prepress.colour.luminance import Luminance
from statementpress.prepress.colour.reachable import (
    drawings,
    is_luminosity,
    soft_mask,
)
from statementpress.prepress.colour.rewriting import Rewriting
from statementpress.prepress.pdf.walking import graphics_states

__all__ = ["ConversionError", "convert_colours"]

NONE: Mapping[str, bytes] = MappingProxyType({})
UNREADABLE = (PdfError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What pikepdf raises for objects that are not what their keys say."""


def convert_colours(pdf: Pdf, conversion: Converter, originals: Mapping[str, bytes] = NONE) -> None:
    """Rewrite all colours of `pdf` in the space of `conversion`, or in DeviceGray for black ink.

    `originals` are the PNG or JPEG files of images as their author gave them, by the names that
    they have in resources (without slash); their pixels take the place of those in the PDF, upright
    and at most 1,500 on the longer side. Separation /All and /None stay where the conversion gives
    them back. Raise ConversionError where something is not understood; the PDF is then half
    converted and good for nothing.
    """
    try:
        _convert_luminosity_masks(pdf)
        rewriting = Rewriting(pdf, conversion, originals, copies=False)
        for page in pdf.pages:
            rewriting.page(page.obj)
        rewriting.finish()
        for page in pdf.pages:
            give_page_group(pdf, page.obj, conversion.blending)
    except ConversionError:
        raise
    except UNREADABLE as error:
        raise ConversionError(f"the colours cannot be converted: {error}") from error


def _convert_luminosity_masks(pdf: Pdf) -> None:
    """Give soft masks by luminosity groups of their own in grey, made of what is there before."""
    rewriting = Rewriting(pdf, Luminance(), NONE, copies=True)
    for drawing in list(drawings(pdf)):
        for state in graphics_states(drawing.resources):
            mask = soft_mask(state)
            if mask is not None and is_luminosity(mask):
                rewriting.soft_mask(mask, drawing.resources)
    rewriting.finish()
