"""A finding in the words of one language: where it is, what was measured, what to do.

Page numbers and counts take the language's own digits; what was measured keeps the digits of its
unit, as print shops write it.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from typing import Literal

from statementpress.errors import Severity
from statementpress.preflight_report.examined import Verdict
from statementpress.prepress.face import Measure, PreflightFinding, Spot
from statementpress.words.findings import FindingWords, ReportWords, Words
from statementpress.words.languages import Language

LONGEST = 60
"""Characters of a name that are shown: fonts and inks of strangers may have any."""
DECIMALS = {"ppi": 0, "mm": 1, "%": 1}
"""Of a measured value; 3 in other units, and trailing noughts are left out."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Says in one language (its code, and its digits) what a report has to say."""

    code: str
    language: Language
    words: Words

    @property
    def report(self) -> ReportWords:
        """Return the report's own words."""
        return self.words.report.of(self.code)

    def finding(self, code: str) -> FindingWords:
        """Return title, meaning and remedy of a finding."""
        return self.words.of(code, self.code)

    def severity(self, severity: Severity) -> str:
        """Return the word for one finding of a severity."""
        return self._counted(severity, 1)

    def counted(self, severity: Severity, count: int) -> str:
        """Return how many findings there are of a severity, such as “3 errors”."""
        return f"{self.language.figures(count)} {self._counted(severity, count)}"

    def verdict(self, verdict: Verdict) -> str:
        """Return the verdict in a few words."""
        report = self.report
        return {
            Verdict.FIT: report.fit,
            Verdict.FIT_WITH_WARNINGS: report.fit_with_warnings,
            Verdict.NOT_FIT: report.not_fit,
        }[verdict]

    def pages(self, numbers: Iterable[int | None]) -> str:
        """Return which pages are meant, such as “pages 1, 3–5”; None is the whole file."""
        known = sorted({number for number in numbers if number is not None})
        if not known:
            return self.report.whole_file
        pattern = self.report.page if len(known) == 1 else self.report.pages
        return pattern.format(pages=", ".join(self._ranges(known)))

    def place(self, spot: Spot) -> str:
        """Return where the top left corner of a spot is."""
        return self.report.place.format(left=number(spot.left, "mm"), top=number(spot.top, "mm"))

    def subject(self, subject: str) -> str:
        """Return the word for a kind of object; a name stays as it is."""
        both = self.words.subject.get(subject)
        return both.of(self.code) if both else shown(subject)

    def values(self, finding: PreflightFinding) -> str:
        """Return what was measured and the limit, such as “72 ppi, limit 150 ppi”."""
        parts = []
        if finding.measured:
            parts.append(self.report.measured.format(measured=measure(finding.measured)))
        if finding.limit:
            parts.append(self.report.limit.format(limit=measure(finding.limit)))
        return ", ".join(parts)

    def details(self, finding: PreflightFinding) -> Iterator[str]:
        """Yield what is known of one finding beside its page and place, each in a few words."""
        if finding.subject:
            yield self.subject(finding.subject)
        if values := self.values(finding):
            yield values
        if finding.count > 1:
            yield self.report.times.format(count=self.language.figures(finding.count))

    def _counted(self, severity: Severity, count: int) -> str:
        words = self.words.severity[_WORDS[severity]].of(self.code)
        return words.one if count == 1 else words.many

    def _ranges(self, numbers: Sequence[int]) -> Iterator[str]:
        starts = [numbers[0], *(b for a, b in pairwise(numbers) if b != a + 1)]
        ends = [*(a for a, b in pairwise(numbers) if b != a + 1), numbers[-1]]
        for first, last in zip(starts, ends, strict=True):
            ends_with = "" if first == last else f"–{self.language.figures(last)}"
            yield self.language.figures(first) + ends_with


_WORDS: dict[Severity, Literal["error", "warning", "note"]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}


def measure(value: Measure) -> str:
    """Return a measured value or a limit with its unit; a name stays as it is."""
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


def shown(text: str) -> str:
    """Return a stranger's text on one line, cut to LONGEST, without what cannot be seen."""
    seen = "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace() or unicodedata.category(character) not in _UNSEEN
    )
    plain = " ".join(seen.split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"


_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Unicode's categories of control, format, surrogate, private and unassigned characters."""
