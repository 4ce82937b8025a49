"""QR codes as vectors: black modules on white, in one path, so that no seam shows between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

import segno

QUIET_ZONE = 4
"""How many modules stay light on every side (ISO/IEC 18004, 9.1)."""
SMALLEST_MODULE = 0.4
"""mm on paper: smaller modules run together on an office printer, and a phone has to come close."""
CORRECTION = "m"
"""15 % of the code may be soiled or torn; segno takes a higher level if it needs no more room."""
LONGEST_ADDRESS = 500
"""Bytes: the code of a longer address is over 40 mm wide at the smallest module."""


@dataclass(slots=True)
class QrBook:
    """Keeps the codes that templates ask for, one for each address."""

    addresses: list[str] = field(default_factory=list)
    """The addresses in the order in which they were first asked for."""

    def asset(self, address: str) -> str:
        """Return the name under which layout can load the code of a web address."""
        if address not in self.addresses:
            self.addresses.append(address)
        return f"qr-{self.addresses.index(address) + 1}.svg"

    def assets(self) -> Mapping[str, tuple[bytes, str]]:
        """Return the SVG of each code and its media type, by its name."""
        return {self.asset(url): (svg(url), "image/svg+xml") for url in self.addresses}

    def style_sheet(self) -> str:
        """Return the custom properties that style sheets size all codes by.

        They describe the code with the most modules: `--least-qr` is its width if a module has
        `SMALLEST_MODULE`, `--quiet-zone` the part of its width that the quiet zone takes on one
        side.
        """
        most = max(map(width, self.addresses), default=0)
        least, quiet = most * SMALLEST_MODULE, QUIET_ZONE / most if most else 0
        return f":root {{ --least-qr: {least:.1f}mm; --quiet-zone: {quiet:.4f} }}"


def width(address: str) -> int:
    """Return how many modules wide the code of an address is, including its quiet zone."""
    return int(_code(address).symbol_size(border=QUIET_ZONE)[0])


def svg(address: str) -> bytes:
    """Return the code of an address as SVG, with one unit to a module.

    It has only shapes and RGB colours, which both a press file and an archival PDF allow.
    """
    size = width(address)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'width="{size}" height="{size}"><rect width="{size}" height="{size}" fill="#fff"/>'
        f'<path fill="#000" d="{"".join(_runs(_code(address).matrix))}"/></svg>'
    ).encode()


def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error=CORRECTION, encoding="utf-8", eci=False)


def _runs(matrix: Iterable[Iterable[int]]) -> Iterable[str]:
    """Yield a closed rectangle for each run of dark modules in a row."""
    for top, row in enumerate(matrix, QUIET_ZONE):
        left = QUIET_ZONE
        for dark, modules in groupby(row):
            length = len(list(modules))
            if dark:
                yield f"M{left} {top}h{length}v1h-{length}z"
            left += length
