"""What sheets keep of a PDF (what prints, its title and language), and what they leave behind."""

import re
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

from tests.prepress.imposition.numbered import (
    A6,
    cell_boxes,
    drawn,
    imposed,
    numbered,
    opened,
    saved,
    scheme,
)
from tests.readers import mupdf, poppler
from tests.readers.tool import output, requires

PRINTED, HIDDEN = 4, 2


def box(pdf: Pdf, colour: str = "1 0 0 rg", **entries: object) -> Object:
    """Return a form of 50 points that is filled with a colour."""
    form = pdf.make_stream(
        f"{colour} 0 0 50 50 re f".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 50, 50]),
    )
    for key, value in entries.items():
        form[f"/{key}"] = value
    return form


def note(pdf: Pdf, subtype: str, flags: int, **entries: object) -> Dictionary:
    """Return an annotation that looks like a red box at the lower left of the page."""
    made = Dictionary(
        Type=Name.Annot,
        Subtype=Name(f"/{subtype}"),
        Rect=Array([10, 10, 60, 60]),
        F=flags,
        AP=Dictionary(N=box(pdf)),
    )
    for key, value in entries.items():
        made[f"/{key}"] = value
    return made


def annotated(subtype: str, flags: int, *, layer_off: bool = False) -> bytes:
    """Return a page with an annotation, which may be on a layer that is off."""
    with opened(numbered(1)) as pdf:
        made = pdf.make_indirect(note(pdf, subtype, flags))
        if layer_off:
            made.OC = layer(pdf)
        if subtype == "Widget":
            made.FT, made.T = Name.Tx, String("name")
            pdf.Root.AcroForm = Dictionary(Fields=Array([made]))
        pdf.pages[0].obj.Annots = Array([made])
        return saved(pdf)


def layer(pdf: Pdf) -> Object:
    """Return a layer that is off."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("notes")))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([group]), D=Dictionary(OFF=Array([group]), Order=Array([group]))
    )
    return group


def has_red(pdf: bytes) -> bool:
    """Say whether the red box of an annotation shows on the first page."""
    return drawn(pdf)[0].getpixel((421 + 35, 595 - 35)) == (255, 0, 0)


@pytest.mark.parametrize(
    ("subtype", "flags", "layer_off", "shows"),
    [
        ("Stamp", PRINTED, False, True),
        ("Widget", PRINTED, False, True),
        ("Stamp", 0, False, False),
        ("Stamp", PRINTED | HIDDEN, False, False),
        ("Stamp", PRINTED, True, False),
    ],
)
def test_stamps_and_fields_are_kept_if_they_print(
    subtype: str, flags: int, layer_off: bool, shows: bool
) -> None:
    sheets = imposed(annotated(subtype, flags, layer_off=layer_off)).pdf
    assert has_red(sheets) is shows
    with opened(sheets) as pdf:
        assert Name.AcroForm not in pdf.Root
        assert all(Name.Annots not in page.obj for page in pdf.pages)


def test_layers_stay_off() -> None:
    with opened(numbered(1)) as pdf:
        page = pdf.pages[0]
        page.obj.Resources.Properties = Dictionary(L=layer(pdf))
        page.contents_add(b"/OC /L BDC 1 0 0 rg 10 10 50 50 re f EMC")
        off = saved(pdf)
        pdf.Root.OCProperties.D.OFF = Array([])
        on = saved(pdf)
    assert not has_red(imposed(off).pdf)
    assert has_red(imposed(on).pdf)


def test_blend_groups_are_kept() -> None:
    def grouped(page: Page, _: int) -> None:
        page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB, I=True)

    with opened(imposed(numbered(1, change=grouped)).pdf) as pdf:
        form = pdf.pages[0].obj.Resources.XObject.P1
        assert Name.DeviceRGB == form.Group.CS


def test_title_and_language_are_kept_and_the_title_names_the_sheets() -> None:
    with opened(numbered(1)) as pdf:
        pdf.docinfo[Name.Title] = String("ទន្លេស្អាត Clean Rivers")
        pdf.Root.Lang = String("km")
        source = saved(pdf)
    with opened(imposed(source).pdf) as sheets:
        assert str(sheets.docinfo[Name.Title]) == "ទន្លេស្អាត Clean Rivers – printing sheets"
        assert str(sheets.Root.Lang) == "km"
    with opened(imposed(numbered(1)).pdf) as sheets:
        assert str(sheets.docinfo[Name.Title]) == "Printing sheets"


def test_links_bookmarks_scripts_files_and_tags_are_left_behind() -> None:
    with opened(numbered(2)) as pdf:
        script = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))
        pdf.Root.OpenAction = script
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        pdf.attachments["a.txt"] = b"attached"
        pdf.pages[0].obj.AA = Dictionary(O=script)
        with pdf.open_outline() as outline:
            outline.add("page 1", 0)
        source = saved(pdf)
    with opened(imposed(source).pdf) as sheets:
        kept = set(sheets.Root.keys())
    assert kept == {"/Type", "/Pages", "/ViewerPreferences"}
    assert not re.search(rb"JavaScript|EmbeddedFile|StructTree", _plain(imposed(source).pdf))


def _plain(data: bytes) -> bytes:
    with opened(data) as pdf:
        entries = (obj.stream_dict if isinstance(obj, Stream) else obj for obj in pdf.objects)
        return b"".join(each.unparse(resolved=True) for each in entries)


def test_fonts_and_images_are_stored_once() -> None:
    with opened(numbered(24)) as pdf:
        photo = pdf.make_stream(
            b"\x80" * 90_000,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=300,
            Height=300,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
        )
        for page in pdf.pages:
            page.obj.Resources.XObject = Dictionary(I=photo)
        source = saved(pdf)
    objects = _plain(imposed(source).pdf)
    assert (objects.count(b"/Image"), objects.count(b"/Helvetica")) == (1, 1)


@requires(poppler, mupdf)
def test_every_reader_finds_in_each_half_the_text_of_its_page(tmp_path: Path) -> None:
    path = tmp_path / "sheets.pdf"
    path.write_bytes(imposed(numbered(8)).pdf)
    read = [_poppler(path, side, half) for side in range(4) for half in range(2)]
    assert read == [f"page {number}" for number in (8, 1, 2, 7, 6, 3, 4, 5)]
    assert [set(text.split("\n")) - {""} for text in mupdf.text(path)] == [
        {"page 8", "page 1"},
        {"page 2", "page 7"},
        {"page 6", "page 3"},
        {"page 4", "page 5"},
    ]


def _poppler(path: Path, side: int, half: int) -> str:
    left, bottom, right, top = (round(edge) for edge in cell_boxes((842, 595), 1)[half])
    area = {"-x": left, "-y": bottom, "-W": right - left, "-H": top - bottom}
    options = [word for key, value in area.items() for word in (key, str(value))]
    number = str(side + 1)
    return output("pdftotext", "-f", number, "-l", number, *options, str(path), "-").strip("\f\n")


def test_cards_share_one_form_for_all_four_places() -> None:
    with opened(imposed(numbered(2, A6), scheme("cards")).pdf) as sheets:
        assert [list(page.obj.Resources.XObject.keys()) for page in sheets.pages] == [
            ["/P1"],
            ["/P2"],
        ]
