"""A page for the rules about painted objects, with resources of every kind to paint with.

The media box is 400 points square, the trim box 50 points inside it, the bleed box 40. The names
of the resources say what they are: `/Over gs`, `/Spot cs`, `/F 9 Tf`, `/Rgb sh`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, Pdf, Rectangle, Stream
from PIL import ImageCms

from statementpress.prepress.ink.coverage import InkReport
from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection, Rule
from statementpress.project.files import ProjectFiles
from statementpress.project.limits import choose_limits, read_limits
from tests.shared.painted import painted_objects

MEDIA = Rectangle(0, 0, 400, 400)
BLEED = Rectangle(40, 40, 360, 360)
TRIM = Rectangle(50, 50, 350, 350)
DEVICE = ("DeviceGray", "DeviceRGB", "DeviceCMYK")


@dataclass(frozen=True, slots=True)
class XObject:
    """An image or a form: its bytes, its entries, and the name of its colour space."""

    data: bytes
    entries: Mapping[str, object]
    space: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """What is on a page, and the limits that it is held against."""

    content: str
    xobjects: Mapping[str, XObject] = field(default_factory=dict)
    group: Object | None = None
    limits: str = "sheetfed-coated"


def found(rule: Rule, content: str | Sample) -> list[PreflightFinding]:
    """Return what a rule finds on a page."""
    sample = content if isinstance(content, Sample) else Sample(content)
    return list(rule(inspection(sample)))


def codes(rule: Rule, content: str | Sample) -> list[str]:
    """Return the codes of what a rule finds on a page."""
    return [finding.code for finding in found(rule, content)]


def image(width: int, height: int, space: str = "DeviceCMYK", bits: int = 8) -> XObject:
    """Return an image of zeros, enough for any space; a stencil mask if `space` is empty."""
    entries: dict[str, object] = {"Subtype": Name.Image, "Width": width, "Height": height}
    entries |= {"BitsPerComponent": bits} | ({} if space else {"ImageMask": True})
    return XObject(bytes(width * height * 4), entries, space)


def form(content: str, **entries: object) -> XObject:
    """Return a form as large as the page."""
    box = Array([0, 0, 400, 400])
    return XObject(content.encode(), {"Subtype": Name.Form, "BBox": box, **entries})


def transparency_group(space: str) -> Dictionary:
    """Return the group of a page or form that is blended in a space."""
    return Dictionary(S=Name.Transparency, CS=Name(f"/{space}"))


def inspection(sample: Sample) -> Inspection:
    """Return a page of a new PDF as the rules see it."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(400, 400))
    page = pdf.pages[0]
    page.obj.Resources = _resources(pdf, sample.xobjects)
    page.obj.Contents = pdf.make_stream(sample.content.encode())
    if sample.group is not None:
        page.obj.Group = sample.group
    inspected = InspectedPage(1, page, MEDIA, BLEED, TRIM, 1.0, tuple(painted_objects(page)))
    limits = choose_limits(read_limits(ProjectFiles(Path())), sample.limits)
    return Inspection(pdf, (inspected,), InkReport("not measured", ()), limits)


def _resources(pdf: Pdf, xobjects: Mapping[str, XObject]) -> Dictionary:
    spaces = _spaces(pdf)
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return Dictionary(
        Font=Dictionary(F=helvetica),
        ExtGState=Dictionary(
            Over=Dictionary(OP=True, op=True, OPM=1),
            OverModeZero=Dictionary(OP=True, op=True, OPM=0),
            Clear=Dictionary(CA=0, ca=0),
            Half=Dictionary(CA=0.5, ca=0.5),
            Multiply=Dictionary(BM=Name.Multiply),
        ),
        ColorSpace=Dictionary({f"/{name}": space for name, space in spaces.items()}),
        Shading=Dictionary(Rgb=_shading("DeviceRGB", 3), Cmyk=_shading("DeviceCMYK", 4)),
        XObject=Dictionary(
            {f"/{name}": _stream(pdf, made, spaces) for name, made in xobjects.items()}
        ),
    )


def _stream(pdf: Pdf, made: XObject, spaces: Mapping[str, Object]) -> Stream:
    stream = Stream(pdf, made.data)
    for key, value in made.entries.items():
        stream[f"/{key}"] = value
    if made.space:
        stream.ColorSpace = Name(f"/{made.space}") if made.space in DEVICE else spaces[made.space]
    return stream


def _spaces(pdf: Pdf) -> dict[str, Object]:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    white = Dictionary(WhitePoint=[0.9505, 1, 1.089])
    return {
        "All": _ink("All", Name.DeviceCMYK, [1, 1, 1, 1]),
        "AllByRgb": _ink("All", Name.DeviceRGB, [0, 0, 0]),
        "None": _ink("None", Name.DeviceCMYK, [0, 0, 0, 0]),
        "Black": _ink("Black", Name.DeviceCMYK, [0, 0, 0, 1]),
        "Spot": _ink("Invented Orange", Name.DeviceCMYK, [0, 0.5, 1, 0]),
        "SpotInCapitals": _ink("INVENTED_ORANGE", Name.DeviceCMYK, [0, 0.5, 1, 0]),
        "SpotRedder": _ink("Invented Orange", Name.DeviceCMYK, [0, 0.6, 1, 0]),
        "SpotByRgb": _ink("Invented Orange", Name.DeviceRGB, [1, 0.5, 0]),
        "SpotByLab": _ink("Invented Orange", Array([Name.Lab, white]), [60, 60, 60]),
        "Duotone": Array(
            [Name.DeviceN, [Name.Black, Name.Magenta], Name.DeviceCMYK, _black_and_magenta(pdf)]
        ),
        "Icc": Array([Name.ICCBased, pdf.make_stream(profile, N=3)]),
        "CalRgb": Array([Name.CalRGB, white]),
        "CalGray": Array([Name.CalGray, white]),
        "Lab": Array([Name.Lab, white]),
        "IndexedRgb": Array([Name.Indexed, Name.DeviceRGB, 1, b"\0\0\0\xff\xff\xff"]),
        "IndexedCmyk": Array([Name.Indexed, Name.DeviceCMYK, 1, b"\0\0\0\0\xff\xff\0\xff"]),
    }


def _ink(name: str, alternate: Object, solid: list[float]) -> Array:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C1=solid)
    tint.C0 = Array([1, 1, 1] if alternate == Name.DeviceRGB else [0] * len(solid))
    return Array([Name.Separation, Name(f"/{name}"), alternate, tint])


def _black_and_magenta(pdf: Pdf) -> Stream:
    return pdf.make_stream(
        b"{ 0 exch 0 4 2 roll exch }",
        FunctionType=4,
        Domain=[0, 1, 0, 1],
        Range=[0, 1, 0, 1, 0, 1, 0, 1],
    )


def _shading(space: str, components: int) -> Dictionary:
    function = Dictionary(
        FunctionType=2, Domain=[0, 1], N=1, C0=[0] * components, C1=[1] * components
    )
    return Dictionary(
        ShadingType=2, ColorSpace=Name(f"/{space}"), Coords=[100, 0, 200, 0], Function=function
    )
