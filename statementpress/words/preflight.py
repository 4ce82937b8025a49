"""What preflight says of a file: the words of its findings and of its report."""

from collections.abc import Mapping
from typing import Annotated

import msgspec

from statementpress.project.files import ProjectFiles
from statementpress.words.patterns import not_given
from statementpress.words.table import Fills, read_words


class FindingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a finding is, what it means for the print, and what to do."""

    title: str
    meaning: str
    remedy: str
    measured: Annotated[str | None, Fills("measured")] = None
    """How its measured value is put; if None, as those of other findings are."""
    limit: Annotated[str | None, Fills("limit")] = None
    """The same for its limit."""


class Counted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word for one, and for several or none."""

    one: str
    many: str


class Severities(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What findings of each severity are called."""

    error: Counted
    warning: Counted
    note: Counted


class PreflightWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One table of templates/words/preflight.toml; the shipped one shows what words are for."""

    title: str
    fit: str
    fit_with_warnings: str
    not_fit: str
    formalities_there: str = ""
    """The verdict on what a file has to say of itself to be PDF/X, if nothing is missing. Like the
    three that follow, it is not in tables from before there were such words."""
    formalities_missing: str = ""
    formality: str = ""
    """What one finding about that is called, in brackets."""
    prints_well: str = ""
    """What it means that a file prints well and lacks formalities alone."""
    clean: str
    size: str
    limits: str
    pdf_x: str
    intent: str
    ink: str
    digest: str
    none: str
    """In place of a fact that a file does not have."""
    whole_file: str
    """The place of a finding that belongs to no page."""
    page: Annotated[str, Fills("pages")]
    pages: Annotated[str, Fills("pages")]
    place: Annotated[str, Fills("left", "top")]
    times: Annotated[str, Fills("count")]
    measured: Annotated[str, Fills("measured")]
    limit: Annotated[str, Fills("limit")]
    more_places: Annotated[str, Fills("count")]
    do: str
    more_kinds: Annotated[str, Fills("count")]
    """How many kinds of findings the page of a PDF had no room for."""
    thumbnails: str
    """Above the pictures of pages."""
    legend: str
    some_pages: Annotated[str, Fills("shown", "pages")]
    marked: Annotated[str, Fills("page", "numbers")]
    """What a screen reader says of the picture of a page with findings."""
    unmarked: Annotated[str, Fills("page")]
    """What it says of one without."""
    severity: Severities
    subject: dict[str, str]
    """What a finding is about, by the subjects that rules give it."""
    finding: dict[str, FindingWords]
    """Findings by their codes."""

    def of(self, code: str) -> FindingWords:
        """Return the words of a finding; for a code that an own table lacks, the code alone."""
        return self.finding.get(code) or FindingWords(code, "", "")


def read_preflight_words(files: ProjectFiles) -> dict[str, PreflightWords]:
    """Return the words of each language of a report; SetupError if the table is broken."""
    return read_words(files, "preflight.toml", PreflightWords)


def as_sentences(first: PreflightWords, other: PreflightWords) -> dict[str, str]:
    """Return what a build says of findings, in the words of `first`, and how `other` says it.

    Both are patterns of `words.findings`. A build says the pages, the title of a finding and its
    details, as `preflight_report` puts them together, and gives the remedy as the hint.
    """
    said = {}
    pages = {first.whole_file: other.whole_file, first.page: other.page, first.pages: other.pages}
    for code, words in first.finding.items():
        its = other.of(code)
        for where, there in pages.items():
            said[f"{where}: {words.title}"] = f"{there}៖ {its.title}"
            detailed = f"{there}៖ {its.title} ({{details:each}})"
            said[f"{where}: {words.title}, {{details}}"] = detailed
        said[words.remedy] = its.remedy
    return _given(said)


def as_details(first: PreflightWords, other: PreflightWords) -> dict[str, str]:
    """Return the same for the details of findings."""
    said = {text: other.subject.get(key, text) for key, text in first.subject.items()}
    said |= {first.times: other.times, first.limit: other.limit}
    for code, words in first.finding.items():
        its = other.of(code)
        both = ((words.measured, its.measured), (words.limit, its.limit))
        said |= {text: own for text, own in both if text and own}
    return _given(said)


def _given(said: Mapping[str, str]) -> dict[str, str]:
    """Leave out what needs a value that the words of the first language do not name."""
    return {text: own for text, own in said.items() if not not_given(text, own)}
