"""What is asked of the facts of a statement, and of words that a PDF parted."""

from collections.abc import Mapping, Sequence
from typing import Final

from statementpress.intake.proposal import Choice, Question

_ASKED: Final[Mapping[str, tuple[str, str]]] = {
    "place": ("no-place", "where was the statement made"),
    "author": ("no-author", "who speaks"),
}
"""For each fact that a file may not say, the code of the question, and the question."""


def title(code: str, language: str, file: str, lines: Sequence[str]) -> Question:
    """Return the question for the title in a language; `lines` are what may be it."""
    return Question(
        id=f"title:{code}",
        code="no-title",
        message=f"what is the title of the statement in {language}?",
        hint=f'type --title {code}="…"',
        suggested=" / ".join(lines),
        is_open=not lines,
        file=file,
    )


def fact(name: str, code: str, language: str, file: str, suggested: str) -> Question:
    """Return the question for the place or the author; `suggested` is written without an answer."""
    kind, asked = _ASKED[name]
    return Question(
        id=f"{name}:{code}",
        code=kind,
        message=f"{asked}, in {language}?",
        hint=f'type --answer {name}:{code}="…", or write it into statement.toml',
        suggested=suggested,
        is_open=False,
        file=file,
    )


def day() -> Question:
    """Return the question for the day of the statement."""
    return Question(
        id="date",
        code="no-date",
        message="of which day is the statement?",
        hint="type --date year-month-day, such as 2021-05-05",
    )


def parted_words(count: int, file: str, paragraph: int) -> Question:
    """Return the question whether words are joined that a PDF parted."""
    return Question(
        id="parted-words",
        code="parted-word",
        message=f"{count} words are parted as in text out of a PDF; join them?",
        hint="type --answer parted-words=join to have them joined",
        choices=(
            Choice(value="join", label="join them"),
            Choice(value="keep", label="keep them as they are"),
        ),
        suggested="keep",
        is_open=False,
        file=file,
        paragraph=paragraph,
    )
