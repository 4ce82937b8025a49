"""What a page of the site says in its language: words, dates, numbers, sizes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from markupsafe import Markup

from statementpress.archive.bag.version import Facts
from statementpress.words.languages import Language, month_name
from statementpress.words.setting import WordSetter, setters
from statementpress.words.site import SiteWords

_month_name = cache(month_name)


@dataclass(frozen=True, slots=True)
class Voice:
    """One language of the site: its code, its row of languages.toml, its own words."""

    code: str
    language: Language
    words: SiteWords
    setter: WordSetter

    def set(self, text: str) -> Markup:
        """Return a text of this language as HTML, with marks where its lines may break."""
        return self.setter.words(text)

    def figures(self, value: int) -> str:
        """Return a number in this language's digits."""
        return self.language.figures(value)

    def day(self, day: date) -> str:
        """Return a day, such as “5 May 2021”."""
        return self.words.date.format(
            day=self.figures(day.day),
            month=_month_name(day.replace(day=1), self.code),
            year=self.figures(day.year),
        )

    def frozen(self, day: date) -> str:
        """Return when a version was frozen, in a few words."""
        return self.words.frozen.format(date=self.day(day))

    def version(self, number: int) -> str:
        """Return what a version is called."""
        return self.words.version.format(number=self.figures(number))

    def signatories(self, count: int) -> str:
        """Return a number of signatories in words."""
        words = self.words.count_one if count == 1 else self.words.count_many
        return words.format(count=self.figures(count))

    def size(self, size: int) -> str:
        """Return a size in bytes as kB or MB (of 1,000), which is how much a download takes."""
        if size < 999_500:
            return self.words.kilobytes.format(number=self.figures(max(1, round(size / 1000))))
        whole, tenth = divmod(round(size / 100_000), 10)
        number = f"{self.figures(whole)}{self.words.decimal}{self.figures(tenth)}"
        return self.words.megabytes.format(number=number)

    def edition(self, name: str) -> str:
        """Return what an edition is called; its own name where site.toml has none."""
        return self.words.editions.get(name, name)


def title(facts: Facts, code: str) -> tuple[str, str]:
    """Return a language and the title in it: `code` where there is one, else the first."""
    if code in facts.titles:
        return code, facts.titles[code]
    return next(iter(facts.titles.items()), (code, facts.slug))


def voices(words: Mapping[str, SiteWords], languages: Mapping[str, Language]) -> dict[str, Voice]:
    """Return a voice for each language of the site, in the order of `words`."""
    setter = setters(languages, list(words))
    return {code: Voice(code, languages[code], own, setter[code]) for code, own in words.items()}
