"""The words of findings and of the report, in both languages: press/findings.toml."""

from string import Formatter
from typing import Generic, Literal, TypeVar

import msgspec

from statementpress.errors import Place, SetupError
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table

TABLE = "findings.toml"
LANGUAGES = ("en", "km")
"""The languages of every report, in their order."""

Kind = TypeVar("Kind")

PLACEHOLDERS = {
    "page": {"pages"},
    "pages": {"pages"},
    "place": {"left", "top"},
    "times": {"count"},
    "measured": {"measured"},
    "limit": {"limit"},
    "more_places": {"count"},
    "more_kinds": {"count"},
    "some_pages": {"shown", "pages"},
    "marked": {"page", "numbers"},
    "unmarked": {"page"},
}
"""What is filled into the report's words; the others have nothing to fill."""


class Both(msgspec.Struct, Generic[Kind], frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The same in English and in Khmer."""

    en: Kind
    km: Kind

    def of(self, language: str) -> Kind:
        """Return the words in a language of LANGUAGES."""
        return self.km if language == "km" else self.en


class FindingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a finding is, what it means for the print, and what to do."""

    title: str
    meaning: str
    remedy: str


class Counted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word for one, and for several or none."""

    one: str
    many: str


class ReportWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The report's own words; those of PLACEHOLDERS have places to fill."""

    title: str
    fit: str
    fit_with_warnings: str
    not_fit: str
    clean: str
    file: str
    size: str
    limits: str
    pdf_x: str
    intent: str
    ink: str
    digest: str
    none: str
    whole_file: str
    page: str
    pages: str
    place: str
    times: str
    measured: str
    limit: str
    more_places: str
    do: str
    more_kinds: str
    thumbnails: str
    legend: str
    some_pages: str
    marked: str
    unmarked: str


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of press/findings.toml."""

    finding: dict[str, Both[FindingWords]]
    severity: dict[Literal["error", "warning", "note"], Both[Counted]]
    subject: dict[str, Both[str]]
    report: Both[ReportWords]

    def of(self, code: str, language: str) -> FindingWords:
        """Return the words of a finding; for a code that an own table lacks, the code alone."""
        both = self.finding.get(code)
        return both.of(language) if both else FindingWords(code, "", "")


def read_words(files: ProjectFiles) -> Words:
    """Return press/findings.toml; SetupError where it is broken."""
    words = read_table(files, "press", TABLE, Words)
    place = Place(f"press/{TABLE}")
    missing = {"error", "warning", "note"} - words.severity.keys()
    if missing:
        raise SetupError(
            f"severity has no {', '.join(sorted(missing))}",
            place=place,
            hint="compare with the shipped table",
        )
    for language in LANGUAGES:
        for name, text in msgspec.structs.asdict(words.report.of(language)).items():
            _check(f"report.{language}.{name}", text, PLACEHOLDERS.get(name, set()), place)
    return words


def _check(name: str, text: str, filled: set[str], place: Place) -> None:
    """Refuse placeholders that nothing fills."""
    try:
        asked = {field for _, field, _, _ in Formatter().parse(text) if field is not None}
    except ValueError:
        asked = {"{"}
    if not asked <= filled:
        known = ", ".join(f"{{{each}}}" for each in sorted(filled)) or "none"
        raise SetupError(
            f"{name} has a placeholder that nothing fills", place=place, hint=f"it may have {known}"
        )
