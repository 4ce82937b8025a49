"""Edits of a small statement, as people who proof-read it make them, in an order of chance."""

import re
from collections.abc import Callable
from random import Random

from tests.shared.desk import FILES, Desk

WORDS = {
    "en": ("We", "children", "rivers", "the", "2021", "law", "re-open", "café", "otters"),
    "km": ("កុមារ", "ទន្លេ", "ខ្មែរ", "យើង", "ច្បាប់", "២០២១", "សិទ្ធិ", "ស្អាត", "កម្មវិធី"),
}
GAPS = {"en": " ", "km": ""}
SIGNED = {"en": "Signed by:", "km": "ចុះហត្ថលេខា៖"}
CUT = re.compile(r"\n\n")


class Proofreader:
    """Changes one thing at a time in the files of a desk; equal seeds make equal changes."""

    def __init__(self, desk: Desk, seed: int, paragraphs: int) -> None:
        self._desk = desk
        self._random = Random(seed)
        self._paragraphs = {code: self._texts(code, paragraphs) for code in WORDS}
        self._headings = dict.fromkeys(WORDS, "")
        self._notes = dict.fromkeys(WORDS, 0)
        self._signatories = 0
        self._edits: dict[str, Callable[[str], None]] = {
            "a word changed": self._change_word,
            "a word added": self._add_word,
            "a word removed": self._remove_word,
            "a paragraph added": self._add_paragraph,
            "a paragraph removed": self._remove_paragraph,
            "two paragraphs swapped": self._swap,
            "another heading": self._heading,
            "a footnote added": self._add_note,
            "a signatory added": self._add_signatory,
            "another title": self._title,
        }
        self._kinds: list[str] = []
        for code in WORDS:
            self._heading(code)
            self._write(code)

    def edit(self) -> str:
        """Change one thing, and say what; each kind comes once before any comes again."""
        if not self._kinds:
            self._kinds = self._random.sample([*self._edits], len(self._edits))
        kind = self._kinds.pop()
        code = self._random.choice([*WORDS])
        self._edits[kind](code)
        self._write(code)
        return f"{kind} ({code})"

    def _texts(self, code: str, count: int) -> list[str]:
        return [self._text(code) for _ in range(count)]

    def _text(self, code: str) -> str:
        chosen = self._random.choices(WORDS[code], k=self._random.randint(8, 60))
        return f"{GAPS[code].join(chosen)}."

    def _write(self, code: str) -> None:
        texts = self._paragraphs[code]
        half = len(texts) // 2
        notes = [f"[^{number}]: {WORDS[code][0]}." for number in range(1, self._notes[code] + 1)]
        signed = f"::: signatories signed\n{SIGNED[code]}\n:::"
        blocks = [*texts[:half], f"## {self._headings[code]}", *texts[half:], signed, *notes]
        self._desk.write(f"{code}.md", "\n\n".join(blocks) + "\n")

    def _somewhere(self, code: str) -> tuple[int, list[str]]:
        number = self._random.randrange(len(self._paragraphs[code]))
        return number, self._paragraphs[code][number].split(" ")

    def _change_word(self, code: str) -> None:
        number, words = self._somewhere(code)
        place = self._random.randrange(len(words))
        note = re.search(r"\[\^\d+\]", words[place])
        words[place] = self._random.choice(WORDS[code]) + (note[0] if note else "")
        self._paragraphs[code][number] = " ".join(words)

    def _add_word(self, code: str) -> None:
        number, words = self._somewhere(code)
        words.insert(self._random.randint(0, len(words)), self._random.choice(WORDS[code]))
        self._paragraphs[code][number] = " ".join(words)

    def _remove_word(self, code: str) -> None:
        number, words = self._somewhere(code)
        place = self._random.randrange(len(words))
        if len(words) > 1 and "[" not in words[place]:
            del words[place]
        self._paragraphs[code][number] = " ".join(words)

    def _add_paragraph(self, code: str) -> None:
        texts = self._paragraphs[code]
        texts.insert(self._random.randint(0, len(texts)), self._text(code))

    def _remove_paragraph(self, code: str) -> None:
        number, words = self._somewhere(code)
        if "[" not in " ".join(words):
            del self._paragraphs[code][number]

    def _swap(self, code: str) -> None:
        texts = self._paragraphs[code]
        one, other = self._random.sample(range(len(texts)), 2)
        if not any("[" in texts[each] for each in (one, other)):
            texts[one], texts[other] = texts[other], texts[one]

    def _heading(self, code: str) -> None:
        self._headings[code] = GAPS[code].join(self._random.choices(WORDS[code], k=3))

    def _add_note(self, code: str) -> None:
        # Notes are numbered in the order of the text, so the next one stands behind all others.
        texts = self._paragraphs[code]
        last = max((number for number, text in enumerate(texts) if "[" in text), default=0)
        if self._notes[code] < 5:
            self._notes[code] += 1
            texts[-1 if last == len(texts) - 1 else last] += f"[^{self._notes[code]}]"

    def _add_signatory(self, _: str) -> None:
        self._signatories += 1
        rows = "".join(
            f"signed,Society {number},សមាគម {number},,,,,\n"
            for number in range(1, self._signatories + 1)
        )
        self._desk.write("signatories.csv", FILES["signatories.csv"] + rows)

    def _title(self, _: str) -> None:
        words = " ".join(self._random.choices(WORDS["en"], k=3))
        self._desk.write("statement.toml", FILES["statement.toml"].replace("Clean Rivers", words))
