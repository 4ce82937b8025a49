"""Say things in one language: its words, with figures and dates in its own digits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from markupsafe import Markup

from statementpress.words.languages import Language
from statementpress.words.setting import WordSetter, setters

Words = TypeVar("Words")
Speaker = TypeVar("Speaker")


@dataclass(frozen=True, slots=True)
class Voice(Generic[Words]):
    """Says what a table of templates/words/ holds for one language."""

    code: str
    """The language, by its BCP 47 code."""
    language: Language
    words: Words
    """What this language has in the table."""
    setter: WordSetter

    def set(self, text: str) -> Markup:
        """Return a text of this language as HTML, with marks where its lines may break."""
        return self.setter.words(text)

    def figures(self, value: int) -> str:
        """Return a number in this language's digits."""
        return self.language.figures(value)

    def filled(self, pattern: str, **values: str | int) -> str:
        """Return a text of the table with its placeholders filled, numbers in our digits."""
        return pattern.format(
            **{
                name: self.figures(value) if isinstance(value, int) else value
                for name, value in values.items()
            }
        )

    def dated(self, pattern: str, day: date) -> str:
        """Return a day as a pattern with {day}, {month} and {year} has it."""
        return pattern.format(**self.language.date_parts(self.code, day))


def voices(
    kind: Callable[[str, Language, Words, WordSetter], Speaker],
    words: Mapping[str, Words],
    languages: Mapping[str, Language],
) -> dict[str, Speaker]:
    """Return a voice of a `kind` for each language of a table of words, in its order.

    `languages` are those of the project.
    """
    setter = setters(languages, list(words))
    return {code: kind(code, languages[code], own, setter[code]) for code, own in words.items()}
