"""What the PDF of a comparison says itself."""

from collections.abc import Mapping
from typing import Annotated

import msgspec

from statementpress.project.files import ProjectFiles
from statementpress.words.table import Fills, read_words


class ComparisonWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One table of templates/words/comparison.toml; the shipped one shows what words are for."""

    title: str
    document_title: Annotated[str, Fills("old", "new")]
    """What a PDF reader calls the document."""
    old: str
    new: str
    frozen: str
    not_frozen: str
    legend: str
    removed_words: str
    added_words: str
    same: str
    unchanged: str
    summary: str
    text: str
    count_removed_words: str
    count_added_words: str
    count_changed: str
    count_removed: str
    count_added: str
    count_moved: str
    facts: str
    signatories: str
    group: str
    logos: str
    pages: str
    overlaid: str
    not_pictured: str
    files: str
    file: str
    change: str
    none: str
    picture: Annotated[str, Fills("old", "new", "share", "where")]
    """Below the picture of two pages, and what a screen reader says of it."""
    top: str
    """What {where} is if both pages differ in the upper half alone."""
    bottom: str
    """What it is if they differ in the lower half alone."""
    throughout: str
    """What it is otherwise."""
    happened: Mapping[str, str]
    """What became of a passage, a signatory, a logo, a page or a file, by the model's names."""
    fact: Mapping[str, str]
    """Facts, by their keys in statement.toml."""
    detail: Mapping[str, str]
    """What changed about a passage beside its words, by the model's names."""


def read_comparison_words(files: ProjectFiles) -> dict[str, ComparisonWords]:
    """Return the words of each language of a report; SetupError if the table is broken."""
    return read_words(files, "comparison.toml", ComparisonWords)
