"""State the text of Khmer lines for the readers that ask for it (ISO 32000-1, 14.9.4).

The glyphs alone say it exactly to poppler 22.12, PDFium, MuPDF 1.21 and pdf.js. poppler 25.03 takes
some glyphs without width for letters printed twice, and drops them; it believes /ActualText, which
has to stand in the property list of the marked content itself.
"""

from collections.abc import Iterable

import pydyf

from statementpress.khmer.characters import has_khmer
from statementpress.typeset.finishing.marked_runs import MarkedRun


def state_khmer(runs: Iterable[MarkedRun]) -> None:
    """Give each marked content that shows Khmer its text."""
    for run in runs:
        if has_khmer(run.text):
            run.properties["ActualText"] = pydyf.String(run.text)
