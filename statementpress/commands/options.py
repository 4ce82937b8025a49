"""The options that several commands share, and what they say together."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from statementpress.commands.terminal import Terminal
from statementpress.project.files import default_project

OFFICIAL = "official"
"""The edition that is built where none is named."""
PRESS = "press"
"""The edition that is examined where none is named."""
SADDLE = "saddle"
"""The scheme of the sheets that are made where none is named."""


@dataclass(slots=True)
class Invocation:
    """What the options before and after the command say together."""

    project: Path = field(default_factory=default_project)
    terminal: Terminal = field(default_factory=Terminal)

    def heed(self, project: Path | None, quiet: bool, verbose: bool) -> "Invocation":
        """Take in the options of one place of the command line."""
        self.project = project.resolve() if project else self.project
        self.terminal.quiet |= quiet
        self.terminal.verbose |= verbose
        return self


Project = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        is_eager=True,
        help="Folder that holds statements/ and your own templates/, styles/, fonts/, press/.",
    ),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Print only results and errors.")]
Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="Show a traceback where the program fails.")
]
StatementName = Annotated[
    str | None,
    typer.Argument(
        metavar="STATEMENT",
        help="The statement's folder, its name, or how the name begins; the newest if left out.",
        show_default=False,
    ),
]
ProfileFile = Annotated[
    Path | None,
    typer.Option(
        "--profile", metavar="FILE.icc", help="The print shop's ICC profile, for press editions."
    ),
]
SheetName = Annotated[
    str | None,
    typer.Option(
        "--sheet",
        metavar="SHEET",
        help="The paper in the printer, such as a4, a3 or letter, for editions that are folded.",
    ),
]
EditionName = Annotated[
    str, typer.Option("-e", "--edition", metavar="EDITION", help="One of the editions below.")
]
PreflightTarget = Annotated[
    str | None,
    typer.Argument(
        metavar="FILE.pdf|STATEMENT",
        help="Any PDF, or a statement whose press edition is made; the newest if left out.",
        show_default=False,
    ),
]
LimitsName = Annotated[
    str | None,
    typer.Option(
        "--limits",
        metavar="LIMITS",
        help="One of the limits below, instead of those of the edition's press.",
    ),
]
ReportFile = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="REPORT",
        help="Write the bilingual report there too, as .html or .pdf.",
    ),
]
VersionName = Annotated[
    str,
    typer.Argument(
        metavar="VERSION",
        help="Statement and number, such as 2021-05-05/v1, or the path of a version; "
        "the newest of the statement where no number is given.",
        show_default=False,
    ),
]
ArchivedStatement = Annotated[
    str | None,
    typer.Argument(
        metavar="STATEMENT",
        help="The statement's name, or how it begins; all of them if left out.",
        show_default=False,
    ),
]
KeptVersion = Annotated[
    str,
    typer.Argument(
        metavar="VERSION",
        help="Statement and number, such as 2021-05-05/v1, the path of a version, or its official "
        "PDF; the newest of the statement where no number is given.",
        show_default=False,
    ),
]
OtherVersion = Annotated[
    str | None,
    typer.Argument(
        metavar="V2",
        help="The version to compare it with; the statement as it is now if left out.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
ImposedFile = Annotated[
    Path, typer.Argument(metavar="FILE.pdf", help="Any PDF.", show_default=False)
]
SchemeName = Annotated[
    str, typer.Option("--scheme", metavar="SCHEME", help="One of the schemes below.")
]
ImposedSheet = Annotated[
    str | None,
    typer.Option(
        "--sheet", metavar="SHEET", help="One of the sheets below, instead of the scheme's."
    ),
]
Paper = Annotated[
    float | None,
    typer.Option(
        "--paper", metavar="MM", help="How thick the paper is: inner pages move by it (creep)."
    ),
]
Bleed = Annotated[
    float | None,
    typer.Option("--bleed", metavar="MM", help="How far colour goes beyond the trimmed page."),
]
SheetsFile = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="OUT.pdf",
        help="Where the sheets go, instead of FILE-print.pdf beside the file.",
    ),
]
