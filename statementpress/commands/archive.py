"""Freeze a version of a statement; its folder is what the command prints."""

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import click

from statementpress.commands import crew as crews
from statementpress.commands.command import Invocation, command
from statementpress.commands.editions import EDITIONS
from statementpress.commands.options import StatementName
from statementpress.commands.parameters import Option
from statementpress.commands.terminal import Terminal, as_typed, plain
from statementpress.errors import Place, UsageError
from statementpress.late import late_imports

with late_imports():
    from statementpress.archive.bag import layout, reading, version
    from statementpress.archive.freeze import bagging, every, freezing, payload, signing
    from statementpress.archive.stamp import authority as authorities
    from statementpress.commands import archive_every, making, renewal
    from statementpress.conformance import verapdf
    from statementpress.editions import source, told
    from statementpress.machine import temporary

PASSWORD = "STATEMENTPRESS_PASSWORD"
"""The variable of the environment that holds the password of a certificate's file."""
CLOCK = "SOURCE_DATE_EPOCH"
"""The variable that holds the seconds since 1970 to take for now, as reproducible builds do."""


@command("archive", lists=EDITIONS)
def archive(
    invocation: Invocation,
    statement: StatementName = None,
    note: Annotated[str, Option("--note TEXT", "What is new in it, in a line.")] = "",
    editions: Annotated[
        Sequence[str],
        Option(
            "-e, --edition EDITION",
            "An edition below that is not in every version anyway; again for more.",
        ),
    ] = (),
    all_: Annotated[bool, Option("--all", "Freeze every edition.")] = False,
    sign: Annotated[
        Path | None,
        Option(
            "--sign CERT.p12",
            f"Sign the PDF and the manifest; the password is asked for, or taken from {PASSWORD}.",
        ),
    ] = None,
    timestamp: Annotated[
        str,
        Option(
            "--timestamp URL",
            "Ask this authority for time stamps (RFC 3161) of the manifest and of PDFs that are "
            "signed; without it, nobody is asked anything.",
        ),
    ] = "",
    renew: Annotated[
        bool,
        Option(
            "--renew",
            "Freeze nothing, but stamp anew what STATEMENT names: all versions of a statement, "
            "one (NAME/v2), or “all”, as if nothing is named.",
        ),
    ] = False,
    every_: Annotated[
        bool,
        Option("--every", "Freeze each statement that has changed; --project may be given again."),
    ] = False,
    workers: crews.Workers = None,
) -> None:
    """Freeze a dated version of a statement in archive/, and print where it is.

    What is frozen never changes. A statement that has not changed since gets no new version.
    """
    authority = authorities.Authority(timestamp) if timestamp else None
    if renew:
        given = {"note": note, "edition": editions, "all": all_, "sign": sign, "every": every_}
        _refuse_with_renew({**given, "workers": workers})
        renewal.renew(invocation, statement, authority)
        return
    if all_ and editions:
        raise UsageError("--all freezes every edition", hint="leave out either --all or --edition")
    _refuse_what_every_means(statement, workers, every=every_)
    temporary.clear_away()
    making.require_weasyprint(invocation)
    now, signer = _now(authority), _signer(sign)
    to_freeze = None if every_ else making.read_statement(invocation, statement)
    names = payload.frozen_names(to_freeze, editions, every=all_) if to_freeze else editions
    signer = _with_authority(signer, authority, sign)
    request = freezing.Request(names, note, signer, now, authority)
    if to_freeze:
        _freeze_one(invocation, to_freeze, request, every=all_)
        return
    show = partial(_show_version, invocation.terminal)
    archive_every.freeze_every(invocation, every.EachFrozen(request, all_), workers, show)


def _freeze_one(
    invocation: Invocation,
    to_freeze: "source.Source",
    request: "freezing.Request",
    *,
    every: bool,
) -> None:
    """Freeze a statement, and tell what came of it; `every` says if all editions were asked for."""
    terminal, home = invocation.terminal, invocation.project / layout.ARCHIVE
    with terminal.bar(len(request.editions)) as progress:
        frozen = freezing.freeze_statement(to_freeze, home, request, verapdf.find, progress)
    left_out = told.left_out(to_freeze.outline, request.editions) if every else ()
    for finding in (*to_freeze.findings, *left_out):
        terminal.finding(finding)
    if not frozen.is_new:
        _note_what_was_not_kept(terminal, frozen.version, request)
    _show_version(terminal, frozen, request)


def _show_version(
    terminal: Terminal, frozen: "bagging.Frozen", request: "freezing.Request"
) -> None:
    """Print where a version is, and what to know of it if it is new."""
    if frozen.is_new:
        _note_what_is_new(terminal, frozen.version, request)
    terminal.data(as_typed(frozen.version.folder))


def _refuse_what_every_means(statement: str | None, workers: int | None, *, every: bool) -> None:
    """Raise UsageError for a statement beside --every, and for workers without it."""
    if every and statement is not None:
        raise UsageError(
            f"--every freezes all statements, and not {statement} alone",
            hint="leave out either --every or the statement",
        )
    if workers is not None and not every:
        raise UsageError("--workers is for --every", hint="leave it out, or add --every")


def _with_authority(
    signer: "signing.Signer | None",
    authority: "authorities.Authority | None",
    certificate: Path | None,
) -> "signing.Signer | None":
    """Return the signer with the authority, which is asked once before the work begins."""
    if authority and signer:
        return signing.stamped_by(signer, authority, Place(str(certificate)))
    if authority:
        authority.greet()
    return signer


def _note_what_is_new(
    terminal: Terminal, made: "version.Version", request: "freezing.Request"
) -> None:
    """Note what to know of a new version."""
    terminal.note(
        f"{made.name} has the hash {reading.bag_hash(made.folder)}\n"
        "  hint: write it down elsewhere; it proves later that this is the version"
    )
    if request.authority:
        _note_of_stamps(terminal, request.authority, request.signer)
    _note_what_is_left_out(terminal, made, request.editions)


def _note_what_was_not_kept(
    terminal: Terminal, made: "version.Version", request: "freezing.Request"
) -> None:
    """Note that there is no new version, and what was not done for that reason."""
    not_kept = ", and the note was not kept" if request.note else ""
    not_kept += ", and nothing was signed again" if request.signer else ""
    not_kept += ", and nothing was stamped" if request.authority else ""
    hint = f"\n  hint: `generate.py archive --renew {made.name} --timestamp URL` stamps it"
    terminal.note(
        f"nothing changed since {made.name}, so no new version was made{not_kept}"
        + (hint if request.authority else "")
    )


def _note_what_is_left_out(
    terminal: Terminal, made: "version.Version", names: Sequence[str]
) -> None:
    """Note the editions that the version before had and this one does not have."""
    if left_out := freezing.editions_left_out(made, names):
        options = " ".join(f"-e {name}" for name in left_out)
        terminal.note(
            f"v{made.number - 1} also has {', '.join(left_out)}, which this version does not have\n"
            f"  hint: `generate.py archive {options}` adds them"
        )


def _note_of_stamps(
    terminal: Terminal, authority: "authorities.Authority", signer: "signing.Signer | None"
) -> None:
    """Note who stamped a version, and the level of PAdES that its signed PDFs have."""
    if not signer:
        terminal.note(f"stamped by {authority.name}, at {authority.address}")
        return
    level, lacking = signer.level()
    terminal.note(f"signed and stamped (PAdES {level}) by {authority.name}, at {authority.address}")
    if lacking:
        terminal.warning(
            f"PAdES B-LTA was not reached: {'; '.join(lacking)}\n"
            "  hint: the stamps prove the day all the same; whether a certificate was revoked, "
            "others will have to ask its issuer"
        )


def _refuse_with_renew(given: Mapping[str, object]) -> None:
    """Raise UsageError for an option that says what to freeze, as --renew freezes nothing."""
    for name, value in given.items():
        if value:
            hint = "leave out one of the two"
            raise UsageError(f"--renew freezes nothing, so --{name} says nothing", hint=hint)


def _now(authority: "authorities.Authority | None") -> datetime:
    """Return the moment of freezing in this machine's time zone, or the one that CLOCK gives.

    A version that is stamped cannot be frozen later than it is stamped.
    """
    seconds, real = os.environ.get(CLOCK), datetime.now().astimezone()
    if seconds is None:
        return real
    try:
        now = datetime.fromtimestamp(int(seconds), UTC)
        if authority and now > real:
            raise UsageError(
                f"{CLOCK} lies in the future, and what is stamped now cannot be frozen then",
                hint=f"unset {CLOCK}, or leave out --timestamp",
            )
        return now
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"{CLOCK} is not a number of seconds: {seconds}", hint=f"unset {CLOCK}, or correct it"
        ) from error


def _signer(certificate: Path | None) -> "signing.Signer | None":
    if certificate is None:
        return None
    if not certificate.is_file():
        raise UsageError(f"there is no certificate {certificate}", hint="correct the path")
    password = os.environ.get(PASSWORD)
    if password is None:
        password = _typed_password(certificate)
    return signing.read_signer(certificate, password)


def _typed_password(certificate: Path) -> str:
    """Ask for the password; raises UsageError if there is nobody to ask."""
    if sys.stdin.isatty():
        with suppress(click.Abort):
            return str(
                click.prompt(f"Password of {plain(certificate.name)}", hide_input=True, err=True)
            )
    raise UsageError(
        f"no password was given for {certificate.name}",
        hint=f"type it when asked, or put it into {PASSWORD}",
    )
