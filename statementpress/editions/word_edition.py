"""The edition that is a Word file: written, read again, and held against the author's files."""

from collections.abc import Iterator
from typing import NamedTuple

from statementpress.editions.composing import Stage
from statementpress.editions.promises import sources_of
from statementpress.editions.source import Source
from statementpress.errors import ContentError, Finding, Place, Severity
from statementpress.project.editions import Edition
from statementpress.proof.word import prove_word
from statementpress.renderings.word.word_file import word_file
from statementpress.statement.files import FileError
from statementpress.statement.listing import SetAs
from statementpress.typeset.compose.document import chosen_languages


class MadeWord(NamedTuple):
    """A finished, proofed Word file."""

    data: bytes
    characters: int
    """How many characters it shows, but for heads and feet."""
    findings: tuple[Finding, ...]
    """What its author should look at all the same."""


def make_word(source: Source, edition: Edition, stage: Stage) -> MadeWord:
    """Make an edition that is a Word file, in memory.

    Raises ContentError, SetupError and UsageError as `making.make_edition` does, and ProofError if
    a word of the author's files is not in its place in the finished file.
    """
    statement, languages = source.statement, source.languages
    codes = chosen_languages(statement, edition)
    stage("compose")
    try:
        data = word_file(statement, codes, source.project)
    except FileError as error:  # an SVG that takes too much to be drawn
        place = Place(statement.known_as)
        found = Finding(error.code, Severity.ERROR, error.message, place, error.hint)
        raise ContentError([found]) from error
    stage("prove")
    characters = prove_word(
        data, [sources_of(statement, [code], languages, edition) for code in codes]
    )
    return MadeWord(data, characters, (*source.findings, *_left_out(source)))


def _left_out(source: Source) -> Iterator[Finding]:
    """Yield a note if scans of signatures were kept out of the file."""
    groups = source.statement.groups.values()
    signed = [
        member
        for group in groups
        if group.listing.set_as is SetAs.SIGNATURES
        for member in group.members
        if member.signed
    ]
    if signed:
        yield Finding(
            "scans-left-out",
            Severity.NOTE,
            "scans of signatures and stamps are not in the Word file, as anybody could take them "
            "out of it; it says who has signed",
            Place(source.statement.register, signed[0].line),
        )
