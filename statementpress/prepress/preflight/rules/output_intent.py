"""Whether a file says for which press and paper it was made, so that others can go by it.

An output intent of PDF/X (ISO 32000-1, 14.11.5; ISO 15930-7, 6.4) has a name, the identifier of the
characterisation of a press, and the profile itself.
"""

import re
from collections.abc import Iterator
from hashlib import sha256

from pikepdf import Name, Object, Pdf, Stream, String

from statementpress.errors import Severity
from statementpress.prepress.colour.profile import CLASSES, ProfileError, read_header
from statementpress.prepress.pdf.objects import items
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import Inspection
from statementpress.prepress.preflight.rules.conformance import BLIND_EXCHANGE, pdfx_marker
from statementpress.unpacking import unpack_or_none

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
    registered = pdfx_marker(inspection.pdf).startswith(BLIND_EXCHANGE)
    for intent in intents:
        yield from _profile_findings(intent, registered)
        if not _is_named(intent):
            name = Measure(_text(intent, Name.OutputConditionIdentifier))
            measured = name if name.value else None
            yield PreflightFinding("intent-condition", Severity.WARNING, measured=measured)
    if len({sha256(_profile(intent) or b"").digest() for intent in intents}) > 1:
        names = ", ".join(map(_name, intents))
        yield PreflightFinding("intent-condition", Severity.WARNING, subject=names)


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
