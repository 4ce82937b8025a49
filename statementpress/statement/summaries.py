"""Gather the summaries of all languages, and hold them against each other.

Handouts print them face to face, so that what one language lacks is worth a warning. It is no
error: the official edition is made without any summary.
"""

from collections.abc import Collection, Mapping, Sequence

from statementpress.statement.folder import Folder
from statementpress.statement.model import Block, Language, Summary
from statementpress.statement.summary import marked_summary, read_summary


def read_summaries(
    folder: Folder, parts: Mapping[Language, Sequence[Block]]
) -> Mapping[Language, Summary]:
    """Return the summary of each language that has one: its own file, or else what is marked.

    `parts` are the parts of all languages of the statement. Codes of warnings: missing-summary,
    commitments-differ, lead-differs; of errors: those of `summary` and `files`.
    """
    names = set(folder.names())
    written = [language for language in parts if _file(language) in names]
    summaries: dict[Language, Summary] = {}
    for language, blocks in parts.items():
        part = f"{language}.md"
        summary = marked_summary(blocks, part, folder.report(part))
        if language in written:
            summary = _written(folder, language)
        if summary:
            summaries[language] = summary
    _check_missing(folder, [language for language in parts if language not in written], summaries)
    right = [s for s in summaries.values() if not folder.report(s.file).has_errors]
    _check_facing(folder, right)
    return summaries


def check_unused(folder: Folder, languages: Collection[Language]) -> None:
    """Warn of files that are called like a summary but belong to no language (unused-summary)."""
    known = [_file(language) for language in languages]
    for name in folder.names():
        called = name.casefold()
        if called.startswith("summary") and called.endswith(".md") and name not in known:
            message = "no language of this statement has a summary of this name: it is not used"
            hint = f"call it {' or '.join(known)}, or delete it"
            folder.report(name).warning("unused-summary", None, message, hint)


def _file(language: Language) -> str:
    return f"summary.{language}.md"


def _written(folder: Folder, language: Language) -> Summary | None:
    name = _file(language)
    text = folder.text(name)
    return None if text is None else read_summary(text, name, folder.report(name))


def _check_missing(
    folder: Folder, unwritten: Sequence[Language], summaries: Mapping[Language, Summary]
) -> None:
    """Warn of each language without a file of its own beside another language's summary."""
    files = [summary.file for summary in summaries.values()]
    others = [file for file in files if file.startswith("summary.")]
    for language in unwritten:
        marked = language in summaries
        unknown = not marked and folder.report(f"{language}.md").has_errors
        if unknown or not files or (marked and not others):
            continue
        name = _file(language) if others else f"{language}.md"
        message = f"there is no summary in {language} beside that of {(others or files)[0]}"
        hint = f"write {_file(language)}; until then handouts say what {language}.md marks"
        if not marked:
            hint = f"write {_file(language)}, or fence commitments in {language}.md"
            message += ": no handout in short can be made"
        folder.report(name).warning("missing-summary", None, message, hint)


def _check_facing(folder: Folder, summaries: Sequence[Summary]) -> None:
    """Warn where a summary has not as many commitments as the first, or a lead beside none."""
    for other in summaries[1:]:
        first = summaries[0]
        report, line = folder.report(other.file), other.commitments[0].line
        beside = f"{first.file}:{first.commitments[0].line}"
        if len(first.commitments) != len(other.commitments):
            message = f"{_count(other)} here, but {_count(first)} in {beside}"
            hint = "handouts print them face to face: let each have its counterpart"
            report.warning("commitments-differ", line, message, hint)
        if bool(first.lead) != bool(other.lead):
            has = "a lead here, but none" if other.lead else "no lead here, but one"
            hint = "handouts print both languages alike: write it in both, or in neither"
            report.warning("lead-differs", line, f"{has} in {beside}", hint)


def _count(summary: Summary) -> str:
    count = len(summary.commitments)
    return f"{count} commitment{'' if count == 1 else 's'}"
