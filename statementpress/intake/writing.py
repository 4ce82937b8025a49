"""Write a proposal: as a new statement, or into one that there is.

Both are worked out as files first, so that whoever asks can show them. Nothing of a statement that
there is gets lost: its text is only replaced if that is said, and the old one is kept beside it.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from statementpress.errors import ContentError, Finding, Place, Severity
from statementpress.intake.proposal import Proposal, ProposedPicture, ProposedRow
from statementpress.late import late_imports
from statementpress.machine import storage
from statementpress.statement.catalogue import FACTS
from statementpress.statement.csv_table import Table, read_table
from statementpress.statement.register.settings import SETTINGS
from statementpress.statement.register.source import REGISTER, USUAL
from statementpress.statement.report import Report
from statementpress.statement.signatories import Language
from statementpress.statement.skeleton import begun

with late_imports():
    import tomlkit

KEPT: Final = ".before"
"""The folder in a statement's folder that keeps texts which were replaced; it is never archived."""
_STAYS: Final = "it stays as it is: correct it here if the files are right"
_WORDS: Final = 6
"""How many words of the title the name of a folder has at most."""
_SHORTEST: Final = 3
_COLUMNS: Final = ("logo", "wordmark", "url")


@dataclass(frozen=True, slots=True)
class Written:
    """What a proposal makes of a statement's folder."""

    files: Mapping[str, bytes]
    """The files to write, by their paths in the folder."""
    replaced: Mapping[str, bytes]
    """What was in those that there were, by the same paths."""
    findings: tuple[Finding, ...] = ()
    """What could not be written."""


def name_for(proposal: Proposal) -> str:
    """Return words for the name of a new statement's folder; "" if its files have none.

    They are taken from a title in Latin letters, or else from the name of the first file.
    """
    titles = (" ".join(lines) for lines in proposal.title.values())
    names = (name.rpartition(".")[0] for name in proposal.files)
    for text in (*titles, *names):
        plain = unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode().lower()
        words = [word for word in re.findall("[a-z0-9]+", plain) if len(word) >= _SHORTEST]
        if sum(map(len, words)) * 2 > len(text.replace(" ", "")):
            chosen = words[:_WORDS]
            while len(chosen) > 1 and len(chosen[-1]) <= _SHORTEST:  # “for”, “the”
                chosen.pop()
            return "-".join(chosen)
    return ""


def new_statement(
    proposal: Proposal, example: Mapping[str, bytes], only_in: Mapping[str, Collection[Language]]
) -> Written:
    """Return the files of a new statement; `example` and `only_in` are those of `skeleton.begun`.

    A place that no file says is that of the example, and who speaks are the first organisations
    of the register, so that the statement can be built; questions name both. Raises ContentError if
    the proposal is not ready, and UsageError as `skeleton.begun` does.
    """
    _refuse_unready(proposal)
    if not proposal.texts:
        message = "there is no text among the files"
        hint = "hand in the text as well, or name the statement that the table is for: --into"
        raise ContentError([Finding("empty-part", Severity.ERROR, message, Place(FACTS), hint)])
    titles = [f"{code}={' '.join(lines)}" for code, lines in proposal.title.items()]
    day = date.fromisoformat(proposal.date) if proposal.date else None
    files = begun(example, day, proposal.languages, titles, only_in)
    has_export = any(each.path == SETTINGS for each in proposal.others)
    facts = tomlkit.parse(files[FACTS].decode("utf-8"))
    groups = list(dict.fromkeys(row.cells.get("group", "signed") for row in proposal.rows))
    facts["groups"] = groups or (["signed"] if has_export else [])
    facts.pop("group_titles", None)
    facts.pop("lunar", None)
    if proposal.lunar:
        lunar = tomlkit.inline_table()
        lunar.update(proposal.lunar)
        facts["lunar"] = lunar
    for code in proposal.languages:
        lines = proposal.title.get(code, ())
        facts["title"][code] = list(lines) if len(lines) > 1 else "".join(lines)
        facts["place"][code] = proposal.place.get(code) or facts["place"][code]
        facts["author"][code] = proposal.author.get(code) or _suggested(proposal, f"author:{code}")
        facts["description"][code] = " ".join(lines)
    files[FACTS] = _without_advice(tomlkit.dumps(facts)).encode("utf-8")
    files.pop(REGISTER, None)
    if proposal.rows:
        columns = ["group", *(f"name_{code}" for code in proposal.languages), *_COLUMNS]
        files[REGISTER] = _table(columns, proposal.rows)
    texts = {f"{text.language}.md": text.markdown.encode("utf-8") for text in proposal.texts}
    pictures = {each.path: each.data for each in proposal.pictures}
    others = {each.path: each.data for each in proposal.others}
    return Written({**files, **texts, **pictures, **others}, {})


def _without_advice(facts: str) -> str:
    """Return facts without the comments at their head that speak of an example."""
    head, empty, rest = facts.partition("\n\n")
    kept = [line for line in head.split("\n") if "example" not in line.casefold()]
    return "\n".join(kept) + empty + rest


def _suggested(proposal: Proposal, question: str) -> str:
    """Return what is done without an answer to a question."""
    return next((each.suggested for each in proposal.questions if each.id == question), "")


def _refuse_unready(proposal: Proposal) -> None:
    """Raise ContentError with the errors and open questions of a proposal."""
    found = [each.finding() for each in proposal.findings if each.severity == "error"]
    found += [
        Finding(each.code, Severity.ERROR, each.message, Place(each.file or FACTS), each.hint)
        for each in proposal.questions
        if each.is_open
    ]
    if found:
        raise ContentError(found)


def _table(columns: Sequence[str], rows: Sequence[ProposedRow]) -> bytes:
    used = [*columns, *(it for row in rows for it in row.cells if it not in columns)]
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(dict.fromkeys(used))
    names = list(dict.fromkeys(used))
    writer.writerows([row.cells.get(column, "") for column in names] for row in rows)
    return written.getvalue().encode("utf-8")


def into_statement(
    proposal: Proposal, there: Mapping[str, bytes], *, replace: bool = False
) -> Written:
    """Return what changes in a statement of which `there` are the files by their paths.

    Organisations that its register has already are left as they are. Raises ContentError if the
    proposal is not ready, and with the codes other-text and other-list if a text or a list of
    signatories would be replaced and `replace` is false.
    """
    # A statement that there is has a title and a day.
    of_new = [it for it in proposal.questions if it.code not in ("no-title", "no-date")]
    _refuse_unready(msgspec.structs.replace(proposal, questions=tuple(of_new)))
    renamed = _free_names(proposal.pictures, there)
    files: dict[str, bytes] = {renamed[it.path]: it.data for it in proposal.pictures}
    for text in proposal.texts:
        markdown = text.markdown
        for old, new in renamed.items():
            markdown = markdown.replace(f"]({_last(old)})", f"]({_last(new)})")
        files[f"{text.language}.md"] = markdown.encode("utf-8")
    findings: list[Finding] = []
    files |= _register_into(proposal, there, findings)
    files |= {each.path: each.data for each in proposal.others}
    files[FACTS] = _facts_into(proposal, there[FACTS])
    findings += _other_facts(proposal, there[FACTS])
    changed = {name: data for name, data in files.items() if there.get(name) != data}
    replaced = {name: there[name] for name in changed if name in there}
    unasked = [name for name in replaced if name not in (FACTS, REGISTER)]
    if unasked and not replace:
        raise ContentError([_differs(name) for name in unasked])
    begins_export = SETTINGS in files and SETTINGS not in there
    if begins_export and REGISTER in there and not replace:
        raise ContentError([_other_list()])
    return Written(changed, replaced, tuple(findings))


def _differs(name: str) -> Finding:
    message = "the statement has another text already: nothing was written over it"
    hint = f"type --replace to take the new one; the old one is then kept in {KEPT}/"
    return Finding("other-text", Severity.ERROR, message, Place(name), hint)


def _other_list() -> Finding:
    message = "the statement has a list of signatories already: the new table would be read instead"
    hint = f"type --replace to read the table; {REGISTER} then stays in the folder, and is not read"
    return Finding("other-list", Severity.ERROR, message, Place(REGISTER), hint)


def _last(path: str) -> str:
    return path.rpartition("/")[2]


def _free_names(
    pictures: Sequence[ProposedPicture], there: Mapping[str, bytes]
) -> Mapping[str, str]:
    """Return a path for each picture that no other picture has."""
    names: dict[str, str] = {}
    for picture in pictures:
        stem, _, ending = picture.path.rpartition(".")
        path, number = picture.path, 2
        while (path in there and there[path] != picture.data) or path in names.values():
            path, number = f"{stem}-{number}.{ending}", number + 1
        names[picture.path] = path
    return names


def _register_into(
    proposal: Proposal, there: Mapping[str, bytes], findings: list[Finding]
) -> dict[str, bytes]:
    """Return the register with the rows that it lacks."""
    if not proposal.rows:
        return {}
    other = next((name for name in (SETTINGS, *USUAL[1:]) if name in there), "")
    if other:
        message = f"{len(proposal.rows)} organisations are not added to the register"
        hint = "add them to the export, or to corrections.csv"
        findings.append(Finding("rows-left", Severity.WARNING, message, Place(other), hint))
        return {}
    if REGISTER not in there:
        columns = ["group", *(f"name_{code}" for code in proposal.languages), *_COLUMNS]
        return {REGISTER: _table(columns, proposal.rows)}
    report = Report(REGISTER)
    table = read_table(there[REGISTER].decode("utf-8-sig"), report)
    if table is None or report.has_errors:
        raise ContentError(report.findings)
    new = list(_unknown_rows(proposal.rows, table))
    rows = [ProposedRow(id="", cells=dict(row.cells)) for row in table.rows]
    return {REGISTER: _table(table.columns, [*rows, *new])} if new else {}


def _unknown_rows(rows: Sequence[ProposedRow], table: Table) -> Iterator[ProposedRow]:
    """Yield the rows of which the register has none of the names."""
    known = {
        _folded(cell)
        for row in table.rows
        for column, cell in row.cells.items()
        if column.startswith("name_")
    }
    for row in rows:
        names = [cell for column, cell in row.cells.items() if column.startswith("name_")]
        if not known & set(map(_folded, names)):
            yield row


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _facts_into(proposal: Proposal, data: bytes) -> bytes:
    """Return statement.toml with the languages and groups that it lacks, and their titles."""
    facts = tomlkit.parse(data.decode("utf-8"))
    languages = list(facts.get("languages", []))
    new = [code for code in proposal.languages if code not in languages]
    if new:
        facts["languages"] = [*languages, *new]
        for code in new:
            lines = proposal.title.get(code, ())
            title = list(lines) if len(lines) > 1 else "".join(lines)
            for name, value in (
                ("title", title),
                ("short_title", " ".join(lines)),
                ("place", proposal.place.get(code, "")),
                ("author", proposal.author.get(code, "")),
                ("description", " ".join(lines)),
            ):
                facts.setdefault(name, tomlkit.table())[code] = value
    groups = list(facts.get("groups", []))
    added = dict.fromkeys(row.cells.get("group", "") for row in proposal.rows)
    more = [group for group in added if group and group not in groups]
    if more:
        facts["groups"] = [*groups, *more]
    return tomlkit.dumps(facts).encode("utf-8") if new or more else data


def _other_facts(proposal: Proposal, data: bytes) -> Iterator[Finding]:
    """Yield a warning for each fact of the files that the statement says otherwise."""
    facts = tomlkit.parse(data.decode("utf-8")).unwrap()
    titles = facts.get("title", {})
    for code, lines in proposal.title.items():
        old = titles.get(code, "")
        old = " ".join(old) if isinstance(old, list) else old
        new = " ".join(lines)
        if old and new and _folded(old) != _folded(new):
            message = f"the title in {code} is “{old}”, but in the files “{new}”"
            yield Finding("title-differs", Severity.WARNING, message, Place(FACTS), _STAYS)
    day = str(facts.get("date", ""))
    if proposal.date and day and proposal.date != day:
        message = f"the day is {day}, but in the files {proposal.date}"
        yield Finding("date-differs", Severity.WARNING, message, Place(FACTS), _STAYS)


def store_new(folder: Path, written: Written) -> None:
    """Write a new statement's folder whole, or nothing; raises as `storage.store_folder` does."""
    storage.store_folder(folder, written.files)


def store_into(folder: Path, written: Written) -> None:
    """Write the files that change, all or none; raises as `storage.store_all` does.

    What was in texts that are replaced is kept in the folder `KEPT`.
    """
    kept = {folder / KEPT / name: data for name, data in written.replaced.items()}
    storage.store_all({**kept, **{folder / name: data for name, data in written.files.items()}})
