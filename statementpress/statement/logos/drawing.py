"""Draw an SVG with resvg, a second engine beside the one that sets the pages.

It shows where on its artboard a mark is, whether it can be seen on white, and what the pages' own
engine leaves out. It draws in a process of its own that may use only so much time and memory,
because no rule can foresee every file. It gets no fonts, and nothing here lets it open a file: what
refers to one was refused before (`svg_refusals`).
"""

import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

from PIL import Image

from statementpress.native.limits import limiting_lines
from statementpress.statement.files import FileError
from statementpress.statement.logos.svg_tree import written

SECONDS, BYTES = 20, 1_500_000_000
"""Time of the processor and memory that one drawing may take; a usual logo takes 0.01 s."""

_SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
import resvg_py
text = sys.stdin.buffer.read().decode()
sys.stdout.buffer.write(resvg_py.svg_to_bytes(svg_string=text, skip_system_fonts=True, dpi=96))
"""


def draw(name: str, root: Element, size: tuple[float, float], longest: int) -> Image.Image:
    """Return an SVG as pixels (RGBA) on nothing, `longest` on its longer side.

    `size` are its sides in CSS pixels. Raises FileError with the code logo-too-large or
    logo-damaged.
    """
    scale = longest / max(size)
    sides = [max(1, round(side * scale)) for side in size]
    svg = _sized(root, size, (sides[0], sides[1]))
    script = limiting_lines(SECONDS, BYTES) + _SCRIPT
    command = [sys.executable, "-I", "-S", "-c", script, _packages()]
    try:
        done = subprocess.run(
            command, input=svg, capture_output=True, timeout=10 * SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise _too_large(name) from error
    if done.returncode < 0 or b"memory allocation" in done.stderr:
        raise _too_large(name)
    if done.returncode:
        hint = "export the image again, or ask the organisation for the file again"
        raise FileError("logo-damaged", f"“{name}” is damaged: it cannot be drawn", hint)
    image = Image.open(BytesIO(done.stdout), formats=("PNG",))
    return image.convert("RGBA")


def _sized(root: Element, size: tuple[float, float], pixels: tuple[int, int]) -> bytes:
    """Return an SVG that is as many whole pixels large: the engine rounds any other size."""
    before = dict(root.attrib)
    try:
        if "viewBox" not in before:
            root.set("viewBox", f"0 0 {size[0]!r} {size[1]!r}")
        root.set("width", str(pixels[0]))
        root.set("height", str(pixels[1]))
        return written(root)
    finally:
        root.attrib.clear()
        root.attrib.update(before)


def _too_large(name: str) -> FileError:
    return FileError(
        "logo-too-large",
        f"“{name}” needs too much time or memory to be drawn",
        "simplify it (flatten its effects, patterns and clones), or save it as PNG",
    )


@cache
def _packages() -> str:
    """Return the folder that the engine is installed in."""
    found = find_spec("resvg_py")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("resvg_py is not installed")
    return str(Path(found.origin).parents[1])
