"""The options that several commands have, with what their help says."""

from pathlib import Path
from typing import Annotated

from statementpress.commands.parameters import Argument, Option

OFFICIAL = "official"
"""The edition that is built if no other is named."""

StatementName = Annotated[
    str | None,
    Argument(
        "STATEMENT",
        "The statement's folder, its name, or how the name begins; the newest if left out.",
    ),
]
EditionName = Annotated[str, Option("-e, --edition EDITION", "One of the editions below.")]
ProfileFile = Annotated[
    Path | None,
    Option("--profile FILE.icc", "The print shop's ICC profile, for press editions."),
]
AsJson = Annotated[bool, Option("--json", "Print one JSON document.")]
