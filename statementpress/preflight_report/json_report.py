"""A report as JSON, for programs; a version may get new keys, but none is renamed or removed.

    format     "statement-press-preflight"
    version    1
    file       {name, bytes, sha256}
    limits     name of the table in press/limits.toml
    verdict    "fit" | "fit-with-warnings" | "not-fit": the worse of the two that follow
    print      the same for what comes out of the press
    formality  the same for what a file has to say of itself, or to leave out, to be PDF/X
    counts     {error, warning, note}
    pdf_x      what the file says it is, such as "PDF/X-4"; "" if it does not say
    intent     its output intent; "" if it has none
    ink        how ink was measured; "" if it was not
    pages      [{number, width, height}]: trimmed size in millimetres
    findings   [{code, severity, formality, page, spot, subject, measured, limit, count}]
    words      {code: {language: {title, meaning, remedy}}}, for each code that was found

`page` counts from 1 and is null for the whole file. `spot` is null or {left, top, right, bottom} in
millimetres from the top left of the trimmed page. `measured` and `limit` are null or {value, unit},
`value` a number or, without a unit, a name. A number that is not finite is null.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from math import isfinite

import msgspec

from statementpress.errors import Severity
from statementpress.preflight_report.examined import Examined
from statementpress.prepress.face import Measure, PreflightFinding
from statementpress.words.preflight import PreflightWords

FORMAT = "statement-press-preflight"
VERSION = 1
DIGITS = 4
"""Decimals that numbers are rounded to; a micrometre has 3 in millimetres."""

_UNSEEN = re.compile("[\x7f-\x9f\ud800-\udfff]")
"""Control characters that `json` does not escape, and lone surrogates from odd names."""

Json = Mapping[str, object]


def json_report(examined: Examined, words: Mapping[str, PreflightWords]) -> str:
    """Return the report as one JSON document in UTF-8, indented; the same for the same file."""
    preflight = examined.preflight
    codes = dict.fromkeys(finding.code for finding in preflight.findings)
    document = {
        "format": FORMAT,
        "version": VERSION,
        "file": {
            "name": examined.name,
            "bytes": len(examined.data),
            "sha256": examined.digest,
        },
        "limits": examined.limits,
        "verdict": examined.verdict.value,
        "print": examined.in_print.value,
        "formality": examined.in_form.value,
        "counts": {_word(severity): count for severity, count in examined.counts.items()},
        "pdf_x": preflight.pdf_x,
        "intent": preflight.intent,
        "ink": preflight.ink_method,
        "pages": [
            {"number": page.number, "width": _number(page.width), "height": _number(page.height)}
            for page in preflight.pages
        ],
        "findings": [_finding(finding) for finding in preflight.findings],
        "words": {code: _words(code, words) for code in codes},
    }
    written = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def _finding(finding: PreflightFinding) -> Json:
    return {
        "code": finding.code,
        "severity": _word(finding.severity),
        "formality": finding.is_formality,
        "page": finding.page,
        "spot": _rounded(asdict(finding.spot)) if finding.spot else None,
        "subject": finding.subject,
        "measured": _measure(finding.measured),
        "limit": _measure(finding.limit),
        "count": finding.count,
    }


def _words(code: str, words: Mapping[str, PreflightWords]) -> Json:
    return {language: msgspec.structs.asdict(own.of(code)) for language, own in words.items()}


def _word(severity: Severity) -> str:
    return severity.name.lower()


def _measure(measure: Measure | None) -> Json | None:
    if measure is None:
        return None
    value = measure.value
    return {
        "value": value if isinstance(value, str) else _number(value),
        "unit": measure.unit,
    }


def _rounded(numbers: Mapping[str, float]) -> Json:
    return {name: _number(value) for name, value in numbers.items()}


def _number(value: float) -> float | None:
    return round(float(value), DIGITS) if isfinite(value) else None
