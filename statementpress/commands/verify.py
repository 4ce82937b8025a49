"""Verify what was frozen: a line for each version, then what was found in it, worst first."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.versions import bags
from statementpress.archive.verify.chain import stray
from statementpress.archive.verify.damage import found, minor
from statementpress.archive.verify.verification import (
    Verified,
    VerifiedStatement,
    size_of,
    verify_bag,
    verify_statement,
)
from statementpress.commands.frozen_choice import Chosen, chosen
from statementpress.commands.terminal import Terminal
from statementpress.commands.verification_report import Report, document, lines, summary
from statementpress.commands.version_checks import Checks, look_into, require_for
from statementpress.conformance.verapdf import find
from statementpress.errors import ArchiveError, Finding, Severity, UsageError

STEPS = 200
"""How often, at most, the bar is drawn: more takes longer than to hash small files."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for."""

    path: Path | None
    rebuild: bool
    as_json: bool
    signer: str = ""


def verify(terminal: Terminal, project: Path, asked: Asked) -> None:
    """Print what came of each version; ArchiveError where anything is not as it was frozen.

    UsageError where nothing is frozen there, SetupError where --rebuild lacks what it needs. A
    warning or a note is no error.
    """
    require_for(Checks(rebuild=asked.rebuild))
    signer = _fingerprint(asked.signer)
    what = chosen(project / layout.ARCHIVE, asked.path)
    statements = _verified(terminal, what)
    versions = [each for statement in statements for each in statement.versions]
    has_pdfs = any(each.is_whole and _has_pdfs(each.folder) for each in versions)
    checks = Checks(find() if has_pdfs else None, asked.rebuild, signer)
    looked = tuple(_looked_into(terminal, statement, checks) for statement in statements)
    verapdf = checks.verapdf.version if checks.verapdf else ""
    report = Report(looked, what.alone is None, verapdf, asked.rebuild)
    told = (
        document(report).decode().splitlines() if asked.as_json else lines(report, terminal.quiet)
    )
    for line in told:
        terminal.data(line)
    if has_pdfs and not checks.verapdf:
        terminal.note("veraPDF is not installed: whether the PDFs are PDF/A was not judged")
    _conclude(terminal, report)


def _fingerprint(written: str) -> str:
    """Return a certificate's SHA-256 as it is compared, however programs part its digits."""
    digits = re.sub(r"[\s:]", "", written).upper()
    if digits and not re.fullmatch(r"[0-9A-F]{64}", digits):
        raise UsageError(
            f"“{written}” is no fingerprint of a certificate",
            hint="give its SHA-256, 64 digits: `verify` tells that of whoever signed",
        )
    return digits


def _verified(terminal: Terminal, what: Chosen) -> tuple[VerifiedStatement, ...]:
    """Return what came of every bag, while a bar shows how much is read."""
    known = {home: bags(home.parent, home.name) for home in what.homes}
    folders = [folder for inside in known.values() for folder in inside.values()]
    alone = [what.alone] if what.alone else []
    with _reading(terminal, [*folders, *what.astray, *alone]) as told, ThreadPoolExecutor() as pool:
        found_in = [verify_statement(home, known[home], pool, told) for home in what.homes]
        for folder in (*what.astray, *alone):
            verified = _by_itself(folder, folder in what.astray, pool, told)
            found_in.append(VerifiedStatement((verified,), ()))
    if what.strays:
        found_in.append(VerifiedStatement((), tuple(map(stray, what.strays))))
    return tuple(found_in)


def _by_itself(
    folder: Path, is_astray: bool, pool: Executor, told: Callable[[int], None]
) -> Verified:
    verified = verify_bag(folder, pool, told)
    if not is_astray:
        return verified
    return verified.told([found("wrong-folder", folder, "it lies in no statement's folder")])


@contextmanager
def _reading(terminal: Terminal, folders: list[Path]) -> Iterator[Callable[[int], None]]:
    """Yield what is told how many bytes more were read of those in `folders`."""
    total = sum(map(size_of, folders))
    done = drawn = 0
    with terminal.bar(total, size=True) as tell:

        def told(size: int) -> None:
            nonlocal done, drawn
            done += size
            if (done - drawn) * STEPS >= total:
                drawn = done
                tell(done, "")

        yield told


def _has_pdfs(folder: Path) -> bool:
    """Tell whether there is anything to judge: veraPDF takes seconds to start."""
    return any((folder / layout.PAYLOAD / layout.PDF).glob("*.pdf"))


def _looked_into(
    terminal: Terminal, statement: VerifiedStatement, checks: Checks
) -> VerifiedStatement:
    """Return the same with what further checks say of each version.

    A damaged one is only told of: what it was made from may be what is damaged.
    """
    with terminal.progress() as stage:
        versions = tuple(
            each.told(
                look_into(each.version, checks, stage)
                if each.version and each.is_whole
                else _unchecked(each.folder)
            )
            for each in statement.versions
        )
    return replace(statement, versions=versions)


def _unchecked(folder: Path) -> list[Finding]:
    """Return that nobody looked at the signatures of a damaged version, if it has any."""
    if not any((folder / name).exists() for name in (layout.SIGNATURE, layout.TAG_SIGNATURE)):
        return []
    return [minor("not-checked", folder, "its signatures were not checked, as it is damaged")]


def _conclude(terminal: Terminal, report: Report) -> None:
    """Raise ArchiveError where anything is wrong; say that all is well else."""
    if report.count(Severity.ERROR):
        raise ArchiveError(
            summary(report),
            hint="each fault is told above, with its place and what to do",
        )
    terminal.note(summary(report))
