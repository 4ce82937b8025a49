"""Set runs of a comparison: what was removed on the old side, what was added on the new.

Colour alone is lost in grey print and when a page is read aloud. So each change stands in brackets
with a sign, [−so] and [+so]. These are text: a screen reader says them, and copied text keeps them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from statementpress.comparison.model import Change, Run
from statementpress.khmer.characters import BREAK, KHMER, NO_BREAK
from statementpress.statement.model import Inline, LineBreak, Strong, Text
from statementpress.words.setting import WordSetter

SIGNS: Final = {Change.REMOVED: "−", Change.ADDED: "+"}
BLANKS: Final = str.maketrans({"\n": "¶", " ": "·"})
"""The signs for a line end or a space, if nothing else was removed or added."""

_LONG: Final = re.compile(f"[^\\s<>&;{KHMER}{BREAK}]{{40,}}")
"""Words that may be too long for a line; they contain no part of a tag."""
_STEP: Final = 20
"""The number of characters after which such a word may be broken."""

_OPENED: Final = re.compile(f"( ?)<strong>({BREAK}?)")


@dataclass(frozen=True, slots=True)
class Marker:
    """Sets text of any language as HTML."""

    setters: Mapping[str, WordSetter]
    """What sets text, by language."""
    fallback: WordSetter
    """What sets text in a language that the project does not know."""
    settable: Callable[[str], str]
    """Returns a text with “?” for each character that no face has."""

    def words(self, code: str, text: str) -> Markup:
        """Return a text as HTML."""
        return Markup(_parted(self._setter(code).inlines(_lines(self.settable(text)))))

    def old(self, code: str, runs: Sequence[Run]) -> Markup:
        """Return the text of the old side as HTML, with the removed words marked."""
        return self._marked(code, runs, Change.REMOVED)

    def new(self, code: str, runs: Sequence[Run]) -> Markup:
        """Return the text of the new side as HTML, with the added words marked."""
        return self._marked(code, runs, Change.ADDED)

    def _setter(self, code: str) -> WordSetter:
        return self.setters.get(code, self.fallback)

    def _marked(self, code: str, runs: Sequence[Run], change: Change) -> Markup:
        """Return the kept runs and those of one change as HTML.

        A paragraph is set as one text, because Khmer words can only be found in their sentence. In
        the meantime the changed words are marked as strong ones, of which runs have no others.
        """
        setter = self._setter(code)
        html = _parted(setter.inlines(tuple(self._inlines(runs, change))))
        opened = f'{_sign(f"[{SIGNS[change]}", change, setter)}{NO_BREAK}<strong class="{change}">'
        closed = f"</strong>{NO_BREAK}{_sign(']', change, setter)}"
        # A line may break before the bracket, but not after it. WeasyPrint does not break at the
        # space before a bracket, and would end the line above early.
        html = _OPENED.sub(
            lambda found: f"{found[1]}{BREAK if found[1] else found[2]}{opened}", html
        )
        return Markup(html.replace("</strong>", closed))

    def _inlines(self, runs: Sequence[Run], change: Change) -> Iterator[Inline]:
        for run in runs:
            text = self.settable(run.text)
            if run.change is Change.KEPT:
                yield from _lines(text)
            elif run.change is change:
                yield from _changed(text)


def _changed(text: str) -> Iterator[Inline]:
    """Yield changed words without the spaces around them marked; spaces alone become signs."""
    words = text.strip()
    if words:
        start = text.index(words)
        yield from _lines(text[:start])
        yield Strong(tuple(_lines(words)))
        yield from _lines(text[start + len(words) :])
    else:
        yield Strong((Text(text.translate(BLANKS)),))
        yield from _lines("\n" * text.count("\n"))


def _lines(text: str) -> Iterator[Inline]:
    """Yield the lines of a text with line ends between them."""
    for index, line in enumerate(text.split("\n")):
        if index:
            yield LineBreak()
        if line:
            yield Text(line)


def _parted(html: Markup) -> str:
    """Return HTML whose longest words may break, which WeasyPrint does not allow beside a sign."""
    return _LONG.sub(
        lambda found: BREAK.join(
            found[0][start : start + _STEP] for start in range(0, len(found[0]), _STEP)
        ),
        str(html),
    )


def _sign(text: str, change: Change, setter: WordSetter) -> Markup:
    """Return a sign in the Latin face, as Khmer faces draw signs differently or lack them."""
    return Markup('<span class="sign {}" lang="{}">{}</span>').format(change, setter.latin, text)
