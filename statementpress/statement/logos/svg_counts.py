"""Count what an SVG would draw before anything draws it: a few lines can ask for days of work.

`use`, patterns, markers, masks and clip paths multiply shapes, ten in ten in ten, so everything is
counted as it is drawn, not as it is written. Filters cost by their kind. The styles of sheets have
to be written to the elements before (`svg_styles`). What no count foresees, `drawing` ends.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from statementpress.statement.logos.svg_tree import DEPTH_LIMIT, local, svg_error


class Cost(NamedTuple):
    """What drawing a part costs, all that it refers to included."""

    shapes: int = 0
    """Elements."""
    corners: int = 0
    """Points of paths and other shapes."""
    layers: int = 0
    """Parts that are drawn apart and then laid over the others: half-transparent, cut, masked."""
    effects: int = 0
    """Primitives of filters that something refers to."""
    pictures: int = 0
    """Pictures of pixels."""
    dashes: int = 0
    """Dashes, if each line were as long as the drawing is wide and high."""
    depth: int = 0
    """References one after the other."""

    def plus(self, other: "Cost", times: int = 1) -> "Cost":
        """Return the cost with that of another part, drawn some times."""
        total = Cost(*(own + times * each for own, each in zip(self, other, strict=True)))
        return total._replace(depth=max(self.depth, other.depth))


_SHAPES = "expand its clones or patterns into plain shapes"
_OUTLINES, _EFFECTS = "turn strokes into paths", "flatten its effects, or save it as PNG"
LIMITS: Final[Mapping[str, tuple[int, str, str]]] = {
    "shapes": (20_000, "draws {:,} shapes", "simplify it, or save it as PNG"),
    "corners": (300_000, "has paths of {:,} corners", "simplify its paths, or save it as PNG"),
    "layers": (1_000, "has {:,} half-transparent or cut parts", _EFFECTS),
    "effects": (50, "has {:,} effects", _EFFECTS),
    "pictures": (100, "draws {:,} pictures", "save the whole logo as PNG"),
    "dashes": (200_000, "has lines of {:,} dashes", _OUTLINES),
    "depth": (DEPTH_LIMIT, "refers to its own parts {:,} deep", _SHAPES),
}
"""The most of each cost, what a message says of more, and what to do about it.

A detailed coat of arms has 3,000 shapes, of 60,000 corners. At the limits, both engines together
take about ten seconds."""
MARKERS = 100
"""Most markers that a file has: WeasyPrint looks at all of them for each shape."""
OCTAVES, RADIUS = 8, 100
"""Most octaves of noise, and the widest radius of growth, in units of the drawing."""
DASHES, TILES = 20_000, 1_000_000
"""Most dashes along a line as long as the drawing's box is wide and high, and most times that a
pattern is repeated in that box."""

_URL = re.compile(r"url\(\s*['\"]?\s*#([^'\")\s]+)", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
_LAYERS = {"opacity": "1", "mask": "none", "clip-path": "none", "filter": "none"}
_LAYERS |= {"mix-blend-mode": "normal"}
"""What makes a layer of a part, and the value with which it does not."""
_BASIC = {"rect": 4, "circle": 4, "ellipse": 4, "line": 2, "use": 1}
"""The corners of shapes that have no list of them."""


def check_counts(name: str, root: Element, size: tuple[float, float]) -> None:
    """Raise FileError with the code logo-too-large or logo-unsafe if it draws too much.

    `size` is that of the drawing's box, in its own units.
    """
    cost = _Counter(name, root, size).of(root)
    for kind, (most, message, hint) in LIMITS.items():
        if getattr(cost, kind) > most:
            raise svg_error("logo-too-large", name, message.format(getattr(cost, kind)), hint)
    markers = sum(local(element) == "marker" for element in root.iter())
    if markers > MARKERS:
        raise svg_error("logo-too-large", name, f"has {markers:,} markers", _OUTLINES)
    for element in root.iter():
        _check_repeats(name, element, size)
        _check_effect(name, element)


class _Counter:
    """Counts the parts of one drawing; what several refer to is counted once, and multiplied."""

    def __init__(self, name: str, root: Element, size: tuple[float, float]) -> None:
        self.name = name
        self.size = size
        self.by_id: dict[str, list[Element]] = {}
        for element in root.iter():  # which of two parts with one name is meant, engines disagree
            self.by_id.setdefault(element.get("id", ""), []).append(element)
        self.counted: dict[str, Cost] = {}

    def of(self, element: Element, trail: tuple[str, ...] = ()) -> Cost:
        """Return the cost of a part, reached over the `trail` of references."""
        total = Cost()
        waiting: list[tuple[Element, Mapping[str, str]]] = [(element, {})]
        while waiting:
            part, inherited = waiting.pop()
            said = {**inherited, **{k: v for k, v in _said(part).items() if k in _INHERITED}}
            total = total.plus(self._own(part, said, trail))
            waiting += [(child, said) for child in part]
        return total

    def _own(self, part: Element, inherited: Mapping[str, str], trail: tuple[str, ...]) -> Cost:
        """Return the cost of an element without its children."""
        said, plain = _said(part), local(part)
        corners = _corners(part)
        is_layer = any(said.get(key, off).strip() not in (off, "") for key, off in _LAYERS.items())
        total = Cost(
            shapes=1,
            corners=corners,
            layers=int(is_layer),
            effects=int(bool(trail) and plain.startswith("fe")),
            pictures=int(plain in ("image", "feImage")),
            dashes=_dashes(inherited.get("stroke-dasharray", ""), self.size) if corners else 0,
        )
        used = [self._target(target, trail) for target in _targets(part)]
        for cost in used:
            total = total.plus(cost)
        drawn = corners + sum(cost.corners for cost in used if plain == "use")
        for key in _MARKERS if drawn else ():
            for target in map(unquote, _URL.findall(inherited.get(key, ""))):
                times = drawn if key in ("marker", "marker-mid") else 1
                total = total.plus(self._target(target, trail), times)
        return total

    def _target(self, target: str, trail: tuple[str, ...]) -> Cost:
        """Return the cost of the part that a reference leads to."""
        if target in trail:
            raise svg_error("logo-unsafe", self.name, f"draws “#{target}” inside itself", _SHAPES)
        if len(trail) > DEPTH_LIMIT:
            message = LIMITS["depth"][1].format(len(trail))
            raise svg_error("logo-too-large", self.name, message, _SHAPES)
        if target not in self.counted:
            cost = Cost()
            for element in self.by_id.get(target, ()):
                cost = cost.plus(self.of(element, (*trail, target)))
            self.counted[target] = cost._replace(depth=cost.depth + 1)
        return self.counted[target]


_INHERITED = {*_MARKERS, "stroke-dasharray"}


def _said(element: Element) -> dict[str, str]:
    """Return the attributes of an element, and over them its styles."""
    said = dict(element.attrib)
    for declaration in said.pop("style", "").split(";"):
        key, _, value = declaration.partition(":")
        said[key.strip().lower()] = value
    return said


def _corners(element: Element) -> int:
    """Return how many points a shape has, at least."""
    lists = (element.get(key) for key in ("d", "points"))
    written = sum(1 + len(_NUMBER.findall(each)) // 2 for each in lists if each)
    return written or _BASIC.get(local(element), 0)


def _targets(element: Element) -> Iterator[str]:
    """Yield the parts that an element refers to, without markers, which its corners multiply."""
    for key, value in _said(element).items():
        if key.rpartition("}")[2] == "href" and len(value.strip()) > 1 and value.strip()[0] == "#":
            yield unquote(value.strip()[1:])
        if key not in _MARKERS:
            yield from map(unquote, _URL.findall(value))


def _dashes(line: str, size: tuple[float, float]) -> int:
    lengths = sum(abs(number) for number in _numbers(line))
    return int(sum(size) / lengths) if lengths * DASHES > sum(size) else 0


def _check_repeats(name: str, element: Element, size: tuple[float, float]) -> None:
    """Raise FileError for a line of too many dashes, or a pattern of too many tiles."""
    lengths = [abs(number) for number in _numbers(_said(element).get("stroke-dasharray", ""))]
    if lengths and 0 < sum(lengths) < sum(size) / DASHES:
        message = "has a line of countless dashes"
        raise svg_error("logo-too-large", name, message, _OUTLINES)
    if local(element) == "pattern":
        own = element.get("patternUnits") == "userSpaceOnUse"
        for key, side in zip(("width", "height"), size, strict=True):
            length = next(iter(_numbers(element.get(key, ""))), 0.0)
            length /= 100 if "%" in element.get(key, "") else side if own else 1.0
            length *= _scale(element.get("patternTransform", ""))
            if 0 < length < 1 / TILES**0.5:
                message = "has a pattern that is repeated without end"
                raise svg_error("logo-too-large", name, message, _SHAPES)


def _scale(transform: str) -> float:
    """Return the least factor by which a transformation may scale, near enough for a limit."""
    least = 1.0
    for function, numbers in re.findall(r"(matrix|scale)\s*\(([^()]*)\)", transform):
        found = [abs(number) for number in _numbers(numbers)]
        sides = found[:2] if function == "scale" else _sides(found)
        least *= min(filter(None, sides), default=1.0)
    return least


def _sides(matrix: list[float]) -> list[float]:
    return [max(matrix[:2]), max(matrix[2:4])] if len(matrix) == 6 else []


def _check_effect(name: str, element: Element) -> None:
    """Raise FileError for an effect whose numbers alone take too long."""
    if local(element).startswith("fe"):
        octaves = _numbers(element.get("numOctaves", ""))
        wide = [*_numbers(element.get("radius", "")), *_numbers(element.get("order", ""))]
        if max([0.0, *octaves]) > OCTAVES or max([0.0, *wide]) > RADIUS:
            message = f"has an effect <{local(element)}> without measure"
            raise svg_error("logo-too-large", name, message, _EFFECTS)


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)]
