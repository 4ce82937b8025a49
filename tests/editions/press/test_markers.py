"""The markers of PDF/X-4 (ISO 15930-7), as a print shop's software reads them."""

import re

import pikepdf

from tests.shared.editions import Edition

DATE = "D:20210505000000Z"


def metadata(edition: Edition) -> dict[str, str]:
    with edition.pdf.open_metadata(False, update_docinfo=False) as packet:
        return {key.rpartition("}")[2]: str(value) for key, value in packet.items()}


def test_it_is_written_in_pdf_1_6(edition: Edition) -> None:
    assert edition.path.read_bytes().startswith(b"%PDF-1.6")


def test_it_says_that_it_is_pdf_x_4_and_no_longer_that_it_is_pdf_a(edition: Edition) -> None:
    packet = edition.pdf.Root.Metadata.read_bytes().decode()
    assert "PDF/X-4" in re.findall(r"GTS_PDFXVersion[^>]*>([^<]*)<", packet)
    assert "pdfaid:part" not in packet
    assert "pdfaExtension:schemas" not in packet


def test_its_one_output_intent_embeds_a_cmyk_press_profile(edition: Edition) -> None:
    (intent,) = edition.pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFX"
    assert intent.OutputConditionIdentifier == "FOGRA39"
    assert intent.RegistryName == "http://www.color.org"
    profile = intent.DestOutputProfile
    assert profile.N == 4
    assert profile.read_bytes()[12:20] == b"prtrCMYK"


def test_trapped_dates_and_title_are_the_same_in_both_places(edition: Edition) -> None:
    packet, info = metadata(edition), edition.pdf.docinfo
    assert info.Trapped == "/False"
    assert packet["Trapped"] == "False"
    assert str(info.CreationDate) == str(info.ModDate) == DATE
    assert (
        packet["CreateDate"]
        == packet["ModifyDate"]
        == packet["MetadataDate"]
        == "2021-05-05T00:00:00Z"
    )
    assert (
        info.Title
        == "Joint Statement of Civil Society Support for Children Deprived of Liberty in Cambodia"
    )


def test_the_document_has_an_identifier_of_its_own(
    press_editions: dict[str, Edition],
) -> None:
    packets = [metadata(press_editions[name]) for name in ("press", "press-mono")]
    identifiers = {packet["DocumentID"] for packet in packets}
    assert len(identifiers) == 2
    assert all(re.fullmatch(r"uuid:[0-9a-f-]{36}", identifier) for identifier in identifiers)
    assert {(packet["VersionID"], packet["RenditionClass"]) for packet in packets} == {
        ("1", "default")
    }
    assert all(len(press_editions[name].pdf.trailer.ID) == 2 for name in ("press", "press-mono"))


def test_it_has_no_annotation_no_action_and_no_attachment(edition: Edition) -> None:
    assert [page for page in edition.pdf.pages if "/Annots" in page] == []
    assert {"/OpenAction", "/AA", "/AcroForm"}.isdisjoint(edition.pdf.Root.keys())
    assert not edition.pdf.attachments


def test_no_object_of_it_is_encrypted_or_of_another_kind(edition: Edition) -> None:
    assert not edition.pdf.is_encrypted
    kinds = {str(o.get("/Subtype")) for o in edition.pdf.objects if isinstance(o, pikepdf.Stream)}
    assert "/PS" not in kinds
