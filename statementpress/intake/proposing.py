"""Make a proposal of files that somebody hands in; nothing is written."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from statementpress.errors import ContentError, Severity
from statementpress.intake import pasted_khmer, questions, register_files, reported, reviewed
from statementpress.intake.document import Block, Left, Run, WordDocument, WordParagraph
from statementpress.intake.facts import Dated, Title, dated, lunar_line, motto, title_of
from statementpress.intake.going_on import begun_again
from statementpress.intake.known import Known
from statementpress.intake.markdown import Fenced, MarkdownText, markdown_of
from statementpress.intake.meant import with_bold_headings, with_typed_lists
from statementpress.intake.organisations import OrganisationList, fenced, lists_of
from statementpress.intake.parting import part
from statementpress.intake.pictures import Shown, shown_pictures
from statementpress.intake.proposal import (
    Answers,
    IncomingFile,
    Proposal,
    ProposedFile,
    ProposedPicture,
    ProposedRow,
    ProposedText,
    Question,
    Said,
)
from statementpress.intake.rows import Listed, Paired, in_languages, paired
from statementpress.intake.word import read_word
from statementpress.statement.markdown import read_blocks
from statementpress.statement.report import Report

_SPEAKERS: Final = 3
"""How many organisations are written down as those who speak, if nobody has said it."""
_NO_ANSWERS = Answers()


def propose(
    files: Sequence[IncomingFile], known: Known, answers: Answers = _NO_ANSWERS
) -> Proposal:
    """Return what would be written of some files, with what is still to be asked.

    Nothing is raised for a file that cannot be read: the proposal has an error that says why. Ask
    again with the same files and the answers that a person gave.
    """
    return _Proposing(known, answers).of(files)


@dataclass(slots=True)
class _Text:
    """The text of one language, from one file."""

    file: str
    document: WordDocument
    blocks: list[Block]
    """What is still text: without the title and the line of the day."""
    title: Title | None = None
    dated: Dated | None = None
    lunar: str = ""


@dataclass(slots=True)
class _Proposing:
    """Gathers a proposal."""

    known: Known
    answers: Answers
    texts: dict[str, _Text] = field(default_factory=dict)
    findings: list[Said] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    pictures: list[ProposedPicture] = field(default_factory=list)
    rows: list[ProposedRow] = field(default_factory=list)
    others: list[ProposedFile] = field(default_factory=list)

    def of(self, files: Sequence[IncomingFile]) -> Proposal:
        """Return the proposal."""
        sheets = []
        for file in files:
            if register_files.is_register(file):
                sheets.append(file)
                continue
            try:
                self._take(read_word(file.data, file.name))
            except ContentError as error:
                self.findings += [
                    _error(each.code, each.message, each.hint, file.name) for each in error.findings
                ]
        for code, text in self.texts.items():
            self._take_facts(code, text)
        lists = self._lists()
        self._take_sheets(sheets)
        self.rows, left = in_languages(self.rows, self._languages, self.known)
        self.findings += left
        texts = [self._written(code, text, lists) for code, text in self.texts.items()]
        return Proposal(
            files=tuple(file.name for file in files),
            languages=tuple(self.texts),
            texts=tuple(texts),
            title=self._titles(),
            date=self._date(),
            place=self._said_of("place"),
            author=self._said_of("author"),
            lunar={code: it.lunar for code, it in self.texts.items() if it.lunar},
            groups={each.group: dict(each.headings) for each in lists if each.in_register},
            rows=tuple(row for row in self.rows if row.id not in self.answers.rows_left),
            pictures=tuple(self.pictures),
            others=tuple(self.others),
            questions=tuple(self.questions),
            findings=tuple(sorted(self.findings, key=_order)),
        )

    @property
    def _languages(self) -> tuple[str, ...]:
        """The languages of the statement: those that it has, or else those of the files."""
        return self.known.wanted or tuple(self.texts)

    def _take(self, document: WordDocument) -> None:
        """Take the text of a Word file, parted by its languages."""
        if not document.blocks:
            hint = "look whether its words stand in text boxes or pictures"
            self.findings.append(_error("empty-part", "the file has no text", hint, document.name))
        self.findings += reviewed.tracked(document)
        self.findings += reported.fonts(document, self.known)
        self.findings += reviewed.comments(document)
        kept, added = _without_added(document.blocks)
        whole, parted_words = self._with_words_whole(kept, document.name)
        blocks, typed = with_typed_lists(whole)
        parted = part(blocks, document.name, self.known, self.answers.said)
        self.questions += parted.questions
        texts, again = begun_again(parted.blocks)
        left = [
            *document.left,
            *(Left("begun-again", number) for number in again),
            *reported.tables(document),
            *reported.styles(document),
            *reported.pictures(document),
            *added,
            *parted_words,
            *(Left("typed-list", number) for number in typed),
            *(Left("two-columns", number) for number in parted.side_by_side),
        ]
        self.findings += reported.left_out(left, document.name)
        for code, parts in texts.items():
            if code in self.texts:
                before = self.texts[code].file
                message = f"{before} and {document.name} both have a text in {code}"
                hint = "hand in one of them, or say of one which language it is in"
                self.findings.append(_error("two-texts", message, hint, document.name))
            else:
                self.texts[code] = _Text(document.name, document, parts)

    def _with_words_whole(
        self, blocks: Sequence[Block], file: str
    ) -> tuple[Sequence[Block], Sequence[Left]]:
        """Return blocks and the words that are parted in them; join these if a person said so."""
        places = list(pasted_khmer.parted_words(blocks))
        if not places:
            return blocks, ()
        question = questions.parted_words(len(places), file, places[0].number)
        self.questions.append(question)
        if self.answers.said.get(question.id) == "join":
            return pasted_khmer.joined(blocks), ()
        return blocks, places

    def _take_facts(self, code: str, text: _Text) -> None:
        """Take title, place and day out of a text, and what stands above a letter."""
        language = self.known.languages[code]
        text.dated = dated(text.blocks, code, language)
        taken = dict.fromkeys(motto(text.blocks, language), "motto-left")
        if text.dated and text.dated.is_whole:
            taken[text.dated.block] = "date-taken"
        lunar = lunar_line(text.blocks, language)
        if lunar is not None:
            taken[lunar] = "lunar-taken"
            text.lunar = " ".join(_words(text.blocks[lunar]).split())
        text.title = title_of(text.blocks, list(taken))
        titles = text.title.blocks if text.title else ()
        left = [
            Left(why, getattr(text.blocks[index], "number", 0), _words(text.blocks[index]))
            for index, why in taken.items()
        ]
        left += [
            Left("note-left", number, words)
            for index in titles
            for number, words in _noted(text.blocks[index])
        ]
        gone = {*taken, *titles}
        before = [it for index, it in enumerate(text.blocks) if index in gone and _has_picture(it)]
        text.blocks = [it for index, it in enumerate(text.blocks) if index not in gone]
        if self.answers.said.get("bold-headings") != "no":
            text.blocks, headings = with_bold_headings(text.blocks)
            left += [Left("bold-heading", number) for number in headings]
        self.findings += reported.left_out(left, text.file)
        shown = shown_pictures(text.document, before, text.blocks, len(self.pictures))
        self._take_pictures(text, shown)

    def _take_pictures(self, text: _Text, shown: Sequence[Shown]) -> None:
        known = {each.data for each in self.pictures}
        left = []
        for each in shown:
            if each.picture and each.picture.data not in known:
                self.pictures.append(each.picture)
            if each.why:
                left.append(Left("picture-format", each.number, each.why))
            elif each.picture and each.picture.path.startswith("logos/"):
                left.append(Left("logo-taken", each.number, each.picture.path))
        self.findings += reported.left_out(left, text.file)

    def _lists(self) -> list[Paired]:
        """Return the lists of organisations, paired over the languages."""
        found = {
            code: [Listed(each, text.file) for each in lists_of(text.blocks, code, self.known)]
            for code, text in self.texts.items()
        }
        lists = paired(found, self.known, self.answers.said)
        for each in lists:
            self.questions += each.questions
            self.findings += each.findings
            self.rows += each.rows(len(self.rows))
        return lists

    def _take_sheets(self, sheets: Sequence[IncomingFile]) -> None:
        for file in sheets:
            taken = register_files.read(file, self.known, self._languages)
            self.findings += taken.findings
            self.others += taken.others
            start = len(self.rows)
            for index, cells in enumerate(taken.rows, start=start + 1):
                self.rows.append(ProposedRow(id=f"row {index}", cells=cells, file=file.name))

    def _written(self, code: str, text: _Text, lists: Sequence[Paired]) -> ProposedText:
        """Return the text of a language as Markdown."""
        taken: dict[int, tuple[OrganisationList, str]] = {}
        elsewhere: list[Fenced] = []
        for each in lists:
            if each.in_register and code in each.lists:
                listed = each.lists[code].listed
                taken[listed.start] = listed, each.group
            elif each.in_register:  # its list stands in the text of another language
                words = WordParagraph(0, (Run(self.known.languages[code].signatories),))
                elsewhere.append(Fenced(f"signatories {each.group}", (words,), 0))
        shown = {
            key: (picture.path.rpartition("/")[2], picture.alternative)
            for key, picture in self._figures(text)
        }
        blocks = [*fenced(text.blocks, taken), *elsewhere]
        written = markdown_of(blocks, text.document.notes, shown)
        codes = {"link": "link-left", "marks": "marks-left"}
        left = [Left(codes.get(it.code, it.code), it.number, it.words) for it in written.left]
        self.findings += reported.left_out(left, text.file)
        self.findings += _read_again(written, code, text.file)
        if not written.markdown:
            message = f"there is no text in {self.known.languages[code].english} besides the title"
            self.findings.append(_error("empty-part", message, "hand in its text", text.file))
        origins = tuple((line, text.file, number) for line, number in written.origins)
        return ProposedText(language=code, markdown=written.markdown, origins=origins)

    def _figures(self, text: _Text) -> Iterator[tuple[str, ProposedPicture]]:
        """Yield the pictures of a file that its text shows, by their keys there."""
        paths = {each.data: each for each in self.pictures if each.path.startswith("figures/")}
        for key, picture in text.document.pictures.items():
            found = paths.get(picture.data)
            if found:
                yield key, found

    def _titles(self) -> dict[str, tuple[str, ...]]:
        titles = {}
        for code, text in self.texts.items():
            answer = self.answers.said.get(f"title:{code}", "").strip()
            lines = text.title.lines if text.title else ()
            if answer:
                lines = tuple(filter(None, map(str.strip, answer.split(" / "))))
            titles[code] = lines
            if not lines or (text.title and not text.title.is_sure and not answer):
                language = self.known.languages[code].english
                self.questions.append(questions.title(code, language, text.file, lines))
        return {code: lines for code, lines in titles.items() if lines}

    def _said_of(self, fact: str) -> dict[str, str]:
        """Return the place or the author in each language; ask where no file says it."""
        found = {}
        for code, text in self.texts.items():
            read = text.dated.place if text.dated and fact == "place" else ""
            found[code] = self.answers.said.get(f"{fact}:{code}", "").strip() or read
            if not found[code]:
                suggested = self._speakers(code, text) if fact == "author" else ""
                language = self.known.languages[code].english
                question = questions.fact(fact, code, language, text.file, suggested)
                self.questions.append(question)
        return {code: words for code, words in found.items() if words}

    def _speakers(self, code: str, text: _Text) -> str:
        """Return the first organisations of the register, or else the title, as who speaks."""
        names = [row.cells.get(f"name_{code}", "") for row in self.rows]
        title = text.title.lines if text.title else ()
        return ", ".join(list(filter(None, names))[:_SPEAKERS]) or " ".join(title)

    def _date(self) -> str:
        answer = self.answers.said.get("date", "")
        days = {code: it.dated.day for code, it in self.texts.items() if it.dated}
        if len(set(days.values())) > 1 and not answer:
            told = ", ".join(f"{day} in {code}" for code, day in days.items())
            message = f"the languages have different days: {told}"
            file = next(iter(self.texts.values())).file
            self.findings.append(
                _error("date-differs", message, "correct the one that is wrong", file)
            )
        day = answer or next((str(day) for day in days.values()), "")
        if not day and self.texts:
            self.questions.append(questions.day())
        return day


def _read_again(written: MarkdownText, code: str, file: str) -> Iterator[Said]:
    """Yield what is found when a text is read as that of a statement, by its paragraphs.

    None of it stands in the way: it is corrected in the text.
    """
    report = Report(f"{code}.md")
    read_blocks(written.markdown, report)
    lines = [line for line, _ in written.origins]
    for each in report.findings:
        line = each.place.line if each.place and each.place.line else 0
        origin = bisect_right(lines, line) - 1
        if each.code != "not-used":  # a picture, of which the file is not there yet
            number = written.origins[origin][1] if origin >= 0 else 0
            severity = "note" if each.severity is Severity.NOTE else "warning"
            yield Said(
                code=each.code,
                severity=severity,
                message=each.message,
                hint=each.hint,
                file=file,
                paragraph=number,
            )


def _without_added(blocks: Sequence[Block]) -> tuple[list[Block], list[Left]]:
    """Return blocks without those that editions add themselves, and what is said of these."""
    kept: list[Block] = []
    left: list[Left] = []
    for block in blocks:
        style = block.style if isinstance(block, WordParagraph) else ""
        if isinstance(block, WordParagraph) and style in reported.ADDED:
            left.append(Left("of-the-register", block.number, block.text))
        elif style != "toc heading":
            kept.append(block)
    return kept, left


def _words(block: Block) -> str:
    return block.text if isinstance(block, WordParagraph) else ""


def _noted(block: Block) -> Iterator[tuple[int, str]]:
    """Yield the number and the words of a paragraph that has a note."""
    if isinstance(block, WordParagraph) and any(run.note for run in block.runs):
        yield block.number, block.text


def _has_picture(block: Block) -> bool:
    return isinstance(block, WordParagraph) and any(run.picture for run in block.runs)


def _error(code: str, message: str, hint: str, file: str) -> Said:
    return Said(code=code, severity="error", message=message, hint=hint, file=file)


def _order(said: Said) -> tuple[int, str, int]:
    return ("error", "warning", "note").index(said.severity), said.file, said.paragraph
