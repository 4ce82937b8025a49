"""Read what statement.toml says of a statement's life: draft, embargo, translation, version.

Facts that contradict each other are errors, as a reader could believe only one of them.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from statementpress.errors import meant
from statementpress.statement.signatories import Language
from statementpress.statement.status import Embargo, Status
from statementpress.statement.toml_values import Key, Values

DRAFT, FINAL = "draft", "final"

STATUS_KEYS: Mapping[str, Key] = {
    "status": Key(str, f'"{DRAFT}" or "{FINAL}"', required=False),
    "embargo": Key(
        Any,
        "a day such as 2021-05-05, or a moment such as 2021-05-05T09:00:00+07:00, without "
        "quotation marks",
        required=False,
    ),
    "embargo_zone": Key(str, "text", per_language=True, required=False),
    "unofficial": Key(
        list[str] | dict[str, str],
        'a list such as ["en"], or a table such as { en = "km" } that says from which language',
        required=False,
    ),
    "reference": Key(
        str | dict[str, str], "text, or a table with a text for each language", required=False
    ),
    "version": Key(int, "a number such as 2, without quotation marks", required=False),
    "corrigendum": Key(str, "text", per_language=True, required=False),
    "lunar": Key(
        bool | dict[str, str],
        "true, or a table with the date in words for each language that has it",
        required=False,
    ),
}
"""The keys that this module reads."""

_CONTRADICTION = "facts-contradict"


def read_status(
    values: Values, languages: Collection[Language], known: Collection[Language], day: date | None
) -> Status:
    """Return what `values` say of the life of a statement of that day; each fault is reported.

    `languages` are those of the statement, `known` those of the project. The codes of errors are
    wrong-value, unknown-language, missing-translation and facts-contradict.
    """
    lunar, lunar_dates = _lunar(values, languages)
    return Status(
        draft=_draft(values),
        embargo=_embargo(values, languages, day),
        unofficial=_unofficial(values, languages, known),
        reference=_reference(values, languages),
        version=(version := _version(values)),
        corrigendum=_corrigendum(values, languages, version),
        lunar=lunar,
        lunar_dates=lunar_dates,
    )


def _draft(values: Values) -> int | None:
    status = values.text("status")
    if status and status not in (DRAFT, FINAL):
        message = f"status: “{status}” is not known"
        hint = meant(status, (DRAFT, FINAL))
        values.report.error("wrong-value", values.line(("status",)), message, hint)
    return values.line(("status",)) if status == DRAFT else None


def _embargo(values: Values, languages: Collection[Language], day: date | None) -> Embargo | None:
    until = values.good.get("embargo")
    zone = _joined(values.translated("embargo_zone", languages))
    if until is None:
        if "embargo_zone" in values.good and "embargo" not in values.data:
            _contradict(
                values,
                "embargo_zone",
                "there is no embargo to be counted in this zone",
                "add embargo = …, or delete [embargo_zone]",
            )
        return None
    if not isinstance(until, date):  # a datetime is a date, too
        values.wrong(("embargo",), "this is no day", STATUS_KEYS["embargo"].wanted)
        return None
    ends = until.date() if isinstance(until, datetime) else until
    if day and ends < day:
        _contradict(
            values,
            "embargo",
            f"it ends on {ends}, before the statement's date, {day}",
            "correct the one that is wrong",
        )
    if isinstance(until, datetime) and until.tzinfo is None and "embargo_zone" not in values.data:
        _contradict(
            values,
            "embargo",
            "it ends at a time of day, but it is not said where",
            "write the difference from UTC after the time, such as 09:00:00+07:00, or the zone in "
            "words below [embargo_zone]",
        )
    return Embargo(until, zone, values.line(("embargo",)))


def _unofficial(
    values: Values, languages: Collection[Language], known: Collection[Language]
) -> dict[Language, Language]:
    written = values.good.get("unofficial")
    if written is None:
        return {}
    if isinstance(written, list):
        listed = values.listed("unofficial")
        paths = {code: ("unofficial", number) for number, code in enumerate(listed)}
        official = [code for code in languages if code not in listed]
        sources = dict.fromkeys(listed, official[0] if len(official) == 1 else "")
    else:
        paths = {code: ("unofficial", code) for code in written}
        sources = dict(written)
    if not sources:
        values.wrong(("unofficial",), "this is empty", STATUS_KEYS["unofficial"].wanted)
    for code, source in sources.items():
        if languages and code not in languages:
            values.unknown("language", paths[code], code, languages)
        elif source and source not in known:
            values.unknown("language", paths[code], source, known)
        elif source == code:
            _contradict(
                values,
                "unofficial",
                f"{code} cannot be translated from itself",
                "name the language in which the statement was written",
            )
    return sources


def _reference(values: Values, languages: Collection[Language]) -> dict[Language, str]:
    if isinstance(values.good.get("reference"), str):
        return dict.fromkeys(languages, values.text("reference"))
    return _joined(values.translated("reference", languages))


def _version(values: Values) -> int:
    version: int = values.good.get("version", 0)
    if "version" in values.good and version < 1:
        values.wrong(("version",), "versions are counted from 1", STATUS_KEYS["version"].wanted)
    return version


def _corrigendum(
    values: Values, languages: Collection[Language], version: int
) -> dict[Language, str]:
    if "corrigendum" in values.good and "version" not in values.data:
        _contradict(
            values,
            "corrigendum",
            "it corrects an earlier version, but this one has no number",
            "add version = 2, or the number that this version has",
        )
    elif "corrigendum" in values.good and version == 1:
        _contradict(
            values,
            "corrigendum",
            "the first version corrects none",
            "correct the number of the version, or delete [corrigendum]",
        )
    return _joined(values.translated("corrigendum", languages))


def _lunar(values: Values, languages: Collection[Language]) -> tuple[bool, dict[Language, str]]:
    written = values.good.get("lunar", False)
    if isinstance(written, bool):
        return written, {}
    for code in written:
        if languages and code not in languages:
            values.unknown("language", ("lunar", code), code, languages)
    return False, _joined(values.translated("lunar", list(written)))


def _joined(lines: Mapping[Language, tuple[str, ...]]) -> dict[Language, str]:
    return {language: " ".join(text) for language, text in lines.items()}


def _contradict(values: Values, key: str, message: str, hint: str) -> None:
    values.report.error(_CONTRADICTION, values.line((key,)), f"{key}: {message}", hint)
