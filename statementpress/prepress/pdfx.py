"""Mark a PDF as PDF/X-4 (ISO 15930-7): output intent, metadata, dates and identifiers.

The PDF keeps its dates, and every identifier is made from what the file is, so that the same
statement gives the same bytes. The claim to be PDF/A is removed together with its output intent. A
claim to be PDF/UA stays.
"""

from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from pikepdf import Array, Dictionary, Name, Pdf, String
from pikepdf.models import PdfMetadata

from statementpress.prepress.colour.profile import OutputProfile

VERSION = "1.6"
"""The version of PDF in which PDF/X-4 is written (ISO 15930-7, 6.2)."""

_IDENTIFICATION = "http://www.npes.org/pdfx/ns/id/"


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """How a file is to be printed."""

    profile: OutputProfile
    name: str = ""
    """The name of the output condition in a registry, or empty for a printer's own condition, which
    only its profile describes."""
    registry: str = ""
    """The address of the registry, or empty."""
    description: str = ""
    """The condition in words, or empty for those of the profile."""


def mark_as_pdfx(pdf: Pdf, intent: OutputIntent, identifier: str) -> None:
    """Write the markers of PDF/X-4; `identifier` names the document in all its versions."""
    pdf.Root.OutputIntents = Array([_output_intent(pdf, intent)])
    pdf.docinfo[Name.Trapped] = Name("/False")
    _write_metadata(pdf, identifier)


def _output_intent(pdf: Pdf, intent: OutputIntent) -> Any:
    """Return the output intent (ISO 32000-1, 14.11.5; ISO 15930-7, 6.4)."""
    description = intent.description or intent.profile.description
    profile = pdf.make_stream(intent.profile.data, N=intent.profile.components)
    made = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(intent.name or intent.profile.description),
        OutputCondition=String(description),
        Info=String(description),
        DestOutputProfile=profile,
    )
    if intent.registry:
        made.RegistryName = String(intent.registry)
    return pdf.make_indirect(made)


def _write_metadata(pdf: Pdf, identifier: str) -> None:
    """Write what ISO 15930-7, 6.9, requires in the XMP packet."""
    PdfMetadata.register_xml_namespace(_IDENTIFICATION, "pdfxid")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for claim in ("pdfaid:part", "pdfaid:conformance", "pdfaExtension:schemas"):
            metadata.pop(claim, None)
        metadata["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
        metadata["pdf:Trapped"] = "False"
        metadata["xmp:MetadataDate"] = metadata["xmp:ModifyDate"]
        metadata["xmpMM:DocumentID"] = f"uuid:{uuid5(NAMESPACE_URL, identifier)}"
        metadata["xmpMM:VersionID"] = metadata.get("xmpMM:VersionID") or "1"
        metadata["xmpMM:RenditionClass"] = "default"
