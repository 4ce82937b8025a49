"""XMP metadata that claim both PDF/A-3a and PDF/UA-1, with a title in every language.

WeasyPrint writes the identifier of one standard only. PDF/A demands that `pdfuaid`, which its own
schema does not know, is described by an extension schema (ISO 19005-3, 6.6.2.3.1).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from xml.sax.saxutils import escape, quoteattr

from statementpress import __version__


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself; texts are given by their language."""

    titles: Mapping[str, str]
    languages: tuple[str, ...]
    authors: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    keywords: tuple[str, ...] = ()
    date: str = ""
    """In W3C form, in UTC: 2021-05-05T00:00:00Z; "" for no date."""
    creator_tool: str = f"Statement Press {__version__}"
    """The program that composed the document."""
    label: str = ""
    """What kind of text it is besides a statement: "DRAFT"; "" for a final one."""
    identifier: str = ""
    """The number under which those who issued it keep it; "" for none."""
    version: str = ""
    """The number that they give this version; "" for none."""
    producer: str = field(default_factory=lambda: f"WeasyPrint {version('weasyprint')}")
    """The program that wrote the PDF."""


_EXTENSION_SCHEMA = """
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def rdf(metadata: Metadata) -> bytes:
    """Return the RDF of the XMP packet, in UTF-8."""
    languages = "".join(f"<rdf:li>{escape(code)}</rdf:li>" for code in metadata.languages)
    return f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:title>{_alternatives(metadata.titles)}</dc:title>
<dc:creator><rdf:Seq>{_items(metadata.authors)}</rdf:Seq></dc:creator>
<dc:description>{_alternatives(metadata.descriptions)}</dc:description>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
<pdf:Keywords>{escape(", ".join(metadata.keywords))}</pdf:Keywords>
<pdf:Producer>{escape(metadata.producer)}</pdf:Producer>
<xmp:CreatorTool>{escape(metadata.creator_tool)}</xmp:CreatorTool>
{_dates(metadata.date)}{_status(metadata)}
</rdf:Description>{_EXTENSION_SCHEMA}
</rdf:RDF>""".encode()


def _dates(date: str) -> str:
    if not date:
        return ""
    written = escape(date)
    return f"<xmp:CreateDate>{written}</xmp:CreateDate><xmp:ModifyDate>{written}</xmp:ModifyDate>"


def _status(metadata: Metadata) -> str:
    """Return the properties that only some statements have."""
    found = {
        "dc:identifier": metadata.identifier,
        "xmp:Label": metadata.label,
        "xmpMM:VersionID": metadata.version,
    }
    media = ' xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
    return "".join(
        f"\n<{name}{media if name.startswith('xmpMM') else ''}>{escape(value)}</{name}>"
        for name, value in found.items()
        if value
    )


def _items(texts: Mapping[str, str]) -> str:
    return "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in dict.fromkeys(texts.values()))


def _alternatives(texts: Mapping[str, str]) -> str:
    """Return an rdf:Alt with a text for each language; the first one is also the default."""
    default = next(iter(texts.values()), "")
    items = {"x-default": default} | dict(texts)
    return (
        "<rdf:Alt>"
        + "".join(
            f"<rdf:li xml:lang={quoteattr(language)}>{escape(text)}</rdf:li>"
            for language, text in items.items()
        )
        + "</rdf:Alt>"
    )
