"""What a press file must not do: hide behind a password, run programs, start actions, be filled in.

Actions (ISO 32000-1, 12.6) hang on the document, its pages, annotations, form fields and outline,
and each may be followed by others. Name trees (7.9.6) hold scripts and files. All these trees may
have been knotted on purpose, so that no node is looked at twice.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from statementpress.errors import Severity
from statementpress.prepress.pdf.objects import Seen, entries, is_dictionary, is_new, items, name
from statementpress.prepress.pdf.opening import has_locked_files
from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection

MOST_NODES = 100_000
"""The most nodes of a tree that are looked at; a file with more is made to tire its reader."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find encryption, scripts, actions, forms to fill in, and files inside the file.

    PDF/X (ISO 15930-7) leaves no room for actions, not even for those that only move about.
    """
    pdf = inspection.pdf
    if pdf.is_encrypted:
        yield PreflightFinding("encrypted", Severity.ERROR)
    elif has_locked_files(pdf):
        yield PreflightFinding("encrypted", Severity.WARNING)
    for _ in _named(pdf, Name.JavaScript):
        yield PreflightFinding("javascript", Severity.ERROR)
    for action, page in _actions(pdf, inspection.pages):
        yield from _started(action, page)
    form = pdf.Root.get(Name.AcroForm)
    if isinstance(form, Dictionary) and (items(form.get(Name.Fields)) or Name.XFA in form):
        yield PreflightFinding("form", Severity.WARNING)
    for file in _named(pdf, Name.EmbeddedFiles):
        yield _embedded(file, None)
    for inspected in inspection.pages:
        for annotation in items(inspected.page.obj.get(Name.Annots)):
            if annotation.get(Name.Subtype) == Name.FileAttachment:
                yield _embedded(annotation.get(Name.FS), inspected.number)


def _started(action: Object, page: int | None) -> Iterator[PreflightFinding]:
    kind = name(action.get(Name.S))
    if kind == "JavaScript" or Name.JS in action:
        yield PreflightFinding("javascript", Severity.ERROR, page)
    elif kind:
        yield PreflightFinding("action", Severity.WARNING, page, subject=kind)


def _embedded(file: object, page: int | None) -> PreflightFinding:
    """Return the finding for a file, with its name if its specification has one (7.11.3)."""
    known = [file.get(key) for key in (Name.UF, Name.F)] if isinstance(file, Dictionary) else [file]
    called = next((str(each) for each in known if isinstance(each, String)), "")
    return PreflightFinding("embedded-file", Severity.NOTE, page, subject=called)


def _actions(pdf: Pdf, pages: tuple[InspectedPage, ...]) -> Iterator[tuple[Object, int | None]]:
    """Yield each action of a file once, with the number of its page, or None if it has no page."""
    seen = Seen()
    yield from ((action, None) for action in _chain(_starts(pdf.Root, Name.OpenAction), seen))
    for page in pages:
        for holder in [page.page.obj, *items(page.page.obj.get(Name.Annots))]:
            for action in _chain(_starts(holder, Name.A), seen):
                yield action, page.number
    form = pdf.Root.get(Name.AcroForm)
    fields = items(form.get(Name.Fields)) if isinstance(form, Dictionary) else []
    outline = [each for each in [pdf.Root.get(Name.Outlines)] if is_dictionary(each)]
    for holder in _nodes([*fields, *outline]):
        yield from ((action, None) for action in _chain(_starts(holder, Name.A), seen))


def _named(pdf: Pdf, key: Name) -> Iterator[object]:
    """Yield the values of a name tree of the document, whatever they are."""
    names = pdf.Root.get(Name.Names)
    tree = names.get(key) if isinstance(names, Dictionary) else None
    for node in _nodes([tree] if isinstance(tree, Dictionary) else []):
        pairs = node.get(Name.Names)
        if isinstance(pairs, Array):
            yield from list(pairs)[1::2]


def _starts(holder: Object, key: Name) -> Iterator[Object]:
    """Yield the first actions of a holder: that of a key, and those of its events (12.6.3)."""
    first = holder.get(key)
    if isinstance(first, Dictionary):
        yield first
    yield from (action for _, action in entries(holder, Name.AA))


def _chain(starts: Iterator[Object], seen: Seen) -> Iterator[Object]:
    """Yield actions and those that follow them (12.6.2)."""
    waiting = list(starts)
    while waiting:
        action = waiting.pop(0)
        if is_new(action, seen, MOST_NODES):
            yield action
            waiting += _one_or_more(action.get(Name.Next))


def _nodes(roots: list[Object]) -> Iterator[Object]:
    """Yield nodes of trees: of name trees and forms by Kids, of outlines by First and Next."""
    seen = Seen()
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        if is_new(node, seen, MOST_NODES):
            yield node
            waiting += items(node.get(Name.Kids))
            waiting += _one_or_more(node.get(Name.First)) + _one_or_more(node.get(Name.Next))


def _one_or_more(value: object) -> list[Object]:
    return [value] if is_dictionary(value) else items(value)
