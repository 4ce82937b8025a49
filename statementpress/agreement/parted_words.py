"""Words of a statement's texts that a space or a line end of a PDF parts.

Words have to be sought for this, which takes a tenth of a second: `check` does it, and no build.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from statementpress.agreement.meant import PARTED, is_about, unused
from statementpress.errors import Finding
from statementpress.khmer.from_pdf import Proposal, parted, parts_around
from statementpress.statement.files import FileError, decode, read_inside
from statementpress.statement.model import Statement
from statementpress.statement.report import Habit, Report

_HABIT: Final = Habit(
    PARTED,
    "a space or a line end parts a word, as it does in text that is copied out of a PDF",
    "delete it; if it is meant, say so with [[meant]] in statement.toml",
)


def parted_words(statement: Statement) -> tuple[Finding, ...]:
    """Return a warning for each file of a statement in which words are parted (parted-word).

    Places that the author means are left out; what is said of such places and fits none is a
    warning, too (unused-meant).
    """
    found: list[Finding] = []
    used = set()
    for code in statement.languages:
        for name in (f"{code}.md", f"summary.{code}.md"):
            report = Report(f"{statement.known_as}/{name}")
            for line, before, after in _places(statement, name):
                meant = [each for each in statement.meant if is_about(each, PARTED, name, before)]
                used.update(meant)
                if not meant:
                    report.habit(_HABIT, line, f"“{before}” for “{after}”")
            found += report.findings
    rest = (each for each in statement.meant if each.code == PARTED and each not in used)
    return (*found, *(unused(each, statement) for each in rest))


def _places(statement: Statement, name: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line of each parted word of a file, the word as it is, and as it may be meant."""
    with suppress(FileError):
        text = decode(read_inside(statement.folder, name))
        for proposal in parted(text):
            yield text.count("\n", 0, proposal.offset) + 1, *_quoted(text, proposal)


def _quoted(text: str, proposal: Proposal) -> tuple[str, str]:
    before, after = parts_around(text, proposal)
    return f"{before} {after}", before + proposal.after + after
