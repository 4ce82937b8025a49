"""The options that several commands have, with what their help says."""

from pathlib import Path
from typing import Annotated

import typer

OFFICIAL = "official"
"""The edition that is built if no other is named."""

StatementName = Annotated[
    str | None,
    typer.Argument(
        metavar="STATEMENT",
        help="The statement's folder, its name, or how the name begins; the newest if left out.",
        show_default=False,
    ),
]
EditionName = Annotated[
    str, typer.Option("-e", "--edition", metavar="EDITION", help="One of the editions below.")
]
ProfileFile = Annotated[
    Path | None,
    typer.Option(
        "--profile", metavar="FILE.icc", help="The print shop's ICC profile, for press editions."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
