"""Find the rule by which a face draws a cluster differently beside certain others.

Some faces move a sign, choose a narrower form, or leave out a part of a letter where the next
cluster needs the room: Noto Serif Lao lowers a vowel sign behind ເ, Noto Serif Myanmar shortens
the hook of ဖြ beside ဖွ. All that a document shows of such a cluster is known, so a rule is found
that says exactly that: by the clusters before it, by those after it, or by both.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from statementpress.typeset.faces.drawing import Drawing

Beside = tuple[str, str]
"""The cluster before and the cluster after; "" if a space stands there, or nothing."""

Occurrences = Mapping[Beside, Drawing | None]
"""How one cluster is drawn wherever it occurs; None means as it is drawn alone."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a cluster is drawn beside some others; of several rules, the first that fits applies."""

    before: frozenset[str]
    """The clusters of which one stands before it; none if any may."""
    text: str
    """The cluster."""
    after: frozenset[str]
    """The clusters of which one stands after it; none if any may."""
    drawing: Drawing | None
    """How it is drawn there; None means as it is drawn alone."""

    def facts(self) -> tuple[list[str], str, list[str], Drawing | None]:
        """Return the parts of the rule in an order that is always the same."""
        return sorted(self.before), self.text, sorted(self.after), self.drawing


def rules(text: str, occurrences: Occurrences) -> tuple[Rule, ...]:
    """Return the rules that draw a cluster wherever it occurs; none if there are no such rules.

    A space cannot be named in a rule, because it may be drawn by another face.
    """
    for side in (0, 1):
        found = _by_one_side(occurrences, side)
        if found is not None:
            nothing = frozenset[str]()
            return tuple(
                Rule(nothing, text, names, drawing) if side else Rule(names, text, nothing, drawing)
                for drawing, names in found.items()
            )
    return tuple(_by_both_sides(text, occurrences))


def _by_one_side(occurrences: Occurrences, side: int) -> dict[Drawing, frozenset[str]] | None:
    """Return the names that lead to each drawing; None if one side alone does not decide."""
    decided: dict[str, Drawing | None] = {}
    for beside, drawing in occurrences.items():
        if decided.setdefault(beside[side], drawing) != drawing:
            return None
    if decided.get(""):
        return None
    drawings = dict.fromkeys(drawing for drawing in decided.values() if drawing)
    return {
        drawing: frozenset(name for name, drawn in decided.items() if drawn == drawing)
        for drawing in drawings
    }


def _by_both_sides(text: str, occurrences: Occurrences) -> Iterator[Rule]:
    """Yield a rule for each occurrence; those that name both sides come first."""
    for beside in sorted(occurrences, key=lambda beside: (beside.count(""), beside)):
        before, after = (frozenset({name} if name else ()) for name in beside)
        if before or after:
            yield Rule(before, text, after, occurrences[beside])
