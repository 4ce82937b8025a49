"""Whether a file brings its fonts whole: another machine replaces those that are missing.

Fonts are told apart by their objects: two may have one name, and only one of them a file.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pikepdf import Name, Object, Stream

from statementpress.errors import Severity
from statementpress.late import late_imports
from statementpress.prepress.content.painted import PaintedText
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection

with late_imports():
    from statementpress.prepress.preflight.fonts import glyphs, program

SUBSET = re.compile(r"[A-Z]{6}\+")
"""How the name of a subset begins (ISO 32000-1, 9.6.4)."""
TOLERANCE = 1.01
"""Thousandths of the em by which widths may differ (ISO 19005-1, 6.3.6), and what rounding adds."""
COURIER = "Courier"
"""What programs put in the place of a font that they lack (Ghent Workgroup 2022, R0014)."""
MOST_LISTED = 4
"""Codes of a font that a finding names."""


@dataclass(slots=True)
class _Used:
    """A font, and what pages show with it."""

    font: Object
    called: str
    """The name that painted text has for it."""
    codes: dict[int, set[int]] = field(default_factory=dict)
    """The codes that each page shows, by the number of the page."""

    def every(self) -> set[int]:
        """Return the codes that any page shows."""
        return set[int]().union(*self.codes.values())


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find fonts that are used but not embedded, broken or incomplete, and those to look at.

    The 14 standard fonts are no exception. A font with only invisible text, such as that of a scan
    that was read by machine, is not needed.
    """
    shown = _shown(inspection)
    for page in inspection.pages:
        for resource in page.used:
            if resource.kind == "Font":
                yield from _bringing(page, resource.obj, resource.name, shown)
    for used in shown.values():
        if used.font.get(Name.Subtype) == Name.Type3:
            yield from _compared(used, glyphs.undrawn(used.font, used.every()))
        elif (stream := glyphs.font_file(used.font)) is not None:
            yield from _programs(used, stream)


def _shown(inspection: Inspection) -> dict[tuple[object, ...], _Used]:
    """Return the fonts that show something, and the codes of it."""
    found: dict[tuple[object, ...], _Used] = {}
    for page in inspection.pages:
        for text in page.painted:
            if not isinstance(text, PaintedText) or text.source is None:
                continue
            used = found.setdefault(_key(text.source, text.font), _Used(text.source, text.font))
            codes = used.codes.setdefault(page.number, set())
            codes.update(_codes(text.source, text.string))
    return found


def _key(font: Object, called: str) -> tuple[object, ...]:
    """Return what tells a font from others: its object, or its name where it has no number."""
    return font.objgen if font.is_indirect else (called,)


def _bringing(
    page: InspectedPage, font: Object, called: str, shown: dict[tuple[object, ...], _Used]
) -> Iterator[PreflightFinding]:
    """Find a font of a page that is not embedded, or embedded as a whole, or of Type 3."""
    used = shown.get(_key(font, called))
    is_seen = bool(used and page.number in used.codes) or bool(page.fault)
    if font.get(Name.Subtype) == Name.Type3:
        yield _finding(page.number, "font-type3", Severity.NOTE, called)
    elif glyphs.font_file(font) is None:
        if is_seen:
            yield _finding(page.number, "font-not-embedded", Severity.ERROR, called)
    elif not SUBSET.match(called):
        yield _finding(page.number, "font-not-subset", Severity.NOTE, called)
    if is_seen and SUBSET.sub("", called) == COURIER:
        yield _finding(page.number, "font-courier", Severity.WARNING, called)


def _programs(used: _Used, stream: Stream) -> Iterator[PreflightFinding]:
    """Find an embedded font file that is broken, or at odds with what pages show of it."""
    try:
        found = glyphs.read_program(stream)
    except program.FontProgramError as error:
        for page in used.codes:
            measured = Measure(str(error))
            yield _finding(page, "font-broken", Severity.ERROR, used.called, measured)
        return
    if found is not None:
        yield from _compared(used, glyphs.shown_glyphs(used.font, found, used.every()))


def _compared(used: _Used, judged: Iterable["glyphs.Glyph"]) -> Iterator[PreflightFinding]:
    """Find glyphs that pages show and a font lacks, or gives another width than the PDF."""
    known = {glyph.code: glyph for glyph in judged}
    for page, codes in used.codes.items():
        here = [known[code] for code in sorted(codes) if code in known]
        lost = [_code(each) for each in here if not each.is_there]
        if lost:
            measured = Measure(_listed(lost))
            yield _finding(page, "glyph-missing", Severity.ERROR, used.called, measured)
        differing = [_widths(each) for each in here if _differs(each)]
        if differing:
            measured = Measure(_listed(differing))
            yield _finding(page, "font-widths", Severity.WARNING, used.called, measured)


def _codes(font: Object, string: bytes) -> Iterable[int]:
    """Return the codes that a string is made of, which have two bytes in composite fonts."""
    if font.get(Name.Subtype) != Name.Type0:
        return string
    return [high << 8 | low for high, low in zip(string[::2], string[1::2], strict=False)]


def _differs(glyph: "glyphs.Glyph") -> bool:
    if glyph.said is None or glyph.own is None:
        return False
    return abs(glyph.said - glyph.own) > TOLERANCE


def _code(glyph: "glyphs.Glyph") -> str:
    """Return a code as a PDF writes it."""
    return f"<{glyph.code:04X}>" if glyph.code > 0xFF else f"<{glyph.code:02X}>"


def _widths(glyph: "glyphs.Glyph") -> str:
    """Return the two widths of a glyph, that of the PDF first."""
    return f"{_code(glyph)} {glyph.said:.0f} ≠ {glyph.own:.0f}"


def _listed(names: list[str]) -> str:
    more = ", …" if len(names) > MOST_LISTED else ""
    return ", ".join(names[:MOST_LISTED]) + more


def _finding(
    page: int, code: str, severity: Severity, called: str, measured: Measure | None = None
) -> PreflightFinding:
    return PreflightFinding(code, severity, page, subject=called, measured=measured)
