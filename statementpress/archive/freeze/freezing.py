"""Freeze a statement: its folder becomes a new version, or none if nothing has changed.

The files that the newest version was made from are compared with those of today, shipped templates,
styles and fonts included. Another day, another note or another WeasyPrint make no new version of a
statement that is as it was.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from statementpress import __version__
from statementpress.archive.bag import layout
from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.manifest import hash_of
from statementpress.archive.bag.reading import payload_hashes
from statementpress.archive.bag.record import encoded, record_of
from statementpress.archive.bag.version import Facts, Version
from statementpress.archive.bag.versions import bags
from statementpress.archive.freeze.bagging import Frozen, Seals, freeze
from statementpress.archive.freeze.payload import (
    FrozenFiles,
    folder_and_name,
    frozen_files,
    statement_files,
)
from statementpress.archive.freeze.publishing import as_published
from statementpress.archive.freeze.recording import build_record
from statementpress.conformance.claims import claimed_flavours, standard
from statementpress.conformance.verapdf import VeraPdf
from statementpress.conformance.verdict import VeraPdfError
from statementpress.editions.source import Source
from statementpress.editions.together import Progress
from statementpress.errors import (
    ArchiveError,
    ContentError,
    Finding,
    Place,
    ProofError,
    Severity,
    StatementPressError,
)
from statementpress.late import late_imports
from statementpress.statement.contacts import mail_addresses

with late_imports():
    from statementpress.archive.freeze import signing
    from statementpress.archive.stamp import authority as authorities

_UNDER_SOURCE = f"{layout.SOURCE}/"


@dataclass(frozen=True, slots=True)
class Request:
    """What a new version is to be."""

    editions: Sequence[str]
    note: str
    """What is new in it."""
    signer: "signing.Signer | None"
    """Who signs it; None if nobody does."""
    now: datetime
    """The moment of freezing, in the time zone whose day is meant."""
    authority: "authorities.Authority | None" = None
    """Who stamps it with the time; None if nobody does."""


def freeze_statement(
    source: Source,
    archive: Path,
    request: Request,
    find_verapdf: Callable[[], VeraPdf | None],
    progress: Progress,
) -> Frozen:
    """Return the new version in `archive`, or the newest one if it holds the same already.

    It is made from the files that may leave the statement's folder. The PDFs are judged by the
    veraPDF that `find_verapdf` finds, if there is one; it is only asked for if there are some.
    Raises ContentError for a draft, ProofError for a PDF that is not the PDF/A or PDF/UA that it
    claims to be, NetworkError if the authority does not stamp it, and what `as_published`,
    `frozen_files` and `freeze` raise.
    """
    if refusal := draft(source, Severity.ERROR):
        raise ContentError([refusal])
    with as_published(source) as published:
        return _frozen(published, archive, request, find_verapdf, progress)


def _frozen(
    source: Source,
    archive: Path,
    request: Request,
    find_verapdf: Callable[[], VeraPdf | None],
    progress: Progress,
) -> Frozen:
    # Making a version takes half a minute, so find out first whether anything has changed.
    known = bags(archive / source.statement.slug)
    newest = read_bag_info(known[max(known)]) if known else None
    if newest and _has(newest, request) and _is_made_from(newest, _hashes_now(newest, source)):
        return Frozen(newest, False)
    progress(0, "")
    verapdf = find_verapdf()  # it takes seconds to start, and does so while the PDFs are made
    made = frozen_files(source, request.editions, progress)
    stage = partial(progress, len(request.editions))
    payload = _payload(source, made, request, verapdf, stage)
    stage("write")
    hashes = {name: hash_of(data) for name, data in payload.items()}
    # Compare once more as it is written: a file that was read only now may be new, and somebody
    # else may have frozen the same meanwhile.
    return freeze(
        archive,
        _facts(source, request),
        payload,
        lambda version: _has(version, request) and _is_made_from(version, hashes),
        Seals(
            request.signer.sign_manifest if request.signer else None,
            request.authority.stamp if request.authority else None,
        ),
    )


def editions_left_out(version: Version, names: Sequence[str]) -> list[str]:
    """Return the editions that the version before `version` has, and that are not in `names`.

    They are not known if the version before is damaged, which `verify` reports.
    """
    before = bags(version.folder.parent).get(version.number - 1)
    if before is not None:
        with suppress(ArchiveError):
            return [it for it in record_of(read_bag_info(before)).editions if it not in names]
    return []


def draft(source: Source, severity: Severity) -> Finding | None:
    """Return a finding (draft) for a draft, as what is frozen is taken for final."""
    line = source.statement.status.draft
    if line is None:
        return None
    message = "this is a draft, and the archive keeps only what is final"
    place = Place(f"{source.statement.known_as}/statement.toml", line)
    return Finding("draft", severity, message, place, 'write status = "final", or delete the line')


def _facts(source: Source, request: Request) -> Facts:
    """Return what the version's bag-info.txt says of its statement."""
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
        reference=next(iter(statement.status.reference.values()), ""),
        issue=statement.status.version,
        embargo=embargo.until.isoformat() if (embargo := statement.status.embargo) else "",
        authority=request.authority.address if request.authority else "",
    )


def _has(version: Version, request: Request) -> bool:
    """Return whether a version has the editions of the request, and a signature if it needs one."""
    is_signed = (version.folder / layout.SIGNATURE).exists()
    pdfs = (version.data / layout.PDF / f"{name}.pdf" for name in request.editions)
    return all(pdf.exists() for pdf in pdfs) and (is_signed or not request.signer)


def _is_made_from(version: Version, hashes: Mapping[str, str]) -> bool:
    """Return whether a version was made from files with these hashes, by their payload names."""

    def sources(found: Mapping[str, str]) -> dict[str, str]:
        return {name: it for name, it in found.items() if name.startswith(_UNDER_SOURCE)}

    return sources(payload_hashes(version.folder)) == sources(hashes)


def _hashes_now(version: Version, source: Source) -> dict[str, str]:
    """Return the hashes that the files which a version was made from have today.

    A file that no longer exists is left out, so that the two differ.
    """
    found = {
        f"{_UNDER_SOURCE}{name}": hash_of(data) for name, data in statement_files(source).items()
    }
    of_project = (
        name.removeprefix(_UNDER_SOURCE)
        for name in payload_hashes(version.folder)
        if name.startswith(_UNDER_SOURCE)
        and not name.startswith(f"{_UNDER_SOURCE}{layout.STATEMENTS}/")
    )
    files = source.project.files.apart()
    for name in of_project:
        with suppress(StatementPressError):
            found[f"{_UNDER_SOURCE}{name}"] = hash_of(files.read(*folder_and_name(name)))
    return found


def _payload(
    source: Source,
    made: FrozenFiles,
    request: Request,
    verapdf: VeraPdf | None,
    stage: Callable[[str], None],
) -> dict[str, bytes]:
    """Return all files of the payload, signed if the request says so, and their record."""
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
    validity = _validity(pdfs, verapdf, stage) if verapdf else {}
    record = build_record(source, made, signed, validity, verapdf.version if verapdf else "")
    return {**files, layout.RECORD: encoded(record)}


def _validity(
    pdfs: Mapping[str, bytes], verapdf: VeraPdf, stage: Callable[[str], None]
) -> dict[str, dict[str, str]]:
    """Return the verdict on each PDF by standard. Raises ProofError if a PDF is not valid."""
    found: dict[str, dict[str, str]] = {}
    for name, data in pdfs.items():
        stage(f"veraPDF: {name}")
        for flavour in claimed_flavours(data):
            try:
                clauses = verapdf.validate_bytes(data, flavour)
            except VeraPdfError as error:
                found.setdefault(name, {})[flavour] = f"not judged: {error}"
                continue
            if clauses:
                raise ProofError(
                    f"{name} claims to be {standard(flavour)}, but veraPDF finds that it is not: "
                    + "; ".join(clauses),
                    hint="nothing was frozen; please report the statement that shows it",
                )
            found.setdefault(name, {})[flavour] = "valid"
    return found
