"""What a file says of itself, and for which press it was made."""

from io import BytesIO

from pikepdf import Array, Dictionary, Encryption, Name, Pdf, String
from PIL import ImageCms

from tests.prepress.preflight.faults.case import Case, Spoil, in_catalog, nothing
from tests.prepress.preflight.pages import (
    PROFILE,
    XMP,
    first_page,
    note,
    output_intent,
    saved,
    say,
)

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert('invented')"))
GO = Dictionary(S=Name.GoTo, D=String("start"))


def without(key: str) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        del pdf.Root[f"/{key}"]

    return spoil


def packet(old: bytes, new: bytes, **info: str) -> Spoil:
    """Write another XMP packet, and into the information dictionary."""

    def spoil(pdf: Pdf) -> None:
        assert old in XMP
        say(pdf)
        pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(old, new))
        for key, value in info.items():
            pdf.docinfo[f"/{key}"] = String(value)

    return spoil


def marked(version: bytes, *, info: str = "") -> Spoil:
    def spoil(pdf: Pdf) -> None:
        say(pdf, version)
        if info:
            del pdf.Root.Metadata
            pdf.docinfo[Name.GTS_PDFXVersion] = String(info)

    return spoil


def of_version(version: str, catalog: str = "", marker: bytes = b"PDF/X-4") -> Spoil:
    def spoil(pdf: Pdf) -> bytes:
        say(pdf, marker)
        if catalog:
            pdf.Root.Version = Name(f"/{catalog}")
        return saved(pdf, version)

    return spoil


def trapped(info: Name | None, xmp: bytes) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        del pdf.docinfo[Name.Trapped]
        if info is not None:
            pdf.docinfo[Name.Trapped] = info
        say(pdf, trapped=xmp)

    return spoil


def without_identifier(pdf: Pdf, *, half: bool = False) -> bytes:
    data = saved(pdf)
    start = data.index(b"/ID [")
    end = data.index(b"]", start) + 1
    one = b"/ID [<31><32>]" if half else b""
    return data[:start] + one.ljust(end - start) + data[end:]


def profile(data: bytes, **entries: int) -> Spoil:
    """Embed another profile in the output intent, with other entries of its stream."""

    def spoil(pdf: Pdf) -> None:
        intent = output_intent(pdf, profile=data)
        for key, value in entries.items():
            intent.DestOutputProfile[f"/{key}"] = value
        pdf.Root.OutputIntents = Array([intent])

    return spoil


def patched(at: int, new: bytes) -> bytes:
    """Return the profile of the press with other bytes at a place."""
    return PROFILE[:at] + new + PROFILE[at + len(new) :]


def table_of(tag: bytes) -> int:
    """Return where a table of the profile begins."""
    entry = PROFILE.index(tag, 128)
    return int.from_bytes(PROFILE[entry + 4 : entry + 8], "big")


def named(name: str, info: str = "") -> Spoil:
    def spoil(pdf: Pdf) -> None:
        intent = output_intent(pdf, name)
        if info:
            intent.Info = String(info)
        pdf.Root.OutputIntents = Array([intent])

    return spoil


def second_intent(kind: Name) -> Spoil:
    def spoil(pdf: Pdf) -> None:
        second = output_intent(pdf)
        second.S = kind
        pdf.Root.OutputIntents.append(second)

    return spoil


def locked(pdf: Pdf) -> bytes:
    written = BytesIO()
    pdf.save(written, encryption=Encryption(owner="invented", user=""))
    return written.getvalue()


def attached(pdf: Pdf) -> None:
    pdf.attachments["letter.txt"] = b"invented"


def comment(pdf: Pdf) -> None:
    first_page(pdf).Annots = Array([note(at=0)])


def cut_off_table(pdf: Pdf) -> bytes:
    """Return a file whose table of objects points to the wrong place."""
    return saved(pdf).replace(b"startxref\n", b"startxref\n9", 1)


CASES = (
    Case("pdf-x-missing", "a file without XMP", True, without("Metadata")),
    Case("pdf-x-missing", "a file of PDF/X-1a", False, marked(b"", info="PDF/X-1a:2001")),
    Case("pdf-x-missing", "a file of PDF/X-6", False, marked(b"PDF/X-6")),
    Case("pdf-x-version", "a file of PDF/X-5g", True, marked(b"PDF/X-5g")),
    Case(
        "pdf-x-version",
        "PDF/X-4 that is marked in the old place",
        True,
        marked(b"", info="PDF/X-4"),
    ),
    Case("pdf-x-version", "a file of PDF/X-3", False, marked(b"", info="PDF/X-3:2002")),
    Case("pdf-x-version", "a file of PDF/X-4", False, nothing),
    Case("pdf-version", "PDF 1.3 that claims PDF/X-4", True, of_version("1.3")),
    Case("pdf-version", "PDF 2.0 that claims PDF/X-4", True, of_version("2.0")),
    Case("pdf-version", "PDF 1.7 that claims PDF/X-6", True, of_version("1.7", marker=b"PDF/X-6")),
    Case("pdf-version", "PDF 1.4", False, of_version("1.4")),
    Case(
        "pdf-version",
        "PDF 1.3 by its first line and 1.6 by its catalog",
        False,
        of_version("1.3", "1.6"),
    ),
    *(
        Case(
            "metadata-incomplete",
            f"XMP without {name.decode()}",
            True,
            packet(name, b"xmp:Invented"),
        )
        for name in (
            b"xmp:CreateDate",
            b"xmp:ModifyDate",
            b"xmp:MetadataDate",
            b"dc:title",
            b"xmpMM:DocumentID",
            b"xmpMM:VersionID",
            b"xmpMM:RenditionClass",
        )
    ),
    Case("metadata-incomplete", "XMP without a creator", False, nothing),
    Case(
        "metadata-incomplete",
        "a file of PDF/X-3, which need not say so much",
        False,
        marked(b"", info="PDF/X-3:2002"),
    ),
    Case("metadata-differs", "another title", True, packet(b"x", b"x", Title="Clear Rivers")),
    Case("metadata-differs", "another day", True, packet(b"x", b"x", ModDate="D:20300201000000Z")),
    Case(
        "metadata-differs",
        "the same title and day",
        False,
        packet(b"x", b"x", Title="Clean Rivers", ModDate="D:20300131000000Z"),
    ),
    Case(
        "metadata-differs",
        "the same moment in another time zone",
        False,
        packet(b"x", b"x", ModDate="D:20300131070000+07'00'"),
    ),
    Case("trapped-missing", "a file that does not say", True, trapped(None, b"")),
    Case("trapped-missing", "a file that says both", True, trapped(Name("/False"), b"True")),
    Case("trapped-missing", "a file that says so in one place", False, trapped(Name("/True"), b"")),
    Case("trapped-missing", "a file that says so in XMP", False, trapped(None, b"False")),
    Case("identifier-missing", "a file without /ID", True, without_identifier),
    Case(
        "identifier-missing",
        "a file with two short parts of /ID",
        False,
        lambda pdf: without_identifier(pdf, half=True),
    ),
    Case("identifier-missing", "a file with /ID", False, nothing),
    Case("intent-missing", "no output intent", True, without("OutputIntents")),
    Case(
        "intent-missing",
        "an output intent for PDF/A alone",
        True,
        in_catalog("OutputIntents", Array([Dictionary(S=Name.GTS_PDFA1)])),
    ),
    Case(
        "intent-missing", "an output intent for PDF/A as well", False, second_intent(Name.GTS_PDFA1)
    ),
    Case("intent-missing", "two output intents", False, second_intent(Name.GTS_PDFX)),
    Case("intent-several", "two output intents", True, second_intent(Name.GTS_PDFX)),
    Case(
        "intent-several", "an output intent for PDF/A as well", False, second_intent(Name.GTS_PDFA1)
    ),
    Case("intent-several", "one output intent", False, nothing),
    Case("intent-colours", "the profile of a screen", True, profile(SRGB, N=3)),
    Case(
        "intent-colours",
        "no profile",
        True,
        in_catalog(
            "OutputIntents",
            Array([Dictionary(S=Name.GTS_PDFX, OutputConditionIdentifier=b"FOGRA39")]),
        ),
    ),
    Case("intent-colours", "the profile of a press", False, nothing),
    Case("intent-colours", "the profile of a press with a wrong /N", False, profile(PROFILE, N=3)),
    Case("intent-profile", "/N is 3, and the profile has four inks", True, profile(PROFILE, N=3)),
    Case(
        "intent-profile",
        "more bytes than the profile says",
        True,
        profile(PROFILE + b"invented", N=4),
    ),
    Case(
        "intent-profile", "an unknown space of connection", True, profile(patched(20, b"RGB "), N=4)
    ),
    Case(
        "intent-profile",
        "a table of three inks",
        True,
        profile(patched(table_of(b"A2B0") + 8, b"\x03"), N=4),
    ),
    Case(
        "intent-profile",
        "a table that leads back to three inks",
        True,
        profile(patched(table_of(b"B2A0") + 9, b"\x03"), N=4),
    ),
    Case("intent-profile", "a line feed after the profile", False, profile(PROFILE + b"\n", N=4)),
    Case("intent-profile", "another version of ICC", False, profile(patched(8, b"\x04"), N=4)),
    Case("intent-condition", "a condition without a name", True, named("Custom")),
    Case(
        "intent-condition",
        "a condition with a description",
        False,
        named("Custom", "Invented Press, coated"),
    ),
    Case("intent-condition", "a condition with a name", False, named("FOGRA51")),
    Case("encrypted", "a file with a password for its owner", True, locked),
    Case("encrypted", "a file with an attachment", False, attached),
    Case("encrypted", "a file without an identifier", False, without_identifier),
    Case(
        "javascript",
        "a script that runs when the file is opened",
        True,
        in_catalog("OpenAction", SCRIPT),
    ),
    Case(
        "javascript",
        "a script after another action",
        True,
        in_catalog("OpenAction", Dictionary(S=Name.GoTo, Next=SCRIPT)),
    ),
    Case("javascript", "an action that moves about", False, in_catalog("OpenAction", GO)),
    Case("javascript", "a page to open at", False, in_catalog("OpenAction", Array([0, Name.Fit]))),
    Case("action", "an action that moves about", True, in_catalog("OpenAction", GO)),
    Case(
        "action",
        "a bookmark with an action",
        True,
        in_catalog("Outlines", Dictionary(First=Dictionary(A=GO))),
    ),
    Case(
        "action",
        "a bookmark with a place",
        False,
        in_catalog("Outlines", Dictionary(First=Dictionary(Dest=Array([0, Name.Fit])))),
    ),
    Case("action", "a page to open at", False, in_catalog("OpenAction", Array([0, Name.Fit]))),
    Case(
        "form",
        "a field without a widget",
        True,
        in_catalog("AcroForm", Dictionary(Fields=[Dictionary(FT=Name.Tx, T=b"name")])),
    ),
    Case(
        "form", "a form in XML", True, in_catalog("AcroForm", Dictionary(Fields=[], XFA=b"<xdp/>"))
    ),
    Case("form", "a form without fields", False, in_catalog("AcroForm", Dictionary(Fields=[]))),
    Case("form", "a comment", False, comment),
    Case("embedded-file", "an attached file", True, attached),
    Case(
        "embedded-file",
        "a list of no attached files",
        False,
        in_catalog("Names", Dictionary(EmbeddedFiles=Dictionary(Names=[]))),
    ),
    Case("embedded-file", "a comment", False, comment),
    Case("file-damaged", "a table of objects in the wrong place", True, cut_off_table),
    Case("file-damaged", "a byte after the end", False, lambda pdf: saved(pdf) + b"\n"),
    Case("file-damaged", "a file of an old version", False, of_version("1.3")),
)
