"""Collect the summaries of all languages, and compare them with each other.

Handouts print them side by side, so anything that one language lacks is worth a warning. It is not
an error: the official edition needs no summary.
"""

from collections.abc import Collection, Mapping, Sequence

from statementpress.statement.folder import Folder
from statementpress.statement.model import Block, Summary
from statementpress.statement.signatories import Language
from statementpress.statement.summary import marked_summary, read_summary


def read_summaries(
    folder: Folder, parts: Mapping[Language, Sequence[Block]]
) -> Mapping[Language, Summary]:
    """Return the summary of each language that has one: its own file, else what its part marks.

    `parts` are the parts of all languages of the statement. The codes of warnings are
    missing-summary, commitments-differ and lead-differs, those of errors the ones of `summary` and
    `files`.
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
    """Warn of files that are named like a summary but belong to no language (unused-summary)."""
    known = [_file(language) for language in languages]
    for name in folder.names():
        called = name.casefold()
        if called.startswith("summary") and called.endswith(".md") and name not in known:
            message = "this file is not used: no language of the statement has a summary so named"
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
    """Warn of each language without a summary of its own while another language has one."""
    files = [summary.file for summary in summaries.values()]
    others = [file for file in files if file.startswith("summary.")]
    for language in unwritten:
        marked = language in summaries
        unknown = not marked and folder.report(f"{language}.md").has_errors
        if unknown or not files or (marked and not others):
            continue
        name = _file(language) if others else f"{language}.md"
        message = f"there is no summary in {language}, but one in {(others or files)[0]}"
        hint = f"write {_file(language)}; until then handouts print what {language}.md marks"
        if not marked:
            hint = f"write {_file(language)}, or mark ::: commitments in {language}.md"
            message += ", so handouts that print summaries cannot be made"
        folder.report(name).warning("missing-summary", None, message, hint)


def _check_facing(folder: Folder, summaries: Sequence[Summary]) -> None:
    """Warn if two summaries differ in their number of commitments, or only one has a lead."""
    for other in summaries[1:]:
        first = summaries[0]
        report, line = folder.report(other.file), other.commitments[0].line
        beside = f"{first.file}:{first.commitments[0].line}"
        if len(first.commitments) != len(other.commitments):
            message = f"{_count(other)} here, but {_count(first)} in {beside}"
            hint = "handouts print them side by side: give each commitment its counterpart"
            report.warning("commitments-differ", line, message, hint)
        if bool(first.lead) != bool(other.lead):
            has = "a lead here, but none" if other.lead else "no lead here, but one"
            hint = "handouts print both languages alike: write a lead in both, or in neither"
            report.warning("lead-differs", line, f"{has} in {beside}", hint)


def _count(summary: Summary) -> str:
    count = len(summary.commitments)
    return f"{count} commitment{'' if count == 1 else 's'}"
