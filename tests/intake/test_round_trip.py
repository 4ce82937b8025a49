"""What goes in comes out: the words of any paragraph, and the Markdown of a text made from it."""

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st

from statementpress.intake.document import Run
from statementpress.intake.escaping import bare, said, without_bullets
from statementpress.intake.marked import marked
from tests.intake.made import text_of
from tests.shared.random_texts import ENGLISH, JUNK, KHMER, SIGNS

PIECES = st.sampled_from((*ENGLISH, *KHMER, *JUNK, *SIGNS, " ", " ", "\n"))
TEXTS = st.lists(PIECES, min_size=1, max_size=6).map("".join)
RUNS = st.lists(
    st.builds(
        Run,
        TEXTS,
        bold=st.booleans(),
        italic=st.booleans(),
        link=st.sampled_from(["", "", "", "https://example.org/a_(b)", "mailto:a@example.org"]),
    ),
    min_size=1,
    max_size=5,
)


@given(RUNS)
@example([Run("a**b", bold=True), Run("*c", italic=True)])
@example([Run("ក", bold=True), Run("្ខ")])
@example([Run("• a\n• b")])
@settings(max_examples=200)
def test_the_words_of_a_paragraph_are_read_as_they_stood(runs: list[Run]) -> None:
    lines = marked(runs, {}).lines
    assert said("\n".join(lines)) == bare(without_bullets("".join(run.text for run in runs)))


WORDS = st.lists(st.sampled_from((*ENGLISH, *KHMER)), min_size=1, max_size=5).map(" ".join)
STRESS = st.sampled_from(["", "", "**", "*"])
PARAGRAPH = st.lists(st.tuples(WORDS, STRESS), min_size=1, max_size=4)
BLOCKS = st.lists(
    st.one_of(
        st.tuples(st.just("paragraph"), PARAGRAPH),
        st.tuples(st.just("heading"), PARAGRAPH),
        st.tuples(st.just("quotation"), PARAGRAPH),
    ),
    min_size=1,
    max_size=6,
)
STYLES = {"paragraph": "Normal", "heading": "Heading 1", "quotation": "Quote"}
OF_STYLE = {"paragraph": "-", "heading": "**", "quotation": "*"}
"""The look that all paragraphs of a style have, so that it says nothing."""
SIGNS_OF = {"paragraph": "", "heading": "## ", "quotation": "> "}


def written(document: Document, kind: str, pieces: list[tuple[str, str]]) -> None:
    """Write a paragraph as Word does, with the bold and italic of complex scripts set apart."""
    paragraph = document.add_paragraph(style=STYLES[kind])
    for index, (words, stress) in enumerate(pieces):
        run = paragraph.add_run(f"{' ' if index else ''}")
        run = paragraph.add_run(words)
        properties = run._r.get_or_add_rPr()
        for name in ("b", "bCs", "i", "iCs"):
            element = OxmlElement(f"w:{name}")
            is_on = stress == {"b": "**", "i": "*"}[name[0]]
            element.set(qn("w:val"), "1" if is_on else "0")
            properties.append(element)


def markdown(kind: str, pieces: list[tuple[str, str]]) -> str:
    return SIGNS_OF[kind] + " ".join(f"{stress}{words}{stress}" for words, stress in pieces)


@given(BLOCKS)
@settings(max_examples=15)
def test_a_text_that_goes_into_word_comes_back(
    blocks: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    document = docx.Document()
    lines: list[str] = []
    before = ""
    for kind, pieces in blocks:
        kept = [(words, stress if stress != OF_STYLE[kind] else "") for words, stress in pieces]
        written(document, kind, kept)
        joint = ">" if kind == before == "quotation" else ""
        lines += [joint, markdown(kind, kept)] if lines else [markdown(kind, kept)]
        before = kind
    assert text_of(document) == "\n".join(lines) + "\n"
