"""Count what an SVG would draw before anything draws it: a few lines can ask for days of work.

`use`, patterns, markers, masks and clip paths multiply shapes, ten in ten in ten, so shapes are
counted as they are drawn, not as they are written. Filters cost by their kind. The styles of
sheets have to be written to the elements before (`svg_styles`).
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from statementpress.statement.logos.svg_tree import DEPTH_LIMIT, local, svg_error

DRAWN_LIMIT = 20_000
"""Most elements drawn; a detailed coat of arms draws about 3,000."""
MARKED_LIMIT = 20_000
"""Most times that a marker is drawn, at a corner each."""
MARKERS = 100
"""Most markers that a file has: WeasyPrint looks at all of them for each shape."""
FILTER_LIMIT = 50
"""Most primitives of all filters, each time that they are used."""
OCTAVES, RADIUS = 8, 100
"""Most octaves of noise, and the widest radius of growth, in units of the drawing."""
DASHES = 20_000
"""Most dashes along a line as long as the drawing's box is wide and high."""

_URL = re.compile(r"url\(\s*['\"]?\s*#([^'\")\s]*)", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_DASHED = re.compile(r"stroke-dasharray\s*:\s*([^;}]*)", re.IGNORECASE)


def check_counts(name: str, root: Element, size: tuple[float, float]) -> None:
    """Raise FileError with the code logo-too-large or logo-unsafe if it draws too much.

    `size` is that of the drawing's box, in its own units.
    """
    _check_drawn(name, root)
    _check_marked(name, root)
    _check_filters(name, root)
    _check_dashes(name, root, size)


def _too_large(name: str, what: str, hint: str = "simplify it, or save it as PNG") -> Exception:
    return svg_error("logo-too-large", name, what, hint)


def _check_drawn(name: str, root: Element) -> None:
    by_id = {element.get("id", ""): element for element in root.iter()}
    drawn: dict[str, int] = {}

    def count(element: Element, trail: tuple[str, ...]) -> int:
        total = 0
        for part in element.iter():
            total += 1
            for target in _targets(part):
                if target in trail or len(trail) > DEPTH_LIMIT:
                    hint = "expand its clones or patterns into plain shapes"
                    raise svg_error("logo-unsafe", name, f"draws “#{target}” inside itself", hint)
                if target in by_id and target not in drawn:
                    drawn[target] = count(by_id[target], (*trail, target))
                total += drawn.get(target, 0)
                if total > DRAWN_LIMIT**3:
                    return total
        return total

    total = count(root, ())
    if total > DRAWN_LIMIT:
        raise _too_large(name, f"draws {total:,} shapes")


def _targets(element: Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == "href" and value.strip().startswith("#"):
            yield value.strip()[1:]
        yield from _URL.findall(value)


def _check_marked(name: str, root: Element) -> None:
    """Count the corners of all shapes if there are markers, which may stand at each of them."""
    markers = [len([*element.iter()]) for element in root.iter() if local(element) == "marker"]
    if not markers:
        return
    if len(markers) > MARKERS:
        raise _too_large(name, f"has {len(markers):,} markers", "turn strokes into paths")
    corners = 0
    for element in root.iter():
        for key in ("d", "points"):
            corners += len(_NUMBER.findall(element.get(key, ""))) // 2
        corners += 2 * (local(element) in ("line", "use"))
    if corners * max(markers) > MARKED_LIMIT:
        raise _too_large(name, f"draws markers at {corners:,} corners", "turn strokes into paths")


def _check_filters(name: str, root: Element) -> None:
    sizes = {
        element.get("id", ""): len(element) for element in root.iter() if local(element) == "filter"
    }
    if not sizes:
        return
    used = sum(sizes.get(target, 0) for part in root.iter() for target in _targets(part))
    if max(used, *sizes.values()) > FILTER_LIMIT:
        raise _too_large(name, f"has {used:,} effects", "flatten its effects, or save it as PNG")
    for element in root.iter():
        octaves = _numbers(element.get("numOctaves", ""))
        radii = _numbers(element.get("radius", ""))
        order = _numbers(element.get("order", ""))
        if max([0.0, *octaves]) > OCTAVES or max([0.0, *radii, *order]) > RADIUS:
            hint = "flatten its effects, or save it as PNG"
            raise _too_large(name, f"has an effect <{local(element)}> without measure", hint)


def _check_dashes(name: str, root: Element, size: tuple[float, float]) -> None:
    lines = [element.get("stroke-dasharray", "") for element in root.iter()]
    for element in root.iter():
        lines += _DASHED.findall(element.get("style", ""))
    for line in lines:
        lengths = [abs(number) for number in _numbers(line)]
        if lengths and 0 < sum(lengths) < sum(size) / DASHES:
            raise _too_large(name, "has a line of countless dashes", "turn strokes into paths")


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)]
