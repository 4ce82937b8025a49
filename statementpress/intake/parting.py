"""Part a text by its languages: paragraph after paragraph, or column beside column.

A paragraph is in the language of the script that most of it is written in; Latin words in a Khmer
paragraph are Khmer. Languages of one script are told apart by words that each text of them has.
What has no letters belongs to what stands before it. Where that is not sure, a question says so: a
paragraph that stands alone between others, or a few lines of another script in a long text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from statementpress.intake.document import (
    Block,
    Contents,
    WordParagraph,
    WordTable,
    paragraphs_of,
    runs_between,
)
from statementpress.intake.known import Known
from statementpress.intake.letters import letters, main_script, text_of
from statementpress.intake.proposal import Choice, Question
from statementpress.scripts.runs import LATIN

BOTH: Final = "part"
"""The answer that a text is to be parted by its scripts."""
_FEW: Final = 0.12
"""The share of a text up to which a language may be only names and quotations in another one."""
_FEW_LETTERS: Final = 600
_HITS: Final = 3
"""How many frequent words of a language a text has at least."""
_ISOLATED: Final = 3
"""How long the stretches on both sides of a paragraph are that seems to stand there alone."""
_NAME: Final = 100
"""How many letters a name in Latin letters has at most."""
_QUOTED: Final = 60
_TITLE: Final = 300
"""The longest title or heading in two languages, in characters."""
_LINE: Final = re.compile(r"[^\n/]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


@dataclass(slots=True)
class Parted:
    """What a file has in each language."""

    blocks: dict[str, list[Block]] = field(default_factory=dict)
    """The blocks of each language, in the order of the file."""
    questions: list[Question] = field(default_factory=list)
    """What has to be asked before it is sure."""
    side_by_side: list[int] = field(default_factory=list)
    """The first paragraphs of tables whose columns are languages."""


def part(blocks: Sequence[Block], name: str, known: Known, said: Mapping[str, str]) -> Parted:
    """Return the blocks of the file `name` by their languages; `said` are answers to questions."""
    parted = Parted()
    whole = said.get(f"language:{name}", said.get("language", ""))
    if whole in known.languages:
        parted.blocks[whole] = list(blocks)
        return parted
    split = [part for block in blocks for part in _of_two_languages(block)]
    texts = [paragraph.text for paragraph in paragraphs_of(tuple(split))]
    languages = _Languages(name, known, said, parted, texts)
    found = languages.of_blocks(split)
    if whole != BOTH and languages.is_one_language(found, split):
        parted.blocks = {code: list(blocks) for code in parted.blocks}
        return parted
    for block, language in zip(split, found, strict=True):
        if isinstance(block, WordTable) and language == BOTH:
            parted.side_by_side.append(block.number)
            for code, inner in languages.of_columns(block):
                parted.blocks.setdefault(code, []).extend(inner)
        elif language:
            parted.blocks.setdefault(language, []).append(block)
    return parted


def _of_two_languages(block: Block) -> Sequence[Block]:
    """Return a title or heading that says the same in two languages as one for each of them.

    They are parted by the end of a line or by a slash; all else comes back as it is.
    """
    if not isinstance(block, WordParagraph) or len(block.text) > _TITLE:
        return [block]
    is_bold = all(run.bold for run in block.runs if run.text.strip())
    if not (block.level or block.is_title or block.is_centred or block.is_caption or is_bold):
        return [block]
    parts = [(match.start(), match.end()) for match in _LINE.finditer(block.text)]
    scripts = [main_script(block.text[start:end]) for start, end in parts]
    changes = [place for place in range(1, len(parts)) if scripts[place] != scripts[place - 1]]
    if len(changes) != 1 or LATIN not in scripts or "" in scripts:
        return [block]
    first, second = parts[: changes[0]], parts[changes[0] :]
    return [
        replace(block, runs=runs_between(block.runs, group[0][0], group[-1][1]))
        for group in (first, second)
    ]


@dataclass(slots=True)
class _Languages:
    """Finds the languages of one file."""

    name: str
    known: Known
    said: Mapping[str, str]
    parted: Parted
    texts: Sequence[str]
    _present_in: dict[str, list[str]] = field(default_factory=dict)
    """The languages that the file has in a script that several are written in."""

    def of_text(self, text: str) -> str:
        """Return the language of a text; "" if it has no letters or could be in several."""
        script = main_script(text)
        candidates = self._candidates(script) if script else []
        if len(candidates) < 2:
            return candidates[0] if candidates else ""
        return self._likeliest(text, candidates, enough=1)

    def _candidates(self, script: str) -> list[str]:
        """Return the languages of a script that this file may have."""
        candidates = self.known.candidates(script)
        if len(candidates) < 2:
            return candidates
        if script not in self._present_in:
            answer = self.said.get(f"language:{self.name}:{script}", "")
            written = " ".join(text for text in self.texts if main_script(text) == script)
            self._present_in[script] = (
                [answer] if answer in candidates else self._present(written, script, candidates)
            )
        return self._present_in[script]

    def _present(self, text: str, script: str, candidates: Sequence[str]) -> list[str]:
        """Return the languages of one script that a file shows; ask if it shows several a little.

        Words without accents that say nothing are in the first of the languages.
        """
        hits = self._hits(text, candidates)
        best = max(hits.values(), default=0)
        present = [code for code in candidates if hits[code] >= _HITS and hits[code] * 4 >= best]
        if present:
            return present
        if best and len([code for code in candidates if hits[code]]) == 1:
            return [code for code in candidates if hits[code]]
        if not best and text.isascii():  # words that say nothing, such as a name
            return [candidates[0]]
        question = self._question(script, text, candidates, candidates[0])
        self.parted.questions.append(question)
        return [candidates[0]]

    def _hits(self, text: str, candidates: Sequence[str]) -> Counter[str]:
        words = Counter(word.casefold() for word in _WORD.findall(text))
        return Counter(
            {
                code: sum(words[word] for word in self.known.words_of(code).frequent)
                for code in candidates
            }
        )

    def _likeliest(self, text: str, candidates: Sequence[str], enough: int) -> str:
        hits = self._hits(text, candidates)
        (best, count), (_, second) = (*hits.most_common(2), ("", 0))[:2]
        return best if count >= enough and count > 2 * second else ""

    def of_blocks(self, blocks: Sequence[Block]) -> list[str]:
        """Return the language of each block; BOTH for a table with a language in each column."""
        found = [self._of_block(block) for block in blocks]
        for index, before in enumerate(blocks[:-1], start=1):
            is_list = isinstance(blocks[index], WordTable) and self.known.group(text_of(before))
            if is_list and found[index - 1]:  # of organisations: its names are paired
                found[index] = found[index - 1]
        self._even_lists(blocks, found)
        self._settle_isolated(blocks, found)
        earlier, later = _next_known(found), _next_known(found[::-1])[::-1]
        for index, block in enumerate(blocks):  # what has no letters goes with what it follows
            if not found[index]:
                last, following = earlier[index], later[index]
                is_next = isinstance(block, Contents) or not last
                found[index] = (following or last) if is_next else last
                if _is_rule(block) and last and following and last != following:
                    found[index] = ""  # it only parts the two languages
        return found

    def _of_block(self, block: Block) -> str:
        answer = self.said.get(f"language:{self.name}:{getattr(block, 'number', 0)}", "")
        if answer in self.known.languages:
            return answer
        if isinstance(block, WordTable):
            columns = {code for code, _ in self.of_columns(block)}
            return BOTH if len(columns) > 1 else self.of_text(text_of(block))
        text = text_of(block)
        label = block.label.text if isinstance(block, WordParagraph) and block.label else text
        return self._of_figures(label) or self.of_text(text)

    def _of_figures(self, text: str) -> str:
        """Return the language whose own figures a text begins with; "" if it begins otherwise."""
        first = text.lstrip(" (")[:1]
        for code, language in self.known.languages.items():
            if first and not first.isascii() and first in language.digits:
                return code
        return ""

    def of_columns(self, table: WordTable) -> list[tuple[str, list[Block]]]:
        """Return the blocks of each language of a table with a language in each column.

        Returns [] for any other table. A row in which the languages are only named is left out.
        """
        width = max(map(len, table.rows), default=0)
        texts = [
            [text_of(WordTable(0, ((row[column],),))) for row in table.rows if column < len(row)]
            for column in range(width)
        ]
        # What stands only above a column, such as “No.”, says nothing of its language.
        below = [column[1:] or column for column in texts]
        languages = [_common(map(self.of_text, column)) for column in below]
        found = [code for code in dict.fromkeys(languages) if code]
        if len(found) < 2 or len(found) != len([code for code in languages if code]):
            return []
        parted: dict[str, list[Block]] = {code: [] for code in found}
        for row in table.rows:
            if _names_languages([text_of(WordTable(0, ((cell,),))) for cell in row], self.known):
                continue
            for cell, code in zip(row, languages, strict=False):
                if code:
                    parted[code] += cell.blocks
        return list(parted.items())

    def _even_lists(self, blocks: Sequence[Block], found: list[str]) -> None:
        """Give items of a list the language of the others, or of the text around it."""
        for is_list, same in groupby(range(len(blocks)), lambda at: _is_item(blocks[at])):
            places = list(same)
            if not is_list:
                continue
            counted = Counter(found[place] for place in places if found[place])
            common, count = (*counted.most_common(1), ("", 0))[0]
            before = next(filter(None, reversed(found[: places[0]])), "")
            after = next(filter(None, found[places[-1] + 1 :]), before)
            if before == after and before in counted:
                common, count = before, len(places)
            if common and count * 3 >= len(places) * 2:
                for place in places:
                    found[place] = common

    def _settle_isolated(self, blocks: Sequence[Block], found: list[str]) -> None:
        """Settle, or ask about, each paragraph that stands alone in a text of another language.

        A few words in Latin letters are a name there, and belong to the text around them.
        """
        known = [(index, code) for index, code in enumerate(found) if code and code != BOTH]
        stretches = [list(same) for _, same in groupby(known, lambda each: each[1])]
        for before, alone, after in zip(stretches, stretches[1:], stretches[2:], strict=False):
            if len(alone) > 1 or min(len(before), len(after)) < _ISOLATED:
                continue
            block = blocks[alone[0][0]]
            number = str(getattr(block, "number", 0))
            around, own = before[0][1], alone[0][1]
            if f"language:{self.name}:{number}" in self.said or around != after[0][1]:
                continue
            if self.said.get(f"language:{self.name}") == BOTH:
                continue
            if self.known.script(own) == LATIN and letters(text_of(block)).total() < _NAME:
                found[alone[0][0]] = around
                continue
            question = self._question(number, text_of(block), [around, own], around)
            self.parted.questions.append(question)

    def is_one_language(self, found: Sequence[str], blocks: Sequence[Block]) -> bool:
        """Return whether nothing is to be parted, as a question about the whole file is open."""
        if self.known.wanted or BOTH in found:
            return False
        sizes: Counter[str] = Counter()
        for code, block in zip(found, blocks, strict=True):
            sizes[code] += letters(text_of(block)).total()
        (main, most), *others = sizes.most_common() or [("", 0)]
        few = [code for code, size in others if code and size < _FEW * most and size < _FEW_LETTERS]
        if not few:
            return False
        quoted = next(
            text_of(block) for block, code in zip(blocks, found, strict=True) if code == few[0]
        )
        self.parted.questions = [self._question("", quoted, [main, BOTH], main)]
        self.parted.blocks[main] = list(blocks)
        return True

    def _question(
        self, about: str, text: str, candidates: Sequence[str], suggested: str
    ) -> Question:
        """Return the question in which language something is.

        It is `about` a paragraph, by its number, a script, or the whole file, which is "".
        """
        names = {code: self.known.languages[code].english for code in candidates if code != BOTH}
        labels = {code: names.get(code, "part it by the script") for code in candidates}
        what = f"paragraph {about} of {self.name}" if about.isdecimal() else self.name
        identifier = f"language:{self.name}" + (f":{about}" if about else "")
        is_whole = not about or {*map(main_script, self.texts)} <= {about, ""}
        option = f"--language {suggested}" if is_whole else f"--answer {identifier}={suggested}"
        message = f"in which language is {what}? It has “{_short(text)}”"
        if BOTH in candidates:
            option += f", or --answer {identifier}={BOTH}"
            message = (
                f"{what} is in {names[suggested]} but for a few lines, such as “{_short(text)}”; "
                "do these belong to that text?"
            )
        return Question(
            id=identifier,
            code="unclear-language",
            message=message,
            hint=f"type {option}",
            choices=tuple(Choice(value=code, label=label) for code, label in labels.items()),
            suggested=suggested,
            file=self.name,
            paragraph=int(about) if about.isdecimal() else 0,
            quoted=_short(text),
        )


def _common(codes: Iterable[str]) -> str:
    """Return what most of the codes are; "" if less than four of five agree."""
    counted = Counter(filter(None, codes))
    (best, count), *_ = (*counted.most_common(1), ("", 0))
    return best if count and count * 5 >= counted.total() * 4 else ""


def _names_languages(texts: Iterable[str], known: Known) -> bool:
    """Return whether cells only say which language stands below each."""
    names = {
        name.casefold()
        for language in known.languages.values()
        for name in (language.name, language.english)
    }
    words = {part.strip().casefold() for text in texts for part in text.split("/")} - {""}
    short = {word for word in words if word in names or len(word) < 4}
    return bool(words & names) and words == short


def _next_known(found: Sequence[str]) -> list[str]:
    """Return for each place the last language up to there; "" before the first."""
    known: list[str] = []
    for code in found:
        known.append(code if code and code != BOTH else known[-1] if known else "")
    return known


def _is_item(block: Block) -> bool:
    return isinstance(block, WordParagraph) and block.label is not None


def _is_rule(block: Block) -> bool:
    """Return whether a paragraph is a line across the text, drawn or typed."""
    if not isinstance(block, WordParagraph):
        return False
    return block.has_rule or (len(block.text.strip()) > 2 and not set(block.text) - set("*-_=~ –—"))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
