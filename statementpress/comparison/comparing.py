"""Compare two statements in all that they say."""

from collections.abc import Iterator, Sequence

from statementpress.comparison.facts import compare_facts
from statementpress.comparison.logos import compare_logos
from statementpress.comparison.model import Comparison, FileChange, Passage, TextComparison
from statementpress.comparison.passages import passages, summary_passages
from statementpress.comparison.signatories import compare_signatories, members_by_group
from statementpress.comparison.texts import compare_texts
from statementpress.statement.model import Statement, Summary
from statementpress.statement.signatories import Language


def compare(old: Statement, new: Statement, files: Sequence[FileChange] = ()) -> Comparison:
    """Return all that changed from one statement to another; `files` are those that differ.

    The result depends on nothing else. If the statements change places, what was added is removed.
    """
    return Comparison(
        facts=compare_facts(old, new),
        signatories=compare_signatories(old, new),
        logos=compare_logos(old, new),
        texts=tuple(_texts(old, new)),
        counts=_counts(old, new),
        files=tuple(files),
    )


def _texts(old: Statement, new: Statement) -> Iterator[TextComparison]:
    unbroken = tuple(dict.fromkeys((*old.unbroken, *new.unbroken)))
    for language in dict.fromkeys((*new.languages, *old.languages)):
        before, after = (passages(side.parts.get(language, ())) for side in (old, new))
        yield compare_texts(language, f"{language}.md", before, after, unbroken)
        first, second = (_summary(side, language) for side in (old, new))
        if first or second:
            yield compare_texts(language, f"summary.{language}.md", first, second, unbroken)


def _summary(statement: Statement, language: Language) -> tuple[Passage, ...]:
    """Return the summary if it is a file of its own; one marked in the text is compared there."""
    summary: Summary | None = statement.summaries.get(language)
    if summary is None or summary.file == f"{language}.md":
        return ()
    return summary_passages(summary)


def _counts(old: Statement, new: Statement) -> dict[str, tuple[int, int]]:
    """Return how many signed in each group, the conveners first, without empty groups."""
    sides = [members_by_group(side) for side in (old, new)]
    names = dict.fromkeys((*sides[1], *sides[0]))
    counts = {name: tuple(len(side.get(name, ())) for side in sides) for name in names}
    return {name: (before, after) for name, (before, after) in counts.items() if before or after}
