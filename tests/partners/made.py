"""Word files as partners send them back: edited, with or without tracked changes, or typed anew."""

from copy import deepcopy
from io import BytesIO

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from statementpress.editions.source import read_source
from statementpress.partners.file import PartnersFile, compare_file
from statementpress.project.project import Project
from statementpress.renderings.word.word_file import word_file
from statementpress.statement.folder import Folder
from tests.shared.desk import Desk

AUTHOR, WHEN = "Dara Reviewer", "2030-02-01T09:00:00Z"


def own_file(desk: Desk) -> bytes:
    """Return the Word file of the statement on a desk."""
    source = read_source(Project.at(desk.project), desk.folder)
    return word_file(source.statement, source.statement.languages, source.project)


def compared(desk: Desk, data: bytes) -> PartnersFile:
    """Return what a Word file changes in the statement on a desk."""
    source = read_source(Project.at(desk.project), desk.folder)
    folder = Folder(desk.folder, desk.project)
    return compare_file(source.statement, folder, source.project, data, "partner.docx")


class Partner:
    """A partner who has opened a Word file."""

    def __init__(self, data: bytes) -> None:
        self.document = docx.Document(BytesIO(data))
        self.count = 900

    def data(self) -> bytes:
        """Return the file as it is saved."""
        saved = BytesIO()
        self.document.save(saved)
        return saved.getvalue()

    def paragraph(self, beginning: str) -> Element:
        return next(
            each
            for each in self.document.element.body.iter(qn("w:p"))
            if "".join(t.text or "" for t in each.iter(qn("w:t"))).startswith(beginning)
        )

    def replace(self, beginning: str, old: str, new: str) -> None:
        """Type other words in the paragraph that begins so."""
        words = self._words(beginning, old)
        words.text = (words.text or "").replace(old, new, 1)
        words.set(qn("xml:space"), "preserve")

    def track(self, beginning: str, old: str, new: str) -> None:
        """Do the same while Word tracks the changes."""
        words = self._words(beginning, old)
        run = words.getparent()
        assert run is not None
        before, _, after = (words.text or "").partition(old)
        made = [_run(run, before)]
        made += [self._change("del", _run(run, old, "w:delText"))] if old else []
        made += [self._change("ins", _run(run, new))] if new else []
        for each in reversed([*made, _run(run, after)]):
            run.addnext(each)
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)

    def type_at_the_end(self, beginning: str, words: str) -> None:
        """Type words at the end of a paragraph."""
        paragraph = self.paragraph(beginning)
        paragraph.append(_run(next(paragraph.iter(qn("w:r"))), words))

    def add_after(self, beginning: str, words: str) -> Element:
        """Type a new paragraph below the one that begins so, as Word does: like that one."""
        old = self.paragraph(beginning)
        new = deepcopy(old)
        run = next(new.iter(qn("w:r")))
        for each in list(new):
            if each.tag != qn("w:pPr"):
                new.remove(each)
        new.append(_run(run, words))
        old.addnext(new)
        return new

    def remove(self, beginning: str) -> None:
        """Delete a paragraph."""
        old = self.paragraph(beginning)
        parent = old.getparent()
        assert parent is not None
        parent.remove(old)

    def remark(self, beginning: str, words: str) -> None:
        """Write a comment on a paragraph."""
        found = next(each for each in self.document.paragraphs if each.text.startswith(beginning))
        self.document.add_comment(found.runs, text=words, author=AUTHOR)

    def _words(self, beginning: str, old: str) -> Element:
        texts = self.paragraph(beginning).iter(qn("w:t"))
        return next(each for each in texts if old in (each.text or ""))

    def _change(self, kind: str, run: Element) -> Element:
        self.count += 1
        made: Element = OxmlElement(f"w:{kind}")
        for name, said in (("id", str(self.count)), ("author", AUTHOR), ("date", WHEN)):
            made.set(qn(f"w:{name}"), said)
        made.append(run)
        return made


def _run(like: Element, words: str, name: str = "w:t") -> Element:
    """Return a run that looks like another one."""
    made = deepcopy(like)
    for each in list(made):
        if each.tag != qn("w:rPr"):
            made.remove(each)
    text: Element = OxmlElement(name)
    text.text = words
    text.set(qn("xml:space"), "preserve")
    made.append(text)
    return made


def typed_anew(*paragraphs: str) -> bytes:
    """Return a Word file in which somebody has typed all paragraphs without any style."""
    document = docx.Document()
    for each in paragraphs:
        document.add_paragraph(each)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()
