"""What the templates of a comparison's PDF need beside the comparison itself."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from markupsafe import Markup

from statementpress.comparison.marking import Marker
from statementpress.comparison.model import Change, Comparison, PageChange, Passage, Row, Run, Side
from statementpress.statement.languages import by_script
from statementpress.statement.signatories import Logo, Mark
from statementpress.words.comparison import ComparisonWords
from statementpress.words.languages import Language, scripts
from statementpress.words.setting import WordSetter, setters
from statementpress.words.voice import Voice, voices

LONG = 600
"""The characters above which a passage may continue on the next page; others are kept whole."""

LONGEST_HEAD = 72
"""The most characters of a version's name and note above a column."""


@dataclass(slots=True)
class Assets:
    """The pictures of a report, named by what is in them; filled while a template is rendered."""

    named: dict[str, tuple[bytes, str]] = field(default_factory=dict)

    def add(self, data: bytes, media_type: str) -> str:
        """Return the name under which a picture can be fetched."""
        name = f"{sha256(data).hexdigest()}.{media_type.partition('/')[2].partition('+')[0]}"
        self.named[name] = (data, media_type)
        return name


@dataclass(frozen=True, slots=True)
class ReportVoices:
    """Sets all that a report says, and all that it quotes."""

    languages: Mapping[str, Language]
    """The languages that the project knows."""
    own: Mapping[str, Voice[ComparisonWords]]
    """What says the report's own words, by language; the first is its main one."""
    marker: Marker
    """What sets text in any language, changes marked."""

    @classmethod
    def of(
        cls,
        languages: Mapping[str, Language],
        words: Mapping[str, ComparisonWords],
        quoted: Iterable[str],
        settable: Callable[[str], str],
    ) -> "ReportVoices":
        """Return the voices of a report that quotes texts in the languages `quoted`.

        `languages` are those of the project, `settable` is as `Marker` has it.
        """
        quoted = [code for code in quoted if code in languages]
        setter = setters(languages, list(dict.fromkeys((*quoted, *languages))))
        fallback = WordSetter("Latn", by_script(quoted, scripts(languages)))
        own: Mapping[str, Voice[ComparisonWords]] = voices(Voice, words, languages)
        return cls(languages, own, Marker(setter, fallback, settable))

    def language_name(self, code: str) -> Markup:
        """Return the name of a language in that language."""
        language = self.languages.get(code)
        name = self.marker.words(code, language.name if language else code)
        return Markup('<span lang="{}">{}</span>').format(code, name)

    def label(self, passage: Passage, code: str) -> Markup:
        """Return what stands before a list item, in the language of its text."""
        return self.marker.words(code, passage.label)

    def described(self, page: PageChange, code: str) -> str:
        """Return what a picture shows, in a language of the report: how much differs, and where."""
        voice = self.own[code]
        words = voice.words
        _, top, _, bottom = page.place
        where = words.top if bottom <= 0.5 else words.bottom if top >= 0.5 else words.throughout
        return voice.filled(
            words.picture,
            old=page.old or 0,
            new=page.new or 0,
            share=percent(page.share),
            where=where,
        )


def context(
    comparison: Comparison,
    sides: tuple[Side, Side],
    pages: Sequence[PageChange],
    voices: ReportVoices,
    assets: Assets,
) -> dict[str, object]:
    """Return the variables of the templates, which fill `assets` while they are rendered.

    `sides` are the old and the new one.
    """
    marker = voices.marker
    kinds = (kind.value for change in comparison.signatories for kind in change.kinds)
    return {
        "comparison": comparison,
        "old": sides[0],
        "new": sides[1],
        "heads": heads(*sides),
        "pages": pages,
        "pictured": [page for page in pages if page.picture],
        "unpictured": [page for page in pages if not page.picture],
        "voices": voices.own,
        "main": next(iter(voices.own)),
        "happened_to": Counter(kinds),
        "changed_facts": dict.fromkeys(fact.name.partition(".")[0] for fact in comparison.facts),
        "say": marker.words,
        "mark": marker,
        "sample": lambda change, code, text: _sample(marker, Change(change), code, text),
        "name_of": voices.language_name,
        "label": voices.label,
        "described": voices.described,
        "page_number": page_number,
        "mark_name": mark_name,
        "bookmark": bookmark,
        "is_long": is_long,
        "asset": assets.add,
    }


def heads(old: Side, new: Side) -> tuple[str, str]:
    """Return what stands above the two columns of each page: name and note, cut if too long."""
    return _head(old), _head(new)


def _head(side: Side) -> str:
    whole = " · ".join(filter(None, (side.name, side.note)))
    return whole if len(whole) <= LONGEST_HEAD else f"{whole[: LONGEST_HEAD - 1].rstrip()}…"


def page_number(page: PageChange) -> str:
    """Return a page's number, or both; in brackets with a sign if one side lacks the page."""
    if page.old is None:
        return f"[+{page.new}]"
    if page.new is None:
        return f"[−{page.old}]"
    if page.old == page.new:
        return str(page.old)
    return f"{page.old} → {page.new}"


def percent(share: float) -> str:
    """Return a share of a page in per cent, which is at least 0.01 %."""
    return f"{max(share, 0.0001):.2%}"


def mark_name(mark: Mark) -> str:
    """Return the name of a logo's file, or the words of a wordmark."""
    return mark.name if isinstance(mark, Logo) else " ".join(mark.lines)


def bookmark(row: Row) -> str:
    """Return what a reader's list of bookmarks calls a passage that changed."""
    passage = row.new or row.old
    line = passage.line if passage else 0
    return f"{line}: {row.fate.value.replace('-', ' ')}"


def is_long(row: Row) -> bool:
    """Say whether a row may continue on the next page, as both its texts are long."""
    sides = [_length(row.runs, change) for change in (Change.ADDED, Change.REMOVED)]
    facing = sides if row.old and row.new else [max(sides)]
    return min(facing) > LONG


def _length(runs: Iterable[Run], without: Change) -> int:
    return sum(len(run.text) for run in runs if run.change is not without)


def _sample(marker: Marker, change: Change, code: str, text: str) -> Markup:
    runs = (Run(change, text),)
    return marker.old(code, runs) if change is Change.REMOVED else marker.new(code, runs)
