"""Freeze a version of a statement; its folder is what the command prints."""

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from statementpress.commands.terminal import Terminal, as_typed
from statementpress.errors import ArchiveError, UsageError
from statementpress.statement.catalogue import choose_statement
from statementpress.typeset.layout.pinned import require_weasyprint

if TYPE_CHECKING:
    from statementpress.archive.bag.version import Version
    from statementpress.archive.freeze.signing import Signer

PASSWORD = "STATEMENTPRESS_PASSWORD"
"""The variable of the environment that holds the password of a certificate's file."""
CLOCK = "SOURCE_DATE_EPOCH"
"""The variable that holds the seconds since 1970 to take for now, as reproducible builds do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for: which statement, what is new, which editions, by whom."""

    statement: str | None
    note: str
    editions: tuple[str, ...]
    all_editions: bool
    certificate: Path | None


def archive(terminal: Terminal, project: Path, asked: Asked) -> None:
    """Freeze a version in archive/ of `project`, print its folder; say so where none is new.

    Raises what `freeze.freeze_statement` raises, UsageError for a statement, an edition or a
    certificate that is not there; then nothing was frozen.
    """
    if asked.all_editions and asked.editions:
        raise UsageError("--all freezes every edition", hint="leave out either --all or --edition")
    require_weasyprint()
    from statementpress.archive.bag.layout import ARCHIVE  # noqa: PLC0415
    from statementpress.archive.freeze.freezing import Request, freeze_statement  # noqa: PLC0415
    from statementpress.archive.freeze.payload import frozen_names  # noqa: PLC0415
    from statementpress.conformance.verapdf import find  # noqa: PLC0415
    from statementpress.editions.source import read_source  # noqa: PLC0415

    now = _now()
    signer = _signer(asked.certificate)
    source = read_source(project, choose_statement(project, asked.statement))
    names = frozen_names(source, asked.editions, every=asked.all_editions)
    request = Request(names, asked.note, signer, now)
    with terminal.bar(len(names)) as tell:
        frozen = freeze_statement(source, project / ARCHIVE, request, find(), tell)
    for finding in source.findings:
        terminal.finding(finding)
    if not frozen.is_new:
        unkept = ", and the note was not kept" if asked.note else ""
        unkept += ", and nothing was signed anew" if asked.certificate else ""
        told = f"nothing changed since {frozen.version.name}: no new version was made{unkept}"
        terminal.note(told)
    else:
        from statementpress.archive.bag.reading import bag_hash  # noqa: PLC0415

        told = f"{frozen.version.name} has the hash {bag_hash(frozen.version.folder)}"
        terminal.note(f"{told}\n  hint: note it elsewhere: it proves later that this is the one")
        _tell_what_is_left_out(terminal, frozen.version, names)
    terminal.data(as_typed(frozen.version.folder))


def _tell_what_is_left_out(terminal: Terminal, version: "Version", names: Sequence[str]) -> None:
    """Note the editions that the version before had, and this one has not."""
    from statementpress.archive.bag.bag_info import read_bag_info  # noqa: PLC0415
    from statementpress.archive.bag.record import record_of  # noqa: PLC0415
    from statementpress.archive.bag.versions import bags  # noqa: PLC0415

    before = bags(version.folder.parent).get(version.number - 1)
    if before is None:
        return
    had: Mapping[str, object] = {}
    with suppress(ArchiveError):  # a damaged one is for `verify` to tell
        had = record_of(read_bag_info(before)).editions
    left_out = [name for name in had if name not in names]
    if left_out:
        options = " ".join(f"-e {name}" for name in left_out)
        terminal.note(
            f"v{version.number - 1} has {', '.join(left_out)} too, and this version has not\n"
            f"  hint: generate.py archive {options}"
        )


def _now() -> datetime:
    """Return the moment of freezing, in this machine's time zone; UsageError for no number."""
    told = os.environ.get(CLOCK)
    if told is None:
        return datetime.now().astimezone()
    try:
        return datetime.fromtimestamp(int(told), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"{CLOCK} is no number of seconds: {told}", hint=f"unset {CLOCK}, or mend it"
        ) from error


def _signer(certificate: Path | None) -> "Signer | None":
    if certificate is None:
        return None
    from statementpress.archive.freeze.signing import read_signer  # noqa: PLC0415

    if not certificate.is_file():
        raise UsageError(f"there is no certificate {certificate}", hint="mend the path")
    password = os.environ.get(PASSWORD)
    return read_signer(certificate, _asked_for(certificate) if password is None else password)


def _asked_for(certificate: Path) -> str:
    """Return the password that a person types; UsageError where nobody is there to be asked."""
    if sys.stdin.isatty():
        with suppress(typer.Abort):
            return str(typer.prompt(f"Password of {certificate.name}", hide_input=True, err=True))
    raise UsageError(
        f"no password was given for {certificate.name}",
        hint=f"type it when asked, or put it into {PASSWORD}",
    )
