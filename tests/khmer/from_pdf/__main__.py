"""Print what is proposed of text out of PDFs, of planted spaces, and of text that is well."""

import sys
from pathlib import Path

from statementpress.khmer.from_pdf import Why, applied, parted
from statementpress.project.files import SHIPPED
from tests.khmer.from_pdf.measured import (
    DOCUMENTS,
    planted_inside_words,
    true_text,
    white_places,
)


def main() -> None:
    """Print a line for each text."""
    truth = white_places(true_text())
    for name, text in DOCUMENTS.items():
        found = parted(text)
        before, after = white_places(text), white_places(applied(text, found))
        sys.stdout.write(
            f"{name}: of {len(before - truth)} false spaces {len(after - truth)} are left, "
            f"of {len(truth & before)} true ones {len((truth & before) - after)} are lost\n"
        )
    places = list(planted_inside_words())
    met = sum(any(each.why is Why.WORD for each in parted(text)) for text in places)
    sys.stdout.write(f"spaces planted inside words: {met} of {len(places)} found\n")
    for root in ("statements", "examples/statements", "tests/agreement/statements"):
        for path in sorted(SHIPPED.joinpath(root).glob("*/*km.md")):
            found = parted(path.read_text(encoding="utf-8"))
            sys.stdout.write(f"{path.relative_to(SHIPPED)}: {len(found)} false alarms\n")
    spaces = alarms = 0
    for path in _words():
        text = path.read_text(encoding="utf-8")
        spaces += text.count(" ")
        alarms += sum(each.why is Why.WORD for each in parted(text))
    sys.stdout.write(f"tables of words: {alarms} words in {spaces} spaces\n")


def _words() -> list[Path]:
    return sorted(SHIPPED.joinpath("templates/words").glob("*.toml"))


if __name__ == "__main__":
    main()
