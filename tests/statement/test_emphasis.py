"""Bold and stressed words: between any letters in Khmer, and never by accident."""

import pytest

from statementpress.statement.markdown import read_part
from statementpress.statement.model import Emphasis, Inline, LineBreak, Link, Strong, Text
from statementpress.statement.report import Report
from statementpress.statement.traversal import inlines_of


def marked(inlines: tuple[Inline, ...]) -> str:
    """Return inlines in short: [bold], {stressed} and other words."""
    shown = ""
    for inline in inlines:
        match inline:
            case Text(text):
                shown += text
            case Strong(children):
                shown += f"[{marked(children)}]"
            case Emphasis(children):
                shown += f"{{{marked(children)}}}"
            case LineBreak() | Link():
                shown += "|"
    return shown


def read(source: str) -> tuple[str, list[str]]:
    report = Report("en.md")
    blocks = read_part(source, None, report)
    return marked(inlines_of(blocks[0])), [str(finding.place) for finding in report.findings]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ក**ខ។**គ", "ក[ខ។]គ"),
        ("**«ខ»**គ", "[«ខ»]គ"),
        ("ក**(ខ)**គ", "ក[(ខ)]គ"),
        ("ក*ខ*គ", "ក{ខ}គ"),
        ("**ក** ABC **ខ**", "[ក] ABC [ខ]"),
        ("foo**bar**baz", "foo[bar]baz"),
        ("__a__ _b_", "[a] {b}"),
        ("***a*** **b *c* d**", "{[a]} [b {c} d]"),
        ("(**a**) “*b*”, **c**.", "([a]) “{b}”, [c]."),
        ("*a (*b*) c*", "{a ({b}) c}"),
        ('**"a"**b', '["a"]b'),
        ("**…a** b", "[…a] b"),
        ("2*3*4", "2*3*4"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("a_b_c and snake_case_", "a_b_c and snake_case_"),
        ("https://a.example/b_c_d*e*f", "https://a.example/b_c_d*e*f"),
        (r"\*a\* \**b*", "*a* *{b}"),
        ("* a", ""),
        ("a*", "a*"),
    ],
)
def test_marks_open_and_close_where_people_mean_it(typed: str, printed: str) -> None:
    assert read(typed) == (printed, [])


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("a\n**b", "a **b"), ("a\nb ** c", "a b ** c"), ("a\n**b** c**", "a [b] c**")],
)
def test_two_asterisks_without_partner_are_printed_and_reported(typed: str, printed: str) -> None:
    assert read(typed) == (printed, ["en.md:2"])


@pytest.mark.parametrize("typed", ["ស**្រី**", "z*\u0301*", "**ស**្រី", "ស[្រី](https://a.example)"])
def test_a_mark_inside_a_syllable_is_refused(typed: str) -> None:
    report = Report("en.md")
    read_part(f"a\n{typed}", None, report)
    assert [f"{finding.code} {finding.place}" for finding in report.findings] == [
        "parted-cluster en.md:2"
    ]
