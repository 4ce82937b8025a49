"""Black areas with other inks below: deliberate if they are large, but worth a second look."""

from collections.abc import Iterator

from statementpress.errors import Severity
from statementpress.prepress.content.painted import Painted, PaintedArea, PaintedText
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import Inspection
from statementpress.prepress.preflight.printed import kind_of, printed
from statementpress.prepress.preflight.tints import is_rich_black, laid_down
from statementpress.project.limits import Limits


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Note rich black in areas, and in type that is too large to be refused, with its total ink."""
    for page in inspection.pages:
        for painted in printed(page, Painted):
            found = laid_down(painted)
            if found is None or not _is_large(painted, inspection.limits):
                continue
            if is_rich_black(found):
                yield PreflightFinding(
                    "rich-black",
                    Severity.NOTE,
                    page.number,
                    page.spot(painted.box),
                    kind_of(painted),
                    Measure(round(100 * sum(found.values())), "%"),
                )


def _is_large(painted: Painted, limits: Limits) -> bool:
    """Say whether an object has room for several inks: an area, or type of a display size."""
    if isinstance(painted, PaintedText):
        return round(painted.size, 2) >= limits.rich_black_text
    return isinstance(painted, PaintedArea)
