"""Random texts in the grammar of docs/writing.md: real words, and what is typed between them."""

from hypothesis import strategies as st

ENGLISH = ("We", "children", "rivers", "the", "2021", "law", "Ministry", "p. 4", "re-open", "café")
KHMER = ("កុមារ", "ទន្លេ", "ខ្មែរ", "យើង", "ច្បាប់", "២០២១", "សិទ្ធិ", "ស្អាត", "ឭ", "កម្មវិធី")
JUNK = (
    *("*", "**", "_", "__", "***", "~~", "|", "||", "\\", "\\*", "\\newpage", "`", "^", "#", "##"),
    *("[1]", "[^1]", "[^9]", "[", "]", "](", "![", "(i)", "<", ">", "&", "&amp;", "&lt;", "\\#"),
    *("2*3*4", "a_b_c", "1984.", "3)", "+", "-", "--", "=", "---", "...", "“", "”", "«", "»", "/"),
    *("[1]:", "[^1]:", ":::", "::", ": ", "{x}", "<b>", "<!-- x -->", "\t", "  ", "==", "~", "@"),
)
PASTED = ("\u00a0", "\u00ad", "\ufb01", "\u2009", "\u202f", "\u200b", "\u200c", "\u200d", "\ufeff")
SIGNS = ("។", "៖", ".", ",", ";", "?", "!", ")", "(", "%")
ADDRESSES = ("https://example.org", "https://example.org/a_b?c=d&e=f", "mailto:a@example.org")
LABELS = (
    *("- ", "* ", "+ ", "• ", "– ", "1. ", "2. ", "3. ", "7. ", "12. ", "1) ", "a) ", "b. ", "i. "),
    *(
        "(a) ",
        "(i) ",
        "(1) ",
        "iv) ",
        "១. ",
        "២. ",
        "១) ",
        "(១) ",
        "ក. ",
        "ខ) ",
        "- [ ] ",
        "- [x] ",
    ),
)
FORMS = (
    *("{}", "{}", "{}", "**{}**", "*{}*", "_{}_", "__{}__", "***{}***", "{}[^1]", "{}[^2]"),
    *("[{}](%s)", "<%s> {}", "\\{}"),
)
"""What is done with some words of a paragraph; %s is an address."""

words = st.sampled_from(ENGLISH + KHMER)
tokens = st.one_of(words, words, words, st.sampled_from(JUNK), st.sampled_from(SIGNS + PASTED))
_spaces = st.sampled_from((" ", " ", " ", " ", "", "\n"))
_plain = st.lists(words, min_size=1, max_size=4).map(" ".join)


@st.composite
def running(draw: st.DrawFn) -> str:
    """Return words of a paragraph, some of them bold, stressed, linked or with a note."""
    parts = []
    for _ in range(draw(st.integers(1, 5))):
        text = draw(st.one_of(_plain, st.lists(tokens, min_size=1, max_size=5).map("".join)))
        form = draw(st.sampled_from(FORMS))
        address = draw(st.sampled_from(ADDRESSES))
        parts += [(form % address if "%s" in form else form).format(text), draw(_spaces)]
    return "".join(parts)


lines = running().map(lambda text: " ".join(text.split("\n")))


@st.composite
def lists(draw: st.DrawFn, depth: int = 0) -> str:
    """Return a list with labels of one kind or of several, perhaps nested."""
    items = []
    label = draw(st.sampled_from(LABELS))
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.integers(0, 4)) == 0:
            label = draw(st.sampled_from(LABELS))
        items.append(label + draw(lines))
        if depth < 2 and draw(st.integers(0, 3)) == 0:
            inside = draw(st.one_of(lists(depth + 1), running()))
            gap = draw(st.sampled_from(("", "\n")))
            indent = " " * draw(st.sampled_from((len(label), 2, 3, 4)))
            items.append(gap + "\n".join(indent + line for line in inside.split("\n")))
    return "\n".join(items)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Return a table of bars; now and then with a cell too many or too few."""
    columns = draw(st.integers(1, 3))
    kinds = st.sampled_from(("---", ":--", "--:", ":-:"))
    rows = [[draw(_plain) for _ in range(columns)], [draw(kinds) for _ in range(columns)]]
    for _ in range(draw(st.integers(0, 3))):
        count = columns + draw(st.sampled_from((0, 0, 0, 0, 1, -1)))
        rows.append([draw(st.one_of(_plain, lines)) for _ in range(count)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


@st.composite
def notes(draw: st.DrawFn) -> str:
    """Return the text of a note, perhaps one that nothing refers to."""
    return f"[^{draw(st.sampled_from('1239'))}]: {draw(lines)}"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


_simple = st.one_of(running(), running(), lists(), tables())
blocks = st.one_of(
    _simple,
    _simple,
    notes(),
    st.tuples(st.sampled_from(("## ", "### ", "#### ", "###", "# ")), lines).map("".join),
    st.tuples(lines, st.sampled_from(("\n---", "\n===", " ##"))).map("".join),
    _simple.map(_quoted),
    st.tuples(st.sampled_from(("notes", "contact", "lead", "commitments", "box")), _simple).map(
        lambda pair: f"::: {pair[0]}\n{pair[1]}\n:::"
    ),
    st.sampled_from(("---", "***", "[1]: LICADHO", "[2]: https://example.org", "<div>", "    x")),
)
"""One block of a text."""

texts = st.lists(blocks, min_size=1, max_size=5).map("\n\n".join)
"""A whole text of a few blocks."""
