"""Runs of a Word file as Markdown inside a line: bold, stressed words, links and notes.

Word lets a mark begin anywhere, Markdown does not: asterisks never part a Khmer syllable, hold no
space at their ends, and part no Latin word. So the edges of bold and stressed words are moved to
the nearest place that can be written. Whatever the marks, the words have to be read as they stood:
if a paragraph is not, it is written without its marks, and that is reported.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from statementpress.intake.document import BREAK, Run, is_gone
from statementpress.intake.escaping import (
    all_escaped,
    bare,
    begun,
    escaped,
    is_bulleted,
    is_harmless,
    said,
    without_bullets,
)
from statementpress.khmer.characters import COENG, is_dependent
from statementpress.statement.links import link_problem, says_address

_SPACES: Final = re.compile("[ \t\r\n]+")
_STOPS: Final = ".,;:!?…។៕៖"


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph as Markdown."""

    lines: tuple[str, ...]
    """Its lines; each but the last ends in a backslash."""
    faulty: tuple[str, ...] = ()
    """The addresses of links that no statement can have; their words stand here as text."""
    is_bare: bool = False
    """Whether bold and stressed words had to be written like others."""


def marked(
    runs: Iterable[Run],
    notes: Mapping[str, int],
    *,
    in_line: bool = False,
    mark: bool = True,
) -> Marked:
    """Return runs as Markdown; `notes` are the numbers of the notes that they refer to.

    `in_line` is for headings and cells, which begin no line of their own and hold no line's end;
    without `mark`, bold and stressed words are written like others.
    """
    kept = [run for run in runs if not is_gone(run) and not run.picture]
    kept = [_plain(run, mark=mark, in_line=in_line) for run in kept]
    links = {run.link for run in kept if run.link}
    faulty = {link: link_problem(link) for link in links}
    lost = tuple(link for link, problem in sorted(faulty.items()) if problem)
    kept = [replace(run, link="") if faulty.get(run.link) else run for run in kept]
    has_looks = any(run.bold or run.italic or run.link for run in kept)
    joined = _joined(kept)
    pieces = _trimmed(_settled(joined) if has_looks else joined)
    if _is_plain(pieces):
        return Marked(tuple(filter(None, ["".join(run.text for run in pieces)])), lost)
    used = {key: notes[key] for run in pieces if (key := run.note) in notes}
    words = bare(without_bullets("".join(run.text for run in pieces)))
    for write in (_write, _write_unmarked):
        lines = write(pieces, used, in_line)
        if _is_said(lines, words, used, in_line):
            return Marked(lines, lost, is_bare=write is not _write)
    plain = "".join(run.text for run in pieces).split(BREAK)
    plain = [all_escaped(line) for part in plain if (line := part.strip())]
    return Marked(_broken(plain), lost, is_bare=True)


def _is_plain(runs: Sequence[Run]) -> bool:
    """Return whether a paragraph is text without looks, in which no sign can be markup."""
    if any(run.bold or run.italic or run.link or run.note for run in runs):
        return False
    return is_harmless("".join(run.text for run in runs))


def _plain(run: Run, *, mark: bool, in_line: bool) -> Run:
    """Return a run with one space for several, and only with what Markdown can show of it."""
    parts = [_SPACES.sub(" ", part) for part in run.text.split(BREAK)]
    text = (" " if in_line else BREAK).join(parts)
    return Run(text, run.bold and mark, run.italic and mark, _address(run.link), run.note)


def _address(link: str) -> str:
    """Return an address as a link can have it."""
    return link.strip().replace(" ", "%20")


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Return runs with neighbours of one look made one; empty ones are left out."""
    joined: list[Run] = []
    for key, same in groupby(runs, lambda run: replace(run, text="")):
        text = "".join(run.text for run in same)
        if text or key.note:
            joined.append(replace(key, text=text))
    return joined


def _settled(runs: list[Run]) -> list[Run]:
    """Return runs whose edges are where marks may stand: between syllables, words and spaces."""
    letters: list[Run] = []
    for run in runs:
        letters += [replace(run, text=sign) for sign in run.text] if run.text else [run]
    for before, after in zip(range(len(letters)), range(1, len(letters)), strict=False):
        one, other = letters[before], letters[after]
        if _is_one_syllable(one.text, other.text):
            letters[after] = replace(other, bold=one.bold, italic=one.italic, link=one.link)
    for words in _words(letters):
        for letter in words:
            first = letters[words[0]]
            letters[letter] = replace(letters[letter], bold=first.bold, italic=first.italic)
    _bare_edges(letters, lambda run: run.bold, lambda run: replace(run, bold=False))
    _bare_edges(letters, lambda run: run.italic, lambda run: replace(run, italic=False))
    return _joined(letters)


def _is_one_syllable(before: str, after: str) -> bool:
    return bool(before and after) and (is_dependent(after) or before == COENG)


def _words(letters: Sequence[Run]) -> Iterator[Sequence[int]]:
    """Yield the places of each word of Latin letters or figures."""
    places = range(len(letters))
    for is_word, same in groupby(places, lambda place: _is_letter(letters[place].text)):
        if is_word:
            yield list(same)


def _is_letter(sign: str) -> bool:
    return bool(sign) and (sign.isdecimal() or unicodedata.category(sign) in ("Lu", "Ll"))


def _bare_edges(
    letters: list[Run], has_look: Callable[[Run], bool], without: Callable[[Run], Run]
) -> None:
    """Take a look away from spaces, and from signs that no mark may adjoin, at both its ends."""
    for looks, same in groupby(range(len(letters)), lambda place: has_look(letters[place])):
        places = list(same)
        if not looks:
            continue
        for ordered, is_edge in ((places, _never_first), (places[::-1], _never_last)):
            for place in ordered:
                if letters[place].text and not is_edge(letters[place].text):
                    break
                letters[place] = without(letters[place])


def _never_first(sign: str) -> bool:
    return sign.isspace() or sign in _STOPS or unicodedata.category(sign) in ("Pe", "Pf")


def _never_last(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in ("Ps", "Pi")


def _trimmed(runs: list[Run]) -> list[Run]:
    """Return runs without spaces and line ends at both ends of the paragraph."""
    for index, strip in ((0, str.lstrip), (-1, str.rstrip)):
        strip_of: Callable[[str], str] = strip
        while runs and not runs[index].note:
            text = strip_of(runs[index].text)
            if text:
                runs[index] = replace(runs[index], text=text)
                break
            del runs[index]
    return runs


def _write(runs: Sequence[Run], notes: Mapping[str, int], in_line: bool) -> tuple[str, ...]:
    """Return the lines of a paragraph with its marks."""
    whole = "".join(run.text for run in runs)
    has_link = any(run.link for run in runs)
    written, place = "", 0
    for link, same in groupby(runs, lambda run: run.link):
        group = list(same)
        length = sum(len(run.text) for run in group)
        around = whole[:place][-1:], whole[place + length :][:1]
        if link:
            written += _link(link, group)
        else:
            written += _emphasised(group, notes, around, has_link=has_link)
        place += length
    return _lines(written, in_line)


def _link(link: str, runs: Sequence[Run]) -> str:
    words = "".join(run.text for run in runs)
    shown = words.strip()
    lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    if not shown:
        return words
    if says_address(shown, link) or f"{shown}/" == link:
        address = link if link.startswith("tel:") else shown
        return f"{lead}<{address}>{trail}"
    bracketed = f"<{link}>" if re.search(r"[()\\]", link) else link
    inner = _emphasised(_trimmed(list(runs)), {}, ("[", "]"), has_link=True)
    return f"{lead}[{inner.replace(BREAK, ' ')}]({bracketed}){trail}"


def _emphasised(
    runs: Sequence[Run],
    notes: Mapping[str, int],
    around: tuple[str, str],
    *,
    has_link: bool,
) -> str:
    whole = around[0] + "".join(run.text for run in runs) + around[1]
    written, place = "", len(around[0])
    for bold, same in groupby(runs, lambda run: run.bold):
        inner = ""
        for run in same:
            before, after = whole[:place][-1:], whole[place + len(run.text) :][:1]
            text = escaped(run.text, before=before, after=after, has_link=has_link)
            place += len(run.text)
            sign = "_" if bold or (written + inner).endswith("*") else "*"
            inner += f"{sign}{text}{sign}" if run.italic and text else text
            if run.note in notes:
                inner += f"[^{notes[run.note]}]"
        written += f"**{inner}**" if bold and inner else inner
    return written


def _write_unmarked(
    runs: Sequence[Run], notes: Mapping[str, int], in_line: bool
) -> tuple[str, ...]:
    return _write([Run(run.text, note=run.note) for run in runs], notes, in_line)


def _lines(written: str, in_line: bool) -> tuple[str, ...]:
    if in_line:
        return (written.replace(BREAK, " "),)
    return _broken(begun([line for part in written.split(BREAK) if (line := part.strip())]))


def _broken(lines: Sequence[str]) -> tuple[str, ...]:
    """Return lines that are ended by force, but before one that is an item of a list."""
    ends = [*("" if is_bulleted(after) else "\\" for after in lines[1:]), ""]
    return tuple(f"{line}{end}" for line, end in zip(lines, ends, strict=False))


def _is_said(lines: Sequence[str], words: str, notes: Mapping[str, int], in_line: bool) -> bool:
    """Return whether the reader of a statement sees the same words in these lines."""
    text = "\n".join(lines)
    text = f"## {text}" if in_line and text else text
    return said(text + "".join(f"\n\n[^{number}]: -" for number in notes.values())) == words
