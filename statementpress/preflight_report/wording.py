"""A finding in the words of one language: where it is, what was measured, what to do.

Page numbers and counts take the language's own digits; what was measured keeps the digits of its
unit, as print shops write it.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import isfinite

from statementpress.errors import Severity
from statementpress.preflight_report.examined import Examined, Verdict
from statementpress.prepress.face import Measure, PreflightFinding, Spot
from statementpress.project.project import Project
from statementpress.words.languages import read_languages
from statementpress.words.preflight import PreflightWords, read_preflight_words
from statementpress.words.voice import Voice, voices

LONGEST = 60
"""The most characters of a name that are shown, as names in strangers' files may be long."""
LONGEST_REASON = 160
"""The most characters of a sentence that says why, such as one of a library."""
DECIMALS = {"ppi": 0, "mm": 1, "%": 1}
"""Decimals of a measured value by unit, 3 in other units; trailing zeros are left out."""


class Wording(Voice[PreflightWords]):
    """Says in one language what a report has to say."""

    __slots__ = ()

    def severity(self, severity: Severity) -> str:
        """Return the word for one finding of a severity."""
        return self._counted(severity, 1)

    def counted(self, severity: Severity, count: int) -> str:
        """Return how many findings there are of a severity, such as “3 errors”."""
        return f"{self.figures(count)} {self._counted(severity, count)}"

    def verdict(self, verdict: Verdict) -> str:
        """Return the verdict in a few words."""
        words = self.words
        return {
            Verdict.FIT: words.fit,
            Verdict.FIT_WITH_WARNINGS: words.fit_with_warnings,
            Verdict.NOT_FIT: words.not_fit,
        }[verdict]

    def both(self, examined: Examined) -> str:
        """Return both parts of the verdict, such as “Fit to print · formalities missing”."""
        is_complete = examined.in_form is Verdict.FIT
        words = self.words.formalities_there if is_complete else self.words.formalities_missing
        return " · ".join(filter(None, (self.verdict(examined.in_print), words)))

    def kind(self, finding: PreflightFinding) -> str:
        """Return the word for the severity of a finding, and whether it is a formality."""
        severity = self.severity(finding.severity)
        is_named = finding.is_formality and self.words.formality
        return f"{severity} ({self.words.formality})" if is_named else severity

    def pages(self, numbers: Iterable[int | None]) -> str:
        """Return which pages are meant, such as “pages 1, 3–5”; None means the whole file."""
        known = sorted({number for number in numbers if number is not None})
        if not known:
            return self.words.whole_file
        pattern = self.words.page if len(known) == 1 else self.words.pages
        return pattern.format(pages=", ".join(self._ranges(known)))

    def place(self, spot: Spot) -> str:
        """Return where the top left corner of a spot is."""
        return self.words.place.format(left=number(spot.left, "mm"), top=number(spot.top, "mm"))

    def subject(self, subject: str) -> str:
        """Return the word for a kind of object or a reason; a name is shown unchanged."""
        return self.words.subject.get(subject) or shown(subject, LONGEST_REASON)

    def values(self, finding: PreflightFinding) -> str:
        """Return what was measured and the limit, such as “72 ppi, limit 150 ppi”."""
        own = self.words.of(finding.code)
        parts = []
        if finding.measured:
            pattern = own.measured or self.words.measured
            parts.append(pattern.format(measured=self._value(finding.measured)))
        if finding.limit:
            pattern = own.limit or self.words.limit
            parts.append(pattern.format(limit=self._value(finding.limit)))
        return ", ".join(parts)

    def details(self, finding: PreflightFinding) -> Iterator[str]:
        """Yield what is known of one finding beside its page and place, in a few words each."""
        if finding.subject:
            yield self.subject(finding.subject)
        if values := self.values(finding):
            yield values
        if finding.count > 1:
            yield self.filled(self.words.times, count=finding.count)

    def _value(self, value: Measure) -> str:
        """Return a measured value; a reason is put into the words of the language."""
        return self.words.subject.get(str(value.value)) or measure(value)

    def _counted(self, severity: Severity, count: int) -> str:
        words = {
            Severity.ERROR: self.words.severity.error,
            Severity.WARNING: self.words.severity.warning,
            Severity.NOTE: self.words.severity.note,
        }[severity]
        return words.one if count == 1 else words.many

    def _ranges(self, numbers: Sequence[int]) -> Iterator[str]:
        starts = [numbers[0], *(b for a, b in pairwise(numbers) if b != a + 1)]
        ends = [*(a for a, b in pairwise(numbers) if b != a + 1), numbers[-1]]
        for first, last in zip(starts, ends, strict=True):
            ends_with = "" if first == last else f"–{self.figures(last)}"
            yield self.figures(first) + ends_with


def wordings(project: Project) -> dict[str, Wording]:
    """Return the words of each language of a report; SetupError if a table is broken."""
    return voices(Wording, project.table(read_preflight_words), project.table(read_languages))


def first_wording(project: Project) -> Wording:
    """Return the words of a report's first language, which are those on a terminal."""
    return next(iter(wordings(project).values()))


def measure(value: Measure) -> str:
    """Return a measured value or a limit with its unit; a name is shown unchanged."""
    if isinstance(value.value, str):
        return shown(f"{value.value} {value.unit}".strip())
    gap = "" if value.unit == "" else " "
    return f"{number(value.value, value.unit)}{gap}{value.unit}"


def number(value: float, unit: str) -> str:
    """Return a number as people write it in this unit."""
    if not isfinite(value):
        return "–"
    written = f"{value:.{DECIMALS.get(unit, 3)}f}"
    plain = written.rstrip("0").rstrip(".") if "." in written else written
    return plain.replace("-", "−") if plain != "-0" else "0"


def shown(text: str, longest: int = LONGEST) -> str:
    """Return a stranger's text on one line, cut to `longest`, without invisible characters."""
    seen = "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace() or unicodedata.category(character) not in _UNSEEN
    )
    plain = " ".join(seen.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"


_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Unicode's categories of control, format, surrogate, private and unassigned characters."""
