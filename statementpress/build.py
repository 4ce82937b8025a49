"""The pipeline: a statement folder becomes a proofed PDF, or nothing and the reason."""

from dataclasses import dataclass
from pathlib import Path

from statementpress.errors import ContentError, Finding, Severity
from statementpress.project_files import ProjectFiles
from statementpress.statement.reading import read_statement


@dataclass(frozen=True, slots=True)
class Built:
    """A finished PDF, and what should be looked at all the same."""

    path: Path
    findings: tuple[Finding, ...]


def build(project: Path, folder: Path, edition_name: str, output: Path) -> Built:
    """Build one edition of the statement in `folder` and store it under `output`.

    ContentError, SetupError, TypesetError, ProofError and OutputError as in `errors`; whatever is
    raised, an older PDF in the same place is left as it was.
    """
    from statementpress.typeset.document import compose
    from statementpress.typeset.edition import choose, read_editions
    from statementpress.typeset.engine import write_pdf
    from statementpress.typeset.faces.preparation import prepare
    from statementpress.typeset.faces.table import faces_named, read_families
    from statementpress.typeset.language import read_languages

    files = ProjectFiles(project)
    editions = read_editions(files)
    edition = choose(editions, edition_name)
    languages = read_languages(files)
    reading = read_statement(folder, project, languages)
    if reading.statement is None:
        raise ContentError(f for f in reading.findings if f.severity is Severity.ERROR)
    document = compose(reading.statement, edition, editions.styles, languages, files)
    faces = faces_named(read_families(files), document.style_sheets.values())
    prepared = prepare(files, faces, document.html)
    data = write_pdf(document, prepared, languages)
    path = output / folder.name / f"{edition_name}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return Built(path, reading.findings)
