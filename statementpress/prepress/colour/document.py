"""Bring every colour of a PDF into the inks of a press, in place.

All that carries no colour stays as it is: text, fonts, tags, marked content, paths, clipping. The
walk through the file is in `rewriting`; what is converted is in `content_writer`, `images`,
`shadings` and `groups`, and how soft masks are in `luminance`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from pikepdf import Pdf, PdfError

from statementpress.prepress.colour.converter import ConversionError, Converter
from statementpress.prepress.colour.groups import give_page_group, is_luminosity
from statementpress.prepress.colour.luminance import Luminance
from statementpress.prepress.colour.rewriting import Rewriting
from statementpress.prepress.pdf.drawings import drawings, graphics_states, soft_mask

__all__ = ["ConversionError", "convert_colours"]

NO_ORIGINALS: Mapping[str, bytes] = MappingProxyType({})
UNREADABLE = (PdfError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What pikepdf raises for objects that are not what their keys promise."""


def convert_colours(
    pdf: Pdf, conversion: Converter, originals: Mapping[str, bytes] = NO_ORIGINALS
) -> None:
    """Rewrite all colours of `pdf` in the space of `conversion`, or in DeviceGray for black ink.

    `originals` are the PNG, JPEG or TIFF files of images as their author gave them, by the names
    that the images have in resources (without slash). Their pixels take the place of those in the
    PDF, upright and at most 1,500 on the longer side. Separation /All and /None stay if the
    conversion returns them as they are. Raises ConversionError if the colours of something cannot
    be understood. The PDF is then half converted and of no use.
    """
    try:
        # Soft masks by luminosity come first, while what they share with pages has its old colours.
        _convert_luminosity_masks(pdf)
        rewriting = Rewriting(pdf, conversion, originals, copies=False)
        for page in pdf.pages:
            rewriting.page(page.obj)
        # Only now is it known which colour spaces nothing uses.
        rewriting.finish()
        for page in pdf.pages:
            give_page_group(pdf, page.obj, conversion.blending)
    except ConversionError:
        raise
    except UNREADABLE as error:
        raise ConversionError(f"the colours cannot be converted: {error}") from error


def _convert_luminosity_masks(pdf: Pdf) -> None:
    """Give soft masks by luminosity groups of their own in grey, which are converted copies."""
    rewriting = Rewriting(pdf, Luminance(), NO_ORIGINALS, copies=True)
    for drawing in list(drawings(page.obj for page in pdf.pages)):
        for state in graphics_states(drawing.resources):
            mask = soft_mask(state)
            if mask is not None and is_luminosity(mask):
                rewriting.soft_mask(mask, drawing.resources)
    rewriting.finish()
