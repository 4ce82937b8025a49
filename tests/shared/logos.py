"""Logos drawn for tests."""


def svg(width: int, height: int) -> bytes:
    """Return an SVG of so many units: a blue board with a white disc."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="#268"/>'
        f'<circle cx="{width / 2}" cy="{height / 2}" r="60" fill="#fff"/></svg>'
    ).encode()
