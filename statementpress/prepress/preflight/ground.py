"""What lies under an object of a page: bare paper, a colour, or a picture."""

from itertools import islice

from statementpress.prepress.content.painted import (
    Painted,
    PaintedArea,
    PaintedImage,
    PaintedShading,
)
from statementpress.prepress.preflight.tints import BLACK, laid_down, leaves_bare, printing

LOOKED_AT = 200
"""Grounds that are looked at for one object, the last painted first."""
COLOURED = "colours"
"""Stands for the inks of a picture in three colours or more."""
GROUNDS = (PaintedArea, PaintedImage, PaintedShading)


class Grounds:
    """The areas and pictures of a page that were painted so far."""

    def __init__(self) -> None:
        self._painted: list[tuple[tuple[float, float, float, float], Painted]] = []

    def add(self, painted: Painted) -> None:
        """Take note of what was painted, if other things can lie on it."""
        if isinstance(painted, GROUNDS):
            box = painted.box
            self._painted.append(((box.llx, box.lly, box.urx, box.ury), painted))

    def under(self, painted: Painted) -> frozenset[str]:
        """Return the inks under the middle of an object; none if that is bare paper."""
        box = painted.box
        x, y = (box.llx + box.urx) / 2, (box.lly + box.ury) / 2
        for (left, bottom, right, top), ground in islice(reversed(self._painted), LOOKED_AT):
            if left <= x <= right and bottom <= y <= top:
                return _inks(ground)
        return frozenset()


def is_several(inks: frozenset[str]) -> bool:
    """Say whether inks have to meet to make one ground."""
    return len(inks) > 1 or COLOURED in inks


def is_coloured(inks: frozenset[str]) -> bool:
    """Say whether a ground has other inks than black."""
    return bool(inks - {BLACK})


def _inks(ground: Painted) -> frozenset[str]:
    """Return the inks of a ground as far as they are known; those under it are not added."""
    if leaves_bare(ground):
        return frozenset()
    found = laid_down(ground)
    if found is not None:
        return frozenset(printing(found))
    components = ground.paint.space.components
    return frozenset({BLACK} if components == 1 else {COLOURED})
