"""Freeze a statement: from its folder to a whole new version, or none where nothing changed.

What is compared are the files that a version was made from, shipped templates, styles and fonts
included. Another day, another note or another WeasyPrint make no new version of a statement that is
as it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from statementpress import __version__
from statementpress.archive.bag import layout, record
from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.manifest import hash_of
from statementpress.archive.bag.reading import payload_hashes
from statementpress.archive.bag.version import Facts, Version
from statementpress.archive.bag.versions import bags
from statementpress.archive.freeze.bagging import Frozen, freeze
from statementpress.archive.freeze.payload import (
    FrozenFiles,
    frozen_files,
    parted,
    statement_files,
)
from statementpress.archive.freeze.recording import build_record
from statementpress.conformance.claims import claimed_flavours
from statementpress.conformance.verapdf import VeraPdf
from statementpress.conformance.verdict import VeraPdfError
from statementpress.editions.source import Source
from statementpress.editions.together import Progress
from statementpress.errors import ProofError, StatementPressError
from statementpress.statement.contacts import mail_addresses

if TYPE_CHECKING:
    from statementpress.archive.freeze.signing import Signer

_UNDER_SOURCE = f"{layout.SOURCE}/"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a version: its editions, what is new in it, by whom it is signed, and when.

    `now` is the moment of freezing, in the time zone whose day is meant.
    """

    editions: Sequence[str]
    note: str
    signer: "Signer | None"
    now: datetime


def freeze_statement(
    source: Source, archive: Path, request: Request, verapdf: VeraPdf | None, progress: Progress
) -> Frozen:
    """Return the new version in `archive`, or the newest where it holds the same already.

    Each PDF is judged by veraPDF where that is there. Raises what `frozen_files` and
    `archive.freezing.freeze` raise, and ProofError for a PDF that is not what it says it is.
    """
    known = bags(archive / source.statement.slug)
    newest = read_bag_info(known[max(known)]) if known else None
    if newest and _has(newest, request) and _is_of(newest, _current(newest, source)):
        return Frozen(newest, False)
    made = frozen_files(source, request.editions, progress)
    payload = _payload(source, made, request, verapdf)
    hashes = {name: hash_of(data) for name, data in payload.items()}
    return freeze(
        archive,
        facts(source, request),
        payload,
        lambda version: _has(version, request) and _is_of(version, hashes),
        request.signer.sign_manifest if request.signer else None,
    )


def facts(source: Source, request: Request) -> Facts:
    """Return what a version's bag-info.txt says of its statement."""
    statement = source.statement
    groups = {name: len(group.members) for name, group in statement.groups.items()}
    if statement.conveners:
        groups = {"conveners": len(statement.conveners), **groups}
    return Facts(
        slug=statement.slug,
        dated=statement.date,
        frozen=request.now.date(),
        titles={code: " ".join(lines) for code, lines in statement.title.items()},
        author=next(filter(None, statement.author.values()), ""),
        contacts=mail_addresses(statement),
        groups=groups,
        note=request.note,
        agent=f"Statement Press {__version__}",
    )


def _has(version: Version, request: Request) -> bool:
    """Tell whether a version has the editions asked for, and a signature where one is."""
    signed = (version.folder / layout.SIGNATURE).exists()
    pdfs = (version.data / layout.PDF / f"{name}.pdf" for name in request.editions)
    return all(pdf.exists() for pdf in pdfs) and (signed or not request.signer)


def _is_of(version: Version, hashes: Mapping[str, str]) -> bool:
    """Tell whether a version was made from files with these hashes, by their payload names."""

    def sources(found: Mapping[str, str]) -> dict[str, str]:
        return {name: it for name, it in found.items() if name.startswith(_UNDER_SOURCE)}

    return sources(payload_hashes(version.folder)) == sources(hashes)


def _current(version: Version, source: Source) -> dict[str, str]:
    """Return the hashes that the files a version was made from have now, those still there."""
    found = {
        f"{_UNDER_SOURCE}{name}": hash_of(data) for name, data in statement_files(source).items()
    }
    of_project = (
        name.removeprefix(_UNDER_SOURCE)
        for name in payload_hashes(version.folder)
        if name.startswith(_UNDER_SOURCE)
        and not name.startswith(f"{_UNDER_SOURCE}{layout.STATEMENTS}/")
    )
    for name in of_project:
        try:
            found[f"{_UNDER_SOURCE}{name}"] = hash_of(
                source.project.files.apart().read(*parted(name))
            )
        except StatementPressError:  # it is gone: the statement is not as it was
            continue
    return found


def _payload(
    source: Source, made: FrozenFiles, request: Request, verapdf: VeraPdf | None
) -> dict[str, bytes]:
    """Return all files of the payload, signed where asked for, and their record."""
    signed = {}
    if request.signer:
        signed = {
            name: request.signer.sign_pdf(made.files[name])
            for edition in made.made
            if source.project.editions.edition[edition].sources
            for name in [f"{layout.PDF}/{edition}.pdf"]
        }
    files = {**made.files, **signed}
    pdfs = {name: data for name, data in files.items() if name.startswith(f"{layout.PDF}/")}
    validity = _validity(pdfs, verapdf) if verapdf else {}
    told = build_record(source, made, signed, validity, verapdf.version if verapdf else "")
    return {**files, layout.RECORD: record.written(told)}


def _validity(pdfs: Mapping[str, bytes], verapdf: VeraPdf) -> dict[str, dict[str, str]]:
    """Return what veraPDF says of each PDF, by flavour; ProofError where one is not valid."""
    found: dict[str, dict[str, str]] = {}
    for name, data in pdfs.items():
        for flavour in claimed_flavours(data):
            try:
                clauses = verapdf.validate_bytes(data, flavour)
            except VeraPdfError as error:
                found.setdefault(name, {})[flavour] = f"not judged: {error}"
                continue
            if clauses:
                raise ProofError(
                    f"{name} says that it is {flavour}, and veraPDF finds that it is not: "
                    + "; ".join(clauses),
                    hint="nothing was frozen; please report the statement that shows it",
                )
            found.setdefault(name, {})[flavour] = "valid"
    return found
