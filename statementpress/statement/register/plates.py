"""The column “plate” of a register: whether a mark stands on a dark plate, or on the paper."""

from dataclasses import replace

from statementpress.statement.report import Report
from statementpress.statement.signatories import Logo

_ANSWERS = {"yes": True, "no": False}
_ASK = "ask the organisation for its logo for white paper"


def on_plate(logo: Logo, cell: str, line: int, report: Report) -> Logo:
    """Return a logo with the plate that the register asks for, or that it needs to be seen.

    The codes of findings are unknown-plate, logo-on-plate and logo-hidden.
    """
    asked = cell.strip().casefold()
    if asked in _ANSWERS:
        return replace(logo, plate=_ANSWERS[asked])
    if asked:
        message = f"“{cell}” says neither that the logo has a plate nor that it has none"
        report.error("unknown-plate", line, message, "write yes or no, or leave the cell empty")
    elif logo.plate:
        message = f"logo “{logo.name}” is white on nothing, so it is set on a dark plate"
        hint = f"{_ASK}, or write yes into the column “plate” if the plate is meant"
        report.warning("logo-on-plate", line, message, hint)
    elif logo.hidden:
        message = (
            f"parts of the logo “{logo.name}” are white, and parts are dark: white paper "
            "hides the ones, and a dark plate would hide the others"
        )
        report.warning("logo-hidden", line, message, f"{_ASK}, or write no into “plate”")
    return logo
