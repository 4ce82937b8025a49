"""What is said of the editions of a statement that were made together."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from statementpress.editions.outline import Outline
from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.together import requests
from statementpress.errors import Finding, Place, Severity

LEFT_OUT = "edition-left-out"
"""The code of a note that an edition was not made."""


def left_out(
    outline: Outline, made: Collection[str], asked: Collection[str] | None = None
) -> Iterator[Finding]:
    """Yield a note for each edition that the kind of the paper refuses, which says why.

    Another note names the editions which the statement lacks the languages for. Only those that
    were `asked` for count, or all of the table.
    """
    place, rows = Place(outline.folder.name), outline.project.editions.edition
    # Only an archive makes none of those that the statement can have.
    possible = requests(outline, PrintRequest())
    unkept = dict.fromkeys(possible, "an archive keeps PDFs")
    reasons = {**unkept, **outline.kind.refused}
    names = [name for name in rows if name not in made and (asked is None or name in asked)]
    for name in filter(reasons.__contains__, names):
        message = f"{name}: not made, because {reasons[name]}"
        yield Finding(LEFT_OUT, Severity.NOTE, message, place)
    names = [name for name in names if name not in reasons]
    if names:
        message = (
            f"{', '.join(names)}: not made, because the statement is not available in the "
            "languages needed"
        )
        yield Finding(LEFT_OUT, Severity.NOTE, message, place)


def merged(by_edition: Mapping[str, Iterable[Finding]]) -> list[Finding]:
    """Return each finding once; one that not all editions have names those that do."""
    editions: dict[Finding, list[str]] = {}
    for name, findings in by_edition.items():
        for finding in dict.fromkeys(findings):
            editions.setdefault(finding, []).append(name)
    return [
        finding
        if len(names) == len(by_edition)
        else replace(finding, message=f"{finding.message} (in {', '.join(names)})")
        for finding, names in editions.items()
    ]
