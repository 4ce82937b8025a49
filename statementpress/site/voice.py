"""What a page of the site says in its language: words, dates, numbers, sizes."""

from datetime import date

from statementpress.archive.bag.version import Facts
from statementpress.words.site import SiteWords
from statementpress.words.voice import Voice


class SiteVoice(Voice[SiteWords]):
    """One language of the site."""

    __slots__ = ()

    def day(self, day: date) -> str:
        """Return a day, such as “5 May 2021”."""
        return self.dated(self.words.date, day)

    def version(self, number: int) -> str:
        """Return what a version is called."""
        return self.filled(self.words.version, number=number)

    def signatories(self, count: int) -> str:
        """Return a number of signatories in words."""
        words = self.words.count_one if count == 1 else self.words.count_many
        return self.filled(words, count=count)

    def size(self, size: int) -> str:
        """Return a size in bytes as kB or MB (of 1,000), which is how much a download takes."""
        if size < 999_500:
            return self.filled(self.words.kilobytes, number=max(1, round(size / 1000)))
        whole, tenth = divmod(round(size / 100_000), 10)
        number = f"{self.figures(whole)}{self.words.decimal}{self.figures(tenth)}"
        return self.filled(self.words.megabytes, number=number)

    def edition(self, name: str) -> str:
        """Return what an edition is called; its own name if the table has none for it."""
        return self.words.editions.get(name, name)


def title(facts: Facts, code: str) -> tuple[str, str]:
    """Return a title and its language: `code` if there is a title in it, else the first one."""
    if code in facts.titles:
        return code, facts.titles[code]
    return next(iter(facts.titles.items()), (code, facts.slug))
