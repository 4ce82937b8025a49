"""Lay the press sheet around every page of a document."""

from collections.abc import Sequence
from copy import copy

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Rectangle

from statementpress.prepress.sheet.boxes import SheetBoxes, set_boxes, sheet_boxes
from statementpress.prepress.sheet.colour_bar import colour_bar, filled
from statementpress.prepress.sheet.marks import GAP, halves, printers_marks
from statementpress.prepress.sheet.operators import clip
from statementpress.prepress.sheet.outlines import Face
from statementpress.prepress.sheet.slug import Slug, plate_names, slug_facts, slug_title
from statementpress.project.press import Colours, Press

ON_EVERY_PLATE = ("/All CS 1 SCN", "/All cs 1 scn")
"""The operators that set the colour of lines and areas to all inks in full."""


def lay_sheet(pdf: Pdf, press: Press, slug: Slug) -> None:
    """Give each page its boxes and, with marks, everything that stands around the bleed.

    Pages may differ in size. Text, tags and their order stay as they are, because marks are
    outlines in an artifact of the type that ISO 32000-1, 14.8.2.2.2 has for cut marks and colour
    bars.
    """
    boxes = [sheet_boxes(page, press.bleed, marks=press.marks) for page in pdf.pages]
    for page, its in zip(pdf.pages, boxes, strict=True):
        set_boxes(page, its)
    if press.marks:
        _draw(pdf, boxes, press, slug)


def _draw(pdf: Pdf, boxes: Sequence[SheetBoxes], press: Press, slug: Slug) -> None:
    every_plate = pdf.make_indirect(_every_plate(press.colours))
    faces = [Face(file) for file in slug.faces]
    shared: dict[tuple[float, ...], Object] = {}
    for number, (page, its) in enumerate(zip(pdf.pages, boxes, strict=True), 1):
        size = (its.trim.llx, its.trim.lly, its.trim.urx, its.trim.ury)
        left, right = halves(its, its.outer.lly)
        if size not in shared:
            operators = [*_marks(its, press, faces), *ON_EVERY_PLATE]
            operators += slug_title(slug, left, faces)
            shared[size] = _form(pdf, its.media, operators, every_plate)
        facts = slug_facts(slug, f"{number}/{len(boxes)}", right, faces)
        line = _form(pdf, its.media, [*ON_EVERY_PLATE, *facts], every_plate)
        _place(page, its.bleed, {"PressMarks": shared[size], "PressSlug": line})


def _marks(boxes: SheetBoxes, press: Press, faces: Sequence[Face]) -> list[str]:
    """Return the operators of the marks, the colour bar and the names of the plates."""
    left, right = halves(boxes, boxes.inner.ury)
    bar = colour_bar(press.colours, left, right)
    end = bar[-1].box.urx + GAP if bar else right.llx
    free = Rectangle(min(max(end, right.llx), right.urx), right.lly, right.urx, right.ury)
    return [
        "q",
        *ON_EVERY_PLATE,
        *printers_marks(boxes, press.folds),
        "Q",
        *filled(bar),
        *plate_names(press.colours, free, faces),
    ]


def _every_plate(colours: Colours) -> Array:
    """Return the colour space /All (ISO 32000-1, 8.6.6.4), whose full tint is all inks in full.

    Its exponential function (7.10.3) is used only by devices that have no plates.
    """
    space, none, full = {
        Colours.CMYK: (Name.DeviceCMYK, [0, 0, 0, 0], [1, 1, 1, 1]),
        Colours.BLACK: (Name.DeviceGray, [1], [0]),
    }[colours]
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=none, C1=full, N=1)
    return Array([Name.Separation, Name.All, space, tint])


def _form(pdf: Pdf, box: Rectangle, operators: Sequence[str], every_plate: Object) -> Object:
    return pdf.make_stream(
        "\n".join(operators).encode("ascii"),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=box.as_array(),
        Resources=Dictionary(ColorSpace=Dictionary(All=every_plate)),
    )


def _place(page: Page, bleed: Rectangle, forms: dict[str, Object]) -> None:
    """Draw forms over a page, and clip the page's own content to its bleed.

    The resources may be shared with other pages, and so they are replaced, not changed.
    """
    resources = copy(page.resources)
    drawn = copy(resources.get(Name.XObject, Dictionary()))
    for name, form in forms.items():
        drawn[Name(f"/{name}")] = form
    resources.XObject = drawn
    page.obj.Resources = resources
    shown = " ".join(f"/{name} Do" for name in forms)
    page.contents_add(f"q {clip(bleed)}".encode("ascii"), prepend=True)
    page.contents_add(f"Q /Artifact <</Type /Page>> BDC {shown} EMC".encode("ascii"))
    page.contents_coalesce()
