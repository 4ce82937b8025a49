"""Whether a file says for which press and paper it was made, so that others can go by it.

An output intent of PDF/X (ISO 32000-1, 14.11.5; ISO 15930-7, 6.4) has a name, the identifier of the
characterisation of a press, and the profile itself.
"""

import re
from collections.abc import Callable, Iterator

from pikepdf import Name, Object, Pdf, Stream, String

from statementpress.errors import Severity
from statementpress.prepress.colour.profile import (
    CLASSES,
    Header,
    ProfileError,
    channels,
    read_header,
)
from statementpress.prepress.pdf.objects import entry, items
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import Inspection
from statementpress.prepress.preflight.rules.conformance import BLIND_EXCHANGE, pdfx_marker
from statementpress.unpacking import unpack_or_none

COMPONENTS = {"GRAY": 1, "RGB": 3, "CMYK": 4}
"""The colours of a device by the name of its space in a profile (ICC.1:2010, 7.2.6)."""
CONNECTIONS = {"Lab", "XYZ"}
TABLES: dict[str, Callable[[int], tuple[int, int]]] = {
    "A2B0": lambda inks: (inks, 3),
    "B2A0": lambda inks: (3, inks),
}
"""The tables of a profile, and from how many colours to how many they lead."""
TABLED = {4}
"""The numbers of inks that need tables; one ink may do with a curve (8.4)."""
PADDING = b"\0\r\n "
"""What may follow a profile: it fills up the file, or belongs to the end of the stream."""
PRESS_SPACES = {"CMYK", "GRAY"}
LARGEST_PROFILE = 20_000_000
"""Bytes; profiles of presses have 100 kB to 3 MB."""

_NO_NAME = re.compile(r"device-.*|custom|none|unknown|untitled.*|.*\.icc|[0-9a-f-]{16,}|.*[/\\].*")
"""What programs write if they have no name: a keyword, a file's name, a digest."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find output intents that are missing, unnamed, in conflict, or not for a press."""
    intents = _pdfx_intents(inspection.pdf)
    if not intents:
        yield PreflightFinding("intent-missing", Severity.ERROR)
        return
    if len(intents) > 1:
        names = ", ".join(map(_name, intents))
        counted, one = Measure(len(intents)), Measure(1)
        yield PreflightFinding(
            "intent-several", Severity.ERROR, subject=names, measured=counted, limit=one
        )
    registered = pdfx_marker(inspection.pdf).startswith(BLIND_EXCHANGE)
    for intent in intents:
        yield from _profile_findings(intent, registered)
        if not _is_named(intent):
            name = Measure(_text(intent, Name.OutputConditionIdentifier))
            measured = name if name.value else None
            yield PreflightFinding("intent-condition", Severity.WARNING, measured=measured)


def intent_name(pdf: Pdf) -> str:
    """Return the name of a file's output condition; empty if it has no output intent."""
    return next(map(_name, _pdfx_intents(pdf)), "")


def _pdfx_intents(pdf: Pdf) -> list[Object]:
    """Return the output intents of a file that are for PDF/X."""
    found = items(pdf.Root.get(Name.OutputIntents))
    return [intent for intent in found if intent.get(Name.S) == Name.GTS_PDFX]


def _profile_findings(intent: Object, registered: bool) -> Iterator[PreflightFinding]:
    """Find a profile that is missing or not for a press.

    X-1a and X-3 may leave the profile out if the name is registered. The subject of a finding is
    what is wrong with the profile, or the kind of device that it is for.
    """
    profile = _profile(intent)
    if profile is None:
        if not registered:
            yield PreflightFinding("intent-colours", Severity.ERROR)
        return
    try:
        header = read_header(profile)
    except ProfileError as error:
        yield PreflightFinding("intent-colours", Severity.ERROR, subject=str(error))
        return
    if header.device != "prtr" or header.space not in PRESS_SPACES:
        device, space = CLASSES.get(header.device, header.device), Measure(header.space)
        yield PreflightFinding("intent-colours", Severity.ERROR, subject=device, measured=space)
    yield from _contradictions(intent.get(Name.DestOutputProfile), profile, header)


def _contradictions(stream: object, profile: bytes, header: Header) -> Iterator[PreflightFinding]:
    """Find what the PDF or the header of a profile says, and the profile itself denies.

    The subject is what is wrong: the number of components (/N), the size of the file, the space in
    which colours are connected (ICC.1:2010, 7.2.7), or the tables that lead there and back.
    """
    count, inks = entry(stream, Name.N), COMPONENTS.get(header.space)
    if inks and count != inks:
        said = Measure(count) if isinstance(count, int) else None
        yield _contradiction("/N", said, Measure(inks))
    if profile[header.length :].strip(PADDING):
        yield _contradiction("ICC size", Measure(header.length), Measure(len(profile)))
    if header.connection not in CONNECTIONS:
        yield _contradiction("ICC PCS", Measure(header.connection), Measure("Lab, XYZ"))
    for tag, way in TABLES.items():
        found = channels(profile, tag)
        if inks in TABLED and found != way(inks):
            measured = Measure(" → ".join(map(str, found))) if found else None
            yield _contradiction(f"ICC {tag}", measured, Measure(" → ".join(map(str, way(inks)))))


def _contradiction(subject: str, measured: Measure | None, limit: Measure) -> PreflightFinding:
    return PreflightFinding("intent-profile", Severity.ERROR, None, None, subject, measured, limit)


def _is_named(intent: Object) -> bool:
    """Say whether an intent has an identifier, and it or the description is a name for people."""
    identifier = _text(intent, Name.OutputConditionIdentifier)
    names = (identifier, _text(intent, Name.OutputCondition), _text(intent, Name.Info))
    return bool(identifier) and any(name and not _NO_NAME.fullmatch(name.lower()) for name in names)


def _name(intent: Object) -> str:
    return _text(intent, Name.OutputConditionIdentifier) or _text(intent, Name.Info)


def _text(intent: Object, key: Name) -> str:
    value = intent.get(key)
    return " ".join(str(value).split()) if isinstance(value, String) else ""


def _profile(intent: Object) -> bytes | None:
    """Return the embedded profile, or None if there is none that can be unpacked."""
    stream = intent.get(Name.DestOutputProfile)
    return unpack_or_none(stream, LARGEST_PROFILE) if isinstance(stream, Stream) else None
