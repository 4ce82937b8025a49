"""Check the signature in a PDF, its time stamps, and the level of PAdES that they make together.

B-B is a signature; B-T adds a stamp of it, B-LT the certificates and what was said of their
revocation, and B-LTA a stamp of all that (ETSI EN 319 142-1, 6).
"""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import (
    DocumentSecurityStore,
    EmbeddedPdfSignature,
    SignatureCoverageLevel,
    async_validate_pdf_signature,
)
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureStatus
from pyhanko_certvalidator import ValidationContext

from statementpress.archive.bag.manifest import hash_of
from statementpress.archive.bag.reading import LARGEST_FILE
from statementpress.archive.bag.record import Output, Unsigned
from statementpress.archive.bag.version import Version
from statementpress.archive.stamp.evidence import Evidence, doubt_of, is_self_signed, path_up
from statementpress.archive.stamp.token import BROKEN, SOUND, digests, read_signed
from statementpress.archive.verify import stamps
from statementpress.archive.verify.seals import Held, Signature, Stamped, bad_signature, bad_stamp
from statementpress.archive.verify.stamps import Result
from statementpress.machine.regular import read_regular
from statementpress.proof.alike import likeness

Sealed = Result | Signature
OF_PDF = {Stamped.SIGNATURE, Stamped.FILE}
"""The stamps that a signed PDF of a stamped version has."""


def of_pdf(version: Version, output: Output) -> Iterator[Sealed]:
    """Yield the signature of a PDF and its stamps, or what is wrong with them."""
    path = version.data / output.path
    try:
        pdf = read_regular(path, LARGEST_FILE)
        reader = PdfFileReader(BytesIO(pdf))
        signatures, later = reader.embedded_regular_signatures, reader.embedded_timestamp_signatures
        if len(signatures) != 1:
            message = f"it was signed once, but has {len(signatures)} signatures"
            yield bad_signature(path, message)
            return
        (embedded,) = signatures
        status = asyncio.run(async_validate_pdf_signature(embedded, nobody(), skip_diff=not later))
        evidence = _evidence(reader, embedded)
        found = [*_stamps(path, embedded, later)]
    except BROKEN as error:
        yield bad_signature(path, f"its signature cannot be read: {error}")
        return
    except OSError as error:
        yield bad_signature(path, f"it cannot be read: {error.strerror}")
        return
    fault = (
        _added(status, later)
        or _not_what_was_made(pdf, output.unsigned)
        or broken(status, "it was changed after it was signed")
    )
    if fault:
        yield bad_signature(path, fault)
        return
    yield Signature(path, status.signing_cert, status.signer_reported_dt, evidence)
    kinds = {each.stamped for each in found if isinstance(each, Held)}
    if version.facts.authority and len(kinds) == len(found) and kinds != OF_PDF:
        yield bad_stamp(path, "the version was stamped, but a time stamp of this file is missing")
    yield from found


def nobody() -> ValidationContext:
    """Return a context that trusts no issuer and uses no network."""
    return ValidationContext(trust_roots=[], allow_fetching=False)


def broken(status: SignatureStatus, message: str) -> str:
    """Return what is wrong with a signature, empty if nothing is.

    That is `message` if its bytes are others than those that were signed.
    """
    if not (status.intact and status.valid):
        return message
    if status.md_algorithm not in SOUND:
        return f"it was signed by way of {status.md_algorithm}, which can be forged"
    return ""


def level_of(signature: Signature, held: Sequence[Held]) -> str:
    """Return the level of PAdES that a PDF has by its signature and those stamps that hold."""
    own = {each.stamped: each.stamp for each in held if each.path == signature.path}
    if Stamped.SIGNATURE not in own:
        return "B-B"
    moment = own[Stamped.SIGNATURE].moment
    certificates = (signature.certificate, *(stamp.certificate for stamp in own.values()))
    if not all(_is_vouched_for(each, signature.evidence, moment) for each in certificates):
        return "B-T"
    return "B-LTA" if Stamped.FILE in own else "B-LT"


def _is_vouched_for(certificate: Certificate, evidence: Evidence, moment: datetime) -> bool:
    """Return whether it is known of a whole path of certificates that none was revoked."""
    root = path_up(certificate, evidence.certificates)[-1]
    if not is_self_signed(root):
        return False
    alone = root == certificate
    return alone or doubt_of(certificate, evidence, (root,), moment, informed=True) is None


def _stamps(
    path: Path, embedded: EmbeddedPdfSignature, later: Sequence[EmbeddedPdfSignature]
) -> Iterator[Result]:
    """Yield the stamps of the signature and of the whole file, or what is wrong with them."""
    signed = digests(embedded.signer_info["signature"].native)
    for token in extract_tst_data_iter(embedded.signer_info, signed=False):
        yield from stamps.checked(path, Stamped.SIGNATURE, read_signed(token), signed)
    for each in later:
        stamp = read_signed(each.signed_data)
        yield from stamps.checked(path, Stamped.FILE, stamp, each.compute_digest)


def _evidence(reader: PdfFileReader, embedded: EmbeddedPdfSignature) -> Evidence:
    """Return the certificates of a signature, and all that the PDF keeps in its security store."""
    own = Evidence((embedded.signer_cert, *embedded.other_embedded_certs))
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return own
    context = store.as_validation_context({"trust_roots": [], "allow_fetching": False})
    kept = Evidence(tuple(store.load_certs()), tuple(context.crls), tuple(context.ocsps))
    return own + kept


def _added(status: PdfSignatureStatus, later: Sequence[EmbeddedPdfSignature]) -> str:
    """Return that something was added after a PDF was signed and stamped; empty if nothing was."""
    whole = SignatureCoverageLevel.ENTIRE_FILE
    last = later[-1].evaluate_signature_coverage() if later else status.coverage
    if last is not whole:
        return "something was added to it after it was signed"
    if later and status.modification_level not in {
        ModificationLevel.NONE,
        ModificationLevel.LTA_UPDATES,
    }:
        return "something else than time stamps was added to it after it was signed"
    return ""


def _not_what_was_made(pdf: bytes, unsigned: Unsigned | None) -> str:
    """Return how the signed file differs from the one in the build record, empty if it does not."""
    if not unsigned:
        return ""
    made = pdf[: unsigned.bytes]
    if hash_of(made) != unsigned.sha256:
        return "the file that was signed is not the one that the build record names"
    alike = likeness(made, pdf)
    if alike.alike:
        return ""
    return f"it was signed with something appended that changes its pages: {alike}"
