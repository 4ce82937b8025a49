"""The output intent has to be there, to be named, and to have the profile of a press."""

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from PIL import ImageCms

from statementpress.errors import Severity
from statementpress.prepress.preflight.finding import Measure
from tests.prepress.preflight.pages import (
    PROFILE,
    codes,
    examined,
    findings,
    output_intent,
    page_pdf,
)

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def with_intents(*intents: Object) -> Pdf:
    pdf = page_pdf()
    pdf.Root.OutputIntents = Array(intents)
    return pdf


def with_profile(profile: bytes) -> Pdf:
    pdf = page_pdf()
    pdf.Root.OutputIntents = Array([output_intent(pdf, profile=profile)])
    return pdf


@pytest.mark.parametrize(
    "intents",
    [Array([]), Name.None_, Array([Name.GTS_PDFX]), Array([Dictionary(S=Name.GTS_PDFA1)])],
)
def test_a_file_without_an_output_intent_for_pdf_x_is_an_error(intents: Object) -> None:
    pdf = page_pdf()
    pdf.Root.OutputIntents = intents
    assert codes(pdf) == ["intent-missing"]
    assert examined(pdf).intent == ""


def test_the_profile_of_a_screen_is_an_error() -> None:
    (finding,) = findings(with_profile(SRGB), "intent-colours")
    assert finding.severity is Severity.ERROR
    assert (finding.subject, finding.measured) == ("a screen", Measure("RGB"))


@pytest.mark.parametrize(
    ("profile", "subject"),
    [(b"", "is not an ICC profile"), (PROFILE[:50_000], "is incomplete")],
)
def test_a_broken_profile_is_an_error_that_says_what_is_wrong(profile: bytes, subject: str) -> None:
    (finding,) = findings(with_profile(profile), "intent-colours")
    assert finding.subject == subject


def test_pdf_x_4_has_to_embed_the_profile() -> None:
    intent = Dictionary(S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"))
    assert codes(with_intents(intent)) == ["intent-colours"]


def test_older_versions_may_name_a_registered_condition_without_a_profile() -> None:
    intent = Dictionary(S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"))
    pdf = with_intents(intent)
    del pdf.Root[Name.Metadata]
    pdf.docinfo[Name.GTS_PDFXVersion] = String("PDF/X-1a:2001")
    assert codes(pdf) == []


@pytest.mark.parametrize(
    "name", ["", "device-cmyk", "Custom", "press.icc", "C:/profiles/coated", "8f14e45fceea167a5a36"]
)
def test_a_condition_that_has_no_name_is_a_warning(name: str) -> None:
    pdf = page_pdf()
    pdf.Root.OutputIntents = Array([output_intent(pdf, name)])
    assert codes(pdf) == ["intent-condition"]


def test_a_description_can_name_a_condition_of_the_printers_own() -> None:
    pdf = page_pdf()
    pdf.Root.OutputIntents = Array([output_intent(pdf, "Custom")])
    pdf.Root.OutputIntents[0].Info = String("Invented Press Co., sheet-fed, coated")
    assert codes(pdf) == []


def test_two_intents_are_an_error_that_names_both() -> None:
    pdf = page_pdf()
    other = output_intent(pdf, "FOGRA52", PROFILE.replace(b"FOGRA39L", b"Invented"))
    pdf.Root.OutputIntents = Array([output_intent(pdf), other])
    (finding,) = examined(pdf).findings
    assert (finding.code, finding.subject) == ("intent-several", "FOGRA39, FOGRA52")


def test_an_intent_for_pdf_a_may_stand_beside_the_one_for_pdf_x() -> None:
    pdf = page_pdf()
    pdf.Root.OutputIntents.append(Dictionary(S=Name.GTS_PDFA1))
    assert codes(pdf) == []
