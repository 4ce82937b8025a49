"""The separations of a PDF without Ghostscript: PDFium draws a copy for each plate in grey.

PDFium draws only RGB and grey, and inks cannot be read back from RGB. But each plate of a press is
a grey picture by itself, blending included (ISO 32000-1, 11.3.4: each component on its own). So all
colours are first brought into DeviceCMYK, and then, for each ink, into its share as DeviceGray.

This is less than a RIP does: a spot colour counts as the inks of its alternate, and overprint is
drawn with the blend mode Darken. With it an ink that is not painted stays, and an ink that is
painted over keeps the darker of both tints. Overprint mode 0 knocks out.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO

import pypdfium2
from pikepdf import Name, Object, Pdf, PdfError
from PIL import Image, ImageChops

from statementpress.errors import SetupError
from statementpress.prepress.colour.converter import Converter
from statementpress.prepress.colour.document import convert_colours
from statementpress.prepress.colour.profile import OutputProfile
from statementpress.prepress.colour.space import PROCESS
from statementpress.prepress.ink.bleed_copy import BleedCopy, NoInkError
from statementpress.prepress.ink.plate_conversion import PlateConversion, RipConversion
from statementpress.prepress.ink.separations import Fineness, Separations
from statementpress.prepress.pdf.drawings import drawings, graphics_states
from statementpress.prepress.pdf.opening import cleaned
from statementpress.prepress.units import INCH

IN_PROCESS = "PDFium in process"
"""The name of this way to measure."""


def plate_separations(
    copy: BleedCopy,
    fineness: Fineness,
    _seconds: float,
    *,
    profile: OutputProfile,
) -> Iterator[Separations]:
    """Yield the four separations of each page.

    PDFium moves the edges of rectangles to whole pixels, which at 100 ppi makes a patch of 2 mm
    16 % too large, and 4 % with four times the pixels. Raises NoInkError if the colours of the file
    are not understood, or a page cannot be drawn. It does not look at the time: whoever calls it
    limits its process.
    """
    try:
        inked = _inked(copy.data, RipConversion(profile))
        with ExitStack() as stack:
            plates = []
            for ink in range(len(PROCESS)):
                plates.append(pypdfium2.PdfDocument(_plate(inked, PlateConversion(ink))))
                stack.callback(plates[-1].close)
            for index, frame in enumerate(copy.frames):
                pages = [_drawn(plate[index], frame.width, fineness) for plate in plates]
                yield Separations(
                    frame, fineness.resolution, dict(zip(PROCESS, pages, strict=True))
                )
    except (ValueError, SetupError) as error:
        raise NoInkError(f"it cannot be separated into inks: {error}") from error
    except (PdfError, pypdfium2.PdfiumError) as error:
        raise NoInkError("its plates cannot be drawn") from error
    except MemoryError:
        raise
    except Exception as error:  # such as that of pikepdf if a filter needs a program
        raise NoInkError(f"it cannot be separated into inks: {cleaned(str(error))}") from error


def _inked(data: bytes, conversion: Converter) -> bytes:
    """Return a PDF with all colours in DeviceCMYK, and with blending in place of overprint."""
    with Pdf.open(BytesIO(data)) as pdf:
        convert_colours(pdf, conversion)
        for drawing in drawings(page.obj for page in pdf.pages):
            for state in graphics_states(drawing.resources):
                _blend(state)
        return _saved(pdf)


def _plate(data: bytes, conversion: Converter) -> bytes:
    """Return one of the plates of a PDF in DeviceCMYK, as a PDF in DeviceGray."""
    with Pdf.open(BytesIO(data)) as pdf:
        convert_colours(pdf, conversion)
        return _saved(pdf)


def _drawn(page: pypdfium2.PdfPage, width: float, fineness: Fineness) -> Image.Image:
    """Draw a page of a plate, `width` millimetres wide, as Separations have it."""
    pixels = width / INCH * fineness.resolution
    scale = pixels / page.get_width() * fineness.supersampling
    bitmap = page.render(scale=scale, grayscale=True, draw_annots=False)
    grey = bitmap.to_pil().convert("L").reduce(fineness.supersampling)
    drawn: Image.Image = ImageChops.invert(grey)
    page.close()
    return drawn


def _blend(state: Object) -> None:
    """Make a graphics state blend if it turns overprint on, and stop blending if it turns it off.

    In mode 1 an ink whose tint is 0 is not painted (ISO 32000-1, 8.6.7, table 71).
    """
    strokes = state.get(Name.OP)
    fills = state.get(Name.op, strokes)
    if Name.BM in state or fills is None:
        return
    overprints = True in (strokes, fills) and state.get(Name.OPM, 0) == 1
    state.BM = Name.Darken if overprints else Name.Normal


def _saved(pdf: Pdf) -> bytes:
    written = BytesIO()
    pdf.save(written)
    return written.getvalue()
