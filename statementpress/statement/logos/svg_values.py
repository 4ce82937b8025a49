"""The values of single CSS properties in an SVG, in the form that every engine reads."""

import re
from collections.abc import Mapping
from math import isfinite

from tinycss2.color5 import parse_color

COLOURS = {"fill", "stroke", "stop-color", "flood-color", "lighting-color", "color"}
"""Properties that are colours, or paints."""

GEOMETRY = {"x", "y", "cx", "cy", "r", "rx", "ry", "width", "height", "d"}
GEOMETRY |= {"transform", "transform-origin"}
"""Properties that every engine reads as attributes, and few in styles (SVG 2, 6.6)."""

_USED = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*(?:\([^()]*\)[^()]*)*))?\)")
_NESTED = 20
_PATH = re.compile(r"""path\(\s*(?:(?:nonzero|evenodd)\s*,)?\s*(["'])([^"']*)\1\s*\)""")
_STEP = re.compile(r"(?<![a-zA-Z])([a-zA-Z]+)\(([^()]*)\)\s*+,?\s*+")
_ANGLE = re.compile(r"([-+]?[\d.]+(?:e[-+]?\d+)?)(deg|grad|rad|turn|)", re.IGNORECASE)
_LENGTH = re.compile(r"([-+]?[\d.]+(?:e[-+]?\d+)?)(px|)", re.IGNORECASE)
_DEGREES = {"deg": 1.0, "grad": 0.9, "rad": 57.29577951308232, "turn": 360.0, "": 1.0}
_TURNS = {"rotate", "skew", "skewX", "skewY"}
_ALONG = {
    "translateX": "translate({})",
    "translateY": "translate(0 {})",
    "scaleX": "scale({} 1)",
    "scaleY": "scale(1 {})",
}
_FLAT = {"matrix", "rotate", "skewX", "skewY", "translate", "scale", *_ALONG}
_SIDES = {"left": "0", "top": "0", "center": "50%", "right": "100%", "bottom": "100%"}
_NOTHING = {"", "none", "unset", "initial", "auto", "normal", "view-box"}
_PAPER = {"white", "#fff", "#ffffff", "transparent"}


def resolved(value: str, variables: Mapping[str, str]) -> str | None:
    """Return a value with those of its variables; None if one of these has no value."""
    for _ in range(_NESTED):
        if "var(" not in value:
            return value
        found = _USED.search(value)
        if found is None or len(value) > 10_000:
            return None
        other = variables.get(found[1], found[2])
        if other is None:
            return None
        value = value[: found.start()] + other.strip() + value[found.end() :]
    return None


def colour_of(value: str) -> str:
    """Return a colour as #rrggbb or #rrggbbaa, unless every engine reads it as it is."""
    plain = value.strip()
    if plain.lower() == "currentcolor":
        return "currentColor"
    is_new = "(" in plain or plain.lower() == "rebeccapurple" or not plain.islower()
    if not is_new or plain.startswith("#") or plain.lower().startswith("url("):
        return value
    try:
        colour = parse_color(plain)
        if colour is None or isinstance(colour, str):
            return value
        bands = [*colour.to("srgb").coordinates, colour.alpha]
    except (NotImplementedError, ValueError):
        # A wider space, which is refused if it is still there; or a number of thousands of digits.
        return value
    if not all(isfinite(band) for band in bands):
        return value
    levels = [round(255 * min(1.0, max(0.0, band))) for band in bands]
    return "#" + "".join(f"{level:02x}" for level in levels[: 3 if levels[3] == 255 else 4])


def attribute_of(key: str, value: str) -> str | None:
    """Return a property of `GEOMETRY` as an attribute; "" for none, and None if it is unknown."""
    if value in ("none", "auto"):
        return ""
    if key == "d":
        path = _PATH.fullmatch(value)
        return path[2] if path else None
    if key == "transform":
        return _transform(value)
    if key == "transform-origin":
        parts = [_SIDES.get(part, part) for part in value.split()][:2]
        return " ".join(parts if len(parts) == 2 else [*parts, "50%"])
    return value


def undrawn(key: str, value: str) -> bool:
    """Return whether a property changes what is seen, in a way that no engine here draws."""
    plain = value.strip().lower()
    if plain in _NOTHING:
        return False
    match key:
        case "clip-path" | "mask" | "mask-image":
            return not plain.startswith("url(")
        case "background" | "background-color" | "background-image":
            return plain not in _PAPER
        case "vector-effect" | "transform-box" | "rotate" | "scale" | "translate" | "zoom":
            return key != "rotate" or "deg" in plain or "turn" in plain or "rad" in plain
        case "offset-path" | "perspective" | "backdrop-filter":
            return True
        case _:
            return False


def _transform(value: str) -> str | None:
    """Return a transformation of CSS as an attribute; None if it is not flat or is relative."""
    if _STEP.sub("", value).strip():
        return None
    steps = []
    for function, written in _STEP.findall(value):
        numbers = _numbers(function, re.split(r"[\s,]+", written.strip()))
        if function not in _FLAT or numbers is None:
            return None
        joined = " ".join(numbers)
        steps.append(_ALONG.get(function, f"{function}({{}})").format(joined))
    return " ".join(steps)


def _numbers(function: str, parts: list[str]) -> list[str] | None:
    """Return the arguments of a function without units; None if one is in percent or relative."""
    found = []
    for number, part in enumerate(parts):
        is_angle = function in _TURNS and number == 0
        match = (_ANGLE if is_angle else _LENGTH).fullmatch(part)
        if match is None:
            return None
        factor = _DEGREES[match[2].lower()] if is_angle else 1.0
        try:
            found.append(f"{float(match[1]) * factor:.9g}")
        except ValueError:
            return None
    return found
