"""Fonts that are missing, broken, incomplete, or at odds with the PDF."""

from pikepdf import Array, Dictionary, Name, Object, Pdf

from tests.prepress.preflight.faults.case import Case, Spoil, painting
from tests.prepress.preflight.pages import first_page
from tests.prepress.preflight.typefaces import (
    CIDS,
    SHOWN,
    SYMBOLIC,
    WIDTHS,
    cff,
    composite,
    drawn_font,
    placed,
    simple,
    truetype,
    type1,
)

KEYS = ("FontFile", "FontFile2", "FontFile3")
WIDE = ("FontFile2", "FontFile3")
LACKING = {"FontFile": type1("x"), "FontFile2": truetype("x"), "FontFile3": cff("x")}
"""Font files without the letter x."""


def shown(
    key: str, *, wide: bool = False, string: bytes = b"", mode: int = 0, **made: object
) -> Spoil:
    """Show the four letters of a font, or another string."""

    def spoil(pdf: Pdf) -> None:
        font = composite(pdf, key, **made) if wide else simple(pdf, key, **made)  # type: ignore[arg-type]
        placed(pdf, font, string or (CIDS if wide else SHOWN), mode)

    return spoil


def helvetica(pdf: Pdf, mode: int = 0) -> None:
    placed(
        pdf, Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica), SHOWN, mode
    )


def two_of_one_name(pdf: Pdf, *, second_shown: bool) -> None:
    """Name two fonts alike, of which only the first is embedded."""
    shown("FontFile2")(pdf)
    first = first_page(pdf).Resources.Font.F
    second = Dictionary({key: value for key, value in first.items() if key != "/FontDescriptor"})
    first_page(pdf).Resources.Font.G = pdf.make_indirect(second)
    if second_shown:
        more = b" BT /Over gs /G 10 Tf 100 220 Td (Text) Tj ET"
        content = first_page(pdf).Contents.read_bytes()
        first_page(pdf).Contents = pdf.make_stream(content + more)


def type3(pdf: Pdf, string: bytes, *, coloured: bool = False) -> None:
    """Show a string in a font whose only glyph, T, is drawn as a square."""
    begin = b"1000 0 d0 0 0 0 1 k" if coloured else b"1000 0 0 0 750 750 d1"
    placed(pdf, drawn_font(pdf, begin + b" 0 0 750 750 re f"), string)


def with_map(pdf: Pdf, numbers: tuple[int, ...]) -> None:
    """Lead the CIDs 1 to 4 of a composite font to glyphs by a map of its own."""
    table = b"".join(number.to_bytes(2, "big") for number in (0, *numbers))
    placed(pdf, composite(pdf, CIDToGIDMap=pdf.make_stream(table)), CIDS)


def with_flags(pdf: Pdf, **entries: object) -> None:
    """Show a font of symbols, whose codes are looked up as symbols whatever its encoding says."""
    font = simple(pdf, data=truetype(symbols=True))
    for key, value in entries.items():
        font[f"/{key}"] = value
    font.FontDescriptor.Flags = SYMBOLIC
    if "Encoding" not in entries:
        del font.Encoding
    placed(pdf, font)


def symbol_lacking(pdf: Pdf) -> None:
    font = simple(pdf, data=truetype("x", symbols=True))
    font.FontDescriptor.Flags = SYMBOLIC
    del font.Encoding
    placed(pdf, font)


def widths(**changed: int) -> dict[str, int]:
    return {**WIDTHS, **changed}


def with_differences(*names: str) -> Object:
    return Dictionary(Differences=Array([ord("T"), *(Name(f"/{name}") for name in names)]))


CASES = (
    Case("font-not-embedded", "a font of the standard 14", True, helvetica),
    Case(
        "font-not-embedded",
        "two fonts of one name, the second not embedded",
        True,
        lambda pdf: two_of_one_name(pdf, second_shown=True),
    ),
    Case(
        "font-not-embedded",
        "the same, but the second shows nothing",
        False,
        lambda pdf: two_of_one_name(pdf, second_shown=False),
    ),
    Case(
        "font-not-embedded",
        "invisible text in a font of the standard 14",
        False,
        lambda pdf: helvetica(pdf, 3),
    ),
    Case("font-not-subset", "a font embedded whole", True, shown("FontFile2", name="Invented")),
    Case("font-not-subset", "a subset", False, shown("FontFile2")),
    Case("font-not-subset", "a font that is not embedded", False, helvetica),
    Case("font-type3", "a font whose letters are drawings", True, lambda pdf: type3(pdf, b"TT")),
    Case("font-type3", "a font of Type 1", False, shown("FontFile")),
    Case("font-type3", "a drawing that is a form", False, painting("0 0 0 1 k 100 300 9 9 re f")),
    Case(
        "font-courier",
        "Courier, which programs put in place of others",
        True,
        shown("FontFile2", name="ABCDEF+Courier"),
    ),
    Case(
        "font-courier",
        "Courier New, which is chosen",
        False,
        shown("FontFile2", name="ABCDEF+CourierNew"),
    ),
    Case(
        "font-courier",
        "Courier that shows nothing",
        False,
        shown("FontFile2", name="ABCDEF+Courier", mode=3),
    ),
    *(Case("font-broken", f"/{key} that is empty", True, shown(key, data=b"")) for key in KEYS),
    *(
        Case("font-broken", f"/{key} that is garbage", True, shown(key, data=b"invented" * 40))
        for key in KEYS
    ),
    *(
        Case(
            "font-broken",
            f"/{key} that is cut in half",
            True,
            shown(key, wide=True, data=data[: len(data) // 2]),
        )
        for key, data in (("FontFile2", truetype()), ("FontFile3", cff()))
    ),
    *(Case("font-broken", f"/{key} that is whole", False, shown(key)) for key in KEYS),
    Case(
        "font-broken",
        "a TrueType file under the key of a CFF font",
        False,
        shown("FontFile3", data=truetype(), Subtype=Name.TrueType),
    ),
    Case(
        "font-broken",
        "a broken font that shows nothing",
        False,
        shown("FontFile2", data=b"", mode=3),
    ),
    *(
        Case("glyph-missing", f"a letter that /{key} lacks", True, shown(key, data=LACKING[key]))
        for key in KEYS
    ),
    *(
        Case(
            "glyph-missing",
            f"a CID that /{key} lacks",
            True,
            shown(key, wide=True, string=b"\0\1\0\7"),
        )
        for key in WIDE
    ),
    *(
        Case(
            "glyph-missing",
            f"a letter that /{key} lacks, but invisible",
            False,
            shown(key, data=LACKING[key], mode=3),
        )
        for key in KEYS
    ),
    *(
        Case(
            "glyph-missing",
            f"the letters that /{key} has",
            False,
            shown(key, data=LACKING[key], string=b"Tet"),
        )
        for key in KEYS
    ),
    *(
        Case("glyph-missing", f"a space that /{key} lacks", False, shown(key, string=b"T t"))
        for key in KEYS
    ),
    Case(
        "glyph-missing",
        "a CID that its map leads to .notdef",
        True,
        lambda pdf: with_map(pdf, (1, 2, 0, 4)),
    ),
    Case(
        "glyph-missing",
        "CIDs in an order of their own",
        False,
        lambda pdf: with_map(pdf, (4, 3, 2, 1)),
    ),
    Case("glyph-missing", "a symbol that its font lacks", True, symbol_lacking),
    Case("glyph-missing", "symbols by their codes", False, with_flags),
    Case(
        "glyph-missing",
        "symbols with an encoding, which readers ignore",
        False,
        lambda pdf: with_flags(pdf, Encoding=Name.WinAnsiEncoding),
    ),
    Case(
        "glyph-missing",
        "a letter by a name that the font lacks",
        True,
        shown("FontFile3", string=b"T", Encoding=with_differences("Euro")),
    ),
    Case(
        "glyph-missing",
        "a letter by the name of another",
        False,
        shown("FontFile3", string=b"T", Encoding=with_differences("t"), widths=widths(T=400)),
    ),
    Case(
        "glyph-missing", "a code of Type 3 without a drawing", True, lambda pdf: type3(pdf, b"Tx")
    ),
    Case("glyph-missing", "a code of Type 3 with one", False, lambda pdf: type3(pdf, b"T")),
    *(
        Case(
            "font-widths",
            f"/Widths 5 units from those of /{key}",
            True,
            shown(key, widths=widths(x=555)),
        )
        for key in KEYS
    ),
    *(
        Case(
            "font-widths",
            f"/W 5 units from those of /{key}",
            True,
            shown(key, wide=True, widths=(600, 500, 555, 400)),
        )
        for key in WIDE
    ),
    *(
        Case(
            "font-widths",
            f"/Widths 1 unit from those of /{key}",
            False,
            shown(key, widths=widths(x=551)),
        )
        for key in KEYS
    ),
    *(
        Case(
            "font-widths",
            f"/W 1 unit from those of /{key}",
            False,
            shown(key, wide=True, widths=(600, 500, 551, 400)),
        )
        for key in WIDE
    ),
    Case(
        "font-widths",
        "a wrong width of a letter that is not shown",
        False,
        shown("FontFile2", widths=widths(x=100), string=b"Tet"),
    ),
)
