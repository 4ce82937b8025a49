"""Whether a file brings its fonts: another machine replaces those that are missing."""

import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Stream

from statementpress.errors import Severity
from statementpress.prepress.content.painted import PaintedText
from statementpress.prepress.pdf.drawings import resources_of
from statementpress.prepress.pdf.objects import entries, name
from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection

FONT_FILES = (Name.FontFile, Name.FontFile2, Name.FontFile3)
"""ISO 32000-1, 9.9, table 126."""
SUBSET = re.compile(r"[A-Z]{6}\+")
"""How the name of a subset begins (9.6.4)."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find fonts that are used but not embedded (ISO 15930-7), embedded as a whole, or of Type 3.

    The 14 standard fonts are no exception. A font with only invisible text, such as that of a scan
    that was read by machine, is not needed.
    """
    for page in inspection.pages:
        seen = {text.font for text in page.painted if isinstance(text, PaintedText)}
        for shown, font in _fonts(page):
            if font.get(Name.Subtype) == Name.Type3:
                yield _finding(page, "font-type3", Severity.NOTE, shown)
            elif not _is_embedded(font):
                if shown in seen or page.fault:
                    yield _finding(page, "font-not-embedded", Severity.ERROR, shown)
            elif not SUBSET.match(shown):
                yield _finding(page, "font-not-subset", Severity.NOTE, shown)


def _fonts(page: InspectedPage) -> Iterator[tuple[str, Object]]:
    """Yield the fonts of a page, each once, with the name that painted text has for them."""
    known = set[str]()
    for resources in resources_of(page.page.obj):
        for called, font in entries(resources, Name.Font):
            shown = name(font.get(Name.BaseFont)) or name(called)
            if shown not in known:
                known.add(shown)
                yield shown, font


def _is_embedded(font: Object) -> bool:
    """Say whether the file of a font, or of a composite font's descendant (9.7), is embedded."""
    parts = font.get(Name.DescendantFonts)
    part = parts[0] if isinstance(parts, Array) and len(parts) else font
    descriptor = part.get(Name.FontDescriptor) if isinstance(part, Dictionary) else None
    if not isinstance(descriptor, Dictionary):
        return False
    return any(isinstance(descriptor.get(key), Stream) for key in FONT_FILES)


def _finding(page: InspectedPage, code: str, severity: Severity, font: str) -> PreflightFinding:
    return PreflightFinding(code, severity, page.number, subject=font)
