"""The words of the PDF of a comparison, in both languages: templates/comparison.toml."""

from collections.abc import Mapping
from string import Formatter

import msgspec

from statementpress.errors import Place, SetupError
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table

TABLE = "comparison.toml"
PLACEHOLDERS = {"picture": {"old", "new", "share", "where"}}
"""What is filled into words; the others have nothing to fill."""


class Both(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same in English and in Khmer."""

    en: str
    km: str


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the report says itself; those of PLACEHOLDERS have places to fill."""

    title: Both
    old: Both
    new: Both
    frozen: Both
    not_frozen: Both
    legend: Both
    removed_words: Both
    added_words: Both
    same: Both
    unchanged: Both
    summary: Both
    what: Both
    text: Both
    count_removed_words: Both
    count_added_words: Both
    count_changed: Both
    count_removed: Both
    count_added: Both
    count_moved: Both
    facts: Both
    signatories: Both
    group: Both
    logos: Both
    pages: Both
    page: Both
    share: Both
    overlaid: Both
    not_pictured: Both
    files: Both
    file: Both
    change: Both
    none: Both
    picture: Both
    top: Both
    bottom: Both
    throughout: Both


class ReportWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of templates/comparison.toml; `happened`, `fact` and `detail` by the model's names."""

    words: Words
    happened: Mapping[str, Both]
    fact: Mapping[str, Both]
    detail: Mapping[str, Both]


def read_words(files: ProjectFiles) -> ReportWords:
    """Return the words; SetupError for a table that is broken or asks for what nothing fills."""
    table = read_table(files, "templates", TABLE, ReportWords)
    for name in Words.__struct_fields__:
        both: Both = getattr(table.words, name)
        for text in (both.en, both.km):
            _check(name, text)
    return table


def _check(name: str, text: str) -> None:
    """Refuse places to fill that nothing fills."""
    known = PLACEHOLDERS.get(name)
    if known is None:
        return
    try:
        asked = {field for _, field, _, _ in Formatter().parse(text) if field is not None}
    except ValueError as error:
        asked = {str(error)}
    if not asked <= known:
        raise SetupError(
            f"{name} has a placeholder that nothing fills: {', '.join(sorted(asked - known))}",
            place=Place(f"templates/{TABLE}"),
            hint=f"it may have {', '.join(f'{{{each}}}' for each in sorted(known))}",
        )
