"""Marks of invented organisations, drawn for tests: of all shapes, dense and thin, SVG and PNG."""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageDraw

INKS = ("#1d4e89", "#a23b2a", "#2f6b3a", "#5b3a82", "#8a5a00", "#0f6e78", "#333333")
"""Colours, which follow one another."""
WORDMARK_EVERY = 9
"""Every so-manieth member has words instead of a logo."""


def round_seal(ink: str) -> bytes:
    """Return a disc with a ring and a star-like cross."""
    return _svg(
        100,
        100,
        f'<circle cx="50" cy="50" r="48" fill="{ink}"/>'
        '<circle cx="50" cy="50" r="38" fill="none" stroke="#fff" stroke-width="3"/>'
        '<path d="M50 22 L58 42 L80 50 L58 58 L50 78 L42 58 L20 50 L42 42Z" fill="#fff"/>',
    )


def wide_band(ink: str) -> bytes:
    """Return what looks like a name in one line: bars as high as letters, beside a dot."""
    heights = [36 if k % 3 else 48 for k in range(15)]
    bars = "".join(
        f'<rect x="{70 + 24 * k}" y="{58 - high}" width="16" height="{high}"/>'
        for k, high in enumerate(heights)
    )
    return _svg(430, 68, f'<g fill="{ink}"><circle cx="32" cy="34" r="28"/>{bars}</g>')


def tall_tree(ink: str) -> bytes:
    """Return a narrow upright shape that is heavy at its foot."""
    return _svg(
        48,
        140,
        f'<g fill="{ink}"><path d="M24 4 L34 60 L14 60Z"/><rect x="20" y="60" width="8" '
        'height="30"/><rect x="2" y="90" width="44" height="46" rx="4"/></g>',
    )


def thin_lines(ink: str) -> bytes:
    """Return a drawing in hairlines."""
    arcs = "".join(f'<circle cx="70" cy="50" r="{8 + 7 * k}"/>' for k in range(6))
    return _svg(140, 100, f'<g fill="none" stroke="{ink}" stroke-width="1.4">{arcs}</g>')


def dense_board(ink: str) -> bytes:
    """Return a full board with light bars on it."""
    return _svg(
        150,
        100,
        f'<rect width="150" height="100" fill="{ink}"/>'
        '<path d="M20 30h110v10h-110z M20 52h80v8h-80z M20 70h60v8h-60z" fill="#fff"/>',
    )


def crest(ink: str) -> bytes:
    """Return a shield with its weight above the middle."""
    return _svg(
        90,
        110,
        f'<path d="M4 4 H86 V50 C86 84 62 98 45 106 C28 98 4 84 4 50Z" fill="none" '
        f'stroke="{ink}" stroke-width="5"/><rect x="14" y="14" width="62" height="34" '
        f'fill="{ink}"/>',
    )


def pixels(ink: str, width: int = 320, height: int = 220) -> bytes:
    """Return a PNG with a transparent ground: three rising columns."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    for k, share in enumerate((0.4, 0.7, 1.0)):
        left = round(width * (0.04 + 0.33 * k))
        box = (left, round(height * (1 - share)), left + round(width * 0.26), height - 1)
        draw.rectangle(box, fill=ink)
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


DRAWN = (round_seal, wide_band, dense_board, crest, thin_lines, tall_tree, pixels)


def marks(count: int) -> Iterator[tuple[str, str, bytes]]:
    """Yield the name of an organisation, of its file and the bytes, for so many; "" for no file."""
    for number in range(1, count + 1):
        name = f"Example Network {number}"
        if number % WORDMARK_EVERY == 0:
            yield name, "", b""
        else:
            draw = DRAWN[(number * 5 + number // 7) % len(DRAWN)]
            suffix = "png" if draw is pixels else "svg"
            yield name, f"mark-{number}.{suffix}", draw(INKS[number % len(INKS)])


def register(count: int, group: str = "signatories") -> tuple[str, dict[str, bytes]]:
    """Return the rows of a bilingual register, and its logos by name, for so many members."""
    rows, files = [], {}
    for number, (name, file, data) in enumerate(marks(count), 1):
        words = "" if file else f"Example Network | of Province {number}"
        khmer = f"បណ្តាញគំរូ {number}"
        rows.append(f"{group},{name},{khmer},,,{file},{words},")
        if file:
            files[file] = data
    return "".join(f"{row}\n" for row in rows), files


def _svg(width: int, height: int, shapes: str) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">{shapes}</svg>'
    ).encode()
