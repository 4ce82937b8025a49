"""What a statement says of its own life in one language: as draft, embargo, version, reference."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from statementpress.errors import ContentError, Finding, Place, SetupError, Severity
from statementpress.statement.model import Statement
from statementpress.statement.status import Embargo
from statementpress.words.languages import Language
from statementpress.words.table import LANGUAGES, place_of


@dataclass(frozen=True, slots=True)
class Said:
    """The lines of one language; "" for each that the statement does not have."""

    draft: str = ""
    """The mark of a draft, for the head of each page."""
    draft_foot: str = ""
    """The line of a draft, for the foot of each page."""
    reference: str = ""
    embargo: str = ""
    """Above the title."""
    unofficial: str = ""
    """Below the title."""
    lunar: str = ""
    """Above the dateline: the date of the lunar calendar."""
    version: str = ""
    """Below the dateline."""
    corrigendum: str = ""
    """Below the version."""

    def in_order(self) -> Iterator[str]:
        """Yield the lines of the opening in the order in which readers find them."""
        lines = (self.reference, self.embargo, self.unofficial, self.lunar)
        yield from filter(None, (*lines, self.version, self.corrigendum))


def said(statement: Statement, code: str, languages: Mapping[str, Language]) -> Said:
    """Return what the statement says of itself in the language `code`.

    `languages` are those of the project. Raises SetupError if the project's table lacks words for
    it, and ContentError (no-lunar-date) for a lunar date that no language of the statement has.
    """
    status, language = statement.status, languages[code]

    def filled(key: str, **values: str) -> str:
        return _pattern(languages, code, key).format(**values)

    return Said(
        draft=filled("draft") if status.draft else "",
        draft_foot=filled("draft_foot") if status.draft else "",
        reference=filled("reference", reference=status.reference[code])
        if code in status.reference
        else "",
        embargo=_embargo(status.embargo, code, languages) if status.embargo else "",
        unofficial=_unofficial(status.unofficial[code], code, languages)
        if code in status.unofficial
        else "",
        lunar=_lunar(statement, code, languages),
        version=filled("version", number=language.figures(status.version))
        if status.version
        else "",
        corrigendum=filled("corrigendum", text=status.corrigendum[code])
        if code in status.corrigendum
        else "",
    )


def embargo_line(until: date, code: str, languages: Mapping[str, Language]) -> str:
    """Return that nobody may publish a statement before the day or the moment `until`."""
    return _embargo(Embargo(until, {}), code, languages)


def _embargo(embargo: Embargo, code: str, languages: Mapping[str, Language]) -> str:
    moment = _moment(embargo, code, languages)
    return _pattern(languages, code, "embargo").format(moment=moment)


def _moment(embargo: Embargo, code: str, languages: Mapping[str, Language]) -> str:
    """Return the end of an embargo, with its zone if one was written."""
    language, until = languages[code], embargo.until
    parts = language.date_parts(code, until)
    key, zone = "whole_day", embargo.zone.get(code, "")
    if isinstance(until, datetime):
        hour, minute = language.figures(until.hour), f"{until.minute:02}"
        minute = "".join(language.figures(int(digit)) for digit in minute)
        parts |= {"hour": hour, "minute": minute}
        key, zone = "moment", zone or _from_utc(until.utcoffset())
    moment = _pattern(languages, code, key).format(**parts)
    if not zone:
        return moment
    return _pattern(languages, code, "in_zone").format(moment=moment, zone=zone)


def _from_utc(offset: timedelta | None) -> str:
    """Return an offset as it is written in all languages: UTC+7, UTC−3:30."""
    if offset is None:
        return ""
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "" if not minutes else "+" if minutes > 0 else "−"
    return f"UTC{sign}" + (f"{hours}" if minutes else "") + (f":{rest:02}" if rest else "")


def _unofficial(source: str, code: str, languages: Mapping[str, Language]) -> str:
    """Return that a text is an unofficial translation, naming the original language if it can."""
    known = languages[code].status.unofficial_from
    return known.get(source) or _pattern(languages, code, "unofficial")


def _lunar(statement: Statement, code: str, languages: Mapping[str, Language]) -> str:
    status, words = statement.status, languages[code].lunar
    if not status.lunar:
        return status.lunar_dates.get(code, "")
    if words:
        return words.named(statement.date, languages[code].digits)
    if not any(languages[each].lunar for each in statement.languages):
        message = "no language of this statement writes the date of the lunar calendar"
        hint = f"delete `lunar`, or add [{code}.lunar] to a copy of {place_of(LANGUAGES)}"
        place = Place(f"{statement.known_as}/statement.toml")
        raise ContentError([Finding("no-lunar-date", Severity.ERROR, message, place, hint)])
    return ""


def _pattern(languages: Mapping[str, Language], code: str, key: str) -> str:
    """Return a text of the table `status` of a language; raise SetupError if it is not there."""
    text: str = getattr(languages[code].status, key)
    if not text:
        raise SetupError(
            f"[{code}.status] has no words for `{key}`, which this statement needs",
            place=place_of(LANGUAGES),
            hint="copy the line from the shipped table, or write it",
        )
    return text
