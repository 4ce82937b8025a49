"""Fill in the build record of a version: what it was made with, and what came out."""

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import hash_of
from statementpress.archive.bag.record import BuildRecord, Output, Unsigned
from statementpress.archive.freeze.payload import FrozenFiles, moment
from statementpress.editions.making import Made
from statementpress.editions.source import Source
from statementpress.editions.versions import machine, native, software
from statementpress.project.editions import styled


def build_record(
    source: Source,
    frozen: FrozenFiles,
    signed: Mapping[str, bytes],
    validity: Mapping[str, Mapping[str, str]],
    verapdf: str,
) -> BuildRecord:
    """Return the record of the `frozen` files; `signed` ones take the place of some, by name.

    `validity` has the verdicts on PDFs by name and standard, `verapdf` the version of the veraPDF
    that gave them, empty if none is installed.
    """
    outputs = tuple(
        _output(name, data, signed, frozen.made, validity.get(name, {}))
        for name, data in frozen.files.items()
        if not name.startswith(f"{layout.SOURCE}/")
    )
    editions = {
        name: msgspec.to_builtins(
            styled(source.project.editions, source.project.editions.edition[name], kind=source.kind)
        )
        for name in frozen.made
    }
    return BuildRecord(
        statement=source.statement.slug,
        source_date_epoch=int(moment(source).timestamp()),
        platform=machine(),
        software=software(),
        native=native(),
        verapdf=verapdf,
        editions=editions,
        outputs=outputs,
    )


def _output(
    name: str,
    data: bytes,
    signed: Mapping[str, bytes],
    made: Mapping[str, Made],
    validity: Mapping[str, str],
) -> Output:
    final = signed.get(name, data)
    output = Output(
        path=name,
        bytes=len(final),
        sha256=hash_of(final),
        unsigned=Unsigned(bytes=len(data), sha256=hash_of(data)) if name in signed else None,
        validity=dict(validity),
    )
    for edition, result in made.items():
        # An edition is one PDF, or two: the pages, which are proofed, and its printing sheets. The
        # last of them is what its printer gets, and what preflight checked.
        files = [f"{layout.PDF}/{file}" for file in result.files(edition)]
        if name == files[0]:
            output = _proofed(output, edition, result)
        if name == files[-1]:
            output = replace(output, edition=edition, preflight=result.limits)
    return output


def _proofed(output: Output, edition: str, made: Made) -> Output:
    """Return the output of an edition's pages, with what the proof found in them."""
    return replace(
        output,
        edition=edition,
        pages=made.proof.pages,
        proof=(
            f"{made.proof.characters} characters on {made.proof.pages} pages: their text and "
            "order, where lines end, where ink stands, which fonts are embedded"
        ),
        findings=tuple(f"{each} [{each.code}]" for each in made.findings),
    )
