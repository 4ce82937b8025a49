"""Whom to write to about a statement, as its texts say."""

from collections.abc import Iterable, Iterator

from statementpress.statement.model import (
    Contact,
    Emphasis,
    Inline,
    ItemList,
    Link,
    Paragraph,
    Quotation,
    Statement,
    Strong,
)

MAIL = "mailto:"


def mail_addresses(statement: Statement) -> tuple[str, ...]:
    """Return the mail addresses below ::: contact, in the order of the text, each once."""
    found = (
        url.removeprefix(MAIL).partition("?")[0]
        for part in statement.parts.values()
        for block in part
        if isinstance(block, Contact)
        for url in _urls(block.blocks)
        if url.startswith(MAIL)
    )
    return tuple(dict.fromkeys(found))


def _urls(blocks: Iterable[object]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines):
                yield from _links(inlines)
            case ItemList(items=items):
                for item in items:
                    yield from _urls(item)
            case Quotation(blocks=inner):
                yield from _urls(inner)


def _links(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Link(url=url):
                yield url
            case Strong(children=children) | Emphasis(children=children):
                yield from _links(children)
