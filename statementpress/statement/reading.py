"""Read a whole statement folder: all its files, and everything that is wrong in any of them.

A reader never stops at the first error. Later checks leave out what an error has left unknown, so
that one slip is not reported as ten.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from statementpress.errors import Finding, Severity
from statementpress.statement.account import account
from statementpress.statement.attachments import Attachments
from statementpress.statement.catalogue import FACTS, date_in
from statementpress.statement.facts import CONVENERS, Facts, read_facts
from statementpress.statement.folder import Folder, known_as
from statementpress.statement.languages import by_script
from statementpress.statement.listing import Listing, SetAs
from statementpress.statement.logos.reader import LOGOS
from statementpress.statement.markdown import read_part
from statementpress.statement.model import Block, Statement, Summary
from statementpress.statement.register.reader import RegisterReader
from statementpress.statement.register.sections import listed
from statementpress.statement.register.shown import check_shown
from statementpress.statement.register.source import RegisterSource
from statementpress.statement.report import Report
from statementpress.statement.signatories import Group, Language
from statementpress.statement.signatures import check_scans
from statementpress.statement.sources import (
    Chain,
    fact_chains,
    letter_chains,
    summary_chains,
)
from statementpress.statement.summaries import check_unused, read_summaries
from statementpress.statement.terms import TODAY, Terms


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a folder."""

    statement: Statement | None
    """The statement; None if one of the findings is an error."""
    findings: tuple[Finding, ...]
    """All that was found: files in the order in which they were read, then by line."""
    languages: tuple[Language, ...] = ()
    """The languages of the statement, as far as they are known."""
    title: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    """The title in the languages in which it could be read."""
    groups: Mapping[str, Group] = field(default_factory=dict)
    """The groups of the register, conveners too, as far as it could be read; a mark whose file is
    faulty is missing."""
    earlier: str = ""
    """The export of the register before the newest one; "" if there is none."""


def read_statement(
    folder: Path,
    project: Path,
    known_languages: Mapping[Language, str],
    export: str = "",
    terms: Terms = TODAY,
) -> Reading:
    """Read the statement in `folder`; findings name files relative to `project`.

    The register is read from the newest export, or from the one that is named. A frozen version is
    read on the `terms` of its time.

    `known_languages` are the languages that the project can typeset, each with its script (ISO
    15924). Whatever people wrote, nothing is raised: each fault is a Finding with place and hint.
    """
    return _read(Folder(folder, project), known_languages, _Register(export, terms))


def read_filled(
    files: Folder, known_languages: Mapping[Language, str], before: Reading | None = None
) -> Reading:
    """Read a statement whose `files` are not as they lie in their folder.

    `before` may be a reading of the same folder with other texts: its register is taken as it was
    read and checked, and it vouches for the name of the folder. Raises nothing, as `read_statement`
    does.
    """
    return _read(files, known_languages, _Register(before=before))


class _Register(NamedTuple):
    """Which register belongs to a statement."""

    export: str = ""
    terms: Terms = TODAY
    before: Reading | None = None
    """The reading whose register is taken."""


def _read(files: Folder, known_languages: Mapping[Language, str], asked: _Register) -> Reading:
    before = asked.before.statement if asked.before else None

    # The facts come first: they name the languages and groups that all other files are read for.
    facts = _facts(files, known_languages)
    if not before:
        _check_dated(files, facts)

    # If the list of languages is broken, the files that are there are still worth checking.
    written = [name for name in known_languages if (files.path / f"{name}.md").exists()]
    languages = facts.languages or tuple(written)
    attachments = Attachments(files)
    texts = {language: _part(files, language, facts.groups, attachments) for language in languages}
    parts = {language: blocks for language, (blocks, _) in texts.items()}
    source = RegisterSource(files, languages)
    if not before:
        attachments.check_unused(source.used)

    # A summary may repeat what its part marks, so the parts are read before.
    summaries = read_summaries(files, parts)
    if facts.languages:
        check_unused(files, languages)

    # Last the register: which groups have members can only be judged when all of it is known.
    groups: Mapping[str, Group] | None
    if asked.before and before:
        groups = asked.before.groups
    else:
        scripts = by_script(languages, known_languages)
        groups = _groups(source, facts, scripts, asked.export, asked.terms)
        if groups is not None:
            groups = _listed(groups, source, facts)

    statement = None
    if not any(finding.severity is Severity.ERROR for finding in files.findings):
        statement = _statement(files, facts, texts, summaries, groups or {})
        where = before.register if before else source.report.path
        statement = replace(statement, register=where)
    title = facts.texts.get("title", {})
    return Reading(statement, files.findings, tuple(languages), title, groups or {}, source.earlier)


def _facts(files: Folder, known_languages: Collection[Language]) -> Facts:
    """Return the facts, which the other files are checked against."""
    report = files.report(FACTS)
    text = files.text(FACTS)
    return Facts() if text is None else read_facts(text, known_languages, report, files.facts)


def _check_dated(files: Folder, facts: Facts) -> None:
    """Report a folder whose name does not begin with the day of the statement."""
    dated = date_in(files.path.name)
    if dated is None:
        message = f"“{files.path.name}” does not begin with a date"
        hint = "name the folder year-month-day-words, such as 2021-05-05-children-in-schools"
        files.report().error("folder-name", None, message, hint)
    elif facts.date and facts.date != dated:
        message = f"the date is {facts.date}, but the folder's name begins with {dated}"
        line = facts.lines.get(("date",))
        files.report(FACTS).error("date-differs", line, message, "correct the one that is wrong")


def _part(
    files: Folder, language: Language, groups: Collection[str] | None, attachments: Attachments
) -> tuple[tuple[Block, ...], tuple[Chain, ...]]:
    """Return the blocks of one language's text, and what the text says read apart from them."""
    name = f"{language}.md"
    text, report = files.text(name), files.report(name)
    if text is None:
        return (), ()
    blocks = read_part(text, groups, report, attachments)
    # What an error leaves out is not lost in silence.
    return blocks, () if report.has_errors else account(text, blocks, report)


def _groups(
    source: RegisterSource,
    facts: Facts,
    scripts: Mapping[str, Language],
    export: str,
    terms: Terms,
) -> Mapping[str, Group] | None:
    needed = None if facts.groups is None else {*facts.groups} - {*_blank_sheets(facts)}
    if needed == set() and not source.exports and not source.is_mapped:
        return {}
    register = source.read(export)
    if register is None:
        return None
    reader = RegisterReader(
        source.languages,
        scripts,
        facts.groups,
        source.files.path / LOGOS,
        source.report,
        {group for group, listing in facts.listings.items() if not listing.translated},
        other_languages=not facts.languages,
        different=source.settings.different if source.settings else (),
        terms=terms,
        personal=[name for name, listing in facts.listings.items() if not listing.publish],
    )
    return reader.read(register.table)


def _listed(
    groups: Mapping[str, Group], source: RegisterSource, facts: Facts
) -> Mapping[str, Group]:
    """Return the groups as lists show them, those that are empty sheets too; check them."""
    groups = {**{name: Group(name, ()) for name in _blank_sheets(facts)}, **groups}
    _check_members(groups, facts, source.files.report(FACTS))
    groups = {
        name: listed(group, facts.listings.get(name, Listing()), source.languages)
        for name, group in groups.items()
    }
    decided = [name for name in groups if ("group", name, "publish") in facts.lines]
    check_scans(groups, decided, source.report)
    check_shown(groups, source.report)
    return groups


def _blank_sheets(facts: Facts) -> Sequence[str]:
    """Return the groups that need no row of the register, as their sheets have empty rows."""
    return [
        name
        for name, listing in facts.listings.items()
        if listing.set_as is SetAs.THUMBPRINTS and listing.blank_rows
    ]


def _check_members(groups: Mapping[str, Group], facts: Facts, report: Report) -> None:
    for number, group in enumerate(facts.groups or ()):
        if group not in groups:
            message = f"the group “{group}” has no members"
            hint = f"write {group} in the column “group” of the register, or delete it here"
            report.error("empty-group", facts.lines.get(("groups", number)), message, hint)


def _statement(
    files: Folder,
    facts: Facts,
    texts: Mapping[Language, tuple[tuple[Block, ...], tuple[Chain, ...]]],
    summaries: Mapping[Language, Summary],
    groups: Mapping[str, Group],
) -> Statement:
    def single(name: str) -> dict[Language, str]:
        return {language: " ".join(lines) for language, lines in facts.texts[name].items()}

    if facts.date is None:
        raise ValueError("a statement without a date was not refused")
    return Statement(
        folder=files.path,
        known_as=known_as(files.path, files.project),
        slug=files.path.name,
        languages=facts.languages,
        title=facts.texts["title"],
        short_title=single("short_title"),
        date=facts.date,
        place=single("place"),
        author=single("author"),
        description=single("description"),
        keywords=facts.keywords,
        conveners=groups[CONVENERS].members if CONVENERS in groups else (),
        groups={group: groups[group] for group in facts.groups or ()},
        group_titles=facts.group_titles,
        parts={language: blocks for language, (blocks, _) in texts.items()},
        summaries=summaries,
        published=facts.published,
        unbroken=facts.unbroken,
        sources=_sources(files, facts, texts),
        summary_sources={
            language: summary_chains(summary, files.report(summary.file).path)
            for language, summary in summaries.items()
        },
        status=facts.status,
        kind=facts.kind,
        kind_line=facts.lines.get(("kind",)),
        letter=facts.letter,
        meant=facts.meant,
        lines=facts.lines,
    )


def _sources(
    files: Folder,
    facts: Facts,
    texts: Mapping[Language, tuple[tuple[Block, ...], tuple[Chain, ...]]],
) -> dict[Language, tuple[Chain, ...]]:
    """Return what all files say in each language but the register, for the proof."""
    written = files.report(FACTS).path
    return {
        language: (
            *chains,
            *fact_chains(facts, written, language),
            *letter_chains(facts, written, language),
        )
        for language, (_, chains) in texts.items()
    }
