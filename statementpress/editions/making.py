"""The pipeline: a statement folder becomes a proofed PDF, or nothing and the reason.

It imports everything that sets type, half a second's worth: the command line imports it late.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from statementpress.agreement.agreement import disagreements
from statementpress.editions.composing import Composition, Paper, Stage
from statementpress.editions.printing.settings import (
    PressPrinting,
    Printing,
    PrintRequest,
    read_printing,
)
from statementpress.editions.promises import sources_of
from statementpress.editions.set_edition import proved, set_edition
from statementpress.editions.source import Source
from statementpress.editions.translucent import translucent_marks
from statementpress.errors import Finding, TooLargeError
from statementpress.late import late_imports
from statementpress.machine import spending
from statementpress.project.editions import (
    PRINTED,
    Edition,
    Format,
    choose,
    choose_sheet,
)
from statementpress.project.kinds import check_fits
from statementpress.project.project import Project
from statementpress.proof.proof import Proof
from statementpress.statement.logos.reader import LOGOS
from statementpress.typeset.compose.resolution import CODE, WANTED, coarse_logos
from statementpress.typeset.compose.whole_sheets import check_filled
from statementpress.typeset.faces.lacks import lack_findings
from statementpress.typeset.faces.preparation import inexact_findings
from statementpress.typeset.layout.engine import Typeset
from statementpress.typeset.layout.fitting import check_fit
from statementpress.typeset.layout.standing import StandingType, standing_type

with late_imports():  # what works on finished PDFs takes 0.2 s, and most editions are for screens
    from statementpress.editions import word_edition
    from statementpress.editions.printing import checking, printer_files


@dataclass(frozen=True, slots=True)
class Made:
    """A finished, proofed edition."""

    pdf: bytes
    """Empty for an edition in another format."""
    printed: bytes | None
    """Its pages on printing sheets; None if it is printed as it is."""
    findings: tuple[Finding, ...]
    """What its author should look at all the same."""
    images: Mapping[str, str]
    """The names of logo files by the names that their images have in the PDF."""
    proof: Proof
    """What the PDF was held against."""
    limits: str = ""
    """The name of the limits of preflight that it keeps; empty if it was not examined."""
    used: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of each file that it was made from, such as "styles/tokens.css", but for the
    statement's own files."""
    word: bytes = b""
    """The Word file of an edition that is one; otherwise empty."""

    def files(self, edition: str) -> dict[str, bytes]:
        """Return its files by their names; what goes to a printer is the last."""
        if self.word:
            return {f"{edition}.{Format.DOCX}": self.word}
        files = {f"{edition}.pdf": self.pdf}
        if self.printed is not None:
            files[f"{edition}{PRINTED}.pdf"] = self.printed
        return files


def make_edition(
    source: Source,
    name: str,
    request: PrintRequest = PrintRequest(),  # noqa: B008 - it is frozen
    stage: Stage = lambda _: None,
    standing: StandingType | None = None,
) -> Made:
    """Make the edition called `name`, in memory.

    What its last making left standing is used again where it comes out the same. Raises
    ContentError, SetupError, UsageError, TypesetError, ProofError and PreflightError; TooLargeError
    if it takes more memory or time than is allowed (`machine.spending`).
    """
    try:
        with spending.limited("compose"):
            return _made(source, name, request, spending.noting(stage), standing)
    except TooLargeError as error:
        edition, statement = source.project.editions.edition[name], source.statement
        sources = sources_of(statement, statement.languages, source.languages, edition)
        error.place = error.place or (sources.place(error.words) if error.words else None)
        raise


def _made(
    source: Source,
    name: str,
    request: PrintRequest,
    stage: Stage,
    standing: StandingType | None,
) -> Made:
    # From here on the project keeps this edition's own account of the files that are used: a
    # frozen version embeds just these.
    source = source.apart()
    project, statement = source.project, source.statement
    edition = choose(project.editions, name)
    check_fits(source.kind, name, project.editions.edition)
    # How it is printed comes before composing, as its pages need the bleed of the press.
    printing = read_printing(project, name, request)
    if edition.format is Format.DOCX:
        return _made_word(source, edition, request, stage)

    stage("compose")
    paper = Paper(request.sheet, printing.bleed if printing else 0.0)
    with standing_type(standing) as kept:
        kept.begin()
        shown = set_edition(source, edition, paper, stage, kept)
    composition, finished = shown.composition, shown.finished
    document, faces = composition.document, composition.prepared
    # Only the layout knows whether each part fits its pages, and how many pages there are.
    if edition.pages_per_part:
        check_fit(finished.parts, edition.pages_per_part, document, faces, statement)
    if composition.pages:
        check_filled(len(finished.pages), composition.pages, statement)

    # The proof reads the PDF before anything is done to it for a printer: what is made of a
    # proofed page later only has to be compared with that page.
    stage("prove")
    proof = proved(source, shown)

    wanted = printing.limits.image_warning if printing else WANTED
    coarse = coarse_logos(document.placed, wanted, name, statement.known_as)
    findings = (*_found(source, composition, finished), *coarse)
    images = {resource: logo.name for resource, logo in composition.logos.items()}
    made = Made(finished.pdf, None, findings, images, proof)
    if printing:
        stage("print")
        made = _printed(made, printing, source, composition)
    # Preflight comes last, as it looks at the very file that goes to the printer.
    if printing and request.checked:
        stage("preflight")
        made = _checked(made, printing, project)
    return replace(made, used=dict(project.files.used))


def _made_word(source: Source, edition: Edition, request: PrintRequest, stage: Stage) -> Made:
    choose_sheet(edition, request.sheet)  # it has none, and refuses what is asked for
    word = word_edition.make_word(source, edition, stage)
    proof, used = Proof(0, word.characters), dict(source.project.files.used)
    return Made(b"", None, word.findings, {}, proof, used=used, word=word.data)


def _found(source: Source, composition: Composition, finished: Typeset) -> tuple[Finding, ...]:
    """Return what the author should look at, of the statement and of the document set."""
    document = composition.document
    return (
        *source.findings,
        *_disagreements(source, document.metadata.languages),
        *document.findings,
        *inexact_findings(composition.prepared),
        *lack_findings(composition.faces, finished.html, source.project.files),
    )


def _disagreements(source: Source, languages: Collection[str]) -> tuple[Finding, ...]:
    """Return what the languages of a statement say differently, if an edition has two of them.

    A version that stands alone was frozen, and what it says cannot be corrected any more.
    """
    if len(languages) < 2 or source.project.files.alone:
        return ()
    # An account of its own: no version has to embed the words by which languages are compared.
    return disagreements(source.statement, source.project.apart())


def _printed(made: Made, printing: Printing, source: Source, composition: Composition) -> Made:
    """Return the edition as its printer gets it."""
    pdf, printed = printer_files.for_printer(made.pdf, printing, source, composition)
    mixed = (
        translucent_marks(composition.document, source.statement)
        if isinstance(printing, PressPrinting)
        else ()
    )
    return replace(made, pdf=pdf, printed=printed, findings=(*made.findings, *mixed))


def _checked(made: Made, printing: Printing, project: Project) -> Made:
    """Return the edition with what preflight finds in it; PreflightError if it is unfit."""
    # A logo that was reported with the pixels it needs is not reported again as an image.
    coarse = [each.place for each in made.findings if each.code == CODE and each.place]
    reported = {place.path.partition(f"/{LOGOS}/")[2] for place in coarse}
    found = checking.print_findings(
        made.printed or made.pdf, printing, made.images, project, reported
    )
    return replace(made, findings=(*made.findings, *found), limits=printing.limits_name)
