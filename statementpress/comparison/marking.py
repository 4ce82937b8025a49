"""Set runs of a comparison: what was removed on the old side, what was added on the new.

Colour alone tells nothing to many, in print or aloud. So each change stands in brackets with a
sign, [−so] and [+so], which are text: a screen reader says them, and copied text keeps them.
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
"""What stands for a line end or a space that was removed or added, where nothing else was."""

_LONG: Final = re.compile(f"[^\\s<>&;{KHMER}{BREAK}]{{40,}}")
"""What may be too long for a line: nothing of it is a tag of ours."""
_STEP: Final = 20
"""Characters of it after which it may be parted."""

_OPENED: Final = re.compile(f"( ?)<strong>({BREAK}?)")


@dataclass(frozen=True, slots=True)
class Marker:
    """Sets text of each language; `settable` puts “?” for characters that no face has."""

    setters: Mapping[str, WordSetter]
    fallback: WordSetter
    settable: Callable[[str], str]

    def words(self, code: str, text: str) -> Markup:
        """Return a text as HTML."""
        return Markup(_parted(self._setter(code).inlines(_lines(self.settable(text)))))

    def old(self, code: str, runs: Sequence[Run]) -> Markup:
        """Return the text of the old side as HTML, removed words marked."""
        return self._marked(code, runs, Change.REMOVED)

    def new(self, code: str, runs: Sequence[Run]) -> Markup:
        """Return the text of the new side as HTML, added words marked."""
        return self._marked(code, runs, Change.ADDED)

    def _setter(self, code: str) -> WordSetter:
        return self.setters.get(code, self.fallback)

    def _marked(self, code: str, runs: Sequence[Run], change: Change) -> Markup:
        """Return the kept runs and those of one change.

        A paragraph is set as one text, so that Khmer words are found in their sentence. Strong
        words stand for the changed ones meanwhile: runs have no others.
        """
        setter = self._setter(code)
        html = _parted(setter.inlines(tuple(self._inlines(runs, change))))
        opened = f'{_sign(f"[{SIGNS[change]}", change, setter)}{NO_BREAK}<strong class="{change}">'
        closed = f"</strong>{NO_BREAK}{_sign(']', change, setter)}"
        # A line may break before the bracket, and not after it. WeasyPrint does not see the space
        # before it as a place to break: it ends the line above early.
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
    """Yield changed words, the spaces around them outside; spaces alone are shown as they are."""
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
    """Return HTML whose longest words may be parted, as WeasyPrint cannot beside a sign."""
    return _LONG.sub(
        lambda found: BREAK.join(
            found[0][start : start + _STEP] for start in range(0, len(found[0]), _STEP)
        ),
        str(html),
    )


def _sign(text: str, change: Change, setter: WordSetter) -> Markup:
    """Return a sign in the Latin face: those of Khmer faces are drawn otherwise, or not there."""
    return Markup('<span class="sign {}" lang="{}">{}</span>').format(change, setter.latin, text)
