"""What would be written of files that somebody hands in: a value to look at and to choose from.

`proposing.propose(files, known, answers)` makes a proposal and writes nothing. A proposal may have
questions. Whoever shows it lets a person answer them and calls `propose` with the same files and
the answers: the text that depends on them changes with them. `writing.write` takes a proposal
without open questions and errors.

    propose ──> Proposal ──> shown to a person ──> Answers ──> propose ──> Proposal ──> write

A proposal goes to a browser as JSON (`as_json`): its fields by their names, with the sizes of
pictures in place of their bytes.
"""

from typing import Any

import msgspec

from statementpress.errors import Finding, Place, Severity


class IncomingFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that somebody hands in."""

    name: str
    """Its name, without folders; messages name it so."""
    data: bytes
    """What is in it. It is known by this, and not by its name."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One answer to a question."""

    value: str
    """What an answer has in it: "en"."""
    label: str
    """What a person reads: "English"."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the files leave open and only a person knows."""

    id: str
    """Names it in `Answers.said`: "language:letter.docx", "language:letter.docx:12" (a paragraph),
    "language:letter.docx:Latn" (a script), "title:km", "place:km", "author:km", "date",
    "list:signed", "parted-words"."""
    code: str
    """What kind of question it is: unclear-language, no-title, no-date, no-place, no-author,
    which-list or parted-word. It never changes, so words in another language can be looked up by
    it."""
    message: str
    """The question in a whole sentence."""
    hint: str
    """How it is answered on the command line."""
    choices: tuple[Choice, ...] = ()
    """The answers there are; () if any text is one."""
    suggested: str = ""
    """The likely answer, to begin with; "" if none is likelier."""
    is_open: bool = True
    """Whether nothing can be written before it is answered. If not, `suggested` is what is done
    without an answer."""
    file: str = ""
    """The file that it is about; "" for all."""
    paragraph: int = 0
    """The paragraph of the file, from 1; 0 for the whole file."""
    quoted: str = ""
    """The beginning of the words that it is about."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was found in a file: an error, a warning, or what was not taken over."""

    code: str
    """A name for this kind of finding that never changes; docs/messages.md lists them."""
    severity: str
    """error, warning or note; nothing is written while there is an error."""
    message: str
    hint: str = ""
    file: str = ""
    """The file that it is about, as it was handed in."""
    paragraph: int = 0
    """The paragraph of the file, from 1; 0 for the whole file."""

    def finding(self) -> Finding:
        """Return it as a finding with a place that people read: “letter.docx, paragraph 12”."""
        where = f"{self.file}, paragraph {self.paragraph}" if self.paragraph else self.file
        severity = Severity[self.severity.upper()]
        return Finding(
            self.code, severity, self.message, Place(where) if where else None, self.hint
        )


class ProposedText(msgspec.Struct, frozen=True, kw_only=True):
    """The text of the statement in one language."""

    language: str
    """Its code, such as km."""
    markdown: str
    """What would be in the file LANGUAGE.md."""
    origins: tuple[tuple[int, str, int], ...] = ()
    """For each block the line in `markdown`, from 1, and the file and paragraph it came from."""


class ProposedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the register."""

    id: str
    """Names it in `Answers.rows_left`: "row 3"."""
    cells: dict[str, str]
    """Its cells by the columns of a register: group, name_en, name_km, note_en …"""
    file: str = ""
    paragraph: int = 0
    """Where the organisation stands in the file."""


class ProposedPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture that would be put into the folder."""

    path: str
    """Its path in the statement's folder: figures/picture-1.png or logos/picture-2.png."""
    data: bytes
    alternative: str = ""
    """The words for those who cannot see it; "" if the file has none."""
    file: str = ""
    paragraph: int = 0


class ProposedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that would be put into the folder as it is, such as the export of a form."""

    path: str
    data: bytes


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What would be written of some files."""

    files: tuple[str, ...]
    """The names of the files that were handed in."""
    languages: tuple[str, ...]
    """The languages of the texts, in the order of the file."""
    texts: tuple[ProposedText, ...] = ()
    title: dict[str, tuple[str, ...]] = {}
    """The lines of the title in each language that has one."""
    date: str = ""
    """The day of the statement, year-month-day; "" if no file says it."""
    place: dict[str, str] = {}
    """Where the statement was made, in each language that says it."""
    lunar: dict[str, str] = {}
    """The day of the lunar calendar in each language whose text has it, as it is typed."""
    author: dict[str, str] = {}
    """Who speaks, in each language in which a person has said so."""
    groups: dict[str, dict[str, str]] = {}
    """The words above each list of organisations, by group and language."""
    rows: tuple[ProposedRow, ...] = ()
    """Rows for the register, in the order of the files."""
    pictures: tuple[ProposedPicture, ...] = ()
    others: tuple[ProposedFile, ...] = ()
    questions: tuple[Question, ...] = ()
    findings: tuple[Said, ...] = ()
    """All that was found, errors first, then in the order of the files."""

    @property
    def is_ready(self) -> bool:
        """Return whether it can be written: no error, and no open question."""
        errors = any(each.severity == "error" for each in self.findings)
        return not errors and not any(each.is_open for each in self.questions)


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says to a proposal."""

    said: dict[str, str] = {}
    """Answers by the question's id; "language" alone answers for every file, and "bold-headings" =
    "no" keeps lines in bold as they are."""
    rows_left: tuple[str, ...] = ()
    """The rows of the register that are not wanted, by id."""


def as_json(proposal: Proposal) -> bytes:
    """Return a proposal as JSON for a browser, with `size` in place of the bytes of files."""
    built: dict[str, Any] = msgspec.to_builtins(proposal, builtin_types=(bytes,))
    for each in (*built["pictures"], *built["others"]):
        each["size"] = len(each.pop("data"))
    built["is_ready"] = proposal.is_ready
    return msgspec.json.encode(built)
