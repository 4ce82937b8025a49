"""Read lengths that a designer sets in the style sheets, where composing depends on them.

The rows of a wall of marks are composed before anything is laid out, and how wide they may be is a
matter of the page. So a style sheet says it, as a custom property in millimetres or points.
"""

import re
from collections.abc import Mapping

from statementpress.errors import Place, SetupError

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NUMBER = re.compile(r"([0-9]+(?:\.[0-9]+)?)(mm|pt)")
_MILLIMETRES = {"mm": 1.0, "pt": 25.4 / 72}


def length(name: str, sheets: Mapping[str, str], usual: float) -> float:
    """Return the length in mm that a custom property has in the last sheet that declares it.

    `sheets` are CSS texts by the paths that people know them by; `usual` is taken if no sheet
    declares the property. Raises SetupError for anything but a number of mm or pt above zero.
    """
    declared = re.compile(rf"--{re.escape(name)}\s*:\s*([^;}}]*)")
    found = usual
    for path, css in sheets.items():
        for value in declared.findall(_COMMENT.sub("", css)):
            number = _NUMBER.fullmatch(value.strip())
            if number is None or float(number[1]) <= 0:
                raise SetupError(
                    f"--{name} is “{value.strip()}”, which is no length",
                    place=Place(path),
                    hint="write a number above 0 and its unit, mm or pt; nothing can be "
                    "calculated here",
                )
            found = float(number[1]) * _MILLIMETRES[number[2]]
    return found
