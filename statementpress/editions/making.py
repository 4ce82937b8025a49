"""The pipeline: a statement folder becomes a proofed PDF, or nothing and the reason.

It imports everything that sets type, half a second's worth: the command line imports it late.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from statementpress.editions.composing import Composition, Stage, composed, glyphs_sought
from statementpress.editions.printing.images import image_logos
from statementpress.editions.printing.settings import Printing, PrintRequest, read_printing
from statementpress.editions.promises import promised
from statementpress.editions.source import Source, read_source
from statementpress.errors import Finding
from statementpress.project.editions import PRINTED, choose
from statementpress.proof.proof import Proof, prove
from statementpress.typeset.compose.completeness import check_complete
from statementpress.typeset.compose.document_text import document_text, flows
from statementpress.typeset.compose.whole_sheets import check_filled
from statementpress.typeset.faces.preparation import inexact_findings
from statementpress.typeset.faces.table import regular_files
from statementpress.typeset.layout.engine import typeset
from statementpress.typeset.layout.fitting import check_fit


@dataclass(frozen=True, slots=True)
class Made:
    """A finished, proofed PDF, and what its author should look at all the same.

    `printed` are its pages on printing sheets, None where it is printed as it is. `images` are the
    names of logo files by those that their images have in the PDF. `used` has the SHA-256 of
    each file that it was made from, such as "styles/tokens.css", but for those of the statement.
    `proof` is what it was held against, `limits` those of preflight that it kept, empty for none.
    """

    pdf: bytes
    printed: bytes | None
    findings: tuple[Finding, ...]
    images: Mapping[str, str]
    proof: Proof
    limits: str = ""
    used: Mapping[str, str] = field(default_factory=dict)

    def files(self, edition: str) -> dict[str, bytes]:
        """Return its files by their names; what goes to a printer is the last."""
        files = {f"{edition}.pdf": self.pdf}
        if self.printed is not None:
            files[f"{edition}{PRINTED}.pdf"] = self.printed
        return files


def make(
    project: Path,
    folder: Path,
    edition_name: str,
    stage: Stage = lambda _: None,
    request: PrintRequest = PrintRequest(),  # noqa: B008 - it is frozen
) -> Made:
    """Make one edition of the statement in `folder`, in memory.

    Raises ContentError, SetupError, UsageError, TypesetError, ProofError and PreflightError.
    """
    stage("read")
    return make_edition(read_source(project, folder), edition_name, stage, request)


def make_edition(source: Source, name: str, stage: Stage, request: PrintRequest) -> Made:
    """Make the edition called `name`, in memory; errors as those of `make`."""
    source = source.apart()
    statement, languages = source.statement, source.languages
    edition = choose(source.project.editions, name)
    how = read_printing(source.project, name, request)
    stage("compose")
    composition = composed(source, edition, request.sheet, how.bleed if how else 0.0, stage)
    document, prepared = composition.document, composition.prepared
    if edition.whole:
        check_complete(statement, document.metadata.languages, document_text(document.html))
    stage("typeset")
    with glyphs_sought(source, composition.faces):
        finished = typeset(document, prepared, languages)
    if edition.pages_per_part:
        check_fit(finished.parts, edition.pages_per_part, document, prepared, statement)
    if composition.pages:
        check_filled(len(finished.pages), composition.pages, statement)
    stage("prove")
    proof = prove(finished.pdf, promised(statement, flows(document.html), finished, languages))
    findings = (*source.findings, *document.findings, *inexact_findings(prepared))
    images = {name: logo.name for name, logo in image_logos(document).items()}
    made = Made(finished.pdf, None, findings, images, proof)
    if how:
        made = _printed(made, how, composition, source, stage)
        made = _checked(made, how, source, stage) if request.checked else made
    return replace(made, used=dict(source.project.files.used))


def _printed(
    made: Made, how: Printing, composition: Composition, source: Source, stage: Stage
) -> Made:
    """Return the edition as its printer gets it."""
    # What works on finished PDFs takes 0.2 s to load, and most editions are for screens.
    from statementpress.editions.printing.files import for_printer  # noqa: PLC0415

    stage("print")
    plain = [source.project.files.read("fonts", path) for path in regular_files(composition.faces)]
    pdf, printed = for_printer(made.pdf, how, source.statement, composition.document, plain)
    return replace(made, pdf=pdf, printed=printed)


def _checked(made: Made, how: Printing, source: Source, stage: Stage) -> Made:
    """Return the edition with what preflight finds in it; PreflightError where it is unfit."""
    from statementpress.editions.printing.checking import print_findings  # noqa: PLC0415

    stage("preflight")
    found = print_findings(made.printed or made.pdf, how, made.images, source.project)
    return replace(made, findings=(*made.findings, *found), limits=how.limits_name)
