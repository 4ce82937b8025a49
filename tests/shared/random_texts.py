"""Random texts in the grammar of docs/writing.md: real words, and what is typed between them.

`text_of` writes one with any source of chance; `texts` is the same as a strategy of Hypothesis,
which makes a text that fails as short as possible.
"""

from collections.abc import Callable, Sequence
from random import Random

from hypothesis import strategies as st

ENGLISH = ("We", "children", "rivers", "the", "2021", "law", "Ministry", "p. 4", "re-open", "café")
KHMER = ("កុមារ", "ទន្លេ", "ខ្មែរ", "យើង", "ច្បាប់", "២០២១", "សិទ្ធិ", "ស្អាត", "ឭ", "កម្មវិធី")
VOCABULARIES = (ENGLISH, KHMER, ENGLISH + KHMER)
JUNK = (
    *("*", "**", "_", "__", "~~", "|", "\\", "\\*", "\\|", "\\newpage", "`", "^", "#", "##", "/"),
    *("[1]", "[^9]", "[", "]", "](", "![", "(i)", "<", ">", "&", "&amp;", "\\<", "\\#", "=", "--"),
    *("2*3*4", "a_b_c", "1984.", "3)", "+", "-", "---", "...", "“", "”", "«", "»", "{x}", "<b>"),
    *("[1]:", "[^1]:", ":::", "::", ": ", "\t", "  ", "~", "@", "$5", "5 %", "•", "☑", "$"),
)
PASTED = ("\u00a0", "\u00ad", "\ufb01", "\u2009", "\u202f", "\u200b", "\u200c", "\u200d", "\ufeff")
SIGNS = ("។", "៖", ".", ",", ";", "?", "!", ")", "(", "%")
ADDRESSES = ("https://example.org", "https://example.org/a_b?c=d&e=f", "mailto:a@example.org")
LABELS = (
    *("- ", "* ", "+ ", "• ", "– ", "1. ", "2. ", "3. ", "7. ", "12. ", "1) ", "a) ", "b. ", "i. "),
    *("(a) ", "(i) ", "(1) ", "iv) ", "១. ", "២. ", "១) ", "(១) ", "ក. ", "ខ) ", "- [ ] ", "1.1. "),
)
SERIES = (
    *("1. |2. |3. |4. ", "3) |4) |5) |6) ", "a) |b) |c) |d) ", "(i) |(ii) |(iii) |(iv) "),
    *("១. |២. |៣. |៤. ", "ក. |ខ. |គ. |ឃ. ", "- |- |- |- ", "• |• |• |• ", "1. |1. |1. |1. "),
    *(
        "1.1. |1.2. |1.3. |1.4. ",
        "A. |B. |C. |D. ",
        "7. |9. |12. |15. ",
        "- [ ] |- [ ] |- [ ] |- [ ] ",
    ),
)
FORMS = (
    *("{}", "{}", "{}", "**{}**", "*{}*", "_{}_", "__{}__", "***{}***", "{}" + "\0", "“{}”"),
    *("[{}](%s)", "<%s> {}", "\\{}", "({})", "**{}**។"),
)
"""What is done with some words of a paragraph: %s is an address, NUL refers to a note."""

FENCES = ("notes", "contact", "lead", "commitments", "box", "annex")


class _Writer:
    """Writes with a source of chance."""

    def __init__(self, random: Random, junk: float, words: Sequence[Sequence[str]]) -> None:
        self.random = random
        self.junk = junk
        """How likely anything is to be out of place."""
        self.vocabularies = words

    def one(self, choices: Sequence[str]) -> str:
        return self.random.choice(choices)

    def now_and_then(self) -> bool:
        return self.random.random() < self.junk

    def words(self) -> str:
        vocabulary = self.random.choice(self.vocabularies)
        return " ".join(self.one(vocabulary) for _ in range(self.random.randint(1, 4)))

    def some(self) -> str:
        """Return words, now and then with signs among them."""
        if not self.now_and_then():
            return self.words()
        tokens = (ENGLISH, KHMER, JUNK, SIGNS, PASTED)
        return "".join(
            self.one(self.random.choice(tokens)) for _ in range(self.random.randint(1, 5))
        )

    def running(self, *, lines: bool = True) -> str:
        """Return words of a paragraph, some of them bold, stressed, linked or with a note."""
        parts = []
        for _ in range(self.random.randint(1, 5)):
            form = self.one(FORMS).replace("%s", self.one(ADDRESSES))
            gap = "" if self.now_and_then() else self.one(" \n") if lines else " "
            parts += [form.format(self.some()), gap]
        text = "".join(parts).strip()
        return text if lines else " ".join(text.split("\n"))

    def listed(self, depth: int = 0) -> str:
        """Return a list with labels of one kind or of several, perhaps nested."""
        labels = self.one(SERIES).split("|")
        items = []
        for number in range(self.random.randint(1, 4)):
            label = self.one(LABELS) if self.now_and_then() else labels[number]
            items.append(label + self.running(lines=False))
            if depth < 2 and self.random.random() < 0.25:
                indent = " " * (self.random.randint(1, 5) if self.now_and_then() else len(label))
                inside = self.listed(depth + 1) if self.random.random() < 0.7 else self.running()
                gap = "\n" if self.random.random() < 0.3 else ""
                items.append(gap + "\n".join(indent + line for line in inside.split("\n")))
        return "\n".join(items)

    def table(self) -> str:
        """Return a table of bars; now and then with a cell too many or too few."""
        columns = self.random.randint(1, 3)
        kinds = ("---", ":--", "--:", ":-:")
        rows = [[self.words() for _ in range(columns)], [self.one(kinds) for _ in range(columns)]]
        for _ in range(self.random.randint(1, 3)):
            count = columns + (self.random.choice((1, -1)) if self.now_and_then() else 0)
            rows.append([self.running(lines=False) for _ in range(count)])
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def simple(self) -> str:
        kinds: tuple[Callable[[], str], ...] = (self.running, self.running, self.listed, self.table)
        return self.random.choice(kinds)()

    def block(self) -> str:
        kinds: tuple[Callable[[], str], ...] = (
            *(self.simple, self.simple, self.simple, self.listed, self.quoted, self.heading),
            *(self.fenced, self.stray),
        )
        return self.random.choice(kinds)()

    def quoted(self) -> str:
        return "\n".join(f"> {line}" for line in self.simple().split("\n"))

    def heading(self) -> str:
        signs = self.one(("### ", "#### ", "###", "# ")) if self.now_and_then() else "## "
        return signs + self.words() + (" ##" if self.now_and_then() else "")

    def fenced(self) -> str:
        name = self.one(FENCES)
        inside = self.running() if name != "commitments" else f"- {self.running(lines=False)}"
        return f"::: {name}\n{inside}\n:::"

    def stray(self) -> str:
        if not self.now_and_then():
            return self.one(("---", self.words(), "1984. That year.", "2*3*4 = 24"))
        strays = ("***", "[1]: LICADHO", "[2]: https://example.org", "<div>", "    x", "Words\n===")
        return self.one((*strays, "[^1]: A note", "Words\n---", "a) first\nb) second", "* * *"))


def text_of(
    random: Random,
    blocks: int = 5,
    junk: float = 0.12,
    words: Sequence[Sequence[str]] = VOCABULARIES,
) -> str:
    """Return a text of up to some blocks; `junk` is how likely anything is to be out of place.

    Words that stand together are of one of the lists `words`.
    """
    writer = _Writer(random, junk, words)
    written = "\n\n".join(writer.block() for _ in range(random.randint(1, blocks)))
    first, *others = written.split("\0")
    notes = [f"[^{number}]: {writer.words()}" for number, _ in enumerate(others, 1)]
    numbered = (f"[^{number}]{text}" for number, text in enumerate(others, 1))
    return "\n\n".join(filter(None, ["".join([first, *numbered]), "\n".join(notes)])) + "\n"


texts = st.randoms(use_true_random=False).map(text_of)
"""A whole text of a few blocks."""


def readable_text(
    seed: int,
    count: int,
    is_good: Callable[[str], bool],
    junk: float = 0.12,
    words: Sequence[Sequence[str]] = VOCABULARIES,
) -> str:
    """Return a text of `count` random blocks that are good one by one, each with its notes."""
    random = Random(seed)
    written: list[str] = []
    while len(written) < count:
        block = text_of(random, 1, junk, words).rstrip("\n")
        if is_good(block):
            # Each block counts its notes from 1: in one file, notes need names of their own.
            written.append(block.replace("[^", f"[^{len(written)}-"))
    return "\n\n".join(written) + "\n"
