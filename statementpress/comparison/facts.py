"""Say which facts of statement.toml changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

from statementpress.comparison.model import FactChange, Run
from statementpress.comparison.words import compare_tokens, compare_words
from statementpress.statement.letter import Letter
from statementpress.statement.listing import Listing
from statementpress.statement.model import Statement
from statementpress.statement.signatories import Language
from statementpress.statement.status import Status


def compare_facts(old: Statement, new: Statement) -> tuple[FactChange, ...]:
    """Return the facts that changed, in the order in which statement.toml is written.

    A language that only one side has changes "languages", and all of its own facts.
    """
    unbroken = (*old.unbroken, *new.unbroken)
    shared, theirs = _shared(old), _shared(new)
    return (
        *_entries(shared, theirs),
        *_prose(_translated(old), _translated(new), unbroken),
    )


def _shared(statement: Statement) -> Mapping[str, tuple[str, ...]]:
    """Return the facts that are written once for all languages."""
    return {
        "folder": (statement.slug,),
        "kind": (statement.kind,),
        "languages": statement.languages,
        "date": (statement.date.isoformat(),),
        "published": (statement.published,) if statement.published else (),
        "groups": tuple(statement.groups),
        **{f"group.{name}": _set(each.listing) for name, each in statement.groups.items()},
        "keywords": statement.keywords,
        "unbroken": statement.unbroken,
        **_life(statement.status),
        "letter.motto": ("true",) if statement.letter and statement.letter.motto else (),
    }


def _set(listing: Listing) -> tuple[str, ...]:
    """Return how a group is set, as statement.toml writes it; only what is not as usual."""
    usual = Listing()
    said = {each.name: getattr(listing, each.name) for each in fields(Listing)}
    return tuple(
        f"{key} = {str(value).lower()}"
        for key, value in said.items()
        if value != getattr(usual, key)
    )


def _life(status: Status) -> Mapping[str, tuple[str, ...]]:
    """Return where a statement stands in its life, by the keys of statement.toml."""
    embargo, version = status.embargo, status.version
    return {
        "status": () if status.draft is None else ("draft",),
        "embargo": (str(embargo.until),) if embargo else (),
        "unofficial": tuple(
            f"{code} ({source})" if source else code for code, source in status.unofficial.items()
        ),
        "version": (str(version),) if version else (),
        "lunar": ("true",) if status.lunar else (),
    }


_Translated = Mapping[tuple[str, Language], tuple[str, ...]]


def _translated(statement: Statement) -> _Translated:
    """Return the facts that are written in each language, by key and language."""
    texts: dict[str, Mapping[Language, str]] = {
        "short_title": statement.short_title,
        "place": statement.place,
        "author": statement.author,
        "description": statement.description,
        "reference": statement.status.reference,
        "embargo_zone": statement.status.embargo.zone if statement.status.embargo else {},
        "corrigendum": statement.status.corrigendum,
        "lunar": statement.status.lunar_dates,
    }
    texts |= {f"group_titles.{group}": title for group, title in statement.group_titles.items()}
    titles = {("title", language): lines for language, lines in statement.title.items()}
    lines = titles if statement.letter is None else _of_letter(statement.letter)
    return lines | {
        (name, language): (text,)
        for name, by_language in texts.items()
        for language, text in by_language.items()
        if text
    }


def _of_letter(letter: Letter) -> dict[tuple[str, Language], tuple[str, ...]]:
    """Return what stands on a letter in each language, by the keys of statement.toml."""
    texts: dict[str, Mapping[Language, tuple[str, ...]]] = {
        each.name: getattr(letter, each.name)
        for each in fields(letter)
        if each.name not in ("motto", "board", "date_at")
    }
    texts["board"] = {code: tuple(map(", ".join, board)) for code, board in letter.board.items()}
    texts["date_at"] = {code: (place,) for code, place in letter.date_at.items()}
    return {
        (f"letter.{name}", code): lines
        for name, by_language in texts.items()
        for code, lines in by_language.items()
    }


def _entries(
    old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]
) -> Iterator[FactChange]:
    for name in dict.fromkeys((*new, *old)):
        before, after = old.get(name, ()), new.get(name, ())
        if before != after:
            runs = compare_tokens(_lines(before), _lines(after))
            yield FactChange(name, None, before, after, runs)


def _prose(old: _Translated, new: _Translated, unbroken: Sequence[str]) -> Iterator[FactChange]:
    for name, language in _in_order(old, new):
        before, after = old.get((name, language), ()), new.get((name, language), ())
        if before != after:
            runs: tuple[Run, ...] = compare_words("\n".join(before), "\n".join(after), unbroken)
            yield FactChange(name, language, before, after, runs)


def _in_order(
    old: Iterable[tuple[str, Language]], new: Iterable[tuple[str, Language]]
) -> list[tuple[str, Language]]:
    """Return all keys, those of one fact together, in the order in which they first occur."""
    keys = list(dict.fromkeys((*new, *old)))
    names = list(dict.fromkeys(name for name, _ in keys))
    return sorted(keys, key=lambda key: names.index(key[0]))


def _lines(entries: Sequence[str]) -> list[str]:
    """Return entries as tokens, with line ends between them."""
    return [token for entry in entries for token in (entry, "\n")][:-1]
