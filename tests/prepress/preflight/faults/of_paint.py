"""What pages paint: colours, inks, lines, text, overprint, bleed."""

from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import ImageCms

from tests.prepress.preflight.faults.case import Case, Spoil, both, nothing, painting, state

SQUARE = "100 300 60 60 re f"
LINE = "100 300 m 200 300 l S"
LAB = Array([Name.Lab, Dictionary(WhitePoint=[0.9505, 1, 1.089])])
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
FOOT = "0 0 0 1 k 10 100 m 60 100 l 60 200 l 28.346 200 l 28.346 130 l 10 130 l f"
ON_CYAN = "1 0 0 0 k 90 280 150 60 re f 0 0 0 1 K 0.5 w 100 300 m 200 300 l S"
TURNED_BAR = "0 0 0 1 k 0.866 0.5 -0.5 0.866 100 300 cm 0 0 60 0.1 re f"
OVER = state(OP=True, op=True, OPM=1)


def ink(name: str, solid: tuple[float, ...] = (0, 0.5, 1, 0)) -> Array:
    """Return the space of an ink that looks orange, or like another solid colour."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=Array(solid))
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])


def in_ink(name: str, tint: float, content: str = SQUARE) -> Spoil:
    return painting(f"/S cs {tint} scn {content}", ColorSpace=Dictionary(S=ink(name)))


def two_inks(one: Array, other: Array) -> Spoil:
    """Paint a square in each of two inks."""
    content = f"/S cs 1 scn {SQUARE} /T cs 1 scn 200 300 60 60 re f"
    return painting(content, ColorSpace=Dictionary(S=one, T=other))


def text(colour: str, size: float, extra: str = "", at: str = "100 300") -> Spoil:
    """Show a word in a font of the standard 14."""
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    content = f"{colour} {extra} BT /F {size} Tf {at} Td (Text) Tj ET"
    return painting(content, Font=Dictionary(F=helvetica), ExtGState=OVER)


def profiled(pdf: Pdf, *, used: bool = True) -> None:
    space = Array([Name.ICCBased, pdf.make_stream(SRGB, N=3)])
    content = f"/I cs 1 0 0 scn {SQUARE}" if used else ""
    painting(content, ColorSpace=Dictionary(I=space))(pdf)


def grouped(space: Object | None, **entries: object) -> Spoil:
    """Draw a transparency group with a blend space."""

    def spoil(pdf: Pdf) -> None:
        group = Dictionary(S=Name.Transparency)
        if space is not None:
            group.CS = space
        made = pdf.make_stream(f"0 0 0 1 k {SQUARE}".encode(), Subtype=Name.Form)
        made.BBox, made.Group = Array([0, 0, 400, 500]), group
        for key, value in entries.items():
            made[f"/{key}"] = value
        painting("/Fm Do", XObject=Dictionary(Fm=made))(pdf)

    return spoil


def to_the_edge(beyond: float) -> Spoil:
    """Paint a black bar that reaches so many millimetres beyond the left edge of the page."""
    right, left = 20 / 25.4 * 72, (10 - beyond) / 25.4 * 72
    return painting(f"0 0 0 1 k {left} 100 {right - left} 50 re f")


def ground(beyond: float) -> Spoil:
    """Paint a black ground that reaches so many millimetres beyond all edges of the page."""
    left, width, height = 10 - beyond, 105 + 2 * beyond, 148 + 2 * beyond
    sides = " ".join(str(side / 25.4 * 72) for side in (left, left, width, height))
    return painting(f"0 0 0 1 k {sides} re f")


def office(left: float) -> Spoil:
    """Paint a black bar so many millimetres from the left edge of the sheet."""
    return painting(f"0 0 0 1 k {left / 25.4 * 72} 100 60 50 re f")


CASES = (
    Case("colour-rgb", "a square in RGB", True, painting(f"1 0 0 rg {SQUARE}")),
    Case("colour-rgb", "a square in grey", False, painting(f"0.5 g {SQUARE}")),
    Case("colour-rgb", "RGB that paints nothing", False, painting("1 0 0 rg 0 0 0 1 k")),
    Case("colour-icc", "a square in a profile of its own", True, profiled),
    Case(
        "colour-icc", "a profile that paints nothing", False, lambda pdf: profiled(pdf, used=False)
    ),
    Case("colour-icc", "a square in RGB without a profile", False, painting(f"1 0 0 rg {SQUARE}")),
    Case(
        "colour-lab",
        "a square in Lab",
        True,
        painting(f"/L cs 50 0 0 scn {SQUARE}", ColorSpace=Dictionary(L=LAB)),
    ),
    Case(
        "colour-lab",
        "Lab that paints nothing",
        False,
        painting("/L cs 50 0 0 scn", ColorSpace=Dictionary(L=LAB)),
    ),
    Case("colour-lab", "a square in CMYK", False, painting(f"0 0 0 0.5 k {SQUARE}")),
    Case("colour-registration", "a square in all inks", True, in_ink("All", 1)),
    Case(
        "colour-registration",
        "a mark in all inks beside the page",
        False,
        in_ink("All", 1, "2 2 9 1 re f"),
    ),
    Case("colour-registration", "a square in no ink at all", False, in_ink("None", 1)),
    Case("colour-spot", "a square in an extra ink", True, in_ink("Invented Orange", 1)),
    Case("colour-spot", "a square in black, named as an ink", False, in_ink("Black", 1)),
    Case("colour-spot", "a square in no ink at all", False, in_ink("None", 1)),
    Case(
        "spot-ambiguous",
        "one name for orange and for green",
        True,
        two_inks(ink("Ink"), ink("Ink", (1, 0, 1, 0))),
    ),
    Case("spot-ambiguous", "one name twice for orange", False, two_inks(ink("Ink"), ink("Ink"))),
    Case(
        "spot-ambiguous",
        "two names for orange and for green",
        False,
        two_inks(ink("Ink"), ink("Other", (1, 0, 1, 0))),
    ),
    Case(
        "spot-spelled-twice", "a name in capitals and not", True, two_inks(ink("Ink"), ink("INK"))
    ),
    Case(
        "spot-spelled-twice",
        "a name with the books for coated and for plain paper",
        True,
        two_inks(ink("PANTONE 485 C"), ink("Pantone 485 U")),
    ),
    Case(
        "spot-spelled-twice",
        "two names that end in a letter, which is no book",
        False,
        two_inks(ink("Ink C"), ink("Ink U", (1, 0, 1, 0))),
    ),
    Case("spot-spelled-twice", "one name", False, two_inks(ink("Ink"), ink("Ink"))),
    Case(
        "spot-spelled-twice", "two names", False, two_inks(ink("Ink"), ink("Other", (1, 0, 1, 0)))
    ),
    Case("colour-group", "a group that is blended in RGB", True, grouped(Name.DeviceRGB)),
    Case("colour-group", "a group that is blended in CMYK", False, grouped(Name.DeviceCMYK)),
    Case("colour-group", "a group without a space of its own", False, grouped(None)),
    Case("hairline", "a line of a tenth of a point", True, painting(f"0 0 0 1 K 0.1 w {LINE}")),
    Case("hairline", "a line of a quarter of a point", False, painting(f"0 0 0 1 K 0.25 w {LINE}")),
    Case("hairline", "a bar of a tenth of a point, filled and turned", True, painting(TURNED_BAR)),
    Case(
        "hairline", "a thin line beside the page", False, painting("0 0 0 1 K 0.1 w 5 5 m 15 5 l S")
    ),
    Case(
        "thin-line-screened", "a thin line in a tint", True, painting(f"0 0 0 0.5 K 0.2 w {LINE}")
    ),
    Case(
        "thin-line-screened",
        "a thin line in solid black",
        False,
        painting(f"0 0 0 1 K 0.2 w {LINE}"),
    ),
    Case(
        "thin-line-screened",
        "a line of a point in a tint",
        False,
        painting(f"0 0 0 0.5 K 1 w {LINE}"),
    ),
    Case("text-small", "text of 2 points", True, text("0 0 0 1 k", 2)),
    Case("text-small", "text of 6 points", False, text("0 0 0 1 k", 6)),
    Case("text-small", "invisible text of 2 points", False, text("0 0 0 1 k", 2, "3 Tr")),
    Case("text-multi-ink", "text of 6 points in two inks", True, text("1 1 0 0 k", 6)),
    Case("text-multi-ink", "text of 20 points in two inks", False, text("1 1 0 0 k", 20)),
    Case("text-multi-ink", "text of 6 points in one ink", False, text("0 1 0 0 k", 6)),
    Case("text-screened", "text of 6 points in a tint", True, text("0 0 0 0.5 k", 6)),
    Case("text-screened", "text of 20 points in a tint", False, text("0 0 0 0.5 k", 20)),
    Case("text-screened", "text of 6 points in solid black", False, text("0 0 0 1 k", 6)),
    Case("text-rich-black", "text of 20 points in four inks", True, text("0.7 0.6 0.6 1 k", 20)),
    Case("text-rich-black", "text of 20 points in black", False, text("0 0 0 1 k", 20)),
    Case("text-rich-black", "text of 20 points in two bright inks", False, text("0 1 1 0 k", 20)),
    Case(
        "text-reversed",
        "white text of 6 points on four inks",
        True,
        text(f"0.7 0.6 0.6 1 k {SQUARE} 0 0 0 0 k", 6, at="110 320"),
    ),
    Case(
        "text-reversed",
        "white text of 20 points on four inks",
        False,
        text(f"0.7 0.6 0.6 1 k {SQUARE} 0 0 0 0 k", 20, at="110 320"),
    ),
    Case(
        "text-reversed",
        "white text of 6 points on one ink",
        False,
        text(f"0 0 0 1 k {SQUARE} 0 0 0 0 k", 6, at="110 320"),
    ),
    Case(
        "text-near-cut",
        "text half a millimetre from the edge",
        True,
        text("0 0 0 1 k", 20, at=f"{10.5 / 25.4 * 72} 300"),
    ),
    Case(
        "text-near-cut",
        "text five millimetres from the edge",
        False,
        text("0 0 0 1 k", 20, at=f"{15 / 25.4 * 72} 300"),
    ),
    Case("text-near-cut", "text beside the page", False, text("0 0 0 1 k", 4, at="1 1")),
    Case("rich-black", "a square in black and cyan", True, painting(f"0.6 0 0 1 k {SQUARE}")),
    Case("rich-black", "a square in black", False, painting(f"0 0 0 1 k {SQUARE}")),
    Case("rich-black", "a square in cyan", False, painting(f"1 0 0 0 k {SQUARE}")),
    Case("black-overprint", "text of 10 points that knocks out", True, text("0 0 0 1 k", 10)),
    Case(
        "black-overprint", "text of 10 points that overprints", False, text("/X gs 0 0 0 1 k", 10)
    ),
    Case("black-overprint", "a thin line on cyan that knocks out", True, painting(ON_CYAN)),
    Case(
        "black-overprint",
        "a thin line that knocks out of bare paper",
        False,
        painting(f"0 0 0 1 K 0.5 w {LINE}"),
    ),
    Case("black-overprint", "text of 20 points that knocks out", False, text("0 0 0 1 k", 20)),
    Case(
        "white-overprint",
        "a white square that overprints",
        True,
        painting(f"/X gs 0 0 0 0 k {SQUARE}", ExtGState=OVER),
    ),
    Case(
        "white-overprint", "a white square that knocks out", False, painting(f"0 0 0 0 k {SQUARE}")
    ),
    Case(
        "white-overprint",
        "a yellow square that overprints",
        False,
        painting(f"/X gs 0 0 1 0 k {SQUARE}", ExtGState=OVER),
    ),
    Case("bleed-missing", "a bar that ends a millimetre beyond the edge", True, to_the_edge(1)),
    Case(
        "bleed-missing", "a bar that ends three millimetres beyond the edge", False, to_the_edge(3)
    ),
    Case("bleed-missing", "a bar that ends before the edge", False, to_the_edge(-5)),
    Case("bleed-missing", "a ground that stops half a millimetre short", True, ground(-0.5)),
    Case("bleed-missing", "a shape of which only the foot bleeds", True, painting(FOOT)),
    Case(
        "bleed-missing",
        "a bar that ends at the edge of a ground of its colour",
        False,
        both(ground(5), to_the_edge(0)),
    ),
    Case(
        "outside-printable-area",
        "a bar 2 mm from the edge of the sheet",
        True,
        office(2),
        limits="office",
    ),
    Case("outside-printable-area", "a bar 20 mm from the edge", False, office(20), limits="office"),
    Case(
        "outside-printable-area",
        "a bar 2 mm from the edge of a sheet that is cut",
        False,
        office(2),
    ),
    Case(
        "total-ink",
        "a square of four solid inks",
        True,
        painting(f"1 1 1 1 k {SQUARE}"),
        measured=True,
    ),
    Case(
        "total-ink",
        "a square of three solid inks",
        False,
        painting(f"0.9 0.9 0.9 0 k {SQUARE}"),
        measured=True,
    ),
    Case(
        "total-ink",
        "four solid inks on a point",
        False,
        painting("1 1 1 1 k 100 300 1 1 re f"),
        measured=True,
    ),
    Case(
        "ink-unexpected",
        "cyan in a job of black alone",
        True,
        painting(f"1 0 0 0 k {SQUARE}"),
        limits="one-colour",
        measured=True,
    ),
    Case(
        "ink-unexpected",
        "black in a job of black alone",
        False,
        nothing,
        limits="one-colour",
        measured=True,
    ),
    Case(
        "ink-unexpected",
        "cyan in a job of four inks",
        False,
        painting(f"1 0 0 0 k {SQUARE}"),
        measured=True,
    ),
)
