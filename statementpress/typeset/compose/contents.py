"""The list of a part's headings, and the pages on which they stand.

Only the layout knows the pages. So the document is composed with an empty place for each number,
laid out, filled with what the layout shows, and laid out again until no number changes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from statementpress.statement.model import Block, Contents, Heading
from statementpress.statement.traversal import leaves
from statementpress.words.languages import Language

LISTED = frozenset({2, 3})
"""The levels of headings that a list shows."""
PAGE_OF = "data-page-of"
"""The attribute that names the heading whose page an element shows."""

_NUMBER = re.compile(rf'(<span [^>]*{PAGE_OF}="([^"]*)" data-digits="([^"]*)">)[^<]*')


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the list."""

    heading: Heading
    name: str
    """The identifier of the heading among all elements of a document."""
    inside: "tuple[Entry, ...]" = ()
    """The headings of the next level below it."""


class ContentsBook:
    """Names the headings of the parts that have a list of them; a template asks for the names."""

    def __init__(self, parts: Mapping[str, Iterable[Block]]) -> None:
        self._listed = {code: tuple(_listed(code, leaves(part))) for code, part in parts.items()}
        self._names = {
            id(entry.heading): entry.name for listed in self._listed.values() for entry in listed
        }

    def name(self, heading: Heading) -> str:
        """Return the identifier of a heading; "" if no list leads to it."""
        return self._names.get(id(heading), "")

    def entries(self, code: str) -> tuple[Entry, ...]:
        """Return the list of the part in the language `code`, lower headings inside higher ones."""
        entries: list[Entry] = []
        for entry in self._listed[code]:
            if entries and entry.heading.level > entries[-1].heading.level:
                entries[-1] = replace(entries[-1], inside=(*entries[-1].inside, entry))
            else:
                entries.append(entry)
        return tuple(entries)


def page_of(name: str, code: str) -> Markup:
    """Return the place for the number of the page, in a language, that shows an element."""
    return Markup('<span {}="{}" data-digits="{}"></span>').format(Markup(PAGE_OF), name, code)


def with_page_numbers(
    html: str, pages: Mapping[str, int], languages: Mapping[str, Language]
) -> str:
    """Return the HTML with the numbers of the pages on which the listed headings stand.

    `pages` are the numbers (from 1) by the identifiers of elements.
    """

    def filled(match: re.Match[str]) -> str:
        return match[1] + languages[match[3]].figures(pages[match[2]])

    return _NUMBER.sub(filled, html)


def _listed(code: str, blocks: Iterable[Block]) -> Iterator[Entry]:
    """Yield the headings that a list shows; none if no block places a list."""
    blocks = tuple(blocks)
    if any(isinstance(block, Contents) for block in blocks):
        headings = (block for block in blocks if isinstance(block, Heading))
        for number, heading in enumerate(headings, 1):
            if heading.level in LISTED:
                yield Entry(heading, f"heading-{code}-{number}")
