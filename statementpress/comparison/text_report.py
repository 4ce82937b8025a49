"""A comparison as lines of text, for a terminal and for mail.

There is a section for each kind of change that occurred. The report's own words are English; what
it quotes is in its own language.
"""

from collections.abc import Iterator, Sequence

from statementpress.comparison.model import (
    Change,
    Comparison,
    FactChange,
    Fate,
    FileChange,
    LogoChange,
    PageChange,
    Passage,
    Row,
    Side,
    TextComparison,
)
from statementpress.comparison.passages import BULLET
from statementpress.comparison.quoting import Line, Piece, harmless, quoted, said
from statementpress.comparison.signatory_lines import signatory_lines
from statementpress.statement.signatories import Logo

_LISTS = {"languages", "groups", "keywords", "unbroken"}
"""The facts that are lists of entries rather than lines of a text."""
_SIGNS = {Change.ADDED: "+ ", Change.REMOVED: "- ", Change.CHANGED: "changed: ", Change.KEPT: ""}


def text_report(
    comparison: Comparison, old: Side, new: Side, pages: Sequence[PageChange] = ()
) -> Iterator[Line]:
    """Yield the lines of a report, with an empty one before each section.

    `pages` are those that differ; empty if pages were not compared.
    """
    yield said(f"{_side(old)} -> {_side(new)}")
    if not comparison.changed:
        yield ()
        yield said("The statement is the same: its texts, facts, signatories and logos.")
    sections = [
        ("Facts", map(_fact, comparison.facts)),
        (_signatories_title(comparison), signatory_lines(comparison.signatories)),
        ("Logos", map(_logo, comparison.logos)),
        *((_text_title(text), _text(text)) for text in comparison.texts),
        ("Pages of the official PDF that differ", map(_page, pages)),
        ("Files that differ", map(_file, comparison.files)),
    ]
    for title, lines in sections:
        indented = [(Piece("  "), *line) for line in lines]
        if indented:
            yield ()
            yield said(title)
            yield from indented


def _side(side: Side) -> str:
    frozen = f"frozen {side.frozen}" if side.frozen else ""
    known = ": ".join(filter(None, (frozen, side.note)))
    return f"{side.name} ({known})" if known else side.name


def _fact(fact: FactChange) -> Line:
    language = f" ({fact.language})" if fact.language else ""
    if fact.name in _LISTS:
        return *said(f"{fact.name}{language}: "), *quoted(fact.runs, ", ")
    return *said(f"{fact.name}{language}: "), *quoted(fact.runs, context=None)


def _signatories_title(comparison: Comparison) -> str:
    """Return the heading of the signatories, with the numbers of each group that changed size."""
    changed = [
        f"{group} {before} -> {after}"
        for group, (before, after) in comparison.counts.items()
        if before != after
    ]
    return ": ".join(filter(None, ("Signatories", ", ".join(changed))))


def _logo(logo: LogoChange) -> Line:
    names = [_logo_name(each) for each in (logo.old, logo.new) if each]
    if logo.old and logo.new and logo.old.original == logo.new.original:
        return said(f"renamed: {logo.old.name} -> {logo.new.name}")
    return (Piece(f"{_SIGNS[logo.change]}{harmless(' -> '.join(names))}", logo.change),)


def _logo_name(logo: Logo) -> str:
    return f"{logo.name} ({len(logo.original):,} bytes)"


def _text_title(text: TextComparison) -> str:
    """Return the file of a text, with the numbers of changed words and moved passages."""
    fates = [row.fate for row in text.rows]
    counts = {
        "words removed": text.words.removed,
        "words added": text.words.added,
        "passages moved": fates.count(Fate.MOVED_HERE),
    }
    counted = ", ".join(f"{what} {count:,}" for what, count in counts.items() if count)
    return f"{text.file}: {counted}" if counted else text.file


def _text(text: TextComparison) -> Iterator[Line]:
    """Yield what changed in a text; a text that was added or removed is not quoted."""
    if not any(row.old for row in text.rows) or not any(row.new for row in text.rows):
        if text.rows:
            yield said("the whole text is " + ("gone" if text.rows[0].old else "new"))
        return
    for row in text.rows:
        if row.fate is not Fate.SAME:
            yield from _row(row)


def _row(row: Row) -> Iterator[Line]:
    """Yield what changed in a row: its words, then details. A moved one is at its new place."""
    passage = row.new or row.old
    if passage is None or row.fate is Fate.MOVED_AWAY:
        return
    where = f"line {passage.line}, {_called(passage)}"
    match row.fate:
        case Fate.REMOVED:
            yield (Piece(f"- {where}: {_words(row)}".rstrip(": "), Change.REMOVED),)
        case Fate.ADDED:
            yield (Piece(f"+ {where}: {_words(row)}".rstrip(": "), Change.ADDED),)
        case Fate.MOVED_HERE:
            yield *said(f"moved to {where}: "), *quoted(row.runs)
        case _ if any(run.change is not Change.KEPT for run in row.runs):
            yield *said(f"{where}: "), *quoted(row.runs)
    for detail in row.details:
        before, after = (side.replace("\n", ", ") or "none" for side in (detail.old, detail.new))
        yield said(f"{where}: {detail.name}: {before} -> {after}")


def _called(passage: Passage) -> str:
    """Return what a passage is, such as "item 3" or "introduction of signed"."""
    label = "" if passage.label == BULLET else passage.label
    number = str(passage.number) if passage.number is not None else label
    number = f" {number}" if number else ""
    group = f" of {passage.group}" if passage.group else ""
    return f"{passage.role}{number}{group}"


def _words(row: Row) -> str:
    return harmless(" / ".join("".join(run.text for run in row.runs).split("\n")))


def _page(page: PageChange) -> Line:
    if page.old is None:
        return (Piece(f"+ page {page.new} is new", Change.ADDED),)
    if page.new is None:
        return (Piece(f"- page {page.old} is gone", Change.REMOVED),)
    number = str(page.old) if page.old == page.new else f"{page.old} -> {page.new}"
    return said(f"page {number}: {max(page.share, 0.0001):.2%} of it")


def _file(file: FileChange) -> Line:
    return (Piece(f"{_SIGNS[file.change]}{harmless(file.name)}", file.change),)
