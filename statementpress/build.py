"""The pipeline: a statement folder becomes a proofed PDF, or nothing and the reason."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from statementpress.errors import ContentError, Finding, Severity
from statementpress.project_files import ProjectFiles
from statementpress.statement.model import Statement
from statementpress.statement.reading import read_statement
from statementpress.typeset.language import read_languages

Stage = Callable[[str], None]
"""Told the name of each stage as it begins."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished, proofed PDF, and what its author should look at all the same."""

    pdf: bytes
    findings: tuple[Finding, ...]


def make(project: Path, folder: Path, edition_name: str, stage: Stage = lambda _: None) -> Made:
    """Make one edition of the statement in `folder`, in memory.

    Raises ContentError, SetupError, UsageError, TypesetError and ProofError as in `errors`.
    """
    from statementpress.typeset.document import compose
    from statementpress.typeset.edition import choose, read_editions
    from statementpress.typeset.engine import write_pdf
    from statementpress.typeset.faces.preparation import prepare
    from statementpress.typeset.faces.table import faces_named, read_families

    files = ProjectFiles(project)
    editions = read_editions(files)
    edition = choose(editions, edition_name)
    languages = read_languages(files)
    stage("read")
    statement, findings = _read(project, folder, files)
    stage("compose")
    document = compose(statement, edition, editions.styles, languages, files)
    stage("prepare fonts")
    faces = faces_named(read_families(files), document.style_sheets.values())
    prepared = prepare(files, faces, document.html)
    stage("typeset")
    pdf = write_pdf(document, prepared, languages)
    return Made(pdf, findings)


def _read(
    project: Path, folder: Path, files: ProjectFiles
) -> tuple[Statement, tuple[Finding, ...]]:
    reading = read_statement(folder, project, read_languages(files))
    if reading.statement is None:
        raise ContentError(f for f in reading.findings if f.severity is Severity.ERROR)
    return reading.statement, reading.findings
