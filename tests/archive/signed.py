"""A made-up version whose PDF and manifest are signed."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import hash_of
from statementpress.archive.bag.record import BuildRecord, Output, Unsigned, encoded
from statementpress.archive.bag.version import Facts, Version
from statementpress.archive.freeze.bagging import Seals, freeze
from statementpress.archive.freeze.signing import Signer, read_signer
from statementpress.errors import Finding, Severity
from tests.archive.certificates import PASSWORD, Key, certificate, written

NAME = "The Made-up River Coalition"
OFFICIAL = "pdf/official.pdf"
FACTS = Facts(
    slug="2030-01-31-clean-rivers",
    dated=date(2030, 1, 31),
    frozen=date(2030, 2, 1),
    titles={"en": "Rivers"},
    author=NAME,
    contacts=(),
    groups={},
    note="",
    agent="made up",
)


def pdf_of(text: str) -> bytes:
    """Return a PDF of one empty page, with a title."""
    made = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Title"] = text
        document.save(made)
    return made.getvalue()


def signer_named(folder: Path, name: str, key: Key) -> Signer:
    """Return somebody of that name who signs with a key."""
    return read_signer(written(folder / "key.p12", key, certificate(key, name)), PASSWORD)


def signed_version(
    folder: Path,
    signer: Signer,
    manifest_signer: Signer | None = None,
    frozen_on: date = FACTS.frozen,
) -> tuple[Version, BuildRecord]:
    """Freeze a signed PDF and its record; the manifest may be signed by somebody else.

    Both are stamped if the signer has an authority.
    """
    pdf = pdf_of("Rivers")
    signed = signer.sign_pdf(pdf)
    output = Output(
        path=OFFICIAL,
        bytes=len(signed),
        sha256=hash_of(signed),
        edition="official",
        unsigned=Unsigned(bytes=len(pdf), sha256=hash_of(pdf)),
    )
    record = BuildRecord(
        statement=FACTS.slug,
        source_date_epoch=0,
        platform="",
        software={},
        native={},
        editions={},
        outputs=(output,),
    )
    payload = {OFFICIAL: signed, layout.RECORD: encoded(record)}
    stamper = signer.authority
    facts = replace(FACTS, frozen=frozen_on, authority=stamper.address if stamper else "")
    seals = Seals((manifest_signer or signer).sign_manifest, stamper.stamp if stamper else None)
    frozen = freeze(folder / "archive", facts, payload, lambda _: False, seals)
    return frozen.version, record


def errors(findings: list[Finding]) -> list[str]:
    """Return the errors among findings as "code: message"."""
    return [f"{it.code}: {it.message}" for it in findings if it.severity is Severity.ERROR]
