"""Set the words of one language: break opportunities in, foreign scripts marked, all escaped.

Segmenters need a whole sentence, so a paragraph is read as one text and what they find is then put
into its pieces, wherever bold words or links begin and end.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from statementpress.khmer.breaks import insertions
from statementpress.khmer.characters import BREAK, NO_BREAK, has_khmer
from statementpress.khmer.scripts import latin_runs
from statementpress.statement.model import Emphasis, Inline, LineBreak, Link, Strong, Text
from statementpress.statement.traversal import texts

_WORD_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
"""PDFium takes a hyphen at a line's end for one that hyphenation added, and swallows it."""

_AFTER = {"/": BREAK, ".": BREAK, "&": BREAK, "-": NO_BREAK}
"""Where a long address may break, and where it may not, though Pango would."""

LONGEST_UNBROKEN_ADDRESS = 60
"""Characters of an address that are kept on one line; a longer one may break after / . and &."""


@dataclass(frozen=True, slots=True)
class WordSetter:
    """Turns text of one language into HTML.

    `script` is the language's own, `scripts` names the language for each script (ISO 15924), and
    `unbroken` are names whose words are never parted.
    """

    script: str
    scripts: Mapping[str, str]
    unbroken: tuple[str, ...]

    def words(self, text: str) -> Markup:
        """Return one text as HTML."""
        return self._marked(text, 0, self._insertions(text))

    def inlines(self, inlines: Iterable[Inline]) -> Markup:
        """Return a paragraph's inlines as HTML."""
        parts = tuple(inlines)
        marks = self._insertions("".join(texts(parts)))
        return Markup("").join(self._elements(parts, 0, marks))

    def _insertions(self, text: str) -> dict[int, str]:
        after_hyphens = {match.end(): NO_BREAK for match in _WORD_HYPHEN.finditer(text)}
        return after_hyphens | insertions(text, self.unbroken)

    def _elements(
        self, inlines: Iterable[Inline], start: int, marks: Mapping[int, str]
    ) -> Iterator[Markup]:
        for inline in inlines:
            match inline:
                case Text(text):
                    yield self._marked(text, start, marks)
                case Strong(children):
                    yield self._element("strong", children, start, marks)
                case Emphasis(children):
                    yield self._element("em", children, start, marks)
                case Link():
                    yield self._link(inline, start, marks)
                case LineBreak():
                    yield Markup("<br>")
            start += len("".join(texts((inline,))))

    def _element(
        self, name: str, children: Iterable[Inline], start: int, marks: Mapping[int, str]
    ) -> Markup:
        content = Markup("").join(self._elements(children, start, marks))
        return Markup(f"<{name}>{content}</{name}>")

    def _link(self, link: Link, start: int, marks: Mapping[int, str]) -> Markup:
        shown = "".join(texts(link.children))
        if shown in (link.url, link.url.removeprefix("mailto:")):
            return self.address(link.url)
        content = Markup("").join(self._elements(link.children, start, marks))
        return Markup('<a href="{}">{}</a> ({})').format(link.url, content, self.address(link.url))

    def address(self, url: str, longest: int = LONGEST_UNBROKEN_ADDRESS) -> Markup:
        """Return a web or e-mail address as a link that shows itself.

        One of more than `longest` characters may be parted.
        """
        shown = url.removeprefix("mailto:")
        text = escape(shown)
        kind = "address"
        if len(shown) > longest:
            kind = "long-address"
            text = Markup("").join(escape(part) + _AFTER.get(part, "") for part in shown)
        language = self.scripts["Latn"]
        return Markup('<a class="{}" href="{}" lang="{}">{}</a>').format(kind, url, language, text)

    def _marked(self, text: str, start: int, marks: Mapping[int, str]) -> Markup:
        pieces, position = [], start
        for run, latin in latin_runs(text):
            broken = escape(
                "".join(
                    marks.get(offset, "") + character
                    for offset, character in enumerate(run, position)
                )
            )
            foreign = self._foreign(run, latin)
            pieces.append(
                Markup('<span lang="{}">{}</span>').format(foreign, broken) if foreign else broken
            )
            position += len(run)
        return Markup("").join(pieces)

    def _foreign(self, run: str, latin: bool) -> str | None:
        if latin:
            return self.scripts["Latn"] if self.script != "Latn" else None
        if self.script == "Latn" and has_khmer(run):
            return self.scripts["Khmr"]
        return None
