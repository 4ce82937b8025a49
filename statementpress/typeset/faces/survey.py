"""Find out how a face draws the clusters of a document, and how that depends on their neighbours.

A run is shaped with a space on either side, as it stands in a line: some faces kern against spaces.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from unicodedata import category

from statementpress.typeset.faces.contexts import Beside, Rule, rules
from statementpress.typeset.faces.drawing import Drawing
from statementpress.typeset.faces.shaping import ShapedCluster, Shaper

_Drawn = tuple[Drawing, tuple[int, ...]] | None
"""How a cluster is drawn at one place, and of which nominal glyphs; None means as alone."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What the runs of a document show of a face."""

    alone: Mapping[str, ShapedCluster]
    """Each cluster as it is drawn by itself, by its text."""
    kerning: Mapping[tuple[str, str], int]
    """The font units that are added to the advance of one cluster before another."""
    contextual: Mapping[str, tuple[Rule, ...]]
    """The clusters whose glyphs depend on what stands beside them, and the rules that say how;
    no rules if none can."""

    def without_rules(self) -> frozenset[str]:
        """Return the contextual clusters that have no rules."""
        return frozenset(text for text, found in self.contextual.items() if not found)

    def ambiguous(self) -> frozenset[str]:
        """Return clusters that no substitution can separate, as they share their nominal glyphs."""
        by_nominal: dict[tuple[int, ...], list[str]] = {}
        for text, cluster in self.alone.items():
            by_nominal.setdefault(cluster.nominal, []).append(text)
        return frozenset(
            text
            for nominal, texts in by_nominal.items()
            if len(texts) > 1 and any(nominal)
            for text in texts
        )

    def facts(self) -> bytes:
        """Return bytes that are the same for surveys that found the same."""
        rules = [
            (text, [each.facts() for each in found]) for text, found in self.contextual.items()
        ]
        found = [*self.alone.values()], sorted(self.kerning.items()), rules
        return repr(found).encode()

    def with_parts(self, clusters: Collection[str]) -> frozenset[str]:
        """Return the clusters, and all those whose substitution would apply inside one of them."""
        wholes = [self.alone[text].nominal for text in clusters]
        return frozenset(clusters) | {
            text
            for text, cluster in self.alone.items()
            if any(_holds(whole, cluster.nominal) for whole in wholes)
        }


def survey(shaper: Shaper, runs: Collection[str]) -> Survey:
    """Return what the runs (without spaces) show of the shaper's face."""
    alone: dict[str, ShapedCluster] = {}
    kerning: dict[tuple[str, str], int] = {}
    occurrences: dict[str, dict[Beside, set[_Drawn]]] = {}
    for run in runs:
        shaped = shaper.clusters(in_line(run))
        for before, cluster, following in zip(
            [None, *shaped[:-1]], shaped, [*shaped[1:], None], strict=True
        ):
            if cluster.text not in alone:
                alone[cluster.text] = _alone(shaper, cluster)
            usual = alone[cluster.text]
            beside = _name(before), _name(following)
            drawn = occurrences.setdefault(cluster.text, {}).setdefault(beside, set())
            if _glyphs(cluster) != _glyphs(usual):
                drawn.add((cluster.drawing, cluster.nominal))
                continue
            drawn.add(None)
            if following and cluster.drawing.advance != usual.drawing.advance:
                pair = cluster.text, following.text
                kerning[pair] = cluster.drawing.advance - usual.drawing.advance
    contextual = {
        text: _rules(alone[text], found)
        for text, found in sorted(occurrences.items())
        if any(drawn != {None} for drawn in found.values())
    }
    return Survey(dict(sorted(alone.items())), kerning, contextual)


def _name(cluster: ShapedCluster | None) -> str:
    return cluster.text.strip() if cluster else ""


def _rules(usual: ShapedCluster, found: Mapping[Beside, set[_Drawn]]) -> tuple[Rule, ...]:
    """Return the rules for a cluster; none if what stands beside it does not decide."""
    occurrences: dict[Beside, Drawing | None] = {}
    for beside, drawn in found.items():
        only = next(iter(drawn))
        if len(drawn) > 1 or (only and only[1] != usual.nominal):
            return ()
        occurrences[beside] = only[0] if only else None
    return rules(usual.text, occurrences)


def in_line(run: str) -> str:
    """Return the run between spaces; before a run that begins with a sign there is no space.

    HarfBuzz takes a sign into the cluster of whatever stands before it.
    """
    return f"{run} " if category(run[0]).startswith("M") else f" {run} "


def _alone(shaper: Shaper, cluster: ShapedCluster) -> ShapedCluster:
    """Return the cluster shaped by itself, or as it stands in its run if that is not possible.

    To HarfBuzz, what follows U+200C begins a cluster, which by itself has a dotted circle.
    """
    shaped = shaper.clusters(cluster.text)
    itself = len(shaped) == 1 and shaped[0].nominal == cluster.nominal
    return shaped[0] if itself else cluster


def _glyphs(cluster: ShapedCluster) -> tuple[object, object]:
    return cluster.drawing.glyphs, cluster.nominal


def _holds(whole: tuple[int, ...], part: tuple[int, ...]) -> bool:
    """Return whether a sequence of glyphs occurs inside another, in one piece."""
    length = len(part)
    return any(whole[at : at + length] == part for at in range(len(whole) - length + 1))
