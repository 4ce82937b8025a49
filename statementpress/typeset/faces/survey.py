"""Find out how a face draws the clusters of a document, and how that depends on their neighbours.

A run is shaped with a space on either side, as it stands in a line: some faces kern against spaces.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from unicodedata import category

from statementpress.typeset.faces.shaping import ShapedCluster, Shaper


@dataclass(frozen=True, slots=True)
class Survey:
    """What the runs of a document show of a face."""

    alone: Mapping[str, ShapedCluster]
    """Each cluster as it is drawn by itself, by its text."""
    kerning: Mapping[tuple[str, str], int]
    """The font units that are added to the advance of one cluster before another."""
    contextual: frozenset[str]
    """The clusters whose glyphs depend on what stands beside them."""

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
    contextual: set[str] = set()
    for run in runs:
        shaped = shaper.clusters(in_line(run))
        for cluster, following in zip(shaped, [*shaped[1:], None], strict=True):
            if cluster.text not in alone:
                alone[cluster.text] = _alone(shaper, cluster)
            usual = alone[cluster.text]
            if _glyphs(cluster) != _glyphs(usual):
                contextual.add(cluster.text)
            elif following and cluster.drawing.advance != usual.drawing.advance:
                pair = cluster.text, following.text
                kerning[pair] = cluster.drawing.advance - usual.drawing.advance
    return Survey(dict(sorted(alone.items())), kerning, frozenset(contextual))


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
