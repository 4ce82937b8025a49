"""What a page's ink cannot exceed, from the colours that it paints: often nothing need be measured.

No place has more ink than the heaviest object there, and of each ink that overprints as much again
as the darkest object in it. Transparency, soft masks and smooth edges only mix what lies there (ISO
32000-1, 11.3.3). Whatever is not known counts as four solid inks: images, shadings and patterns,
colours that name no inks, other blend modes, transfer functions, and groups that are not blended
ink by ink.
"""

from collections.abc import Iterable, Sequence

from statementpress.prepress.colour.space import CMYK, GRAY, PROCESS
from statementpress.prepress.content.boxes import touching
from statementpress.prepress.content.painted import Painted
from statementpress.prepress.content.state import NORMAL
from statementpress.prepress.preflight.inspection import InspectedPage
from statementpress.prepress.preflight.printed import printed
from statementpress.prepress.preflight.tints import Tints, named_inks, tints
from statementpress.project.limits import Limits

UNKNOWN: Tints = dict.fromkeys(PROCESS, 1.0)
"""The tints of an object of which nothing is known."""
IN_INKS = {GRAY, CMYK}
"""The colour spaces in which groups are blended ink by ink."""


def keeps_within(page: InspectedPage, limits: Limits) -> bool:
    """Return whether a page has, for certain, no more ink than `limits` allow and no other inks.

    If not, its ink has to be measured. So has that of every page with a spot colour, because only a
    RIP knows whether it has a plate of its own.
    """
    objects = list(printed(page, Painted))
    if page.fault or any(named_inks(each.paint.space) for each in objects):
        return False
    known = all(map(_is_blended_in_inks, objects))
    found = [(each, _tints(each) if known else UNKNOWN) for each in objects]
    inks = {ink for _, inks in found for ink, tint in inks.items() if tint}
    return inks <= set(limits.inks) and _adds_up(found, limits.total_ink / 100)


def _adds_up(found: Sequence[tuple[Painted, Tints]], most: float) -> bool:
    """Return whether objects and what overprints them sum up to `most` solid inks at most."""
    if most >= len(PROCESS):
        return True
    above = [each for each in found if each[0].overprint]
    over_all = _overprinted(inks for _, inks in above)
    if over_all > most:
        return False
    for painted, inks in found:
        total = 0.0 if painted.overprint else sum(inks.values())
        if total + over_all > most:
            there = (other for over, other in above if touching(over.box, painted.box))
            if total + _overprinted(there) > most:
                return False
    return True


def _overprinted(tints: Iterable[Tints]) -> float:
    """Return the sum of the highest tint of each ink."""
    highest: dict[str, float] = {}
    for each in tints:
        for ink, tint in each.items():
            highest[ink] = max(tint, highest.get(ink, 0.0))
    return sum(highest.values())


def _tints(painted: Painted) -> Tints:
    """Return the most that an object leaves of each ink."""
    plain = painted.blend_mode == NORMAL and not painted.irregular
    found = tints(painted.paint) if plain else None
    return UNKNOWN if found is None else found


def _is_blended_in_inks(painted: Painted) -> bool:
    """Return whether the groups around an object, if there are any, are blended ink by ink."""
    return all(group.space in IN_INKS for group in painted.groups if group.is_named)
