"""What pictures show, in words: for those who cannot see them, and for those who post them."""

import re
from collections.abc import Mapping, Sequence
from html import unescape
from itertools import groupby

from statementpress.editions.promises import promised
from statementpress.editions.set_edition import SetEdition
from statementpress.editions.source import Source
from statementpress.proof.by_page import letters_by_page, parted
from statementpress.proof.flows import MAIN
from statementpress.share.sentences import shortened
from statementpress.typeset.compose.document_text import flows

_IMAGE = re.compile(r'<img [^>]*?alt="([^"]*)"[^>]*>')
_SEEN = "\ufffc"
"""U+FFFC stands for a picture in a text."""
_BEFORE = ("draft-mark", "embargo-mark")
_AFTER = ("foot-page",)
"""What of a page's furniture is told before and after its text; the short title is not."""


def shown_in_words(source: Source, shown: SetEdition) -> list[str]:
    """Return what each page of a proofed edition shows, a line for each block.

    Pictures are what their alternative texts say, in square brackets.
    """
    finished = shown.finished
    told = promised(source.statement, shown.texts, finished, source.languages, shown.sources)
    letters = letters_by_page(finished.pdf, told)
    alternatives = iter([unescape(found) for found in _IMAGE.findall(finished.html)])
    seen = flows(_IMAGE.sub(_SEEN, finished.html))
    by_flow = {MAIN: seen.main, **seen.beside}
    parts = {
        flow: [
            "".join(f"[{next(alternatives)}]\n" if sign == _SEEN else sign for sign in part)
            for part in parted(said, [page.get(flow, 0) for page in letters], _SEEN)
        ]
        for flow, said in by_flow.items()
    }
    found = []
    for number, page in enumerate(finished.pages):
        foot = dict(zip((each.kind for each in page.feet), told.pages[number].foot, strict=True))
        above = [foot[kind] for kind in _BEFORE if kind in foot]
        below = [foot[kind] for kind in _AFTER if kind in foot]
        texts = "\n".join([*above, *(part[number] for part in parts.values()), *below])
        found.append("\n".join(filter(None, map(str.strip, texts.split("\n")))))
    return found


def alternative_texts(shown: Mapping[str, str], limit: int) -> str:
    """Return the file of what pictures show, by the names of their files.

    Each text has at most `limit` UTF-16 code units. Pictures that show the same follow each other,
    and have one text.
    """
    pieces = []
    for text, names in groupby(_alike_together(shown), key=shown.__getitem__):
        pieces.append("\n".join([*names, "", shortened(text, limit)]))
    return "\n\n\n".join(pieces) + "\n"


def _alike_together(shown: Mapping[str, str]) -> Sequence[str]:
    first: dict[str, int] = {}
    for text in shown.values():
        first.setdefault(text, len(first))
    return sorted(shown, key=lambda name: first[shown[name]])
