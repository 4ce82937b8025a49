"""What a style sheet asks of the pages in words of its own (custom properties).

Only what is asked for is done. The style sheets of older versions ask for nothing, so their pages
stay as they were.

- `--most-empty`: how much of a page may stay empty, in percent, so that a block is kept whole
- `--whole: at-a-price`: this block is kept whole only at that price
- `--least-lines`: how many lines the last page of a part has at least
- `--spaces: hang`: the space before an element hangs where a line ends (see `hanging_spaces`)
- `--columns-end: evenly`: this list in columns is set by `columns`, not by WeasyPrint
- `--rows: even`: the rows of this table fill its pages evenly
- `--tallest-row`: how high such a row becomes at most, in mm
- `--columns: 2 3 4`: how many columns this list may have; the pages decide
- `--least-type`: how small its type may be for that
- `--least-entries`: how many entries of a list in columns the last of its pages has at least
- `--least-fit`: how small the type of this part may become, in percent, so that it fits its page;
  `--fit` is how small it is
"""

from typing import Any

_UNSEEN = ("whitespace", "comment")
_PX = {"px": 1.0, "pt": 96 / 72, "mm": 96 / 25.4}


def share(box: Any, name: str) -> float | None:
    """Return a percentage as a share, or None if the style sheet gives none."""
    token = _token(box, name)
    return token.value / 100 if token is not None and token.type == "percentage" else None


def number(box: Any, name: str) -> int:
    """Return a whole number, or 0 if the style sheet gives none."""
    token = _token(box, name)
    return token.int_value or 0 if token is not None and token.type == "number" else 0


def decimal(box: Any, name: str) -> float | None:
    """Return a number, or None if the style sheet gives none."""
    token = _token(box, name)
    return float(token.value) if token is not None and token.type == "number" else None


def numbers(box: Any, name: str) -> list[int]:
    """Return the whole numbers that the style sheet gives; [] if it gives something else."""
    tokens = [each for each in box.style[_key(name)] or () if each.type not in _UNSEEN]
    return [each.int_value for each in tokens if each.type == "number" and each.int_value]


def length(box: Any, name: str) -> float | None:
    """Return a length in px, or None if the style sheet gives none in px, points or millimetres."""
    token = _token(box, name)
    if token is None or token.type != "dimension" or token.lower_unit not in _PX:
        return None
    return float(token.value) * _PX[token.lower_unit]


def says(box: Any, name: str, word: str) -> bool:
    """Return whether the style sheet gives `word` for this very element, not for one around it."""
    token = _token(box, name)
    inherited = box.style.parent_style
    return (
        token is not None
        and token.value == word
        and (inherited is None or inherited[_key(name)] is not box.style[_key(name)])
    )


def says_here(style: Any, name: str, word: str) -> bool:
    """Return whether the style sheet gives `word` for the element of a style, or around it."""
    token = _first(style, name)
    return token is not None and token.value == word


def _token(box: Any, name: str) -> Any:
    return _first(box.style, name)


def _first(style: Any, name: str) -> Any:
    """Return the first token of a custom property; it is inherited, as all of them are."""
    tokens = style[_key(name)] or ()
    return next((each for each in tokens if each.type not in _UNSEEN), None)


def _key(name: str) -> str:
    """Return the name by which the pinned WeasyPrint keeps a custom property."""
    return f"__{name.replace('-', '_')}"
