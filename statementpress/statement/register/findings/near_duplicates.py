"""Rows that seem to be the same organisation, with its name written in two ways.

Two names are taken for one if the same words are left of both (see `likeness`), if one only adds a
word such as “Organisation”, if one is the abbreviation of the other, or if all words are the same
but one or two that differ by a slip of the keyboard (see `slips`). What tells the members of a
family apart is no slip: “Youth Group of the North Bank” and “… South Bank”, “Ward 1” and “Ward 2”.

Not every name is compared with every other. Names are put into blocks by all their words but one or
two, so that only those are compared that share the rest, and in a large block only with neighbours
in the alphabet. So the work grows as the number of names does: 1,000 invented names take 19,000
comparisons, and 10,000 take 320,000 and one second.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from statementpress.statement.register.findings.blocks import blocks, comparisons
from statementpress.statement.register.findings.found import Found, Register, bare, personal, quoted
from statementpress.statement.register.findings.likeness import GENERIC, Likeness, likeness
from statementpress.statement.register.findings.placeholders import is_name
from statementpress.statement.register.findings.slips import (
    SHORTEST,
    SURE,
    is_slip,
    is_slip_of_signs,
)
from statementpress.statement.signatories import Language, Signatory

_FAMILY: Final = 3
"""If more names than this share all words but one, they are a family that differs by that word."""
_MOST_WORDS: Final = 9
"""Of names with more words, only one may differ."""
_TEXT: Final = 40
"""So many words are a text, which is no name."""
_FITTING: Final = 2
"""The first letters of a name are taken for its abbreviation if so many names fit at most."""
_END: Final = 3
"""A slip leaves so many letters as they are at one end of a word."""
_PLACES: Final = ("country", "province")

Pairs = Iterator[tuple[int, int]]


def check(register: Register) -> Iterator[Found]:
    """Find each row that is nearly the same as one before it."""
    rows = [member for member in register.everybody() if not any(map(any, personal(member)))]
    rows.sort(key=lambda member: member.line)
    apart = {frozenset(map(bare, names)) for names in register.different}
    found: set[int] = set()
    for language in register.languages:
        nearest: dict[int, int] = {}
        names = (row.name.get(language, "") for row in rows)
        real = [name if is_name(name) else "" for name in names]
        for one, other in map(sorted, _pairs_of(tuple(real))):
            is_nearer = one < nearest.get(other, other)
            if other not in found and is_nearer and not _are_two(rows[one], rows[other], apart):
                nearest[other] = one
        for other, one in sorted(nearest.items()):
            yield _near(rows[one], rows[other], language)
        found |= nearest.keys()


def _near(one: Signatory, other: Signatory, language: Language) -> Found:
    return Found(
        "near-duplicate",
        other.line,
        f"{quoted(other.name[language])} is nearly the same as {quoted(one.name[language])} "
        f"on line {one.line}",
        "delete one of the two rows; if they are two organisations, list both names under "
        "different in register.toml",
    )


def _are_two(one: Signatory, other: Signatory, apart: Collection[Collection[str]]) -> bool:
    """Return whether two rows are known to be two, or have one name, which is found elsewhere."""
    names = [{bare(name) for name in each.name.values() if name} for each in (one, other)]
    places = [
        [each.details[place] for each in (one, other) if place in each.details] for place in _PLACES
    ]
    return (
        not names[0].isdisjoint(names[1])
        or any(len(each) > 1 and each[0] != each[1] for each in places)
        or any(not names[0].isdisjoint(them) and not names[1].isdisjoint(them) for them in apart)
    )


@lru_cache(maxsize=4)
def _pairs_of(names: tuple[str, ...]) -> Sequence[tuple[int, int]]:
    """Return the pairs of names; a statement that is read again has mostly the same ones."""
    return tuple(near_pairs(names))


def near_pairs(names: Sequence[str]) -> Pairs:
    """Yield the places of two names that may be one organisation; a pair may come several times.

    Names that are the same but for spaces and capitals are among them.
    """
    known = list(map(likeness, names))
    yield from _same(known)
    yield from _one_word_more(known)
    yield from _abbreviated(known)
    yield from _other_signs(known)
    yield from _one_slip(known)
    yield from _two_slips(known)


def _same(known: Sequence[Likeness]) -> Pairs:
    """Yield names of the same words in any order, or of the same letters in their order."""
    for keyed in (
        ((" ".join(like.words), place) for place, like in enumerate(known) if not like.signs),
        ((like.joined, place) for place, like in enumerate(known) if not like.signs),
    ):
        for first, *others in blocks(keyed):
            yield from ((first, other) for other in others)


def _one_word_more(known: Sequence[Likeness]) -> Pairs:
    """Yield names of which one only adds a word such as “Organisation”."""
    own = (
        (" ".join(word for word in like.words if word not in GENERIC), place)
        for place, like in enumerate(known)
        if not like.signs
    )
    for block in blocks(own):
        plain = [place for place in block if GENERIC.isdisjoint(known[place].words)]
        yield from ((plain[0], place) for place in block if plain and place != plain[0])


def _abbreviated(known: Sequence[Likeness]) -> Pairs:
    """Yield abbreviations that stand alone, each with a name that it is short for."""
    given: dict[str, list[int]] = {}
    fitting: dict[str, list[int]] = {}
    for place, like in enumerate(known):
        if not like.alone:
            for short in like.short:
                given.setdefault(short, []).append(place)
            for initials in like.initials if len(like.words) > 1 else ():
                fitting.setdefault(initials, []).append(place)
    for place, like in enumerate(known):
        for short in like.short if like.alone else ():
            names = given.get(short) or fitting.get(short, [])
            yield from ((name, place) for name in names if len(names) <= _FITTING)


def _other_signs(known: Sequence[Likeness]) -> Pairs:
    """Yield names in scripts without spaces that differ in few of their vowel signs."""
    spaceless = [(like.signs, place) for place, like in enumerate(known) if like.signs]
    for block in blocks(
        (known[place].joined, (signs, place)) for signs, place in sorted(spaceless)
    ):
        for (signs, one), (others, other) in comparisons(block):
            if signs == others or is_slip_of_signs(signs, others, len(known[one].joined)):
                yield one, other


def _one_slip(known: Sequence[Likeness]) -> Pairs:
    """Yield names that have all words in common but one, which differs by a slip."""
    rest_and_word = (
        ((len(like.words), *like.words[:left_out], *like.words[left_out + 1 :]), (word, place))
        for place, like in enumerate(known)
        if _may_slip(like)
        for left_out, word in enumerate(like.words)
    )
    for block in blocks(rest_and_word):
        first = dict(reversed(block))
        family = len(first) > _FAMILY
        ends = ((end, word) for word in sorted(first) for end in _ends(word))
        for alike in blocks(ends):
            for one, other in comparisons(alike):
                if is_slip(one, other, family):
                    yield first[one], first[other]


def _may_slip(like: Likeness) -> bool:
    """Return whether slips are looked for in a name: in no short abbreviation, and in no text."""
    return (
        not like.signs and len(like.words) < _TEXT and not (like.alone and len(like.joined) < SURE)
    )


def _two_slips(known: Sequence[Likeness]) -> Pairs:
    """Yield names that have all words in common but two, each of which differs by a slip."""
    rest_and_words = (
        (
            tuple(word for place, word in enumerate(like.words) if place not in left_out),
            (left_out, at),
        )
        for at, like in enumerate(known)
        if _may_slip(like) and len(like.words) <= _MOST_WORDS
        for left_out in combinations(range(len(like.words)), 2)
    )
    for block in blocks(rest_and_words):
        first = {
            tuple(known[at].words[place] for place in left_out): at
            for left_out, at in reversed(block)
        }
        family = len(first) > _FAMILY
        ends = ((end, pair) for pair in sorted(first) for end in _ends(pair[0]))
        for alike in blocks(ends):
            for one, other in comparisons(alike):
                if all(map(is_slip, one, other, (family, family))):
                    yield first[one], first[other]


def _ends(word: str) -> tuple[str, ...]:
    """Return the ends of a word, of which a slip leaves one as it is; () for a short word."""
    return (f"{word[:_END]}-", f"-{word[-_END:]}") if len(word) >= SHORTEST else ()
