"""Lists: labels are kept as typed, and what only looks like a label stays a paragraph."""

import pytest

from statementpress.statement.markdown import read_part
from statementpress.statement.model import Block, ItemList, Paragraph
from statementpress.statement.report import Report
from statementpress.statement.traversal import inlines_of, texts


def outline(source: str) -> list[object]:
    """Return the blocks of a text in short: paragraphs as words, items as [label, …]."""
    return [shown(block) for block in read_part(source, None, Report("en.md"))]


def shown(block: Block) -> object:
    if isinstance(block, ItemList):
        pairs = zip(block.labels, block.items, strict=True)
        return [[label or "•", *map(shown, item)] for label, item in pairs]
    assert isinstance(block, Paragraph)
    return "".join(texts(inlines_of(block)))


@pytest.mark.parametrize(
    "labels",
    [
        ["1.", "2.", "3."],
        ["1)", "2)"],
        ["(1)", "(2)"],
        ["3.", "7.", "12."],
        ["a.", "b."],
        ["a)", "b)", "c)"],
        ["(a)", "(b)"],
        ["A.", "B."],
        ["i.", "ii.", "iii.", "iv."],
        ["(i)", "(ii)", "(iii)", "(iv)", "(v)"],
        ["I.", "II.", "III."],
        ["h)", "i)", "j)"],
        ["១.", "២.", "៣."],
        ["១)", "២)"],
        ["(១)", "(២)"],
        ["១-", "២-"],
        ["១/", "២/"],
        ["ក.", "ខ.", "គ."],
        ["ក)", "ខ)"],
        ["(ក)", "(ខ)"],
        ["1.1", "1.2"],
        ["2.3.1.", "2.3.2."],
        ["–", "–"],
        ["—", "—"],
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_labels_are_kept_as_they_were_typed(labels: list[str], between: str) -> None:
    source = between.join(f"{label} words" for label in labels)
    assert outline(source) == [[[label, "words"] for label in labels]]


@pytest.mark.parametrize("bullet", "-*+•◦▪●·")
def test_bullets_of_every_kind_are_bullets(bullet: str) -> None:
    assert outline(f"{bullet} one\n{bullet} two") == [[["•", "one"], ["•", "two"]]]


@pytest.mark.parametrize("label", ["\uf0b7\t", "\uf0a7 ", "o\t", "·\u00a0\u00a0\u00a0", "-\u2003"])
def test_what_a_word_processor_pastes_is_a_bullet(label: str) -> None:
    assert outline(f"{label}one\n{label}two") == [[["•", "one"], ["•", "two"]]]


def test_a_no_break_space_parts_a_label_from_its_words() -> None:
    assert outline("1.\u00a0one\n2.\u00a0two") == [[["1.", "one"], ["2.", "two"]]]


@pytest.mark.parametrize("box", ["- [ ]", "* [x]", "☐", "☑", "✓"])
def test_a_checklist_is_a_list_of_bullets(box: str) -> None:
    assert outline(f"{box} one\n{box} two") == [[["•", "one"], ["•", "two"]]]


def test_a_ticked_box_is_reported_once() -> None:
    report = Report("en.md")
    read_part("- [x] a\n- [x] b\n- [ ] c", None, report)
    assert [finding.code for finding in report.findings] == ["checklist"]


@pytest.mark.parametrize(
    "source",
    [
        "1984. That year",
        "15. March was cold.",
        "A. Smith said so.",
        "I. Newton said so.",
        "c. 1900 there were none.",
        "(a) alone",
        "mild) and wild",
        "(xxxx) and (llc)",
        "MM. Smith",
        "1.5 million people",
        "– said nobody",
        "e.g. this",
        "2) alone",
        "10-year plans",
        "[1] Ministry of Justice, p. 4",
        "[1]: Ministry of Justice",
        r"1\. escaped",
        r"\- escaped",
    ],
)
def test_what_begins_like_a_label_may_be_a_paragraph(source: str) -> None:
    assert outline(source) == [source.replace("\\", "")]


@pytest.mark.parametrize(
    "second", ["– which goes on", "2) of the law", "1984. That was it", "B. Smith", "15. of May"]
)
def test_a_line_of_a_wrapped_paragraph_does_not_begin_a_list(second: str) -> None:
    assert outline(f"The words go on\n{second}\nand on.") == [f"The words go on {second} and on."]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("We ask:\n1. one\n2. two", ["We ask:", [["1.", "one"], ["2.", "two"]]]),
        ("We ask\na) one\nb) two", ["We ask", [["a)", "one"], ["b)", "two"]]]),
        ("យើងស្នើ៖\n១. មួយ\n២. ពីរ", ["យើងស្នើ៖", [["១.", "មួយ"], ["២.", "ពីរ"]]]),
        ("១.មួយ\n២.ពីរ", [[["១.", "មួយ"], ["២.", "ពីរ"]]]),
        (
            "1. one\n\nBetween.\n\n2. two\n\nBetween.\n\n3. three",
            [[["1.", "one"]], "Between.", [["2.", "two"]], "Between.", [["3.", "three"]]],
        ),
        (
            "(a) one\n(b) two\n\nBetween.\n\n(c) three",
            [[["(a)", "one"], ["(b)", "two"]], "Between.", [["(c)", "three"]]],
        ),
        ("- one\n\n1. two\n2. three", [[["•", "one"]], [["1.", "two"], ["2.", "three"]]]),
    ],
)
def test_lists_begin_and_go_on_where_people_mean_it(source: str, blocks: list[object]) -> None:
    assert outline(source) == blocks


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t", "        "])
@pytest.mark.parametrize(
    ("outer", "inner"), [("1.", "a."), ("1.", "(i)"), ("-", "-"), ("១.", "ក.")]
)
def test_lists_nest_by_any_indentation(indent: str, outer: str, inner: str) -> None:
    following = {"a.": "b.", "(i)": "(ii)", "ក.": "ខ.", "1.": "2.", "១.": "២."}
    lines = [f"{outer} A", f"{indent}{inner} B", f"{indent}{following.get(inner, inner)} C"]
    lines.append(f"{following.get(outer, outer)} D")
    nested = [[printed(inner), "B"], [printed(following.get(inner, inner)), "C"]]
    items = [[printed(outer), "A", nested], [printed(following.get(outer, outer)), "D"]]
    assert outline("\n".join(lines)) == [items]


def printed(label: str) -> str:
    return "•" if label == "-" else label


def test_a_list_at_the_margin_is_inside_if_the_outer_one_goes_on() -> None:
    assert outline("1. A\n(a) B\n(b) C\n2. D") == [
        [["1.", "A", [["(a)", "B"], ["(b)", "C"]]], ["2.", "D"]]
    ]


def test_an_item_has_several_paragraphs_if_they_are_indented() -> None:
    assert outline("1. A\n\n   B\n\n  C\n\n2. D\n\nE") == [
        [["1.", "A", "B", "C"], ["2.", "D"]],
        "E",
    ]


@pytest.mark.parametrize("source", ["1. a\n1. b", "2. a\n3. b\n1. c", "(b) a\n(c) b\n(a) c"])
def test_labels_out_of_order_are_reported_and_printed(source: str) -> None:
    report = Report("en.md")
    (block,) = read_part(source, None, report)
    assert isinstance(block, ItemList)
    assert list(block.labels) == [line.split()[0] for line in source.split("\n")]
    assert [finding.code for finding in report.findings] == ["label-order"]


@pytest.mark.parametrize(
    ("source", "start"), [("4. a\n5. b", 4), ("៤. a\n៥. b", 4), ("4) a\n5) b", None)]
)
def test_plain_figures_keep_their_number_for_older_templates(
    source: str, start: int | None
) -> None:
    (block,) = read_part(source, None, Report("en.md"))
    assert isinstance(block, ItemList)
    assert block.start == start
