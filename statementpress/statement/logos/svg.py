"""Check an SVG logo, and bring it to the form that is embedded: safe, countable, without margins.

A file that needs no change is embedded byte for byte.
"""

import re
from math import isfinite
from pathlib import Path
from xml.etree.ElementTree import Element

import msgspec
from resvg_py import __resvg_version__

from statementpress.machine.cache import Shelf, cached, key
from statementpress.statement.logos.drawing import draw
from statementpress.statement.logos.margins import drawn_box, is_worth_cutting
from statementpress.statement.logos.svg_counts import check_counts
from statementpress.statement.logos.svg_refusals import refuse_undrawn, refuse_unsafe
from statementpress.statement.logos.svg_styles import settle_styles
from statementpress.statement.logos.svg_tidy import tidy
from statementpress.statement.logos.svg_tree import local, parse, svg_error, written
from statementpress.statement.logos.visibility import seen_on_white
from statementpress.statement.logos.weight import weight
from statementpress.statement.signatories import SVG, Box, Logo

LOOKED_AT = 400
"""Pixels of the longer side at which a drawing is looked at."""
_CODE = b"".join(
    Path(__file__).with_name(f"{name}.py").read_bytes()
    for name in ("svg", "drawing", "margins", "visibility", "weight")
)
"""What judges a drawing: with other rules, what was found before counts no more."""
WIDEST, LONGEST = 1e6, 100
"""The longest side in CSS pixels, and how many times as long as the other one it may be."""

_LENGTH = re.compile(r"\s*\+?([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*([a-z]*)\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 960 / 25.4}
_UNITS |= {"in": 96.0, "q": 24 / 25.4, "em": 16.0, "rem": 16.0, "ex": 8.0}
_RELATIVE = ("x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "x2", "y1", "y2")
_OF_BOXES = {"linearGradient", "radialGradient", "filter", "mask", "pattern"}


def read_svg(name: str, data: bytes, *, is_mark: bool = True) -> Logo:
    """Return the logo in the SVG bytes `data`, sized in CSS pixels.

    If it `is_mark`, its empty margins are cut off, and it says whether it needs a plate.

    Raises FileError with the code logo-too-large, logo-damaged, logo-unsafe, logo-text, logo-moves,
    logo-feature, logo-size or logo-empty.
    """
    root = parse(name, data)
    refuse_unsafe(name, root)
    cleaned = [tidy(root), settle_styles(name, root)]
    left_out = tuple(dict.fromkeys(each for done in cleaned for each in done.left_out))
    changed = any(done.changed for done in cleaned) or b"<!DOCTYPE" in data or _is_encoded(data)
    refuse_undrawn(name, root)
    width, height = size_of(name, root)
    box = _view(root) or (0.0, 0.0, width, height)
    check_counts(name, root, box[2:])
    if not is_mark:
        plain = written(root) if changed else data
        return Logo(name, SVG, plain, data, width, height, left_out=left_out)

    parts = [_CODE, __resvg_version__.encode(), written(root)]
    size = (width, height)
    record = cached(Shelf.LOGOS, key(parts), lambda: _looked_at(name, root, size))
    look = msgspec.json.decode(record, type=_Look)
    if look.view:
        _set_view(root, look.view, look.size)
        changed = True
    plain = written(root) if changed else data
    return Logo(
        name,
        SVG,
        plain,
        data,
        *look.size,
        plate=look.plate,
        hidden=look.hidden,
        ink=look.ink,
        middle=look.middle,
        left_out=left_out,
    )


class _Look(msgspec.Struct, frozen=True):
    """What drawing a mark has shown."""

    size: tuple[float, float]
    """Its sides without margins, in CSS pixels."""
    plate: bool
    """Whether a plate shows what white paper hides."""
    hidden: bool
    """Whether white paper hides parts of it."""
    view: str = ""
    """The viewBox without margins; "" if it has hardly any."""
    ink: float = 0.0
    """The share of its box that is ink."""
    middle: float = 0.5
    """How far down its box the centre of its ink lies."""


def _looked_at(name: str, root: Element, size: tuple[float, float]) -> bytes:
    """Draw a mark, and return what it shows, as JSON; `root` stays as it is."""
    seen = draw(name, root, size, LOOKED_AT)
    shown = drawn_box(seen)
    if shown is None:
        hint = "look at the file: nothing would be printed; ask the organisation for it again"
        raise svg_error("logo-empty", name, "shows nothing", hint)
    look = _Look(size, plate=False, hidden=False)
    if is_worth_cutting(shown) and _can_be_cut(root, size):
        before = dict(root.attrib)
        look = _cut(name, root, size, shown)
        seen = draw(name, root, look.size, LOOKED_AT)
        root.attrib.clear()
        root.attrib.update(before)
    hidden, plate = seen_on_white(seen)
    ink, middle = weight(seen)
    found = {"plate": plate, "hidden": hidden, "ink": ink, "middle": middle}
    return msgspec.json.encode(msgspec.structs.replace(look, **found))


def size_of(name: str, root: Element) -> tuple[float, float]:
    """Return the width and height of an SVG in CSS pixels.

    Raises FileError with the code logo-size if it has none that can be printed.
    """
    sides = [_pixels(root.get(side, "")) for side in ("width", "height")]
    view = _view(root)
    if view and not all(sides):
        ratio = view[2] / view[3]
        if any(sides):  # one of them is given, and the box says the proportions
            sides = [sides[0] or sides[1] * ratio, sides[1] or sides[0] / ratio]
        else:
            sides = [view[2], view[3]]
    if not all(sides):
        hint = "set the page to the drawing before export, or add a viewBox"
        raise svg_error("logo-size", name, "has neither a size nor a viewBox", hint)
    if max(sides) > WIDEST or min(sides) < 1 / WIDEST or max(sides) > LONGEST * min(sides):
        hint = "set the page to the drawing before export (Inkscape: Edit, Resize Page)"
        shape = f"is {sides[0]:.4g} x {sides[1]:.4g} px large, which is no size for a logo"
        raise svg_error("logo-size", name, shape, hint)
    return sides[0], sides[1]


def _is_encoded(data: bytes) -> bool:
    """Return whether the file is not in UTF-8, as both engines take it to be."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return True
    declared = re.match(r"\ufeff?<\?xml[^>]*encoding=['\"]([^'\"]+)", text)
    return declared is not None and declared[1].lower() not in ("utf-8", "utf8")


def _view(root: Element) -> tuple[float, float, float, float] | None:
    """Return the viewBox of an SVG, as left, top, width and height; None if it is none."""
    try:
        numbers = [float(each) for each in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    except ValueError:
        return None
    if len(numbers) != 4 or not all(map(isfinite, numbers)) or min(numbers[2:]) <= 0:
        return None
    return numbers[0], numbers[1], numbers[2], numbers[3]


def _pixels(length: str) -> float:
    """Return a CSS length in pixels (CSS Values 3, 5.2); 0 if it is relative or wrong."""
    match = _LENGTH.fullmatch(length)
    pixels = float(match[1]) * _UNITS.get(match[2].lower(), 0) if match else 0.0
    return pixels if isfinite(pixels) else 0.0


def _can_be_cut(root: Element, size: tuple[float, float]) -> bool:
    """Return whether another viewBox would show the same drawing at the same scale.

    Lengths in percent would change with the box, and a box that is stretched has two scales.
    """
    view = _view(root)
    if view and "none" in root.get("preserveAspectRatio", ""):
        ratio = view[2] / view[3] / (size[0] / size[1])
        if not 0.999 < ratio < 1.001:
            return False
    for element in root.iter():
        is_shape = element is not root and local(element) not in _OF_BOXES
        if is_shape and any("%" in element.get(key, "") for key in _RELATIVE):
            return False
        if "%" in element.get("style", "") and "userSpaceOnUse" in str(element.attrib):
            return False
    return True


def _cut(name: str, root: Element, size: tuple[float, float], shown: Box) -> _Look:
    """Give an SVG the viewBox of what it shows, in place, and return that and its new size.

    The part that it shows is found once more at that size, as a small mark on a large artboard has
    few pixels at first.
    """
    view = _view(root) or (0.0, 0.0, *size)
    scale = min(size[0] / view[2], size[1] / view[3])
    whole = (size[0] / scale, size[1] / scale)
    left, top = view[0], view[1]
    if "none" not in root.get("preserveAspectRatio", ""):
        left -= _offset(root, "x", whole[0] - view[2])
        top -= _offset(root, "y", whole[1] - view[3])
    left, top, whole = _inside((left, top), whole, shown, 1.5 * max(whole) / LOOKED_AT)
    _set_view(root, _numbers(left, top, *whole), (whole[0] * scale, whole[1] * scale))
    nearer = drawn_box(draw(name, root, whole, LOOKED_AT))
    if nearer is not None:
        left, top, whole = _inside((left, top), whole, nearer, 0.25 * max(whole) / LOOKED_AT)
    look = _Look((whole[0] * scale, whole[1] * scale), False, False, _numbers(left, top, *whole))
    _set_view(root, look.view, look.size)
    return look


def _set_view(root: Element, view: str, size: tuple[float, float]) -> None:
    """Make an SVG show one part of its drawing, at a size in CSS pixels."""
    root.attrib.pop("preserveAspectRatio", None)
    root.set("viewBox", view)
    for side, length in zip(("width", "height"), size, strict=True):
        root.set(side, f"{length:.7g}")


def _numbers(*numbers: float) -> str:
    return " ".join(f"{number:.7g}" for number in numbers)


def _offset(root: Element, axis: str, spare: float) -> float:
    """Return where along an axis the viewBox begins in a window that has `spare` units more."""
    align = root.get("preserveAspectRatio", "xMidYMid")
    part = align[1:4] if axis == "x" else align[5:8]
    return {"Min": 0.0, "Max": spare}.get(part, spare / 2)


def _inside(
    corner: tuple[float, float], whole: tuple[float, float], shown: Box, pad: float
) -> tuple[float, float, tuple[float, float]]:
    left = corner[0] + max(0.0, shown.left * whole[0] - pad)
    top = corner[1] + max(0.0, shown.top * whole[1] - pad)
    right = corner[0] + min(whole[0], shown.right * whole[0] + pad)
    bottom = corner[1] + min(whole[1], shown.bottom * whole[1] + pad)
    return left, top, (right - left, bottom - top)
