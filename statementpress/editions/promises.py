"""What the statement and the layout promise of a PDF: the proof looks for it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from statementpress.errors import Place, SetupError
from statementpress.project.editions import Edition
from statementpress.proof.flows import FlowArea
from statementpress.proof.proof import QUOTED, Expectation, PageExpectation
from statementpress.proof.sources import Chain, Passage, Sources
from statementpress.statement import model
from statementpress.statement.model import Statement
from statementpress.statement.report import place_in
from statementpress.statement.sources import group_chains
from statementpress.typeset.compose.document_text import Texts
from statementpress.typeset.layout.engine import Typeset
from statementpress.typeset.layout.pages import Foot, TypesetPage
from statementpress.words.languages import Language
from statementpress.words.letter_lines import letter_lines
from statementpress.words.said import said


def sources_of(
    statement: Statement, codes: Sequence[str], languages: Mapping[str, Language], edition: Edition
) -> Sources:
    """Return what the files of a statement say in the languages `codes` of an edition."""
    chains = [chains_of(statement, code, codes, languages, edition) for code in codes]
    place = Place(f"{statement.known_as}/statement.toml")
    own = [said(statement, code, languages) for code in codes]
    status = [[Passage(((place, line),)) for line in each.in_order()] for each in own]
    # The motto and the labels of a letter are written in the table of languages.
    letters = [letter_lines(statement, code, languages) for code in codes]
    labels = [
        [Passage(((place, line),)) for line in (*each.motto, *each.labels)]
        for each in letters
        if each
    ]
    return Sources(
        [
            *(chain for each in chains for chain in each.text),
            *(chain for each in chains for chain in each.signed),
            *status,
            *labels,
        ],
        edition.whole,
        [chain for each in chains for chain in each.summary],
        # A handout may leave out much, but not that nobody may publish it yet.
        [Passage(((place, each.embargo),)) for each in own if each.embargo],
    )


class Chains(NamedTuple):
    """What the files of a statement say in one language."""

    text: Sequence[Chain]
    """The text, each of its notes, its title and other facts."""
    signed: Sequence[Chain]
    """What the register says of each group."""
    summary: Sequence[Chain]
    """The text in short."""


def chains_of(
    statement: Statement,
    code: str,
    codes: Sequence[str],
    languages: Mapping[str, Language],
    edition: Edition,
) -> Chains:
    """Return what the files say in the language `code`, one of `codes` of an edition."""

    def written(chains: Iterable[Sequence[model.Passage]]) -> list[Chain]:
        digits = languages[code].digits
        return [[_passage(passage, digits) for passage in passages] for passages in chains]

    signed = group_chains(statement, code, codes, edition.side_by_side)
    return Chains(
        written(statement.sources.get(code, ())),
        written(signed),
        written(statement.summary_sources.get(code, ())),
    )


def check_complete(sources: Sources, texts: Texts) -> None:
    """Raise SetupError if the texts of a composed document leave out any of what they promise.

    This finds what a template forgets before the layout, which takes the most time.
    """
    for passage in sources.missing((texts.main, *texts.beside.values())):
        raise SetupError(
            f"the template leaves out “{str(passage)[:QUOTED]}”, or moves it from its place",
            place=passage.lines[0][0],
            hint="add it to the template of this edition, or delete your copy of the template to "
            "use the shipped one",
        )


def promised(
    statement: Statement,
    texts: Texts,
    finished: Typeset,
    languages: Mapping[str, Language],
    sources: Sources,
) -> Expectation:
    """Return what the finished PDF has to say and to show; `texts` are those of its document.

    Raises SetupError if the statement is a draft and a page does not say so.
    """
    if statement.status.draft:
        _check_marked(finished.pages)
    count = len(finished.pages)
    own = {code: said(statement, code, languages) for code in statement.languages}

    def foot_text(foot: Foot, number: int) -> str:
        language, says = foot.language, own[foot.language]
        if foot.kind == "draft-mark":
            return says.draft
        if foot.kind == "embargo-mark":
            return says.embargo
        if foot.kind == "foot-page":
            label = languages[language].page_label(number, count)
            return f"{label} · {says.draft_foot}" if foot.status else label
        title = statement.short_title[language]
        return f"{title}\n{says.draft_foot}" if foot.status else title

    pages = []
    for number, page in enumerate(finished.pages, 1):
        feet = tuple(foot_text(foot, number) for foot in page.feet)
        flows = tuple(FlowArea(flow, area) for flow, area in page.flows)
        pages.append(PageExpectation(feet, page.areas, flows, page.heads))
    return Expectation(texts.main, pages, texts.beside, sources)


def _passage(passage: model.Passage, digits: str) -> Passage:
    """Return a passage with the places of its lines; the figures of a label have two spellings."""
    lines = tuple((place_in(passage.file, line), words) for line, words in passage.lines)
    own = "".join(words for _, words in passage.lines).translate(_figures(digits))
    return Passage(lines, (own,) if passage.label else ())


def _figures(digits: str) -> dict[int, str]:
    return dict(zip(map(ord, "0123456789"), digits, strict=True))


def _check_marked(pages: Sequence[TypesetPage]) -> None:
    for number, page in enumerate(pages, 1):
        if all(foot.kind != "draft-mark" for foot in page.feet):
            raise SetupError(
                f"the statement is a draft, but page {number} of this edition does not say so",
                place=Place("templates/editions.toml"),
                hint="let its template set `draft_mark` of templates/parts/status.html, and name "
                "status.css among the style sheets, or delete your copies to use the shipped ones",
            )
