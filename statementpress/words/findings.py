"""Findings and errors in the languages of the interface other than English.

The program words its messages in English, where it finds something wrong. A table of
templates/words/findings.toml repeats each sentence as a pattern, `unknown group “{group}”`, and
says it in another language. The values come through as they were typed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import msgspec
from msgspec.structs import replace

from statementpress.errors import (
    ContentError,
    EditionsError,
    Place,
    ProofError,
    StatementPressError,
)
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table
from statementpress.words.patterns import HOLE, Pattern, not_given
from statementpress.words.preflight import as_details, as_sentences, read_preflight_words

FINDINGS = "words/findings.toml"
_LABEL = re.compile(r"(error|warning|note): |  hint: ")
_CODE = re.compile(r" \[[a-z]+(?:-[a-z]+)*\]$")
_PLACE = re.compile(r"[^:“]*[./][^:“ ]*(?::\d+)?: ")
LEVELS = 5
"""How deep sentences may stand in sentences; more is no message, but somebody's text."""
MOST_PLACES = 5
"""Most places of a line at which its message may begin: behind a file, an edition, another file."""
LONGEST = 4_000
"""Most characters of a message that is looked for in a table."""


class Found(Protocol):
    """What somebody found: a `Finding`, a `Fault`, or what intake says of a file."""

    @property
    def code(self) -> str:
        """The name of its kind."""

    @property
    def message(self) -> str:
        """What is wrong, in English."""

    @property
    def hint(self) -> str:
        """What to do about it, in English, or ""."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a finding or an error says in one language."""

    message: str
    """What is wrong."""
    hint: str
    """What to do about it, or ""."""


class FindingWords(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, dict=True
):
    """One table of templates/words/findings.toml."""

    error_label: str
    """What stands before an error in a line that a command prints, with its colon."""
    warning_label: str
    """The same for a warning."""
    note_label: str
    """The same for a note."""
    hint: str
    """The same for a hint."""
    and_in_english: str
    """A kind of trouble, `{said}`, followed by a message in English, `{message}`."""
    code: dict[str, str]
    """What each code means, for a message that has no sentence of its own."""
    error: dict[str, str]
    """The same for each class of errors."""
    composed: dict[str, str]
    """Sentences that are not worded in one place: put together of several, or of a library."""
    sentence: dict[str, str]
    """Each sentence, or part of one, that the program words, and what it is in this language."""
    detail: dict[str, str] = {}
    """What only stands in other sentences, and is looked for last."""

    def __post_init__(self) -> None:
        """Raise ValueError if a sentence has a value that its English does not give."""
        for english, said in {"{said} {message}": self.and_in_english, **self.every}.items():
            if unknown := not_given(english, said):
                raise ValueError(f"“{english}” gives no {{{min(unknown)}}}")

    @cached_property
    def every(self) -> dict[str, str]:
        """All sentences and details, with what they are in this language."""
        return {**self.detail, **self.composed, **self.sentence}

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """The sentences that have values, in the order in which they are tried.

        Those that are put together come first, in the order of the table; of the others, those with
        most words of their own. Details come last.
        """
        composed = [key for key in self.composed if HOLE.search(key)]
        others = {key for key in self.sentence if HOLE.search(key)} - set(composed)
        ordered = [*composed, *sorted(others, key=lambda each: (-len(HOLE.sub("", each)), each))]
        details = (key for key in self.detail if HOLE.search(key))
        return tuple(Pattern(key, self.every[key]) for key in dict.fromkeys([*ordered, *details]))

    def sentence_of(self, text: str) -> str | None:
        """Return an English sentence in this language, None if the table does not have it."""
        return self._said(text, LEVELS) if len(text) <= LONGEST else None

    def _said(self, text: str, levels: int) -> str | None:
        """Return a sentence whose values have so many levels of sentences inside sentences."""
        if not text or text in self.every:
            return self.every.get(text, "")
        if not levels:
            return None
        fitting = (each for each in self.patterns if each.longest in text)
        filled = (self._filled(each, text, levels - 1) for each in fitting)
        return next((said for said in filled if said is not None), None)

    def _filled(self, pattern: Pattern, text: str, levels: int) -> str | None:
        """Return what a pattern says of a text, None if the text is not of this pattern."""
        values = pattern.values(text)
        if values is None:
            return None
        for name in pattern.said_too:
            parts = [self._said(values[name], levels)]
            if parts == [None]:
                parts = [self._said(part, levels) for part in values[name].split(", ")]
            if None in parts:
                return None
            values[name] = " ".join(filter(None, parts))
        for name in pattern.said_each:
            each = values[name].split(", ")
            values[name] = ", ".join(self._said(part, levels) or part for part in each)
        return HOLE.sub(lambda hole: values[hole[1]], pattern.said)


def read_finding_words(files: ProjectFiles) -> dict[str, FindingWords]:
    """Return the words of each language that findings are said in besides English.

    They are languages of the interface, whatever languages the project knows. What preflight says
    comes from its own table. Raises SetupError if a table is broken.
    """
    table = read_table(files, "templates", FINDINGS, dict[str, FindingWords])
    (_, first), *others = read_preflight_words(files).items()
    for language, other in others:
        if words := table.get(language):
            composed = {**words.composed, **as_sentences(first, other)}
            detail = {**as_details(first, other), **words.detail}
            table[language] = replace(words, composed=composed, detail=detail)
    return table


def said(found: Found | StatementPressError, words: FindingWords | None) -> Said:
    """Return what a finding or an error says in the language of `words`; None is English.

    Nothing of it is lost: a message that the table does not have is told by its code, or by its
    class, and follows in English; a hint that the table does not have stays in English.
    """
    if words is None:
        return Said(found.message, found.hint)
    message = "\n".join(_lines(found, words)) or _message(found, words)
    return Said(message, words.sentence_of(found.hint) or found.hint)


def said_line(line: str, words: FindingWords) -> str:
    """Return a line that a command has printed in the language of `words`.

    A place before the message and a code after it stay as they are, and so does a line that the
    table does not have.
    """
    label = _LABEL.match(line)
    code = _CODE.search(line)
    text = line[label.end() if label else 0 : code.start() if code else len(line)]
    place = _PLACE.match(text)
    begin = place.end() if place else 0
    begins = [begin, *(begin + end.end() for end in re.finditer(": ", text[begin:]))]
    for begin in begins[:MOST_PLACES]:
        if text[begin:] and (said := words.sentence_of(text[begin:])):
            return f"{_labelled(label, words)}{text[:begin]}{said}{code[0] if code else ''}"
    return line


def _labelled(label: re.Match[str] | None, words: FindingWords) -> str:
    match label and (label[1] or "hint"):
        case "error":
            return f"{words.error_label} "
        case "warning":
            return f"{words.warning_label} "
        case "note":
            return f"{words.note_label} "
        case "hint":
            return f"  {words.hint} "
    return ""


def _lines(found: Found | StatementPressError, words: FindingWords) -> Iterator[str]:
    """Yield the lines of an error that holds several findings; nothing for all others."""
    match found:
        case ContentError(findings=findings):
            yield from (_in_full(each, each.place, words) for each in findings)
        case ProofError(message=message, faults=faults) if faults:
            yield _first_line(message, words)
            yield from (_in_full(each, each.place, words) for each in faults)
        case EditionsError(message=message, failures=failures):
            yield _first_line(message, words)
            for name, each in failures.items():
                yield f"{name}: {_in_full(each, each.place, words)}"


def _first_line(message: str, words: FindingWords) -> str:
    line = message.splitlines()[0]
    return words.sentence_of(line) or line


def _in_full(found: Found | StatementPressError, place: Place | None, words: FindingWords) -> str:
    """Return a finding with its place and its hint, as one that stands among others."""
    each = said(found, words)
    where = f"{place}: " if place else ""
    return f"{where}{each.message}" + (f"\n  {words.hint} {each.hint}" if each.hint else "")


def _message(found: Found | StatementPressError, words: FindingWords) -> str:
    """Return a message, or its kind of trouble and the message in English."""
    if message := words.sentence_of(found.message):
        return message
    if isinstance(found, StatementPressError):
        kinds = [words.error.get(each.__name__, "") for each in type(found).__mro__]
    else:
        kinds = [words.code.get(found.code, "")]
    values = {"said": next(filter(None, kinds), ""), "message": found.message}
    if not values["said"]:
        return found.message
    return HOLE.sub(lambda hole: values[hole[1]], words.and_in_english)
