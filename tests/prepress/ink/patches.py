"""Sheets with patches of known ink: 240 points square, trimmed 20 points inside, bleed 10 points.

The names of the resources say what they are: `/Over gs`, `/Spot cs`, `/All cs`.
"""

from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf

TRIM = 20
"""Points from each side of the sheet."""
WINDOW = 15.0
"""Square millimetres."""


def sheet(*contents: str, **images: bytes) -> bytes:
    """Return a PDF with a sheet for each content; each of `images` has 2 x 1 pixels of RGB."""
    pdf = Pdf.new()
    for content in contents:
        page = pdf.add_blank_page(page_size=(240, 240))
        page.obj.TrimBox = Array([TRIM, TRIM, 240 - TRIM, 240 - TRIM])
        page.obj.BleedBox = Array([10, 10, 230, 230])
        page.obj.Resources = Dictionary(
            ColorSpace=Dictionary(Spot=_ink(pdf, "/House Orange"), All=_ink(pdf, "/All")),
            ExtGState=Dictionary(
                Over=Dictionary(OP=True, op=True, OPM=1),
                Knock=Dictionary(OP=False, op=False),
                Half=Dictionary(ca=0.5),
            ),
            XObject=Dictionary({f"/{name}": _image(pdf, data) for name, data in images.items()}),
            Font=Dictionary(
                F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            ),
        )
        page.obj.Contents = pdf.make_stream(content.encode())
    return saved(pdf)


def opened(data: bytes) -> Pdf:
    """Return a file as a PDF."""
    return Pdf.open(BytesIO(data))


def saved(pdf: Pdf) -> bytes:
    """Return a PDF as a file."""
    written = BytesIO()
    pdf.save(written)
    return written.getvalue()


def _ink(pdf: Pdf, name: str) -> Object:
    tint = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0] * 4), C1=Array([0, 0.5, 1, 0])
    )
    return pdf.make_indirect(Array([Name.Separation, Name(name), Name.DeviceCMYK, tint]))


def _image(pdf: Pdf, pixels: bytes) -> Object:
    return pdf.make_stream(
        pixels,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=2,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
    )
