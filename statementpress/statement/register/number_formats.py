"""Write the numbers of a workbook as text, as people see them in its cells.

Excel keeps a number and a format (ECMA-376 Part 1, 18.8.30). Fixed decimals, thousands, leading
zeros and percentages are written as the format says. A day is written year-month-day, because how
the cell shows it depends on the country that a computer is set to. All other formats show the
number itself.
"""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite
from typing import Final

_BUILT_IN: Final = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 16, 17, *range(27, 37), *range(50, 59)), "yyyy-mm-dd"),
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "h:mm"),
    22: "yyyy-mm-dd h:mm",
}
"""The formats that have a number and no text (18.8.30), those of days in one form."""
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_FIXED: Final = re.compile(
    r"(?P<thousands>#,##)?(?P<zeros>0+)(?:\.(?P<decimals>0+))?(?P<percent>%)?"
)
_EPOCH: Final = datetime(1899, 12, 30)
_EPOCH_1904: Final = datetime(1904, 1, 1)
_LAST_DAY: Final = 2_958_466
"""The first number that is no day: 1 January 10000."""


def shown(value: str, number: int, code: str, since_1904: bool) -> str:
    """Return a number, as a workbook keeps it, in the format with a `number` and perhaps a `code`.

    Days count from 1900, or from 1904 if the workbook says so. What is no number stays as it is.
    """
    try:
        amount = float(value)
    except ValueError:
        return value
    if not isfinite(amount):
        return value
    form = _QUOTED.sub("", code or _BUILT_IN.get(number, "")).partition(";")[0].strip()
    if re.search("[ymdhs]", form, re.IGNORECASE) and 0 <= amount < _LAST_DAY:
        return _moment(amount, form.casefold(), since_1904)
    fixed = _FIXED.fullmatch(form)
    if fixed is None or abs(amount) >= 1e15:
        return _plain(amount)
    decimals = len(fixed["decimals"] or "")
    exact = Decimal(repr(amount)).scaleb(2 if fixed["percent"] else 0)
    # A spreadsheet rounds halves up, Python to the even number.
    scaled = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    width = len(fixed["zeros"]) + decimals + bool(decimals)
    grouped = "," if fixed["thousands"] else f"0{width}"
    text = f"{abs(scaled):{grouped}.{decimals}f}"
    return ("-" if scaled < 0 else "") + text + (fixed["percent"] or "")


def _plain(amount: float) -> str:
    """Return a number with the 15 digits that a spreadsheet has."""
    is_whole = amount == int(amount) if abs(amount) < 1e15 else False
    return str(int(amount)) if is_whole else f"{amount:.15g}"


def _moment(days: float, form: str, since_1904: bool) -> str:
    epoch = _EPOCH_1904 if since_1904 else _EPOCH
    moment = epoch + timedelta(seconds=round(days * 86_400))
    if "h" in form and not re.search("[yd]", form):
        return f"{moment:%H:%M:%S}".removesuffix(":00")
    time = f" {moment:%H:%M:%S}".removesuffix(":00") if "h" in form else ""
    return f"{moment:%Y-%m-%d}{time}"
