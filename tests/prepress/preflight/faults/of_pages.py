"""Boxes and pages, what is swapped in from elsewhere, and images that are coarse or damaged."""

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from tests.prepress.preflight.faults.case import (
    PIXELS,
    Case,
    Spoil,
    both,
    boxes,
    entry,
    in_catalog,
    nothing,
    painting,
    placing,
    state,
)
from tests.prepress.preflight.pages import MARGIN, MILLIMETRE, first_page, note, page_pdf

TRIM = [MARGIN * MILLIMETRE, MARGIN * MILLIMETRE, 115 * MILLIMETRE, 158 * MILLIMETRE]
MEDIA = [0.0, 0.0, 125 * MILLIMETRE, 168 * MILLIMETRE]
CURVE = Dictionary(FunctionType=2, Domain=[0, 1], N=2)
SQUARE = "0 0 0 1 k 100 300 9 9 re f"


def inset(box: list[float], by: float) -> list[float]:
    """Return a box whose sides lie so many millimetres further in."""
    return [
        box[0] + by * MILLIMETRE,
        box[1] + by * MILLIMETRE,
        box[2] - by * MILLIMETRE,
        box[3] - by * MILLIMETRE,
    ]


def more_pages(count: int, **entries: object) -> Spoil:
    """Add like pages, with other entries."""

    def spoil(pdf: Pdf) -> None:
        pdf.pages.extend(page_pdf(pages=count).pages)
        for page in list(pdf.pages)[1:]:
            for key, value in entries.items():
                page.obj[f"/{key}"] = value

    return spoil


def form(**entries: object) -> Spoil:
    """Draw a form with entries of its own."""

    def spoil(pdf: Pdf) -> None:
        made = pdf.make_stream(SQUARE.encode(), Subtype=Name.Form, BBox=Array(MEDIA))
        for key, value in entries.items():
            made[f"/{key}"] = value
        painting("/Fm Do", XObject=Dictionary(Fm=made))(pdf)

    return spoil


def layers(pdf: Pdf, *, locked: bool = False, configs: bool = False, on_page: bool = True) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("A layer")))
    chosen = Dictionary(Locked=Array([group])) if locked else Dictionary()
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=chosen)
    if configs:
        pdf.Root.OCProperties.Configs = Array([Dictionary(Name=String("Khmer"))])
    if on_page:
        painting(f"/OC /L BDC {SQUARE} EMC", Properties=Dictionary(L=group))(pdf)


def noted(*notes: Object) -> Spoil:
    return entry("Annots", Array(notes))


CASES = (
    Case("trim-box-missing", "no trim box", True, entry("TrimBox", None)),
    Case(
        "trim-box-missing",
        "an art box instead",
        False,
        both(entry("TrimBox", None), boxes(ArtBox=TRIM)),
    ),
    Case(
        "trim-box-missing",
        "a trim box from the other corner",
        False,
        boxes(TrimBox=TRIM[2:] + TRIM[:2]),
    ),
    Case("trim-and-art-box", "both boxes", True, boxes(ArtBox=inset(TRIM, 5))),
    Case(
        "trim-and-art-box",
        "an art box alone",
        False,
        both(entry("TrimBox", None), boxes(ArtBox=TRIM)),
    ),
    Case("trim-and-art-box", "an art box that is empty", False, boxes(ArtBox=[0, 0, 0, 0])),
    Case(
        "boxes-not-nested",
        "a trim box that sticks out of the bleed box",
        True,
        boxes(BleedBox=inset(TRIM, 1)),
    ),
    Case(
        "boxes-not-nested",
        "a bleed box that sticks out of the sheet",
        True,
        boxes(BleedBox=inset(MEDIA, -1)),
    ),
    Case("boxes-not-nested", "a bleed box as large as the sheet", False, boxes(BleedBox=MEDIA)),
    Case(
        "boxes-not-nested",
        "boxes that differ by rounding",
        False,
        boxes(BleedBox=inset(TRIM, 0.01)),
    ),
    Case("crop-box", "a crop box as large as the trim box", True, boxes(CropBox=TRIM)),
    Case("crop-box", "a crop box as large as the sheet", False, boxes(CropBox=MEDIA)),
    Case("crop-box", "a crop box larger than the sheet", False, boxes(CropBox=inset(MEDIA, -5))),
    Case("crop-box-cuts", "a crop box inside the trim box", True, boxes(CropBox=inset(TRIM, 5))),
    Case("crop-box-cuts", "a crop box as large as the trim box", False, boxes(CropBox=TRIM)),
    Case(
        "crop-box-cuts",
        "a crop box that differs by rounding",
        False,
        boxes(CropBox=inset(TRIM, 0.01)),
    ),
    Case("user-unit", "a unit of two points", True, entry("UserUnit", 2)),
    Case("user-unit", "a unit of one point", False, entry("UserUnit", 1)),
    Case("user-unit", "a unit of no size, which readers ignore", False, entry("UserUnit", 0)),
    Case(
        "page-size",
        "a page of 100 mm square",
        True,
        boxes(TrimBox=[30, 30, 30 + 100 * MILLIMETRE, 30 + 100 * MILLIMETRE]),
    ),
    Case(
        "page-size",
        "a page across",
        False,
        both(
            boxes(MediaBox=[0, 0, MEDIA[3], MEDIA[2]], BleedBox=[0, 0, MEDIA[3], MEDIA[2]]),
            boxes(TrimBox=[TRIM[1], TRIM[0], TRIM[3], TRIM[2]]),
        ),
    ),
    Case(
        "page-size",
        "a page that is half a millimetre narrower",
        False,
        boxes(TrimBox=inset(TRIM, 0.2)),
    ),
    Case(
        "trim-sizes-differ",
        "a page of half the size among two",
        True,
        more_pages(2, TrimBox=Array([*TRIM[:3], TRIM[3] / 2])),
    ),
    Case("trim-sizes-differ", "pages of one size", False, more_pages(2)),
    Case(
        "trim-sizes-differ",
        "pages that differ by rounding",
        False,
        more_pages(2, TrimBox=Array(inset(TRIM, 0.1))),
    ),
    Case("page-rotated", "a page turned by a quarter", True, entry("Rotate", 90)),
    Case("page-rotated", "a page turned all the way round", False, entry("Rotate", 360)),
    Case("page-rotated", "a page turned not at all", False, entry("Rotate", 0)),
    Case("page-empty", "a page without content", True, entry("Contents", Array([]))),
    Case(
        "page-empty",
        "a page that is white",
        True,
        lambda pdf: entry("Contents", pdf.make_stream(b"0 0 0 0 k 99 99 9 9 re f"))(pdf),
    ),
    Case(
        "page-empty",
        "a page with a tint",
        False,
        lambda pdf: entry("Contents", pdf.make_stream(b"0 0 0 0.1 k 99 99 9 9 re f"))(pdf),
    ),
    Case("page-empty", "a page with an image as well", False, placing(PIXELS)),
    Case("pages-several", "two advertisements in a file", True, more_pages(1), limits="magazine"),
    Case("pages-several", "one advertisement", False, nothing, limits="magazine"),
    Case("pages-several", "two pages for sheets", False, more_pages(1)),
    Case(
        "page-unreadable",
        "content that cannot be unpacked",
        True,
        lambda pdf: entry(
            "Contents",
            Array(
                [first_page(pdf).Contents, pdf.make_stream(b"invented", Filter=Name.FlateDecode)]
            ),
        )(pdf),
    ),
    Case("page-unreadable", "operators that do not exist", False, painting("1 2 invented")),
    Case(
        "page-unreadable", "resources that are missing", False, painting("/Nowhere Do /Nowhere gs")
    ),
    Case("layers", "a layer that can be hidden", True, layers),
    Case("layers", "a layer that is locked", False, lambda pdf: layers(pdf, locked=True)),
    Case("layers", "a list of no layers", False, in_catalog("OCProperties", Dictionary(OCGs=[]))),
    Case(
        "layer-configurations",
        "a second set of layers",
        True,
        lambda pdf: layers(pdf, configs=True),
    ),
    Case("layer-configurations", "one set of layers", False, layers),
    Case(
        "layer-configurations",
        "a list of no other sets",
        False,
        in_catalog("OCProperties", Dictionary(OCGs=[], Configs=[])),
    ),
    Case("annotation-on-page", "a comment on the page", True, noted(note())),
    Case("annotation-on-page", "a comment beside the page", False, noted(note(at=0))),
    Case("annotation-on-page", "a mark of a printer", False, noted(note("PrinterMark"))),
    Case("annotation-outside", "a comment beside the page", True, noted(note(at=0))),
    Case("annotation-outside", "a comment on the page", False, noted(note())),
    Case(
        "annotation-outside",
        "a window of a viewer beside the page",
        False,
        noted(note("Popup", at=0)),
    ),
    Case("postscript", "an XObject of PostScript", True, form(Subtype=Name.PS)),
    Case("postscript", "a form that holds PostScript", True, form(PS=Name.PS, Subtype2=Name.PS)),
    Case("postscript", "a form", False, form()),
    Case("postscript", "a form with an unknown entry", False, form(Invented=Name.PS)),
    *(
        Case(
            "transfer-function",
            f"a square painted with /{key}",
            True,
            painting(f"/X gs {SQUARE}", ExtGState=state(**{key: value})),
        )
        for key, value in (
            ("TR", CURVE),
            ("TR2", CURVE),
            ("HT", Dictionary(HalftoneType=1)),
            ("HTP", Array([0, 0])),
        )
    ),
    Case(
        "transfer-function",
        "a tone curve that nothing uses",
        False,
        painting("", ExtGState=state(TR=CURVE)),
    ),
    Case(
        "transfer-function",
        "a tone curve that is set back",
        False,
        painting(f"q /X gs Q {SQUARE}", ExtGState=state(TR=CURVE)),
    ),
    Case(
        "transfer-function",
        "the curve of the device",
        False,
        painting(f"/X gs {SQUARE}", ExtGState=state(TR2=Name.Default)),
    ),
    Case(
        "blend-mode",
        "an unknown blend mode",
        True,
        painting(f"/X gs {SQUARE}", ExtGState=state(BM=Name.Invented)),
    ),
    Case(
        "blend-mode",
        "a list with a known one",
        False,
        painting(f"/X gs {SQUARE}", ExtGState=state(BM=Array([Name.Invented, Name.Multiply]))),
    ),
    Case(
        "blend-mode",
        "the old name of Normal",
        False,
        painting(f"/X gs {SQUARE}", ExtGState=state(BM=Name.Compatible)),
    ),
)
