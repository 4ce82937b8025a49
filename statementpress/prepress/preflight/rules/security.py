"""What a press file must not do: hide behind a password, run programs, start actions."""

from collections.abc import Iterator

from pikepdf import Dictionary, Name, String

from statementpress.errors import Severity
from statementpress.prepress.pdf.objects import items
from statementpress.prepress.preflight.actions import Action, actions, named
from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.prepress.preflight.inspection import Inspection

HARMLESS = {"GoTo", "URI", "Named", "Thread"}
"""Actions (ISO 32000-1, table 198) that only move about; links have a rule of their own."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find encryption, scripts, actions that reach beyond the file, and files inside it."""
    pdf = inspection.pdf
    if pdf.is_encrypted:
        yield PreflightFinding("encrypted", Severity.ERROR)
    for _ in named(pdf, Name.JavaScript):
        yield PreflightFinding("javascript", Severity.ERROR)
    for action in actions(pdf, inspection.pages):
        yield from _started(action)
    for file in named(pdf, Name.EmbeddedFiles):
        yield _embedded(file, None)
    for page in inspection.pages:
        for annotation in items(page.page.obj.get(Name.Annots)):
            if annotation.get(Name.Subtype) == Name.FileAttachment:
                yield _embedded(annotation.get(Name.FS), page.number)


def _started(action: Action) -> Iterator[PreflightFinding]:
    kind = action.obj.get(Name.S)
    name = str(kind)[1:] if isinstance(kind, Name) else ""
    if name == "JavaScript" or Name.JS in action.obj:
        yield PreflightFinding("javascript", Severity.ERROR, action.page)
    elif name and name not in HARMLESS:
        yield PreflightFinding("action", Severity.WARNING, action.page, subject=name)


def _embedded(file: object, page: int | None) -> PreflightFinding:
    """Name a file by its file specification (ISO 32000-1, 7.11.3), where that has a name."""
    known = [file.get(key) for key in (Name.UF, Name.F)] if isinstance(file, Dictionary) else [file]
    name = next((str(each) for each in known if isinstance(each, String)), "")
    return PreflightFinding("embedded-file", Severity.NOTE, page, subject=name)
