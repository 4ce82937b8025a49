"""Give a face one glyph for every cluster that a document has in the face's script.

A cluster of Khmer, Thai, Lao or Burmese is drawn by several glyphs in visual order, while a PDF
says what each *glyph* means: no table of glyphs and characters can then be right, and what is
copied out of the PDF is wrong in every reader. So each cluster gets a glyph of its own, drawn
exactly as HarfBuzz would draw it, and one substitution (feature `ccmp`, applied before all others)
replaces the nominal glyphs by it. What each glyph means is then exact by construction, in every
reader.

Nothing may be drawn differently, and this is proved: every run is shaped with the new font and
compared with the old one, glyph by glyph. If a face draws a cluster differently from one context
to the next, it gets a glyph for each, and `contexts` finds the rule that chooses; where there is no
such rule, the runs that show it keep the face's own glyphs, and `ClusterFont.inexact` names what
may not be copied exactly. Kerning between clusters, and between them and spaces, is carried over.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import chain

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from statementpress.errors import SetupError
from statementpress.khmer.characters import is_joiner
from statementpress.scripts.table import KHMER, Script
from statementpress.typeset.faces import outlines, substitution
from statementpress.typeset.faces.drawing import Drawing
from statementpress.typeset.faces.font_file import finished, open_font
from statementpress.typeset.faces.shaping import (
    NUMBERS,
    ShapedCluster,
    Shaper,
    distinct_runs,
    glyphs_of,
    shaper_of,
)
from statementpress.typeset.faces.survey import Survey, in_line, survey
from statementpress.typeset.faces.truetype import make_truetype


@dataclass(frozen=True, slots=True)
class ClusterFont:
    """A font with cluster glyphs."""

    data: bytes
    """The font file (TrueType)."""
    inexact: tuple[str, ...]
    """The clusters whose text may not be copied exactly."""
    facts: bytes
    """All that the font file depends on, but for the code that makes it."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which glyphs a font is given."""

    names: Mapping[str, str]
    """The names of the glyphs of clusters, by their text, in the order of the glyphs."""
    beside: Mapping[tuple[str, Drawing], str]
    """The names of the further glyphs of clusters, by text and by what they show, after those."""

    def drawings(self, found: Survey, first: int) -> dict[int, Drawing]:
        """Return what each new glyph shows, by its index; `first` is the index of the first one."""
        shown = chain(
            (found.alone[text].drawing for text in self.names),
            (drawing for _, drawing in self.beside),
        )
        return dict(enumerate(shown, first))


Keep = Callable[[bytes, Callable[[], bytes]], bytes]
"""Returns what a function returns, or what one returned before for the same facts."""


def cluster_font(
    font_file: bytes,
    texts: Iterable[str],
    script: Script = KHMER,
    keep: Keep = lambda _, make: make(),
) -> ClusterFont:
    """Return the font with a glyph for each cluster of `texts` (any order), shaped as `script`.

    The same file and the same set of runs give the same bytes, and so do runs that show nothing
    new of the face: `keep` is asked for those first. Raises SetupError, without a place, for a file
    that `open_font` refuses, or a face that cannot be given cluster glyphs.
    """
    source = _truetype(font_file)
    shaper, runs = shaper_of(source, script), distinct_runs(texts)
    found = survey(shaper, runs)
    first, file_hash = hb.Face(source).glyph_count, sha256(source).digest()

    # Clusters whose glyphs depend on their place, by no rule, keep the face's own glyphs. The proof
    # may find more of them, so the font is built again until nothing in it is drawn differently.
    kept = found.with_parts(found.without_rules())
    while True:
        plan = _planned(found, kept)
        facts = file_hash + found.facts() + repr(plan).encode()
        data = keep(facts, partial(_built, source, found, plan))
        drawings = plan.drawings(found, first)
        changed, unmerged = _prove(shaper, data, drawings, list(map(in_line, runs)), script)
        if not changed:
            return ClusterFont(data, tuple(sorted(unmerged | found.ambiguous())), facts)
        parts = {cluster.text for run in changed for cluster in shaper.clusters(run)}
        wider = kept | found.with_parts(parts & found.alone.keys())
        if wider == kept:
            raise SetupError(f"it draws “{changed[0]}” in a way that a PDF cannot say exactly")
        kept = wider


def _truetype(font_file: bytes) -> bytes:
    font = open_font(font_file)
    if "glyf" in font:
        return font_file
    make_truetype(font)
    return finished(font)


def _planned(found: Survey, kept: Collection[str]) -> _Plan:
    """Return the glyphs for all clusters but those that keep the face's own."""
    names: dict[str, str] = {}
    for text, cluster in found.alone.items():
        own = cluster.is_its_own_glyph() and text not in found.contextual
        if not (text in kept or _lacks_glyphs(cluster) or own):
            names[text] = f"cluster.{len(names):04d}"
    return _Plan(names, _beside(found, names))


def _built(source: bytes, found: Survey, plan: _Plan) -> bytes:
    font = open_font(source)
    names, beside = plan.names, plan.beside
    for text, name in names.items():
        outlines.add_glyph(font, name, found.alone[text].drawing)
    for (_, drawing), name in beside.items():
        outlines.add_glyph(font, name, drawing)
    ligatures = {
        tuple(map(font.getGlyphName, found.alone[text].nominal)): name
        for text, name in names.items()
    }
    glyphs = _glyphs_by_text(found, names, beside, font)
    substitution.prepend_clusters(font, ligatures, list(_choices(found, names, beside, glyphs)))
    substitution.append_kerning(font, _kerning(found, names, glyphs))
    outlines.add_blanks(font)
    return finished(font)


def _beside(found: Survey, names: Mapping[str, str]) -> dict[tuple[str, Drawing], str]:
    """Return the names of the further glyphs of clusters, by text and by what they show."""
    shown = (
        (text, rule.drawing)
        for text, rules in found.contextual.items()
        if text in names
        for rule in rules
        if rule.drawing
    )
    return {each: f"beside.{number:04d}" for number, each in enumerate(dict.fromkeys(shown))}


def _glyphs_by_text(
    found: Survey,
    names: Mapping[str, str],
    beside: Mapping[tuple[str, Drawing], str],
    font: TTFont,
) -> dict[str, list[str]]:
    """Return the glyphs of each cluster that has any of its own: first as it is drawn alone."""
    glyphs = {
        text: [names.get(text) or font.getGlyphName(cluster.nominal[0])]
        for text, cluster in found.alone.items()
        if text in names or cluster.is_its_own_glyph()
    }
    for (text, _), name in beside.items():
        glyphs[text].append(name)
    return glyphs


def _choices(
    found: Survey,
    names: Mapping[str, str],
    beside: Mapping[tuple[str, Drawing], str],
    glyphs: Mapping[str, list[str]],
) -> Iterator[substitution.Choice]:
    """Yield the rules that choose a cluster's glyph, in their order."""
    for text, rules in found.contextual.items():
        for rule in rules if text in names else ():
            before = [name for each in sorted(rule.before) for name in glyphs.get(each, ())]
            # What follows has not been chosen yet when the rule is applied.
            after = [glyphs[each][0] for each in sorted(rule.after) if each in glyphs]
            if bool(before) == bool(rule.before) and bool(after) == bool(rule.after):
                shown = beside[text, rule.drawing] if rule.drawing else None
                yield substitution.Choice(before, names[text], after, shown)


def _lacks_glyphs(cluster: ShapedCluster) -> bool:
    """Return whether the face lacks a character of the cluster; a joiner needs no glyph."""
    return cluster.nominal.count(0) > sum(map(is_joiner, cluster.text))


def _kerning(
    found: Survey, names: Mapping[str, str], glyphs: Mapping[str, list[str]]
) -> dict[tuple[str, str], int]:
    return {
        (glyphs[first][0], name): value
        for (first, second), value in found.kerning.items()
        if first in names or second in names  # the face itself still kerns its own glyphs
        if first in glyphs
        for name in glyphs.get(second, ())
    }


def _prove(
    shaper: Shaper,
    data: bytes,
    drawings: Mapping[int, Drawing],
    runs: Collection[str],
    script: Script,
) -> tuple[list[str], set[str]]:
    """Return the runs that the new font draws differently, and clusters still of several glyphs."""
    font = hb.Font(hb.Face(data))
    changed, unmerged = list[str](), set[str]()
    for run in runs:
        drawn = glyphs_of(font, run, script)
        ends = [*list(drawn)[1:], len(run)]
        for (start, cluster), end in zip(drawn.items(), ends, strict=True):
            if len(cluster) > NUMBERS and all(cluster[::NUMBERS]):
                unmerged.add(run[start:end])
        new, old = chain.from_iterable(drawn.values()), shaper.glyphs(run)
        if _placed(new, drawings) != _placed(old, {}):
            changed.append(run)
    return changed, unmerged


def _placed(glyphs: Iterable[int], drawings: Mapping[int, Drawing]) -> list[tuple[int, ...]]:
    """Return each glyph with its place, those with a drawing taken apart; last the pen's place."""
    found, pen = list[tuple[int, ...]](), 0
    for index, x, y, advance in zip(*[iter(glyphs)] * NUMBERS, strict=True):
        if index in drawings:
            parts = drawings[index].glyphs
            found += [(part.index, pen + x + part.x, y + part.y) for part in parts]
        else:
            found.append((index, pen + x, y))
        pen += advance
    return [*found, (pen,)]
