r"""A comparison as JSON, for programs; later releases may add keys, but rename or remove none.

    format       "statement-press-comparison"
    version      1
    old, new     {name, frozen, note}: frozen is a day, null for a statement that is not frozen
    changed      whether the statements differ; other files and pages do not count
    facts        [{name, language, old, new, runs}]: old and new are lists of lines or entries
    counts       {group: {old, new}}: signatories
    signatories  [{kinds, old, new, names, notes, details}]: old is null if added, new if removed;
                 each is {group, position, name, note, mark, url, details}; names and notes are
                 {language: runs}, details of what changed are {column: {language: runs}}
    logos        [{change, old, new}]: each null or {name, bytes, sha256}
    texts        [{language, file, words: {removed, added}, rows}]: rows of changed passages only
    files        [{name, change}]; empty if no manifests were compared
    pages        [{old, new, share}] that differ; null if pages were not compared

A row is {row, fate, old, new, runs, details, other}. Its `row` counts from 0 among all passages;
`other` is the `row` of the other place of a moved passage. Old and new are null or {role, line,
depth, number, group, text}. Runs are [{change, text}]: kept and removed ones make the old text,
kept and added ones the new. A mark is null, {logo: name} or {wordmark: lines}.

`change` is one of kept, removed, added, changed; `kinds` of added, removed, renamed, regrouped,
reordered, note, details, mark, url; `fate` of changed, removed, added, moved-away, moved-here.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256

from statementpress.comparison.model import (
    Comparison,
    FactChange,
    Fate,
    LogoChange,
    PageChange,
    Passage,
    Row,
    Run,
    Side,
    SignatoryChange,
    Signed,
    TextComparison,
)
from statementpress.statement.signatories import Language, Logo, Mark

FORMAT = "statement-press-comparison"
VERSION = 1

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that `json` does not escape, but that terminals and editors obey or cannot show."""

Json = Mapping[str, object]


def json_report(
    comparison: Comparison, old: Side, new: Side, pages: Sequence[PageChange] | None = None
) -> str:
    """Return one JSON document, indented; `pages` are None if they were not compared."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "old": _side(old),
        "new": _side(new),
        "changed": comparison.changed,
        "facts": list(map(_fact, comparison.facts)),
        "counts": {
            group: {"old": before, "new": after}
            for group, (before, after) in comparison.counts.items()
        },
        "signatories": list(map(_signatory, comparison.signatories)),
        "logos": list(map(_logo, comparison.logos)),
        "texts": list(map(_text, comparison.texts)),
        "files": [{"name": file.name, "change": file.change} for file in comparison.files],
        "pages": None if pages is None else list(map(_page, pages)),
    }
    written = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def _side(side: Side) -> Json:
    frozen = side.frozen.isoformat() if side.frozen else None
    return {"name": side.name, "frozen": frozen, "note": side.note}


def _runs(runs: Iterable[Run]) -> list[Json]:
    return [{"change": run.change, "text": run.text} for run in runs]


def _runs_by_language(runs: Mapping[Language, Iterable[Run]]) -> Json:
    return {language: _runs(each) for language, each in runs.items()}


def _fact(fact: FactChange) -> Json:
    return {
        "name": fact.name,
        "language": fact.language,
        "old": list(fact.old),
        "new": list(fact.new),
        "runs": _runs(fact.runs),
    }


def _signatory(change: SignatoryChange) -> Json:
    return {
        "kinds": list(change.kinds),
        "old": _signed(change.old),
        "new": _signed(change.new),
        "names": _runs_by_language(change.names),
        "notes": _runs_by_language(change.notes),
        "details": {column: _runs_by_language(each) for column, each in change.details.items()},
    }


def _signed(signed: Signed | None) -> Json | None:
    if signed is None:
        return None
    signatory = signed.signatory
    return {
        "group": signed.group,
        "position": signed.position,
        "name": dict(signatory.name),
        "note": dict(signatory.note),
        "mark": _mark(signatory.mark),
        "url": signatory.url,
        "details": {column: dict(texts) for column, texts in signatory.details.items()},
    }


def _mark(mark: Mark | None) -> Json | None:
    if mark is None:
        return None
    return {"logo": mark.name} if isinstance(mark, Logo) else {"wordmark": list(mark.lines)}


def _logo(change: LogoChange) -> Json:
    return {"change": change.change, "old": _file(change.old), "new": _file(change.new)}


def _file(logo: Logo | None) -> Json | None:
    if logo is None:
        return None
    data = logo.original
    return {"name": logo.name, "bytes": len(data), "sha256": sha256(data).hexdigest()}


def _text(text: TextComparison) -> Json:
    return {
        "language": text.language,
        "file": text.file,
        "words": {"removed": text.words.removed, "added": text.words.added},
        "rows": [
            {"row": index, **_row(row)}
            for index, row in enumerate(text.rows)
            if row.fate is not Fate.SAME
        ],
    }


def _row(row: Row) -> Json:
    return {
        "fate": row.fate,
        "old": _passage(row.old),
        "new": _passage(row.new),
        "runs": _runs(row.runs),
        "details": [asdict(detail) for detail in row.details],
        "other": row.other,
    }


def _passage(passage: Passage | None) -> Json | None:
    if passage is None:
        return None
    keys = ("role", "line", "depth", "number", "group", "text")
    return {key: getattr(passage, key) for key in keys}


def _page(page: PageChange) -> Json:
    return {"old": page.old, "new": page.new, "share": round(page.share, 6)}
