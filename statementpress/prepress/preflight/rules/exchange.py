"""Whether a file is all that is needed, and one thing only: nothing is swapped in from elsewhere.

PDF/X-4 is made for complete exchange (ISO 15930-7): what is printed lies in the file itself, once,
in all its colours, and packed in ways that every press unpacks.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from statementpress.errors import Severity
from statementpress.prepress.pdf.objects import array, name
from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.prepress.preflight.inspection import Inspection

SWAPPED = {
    Name.OPI: "opi",
    Name.Ref: "reference-object",
    Name.Alternates: "alternate-image",
}
"""Entries of images and forms that name something to be printed in their place (ISO 32000-1,
14.11.7, 8.10.4 and 8.9.5.4)."""
FILTERS = {"LZWDecode", "LZW", "Crypt"}
"""Filters that PDF/X leaves out: of LZW the use was once not free, and Crypt needs a key."""
MOST_STREAMS = 200_000
"""Streams of a file of which the filters are looked at."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find stand-ins for other images, pages of one colour each, and filters that are left out."""
    for page in inspection.pages:
        if isinstance(page.page.obj.get(Name.SeparationInfo), Dictionary):
            info = page.page.obj[Name.SeparationInfo]
            ink = name(info.get(Name.DeviceColorant)) or _text(info)
            yield PreflightFinding("preseparated", Severity.ERROR, page.number, subject=ink)
        for used in page.used:
            for code in _swapped(used.obj):
                yield PreflightFinding(code, Severity.ERROR, page.number, subject=used.name)
    yield from _streams(inspection.pdf)


def _text(info: Object) -> str:
    """Return the ink of a page if it is given as a string (14.11.4, table 364)."""
    given = info.get(Name.DeviceColorant)
    return str(given) if isinstance(given, String) else ""


def _swapped(drawn: Object) -> Iterator[str]:
    """Yield the codes of what stands in for something else."""
    for key, code in SWAPPED.items():
        given = drawn.get(key)
        if isinstance(given, Dictionary) or (isinstance(given, Array) and len(given)):
            yield code


def _streams(pdf: Pdf) -> Iterator[PreflightFinding]:
    """Find streams that lie in other files (7.3.8.1), and filters that are left out, each once."""
    found: dict[str, int] = {}
    for number, each in enumerate(pdf.objects):
        if number >= MOST_STREAMS:
            break
        if isinstance(each, Stream):
            if Name.F in each:
                yield PreflightFinding("reference-object", Severity.ERROR, subject="/F")
            given = each.get(Name.Filter)
            for used in {name(one) for one in array(given) or [given]} & FILTERS:
                found[used] = found.get(used, 0) + 1
    for used, count in sorted(found.items()):
        yield PreflightFinding("filter", Severity.WARNING, subject=used, count=count)
