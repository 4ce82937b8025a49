"""Files that cannot be read are refused with a reason; mended ones are read and reported."""

from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, ObjectStreamMode, Pdf, String

from statementpress.errors import Severity
from statementpress.prepress.pdf.opening import LOOP, UnreadablePdfError, cleaned, damage, opened
from tests.prepress.preflight.pages import codes, examined, findings, first_page, page_pdf, saved


def refused(data: bytes) -> str:
    """Return the reason for which a file is refused."""
    with pytest.raises(UnreadablePdfError) as caught, opened(data):
        pass
    return str(caught.value)


def locked(password: str, streams: ObjectStreamMode = ObjectStreamMode.preserve) -> bytes:
    """Return a protected file, which readers open with `password`, or without one if it is ""."""
    written = BytesIO()
    encryption = Encryption(owner="invented", user=password)
    page_pdf().save(written, encryption=encryption, object_stream_mode=streams)
    return written.getvalue()


def without_pages() -> Pdf:
    pdf = page_pdf()
    pdf.Root.Pages.Kids, pdf.Root.Pages.Count = Array([]), 0
    return pdf


def with_a_page_tree_in_a_ring() -> Pdf:
    pdf = page_pdf()
    pdf.Root.Pages.Kids = Array([pdf.Root.Pages])
    return pdf


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n" + bytes(2000), "is not a PDF"),
        (b"%PDF-1.6\n", "is cut off: its end is missing"),
        (saved(page_pdf())[:900], "is cut off: its end is missing"),
        (locked("secret"), "needs a password to be opened"),
        (locked("secret", ObjectStreamMode.generate), "needs a password to be opened"),
        (saved(without_pages()), "has no pages"),
        (saved(with_a_page_tree_in_a_ring()), "has no pages"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    assert refused(data) == reason


@pytest.mark.parametrize("before", [0, 1])
def test_a_way_back_in_the_page_tree_is_cut_with_a_warning(before: int) -> None:
    pdf = page_pdf(pages=2)
    pdf.Root.Pages.Kids.insert(before, pdf.Root.Pages)
    (finding,) = examined(pdf).findings
    assert (finding.code, finding.subject) == ("file-damaged", LOOP)
    assert len(examined(pdf).pages) == 2


def files_locked(**filters: Name) -> bytes:
    """Return a file that asks for a password only if somebody opens what is attached to it."""
    pdf = page_pdf()
    lock = Dictionary(CFM=Name.AESV2, AuthEvent=Name.EFOpen, Length=16)
    keys = {"O": String(b"o" * 32), "U": String(b"u" * 32), "P": -4, "V": 4, "R": 4, "Length": 128}
    given = {"Filter": Name.Standard, "CF": Dictionary(StdCF=lock), **keys, **filters}
    pdf.trailer[Name.NoCrypt] = Dictionary({f"/{key}": value for key, value in given.items()})
    return saved(pdf).replace(b"/NoCrypt", b"/Encrypt")


def test_a_file_whose_attachments_alone_are_encrypted_is_judged_with_a_warning() -> None:
    (finding,) = examined(files_locked(EFF=Name.StdCF)).findings
    assert (finding.code, finding.severity) == ("encrypted", Severity.WARNING)


@pytest.mark.parametrize("part", ["StmF", "StrF"])
def test_a_file_of_which_more_is_encrypted_needs_its_password(part: str) -> None:
    data = files_locked(EFF=Name.StdCF, **{part: Name.StdCF})
    assert refused(data) == "needs a password to be opened"


@pytest.mark.parametrize(("old", "new"), [(b"/Size 8", b"/Size 9"), (b"/Resources", b"/Nothing")])
def test_a_wrong_size_and_missing_resources_are_a_warning(old: bytes, new: bytes) -> None:
    written = BytesIO()
    page_pdf().save(written, object_stream_mode=ObjectStreamMode.disable, force_version="1.6")
    assert written.getvalue().count(old) == 1
    assert codes(written.getvalue().replace(old, new)) == ["file-damaged"]


def test_a_file_for_all_to_read_is_opened_though_it_is_protected() -> None:
    with opened(locked("")) as pdf:
        assert pdf.is_encrypted


def test_a_sound_file_has_no_damage() -> None:
    with opened(saved(page_pdf())) as pdf:
        assert damage(pdf) == ""


def test_a_header_after_something_else_is_found() -> None:
    with opened(b"From: printer@example.org\n" + saved(page_pdf())) as pdf:
        assert len(pdf.pages) == 1


def test_what_was_mended_is_a_warning_that_says_what() -> None:
    data = saved(page_pdf()).replace(b"startxref", b"startXref")
    (finding,) = findings(data, "file-damaged")
    assert finding.subject == "file is damaged"
    assert codes(data) == ["file-damaged"]


def test_a_page_without_a_media_box_was_mended() -> None:
    pdf = page_pdf()
    del first_page(pdf)[Name.MediaBox]
    (finding,) = findings(pdf, "file-damaged")
    assert "MediaBox is undefined" in finding.subject


def test_what_all_readers_take_alike_is_no_damage() -> None:
    pdf = page_pdf()
    first_page(pdf).Annots = pdf.make_indirect(Array([]))
    data = saved(pdf)
    with opened(data) as sound:
        number = first_page(sound).Annots.objgen[0]
    table = data[data.index(b"0000000000 65535 f") :].splitlines()
    at_the_start_of_the_file = b"0000000000 00000 n "
    assert codes(data.replace(table[number], at_the_start_of_the_file)) == []


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    codes(saved(page_pdf()).replace(b"startxref", b"startXref"))
    assert capfd.readouterr() == ("", "")


def test_messages_are_short_and_the_same_in_every_run() -> None:
    origin = "stream <_io.BytesIO object at 0x7f4cc2a41bc0> (object 3 0): damaged"
    assert cleaned(origin) == "(object 3 0): damaged"
    assert cleaned(f"not unpacked: {origin}") == "not unpacked: (object 3 0): damaged"
    assert len(cleaned("damaged " * 40)) == 120
    assert cleaned("<Rule at 0x7f4cc2a41bc0>\n broke") == "<Rule > broke"
