"""Give a Khmer face one glyph for every cluster of a document.

A Khmer cluster is drawn by several glyphs in visual order, and a PDF says what each *glyph* means:
no table of glyphs and characters can then be right, and what is copied out of the PDF is wrong in
every reader. So each cluster gets a glyph of its own, drawn exactly as HarfBuzz would draw it, and
one substitution (feature `ccmp`, applied before all others) puts it in place of the nominal
glyphs. What each glyph means is then exact by construction, in every reader, with no trick.

A cluster that a face draws differently from one context to the next keeps the face's own glyphs,
as do clusters that are a beginning of it; `ClusterFont.contextual` names them. Kerning between
clusters is carried over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

from fontTools.misc.timeTools import epoch_diff
from fontTools.ttLib import TTFont

from statementpress.typeset.faces import outlines, substitution
from statementpress.typeset.faces.private_use import BLANKS, UNITS_PER_EM
from statementpress.typeset.faces.shaping import Drawing, PlacedGlyph, Shaper, distinct_runs

Kerning = Mapping[tuple[str, str], int]
"""Font units added to the advance of a cluster before another."""


@dataclass(frozen=True, slots=True)
class ClusterFont:
    """A prepared font file, and the clusters it could not take."""

    data: bytes
    contextual: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Survey:
    """What the runs of a document show of a face."""

    drawings: Mapping[str, Drawing]
    nominals: Mapping[str, tuple[int, ...]]
    kerning: Kerning
    contextual: tuple[str, ...]


def cluster_font(font_file: bytes, texts: Iterable[str]) -> ClusterFont:
    """Return the font with a glyph for each cluster of `texts` (any script, any order).

    The same file and the same set of clusters give the same bytes.
    """
    font = TTFont(BytesIO(font_file), recalcTimestamp=False)
    survey = _survey(Shaper(font_file), distinct_runs(texts))
    names = _add_glyphs(font, survey)
    substitution.prepend_ccmp(
        font,
        {
            tuple(font.getGlyphName(index) for index in survey.nominals[cluster]): name
            for cluster, name in names.items()
        },
    )
    substitution.append_kerning(font, _named(survey, names, font))
    _add_blanks(font)
    return ClusterFont(finished(font), survey.contextual)


def finished(font: TTFont) -> bytes:
    """Return the bytes of a changed font, free of the clock and of glyph names."""
    font["post"].formatType = 3.0
    font["head"].modified = -epoch_diff
    out = BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()


def _survey(shaper: Shaper, runs: list[str]) -> _Survey:
    alone: dict[str, Drawing] = {}
    nominals: dict[str, tuple[int, ...]] = {}
    kerning: dict[tuple[str, str], int] = {}
    contextual: set[str] = set()
    for run in runs:
        shaped = shaper.shape(run)
        for cluster, following in zip(shaped, [*shaped[1:], None], strict=True):
            if cluster.text not in alone:
                isolated = shaper.shape(cluster.text)
                alone[cluster.text] = isolated[0].drawing if len(isolated) == 1 else cluster.drawing
                nominals[cluster.text] = cluster.nominal
            usual = alone[cluster.text]
            if (cluster.drawing.glyphs, cluster.nominal) != (
                usual.glyphs,
                nominals[cluster.text],
            ):
                contextual.add(cluster.text)
            elif cluster.drawing.advance != usual.advance and following:
                kerning[cluster.text, following.text] = cluster.drawing.advance - usual.advance
    kept = {text for text in alone if any(other.startswith(text) for other in contextual)}
    return _Survey(
        {text: alone[text] for text in sorted(alone.keys() - kept)},
        nominals,
        kerning,
        tuple(sorted(contextual)),
    )


def _is_its_own_glyph(cluster: str, survey: _Survey) -> bool:
    """Tell whether a character is drawn by the very glyph that the font's cmap gives it."""
    nominal = survey.nominals[cluster]
    drawn = survey.drawings[cluster].glyphs
    return len(cluster) == 1 and len(nominal) == 1 and drawn == (PlacedGlyph(nominal[0], 0, 0),)


def _add_glyphs(font: TTFont, survey: _Survey) -> dict[str, str]:
    names: dict[str, str] = {}
    for cluster, drawing in survey.drawings.items():
        if 0 in survey.nominals[cluster] or _is_its_own_glyph(cluster, survey):
            continue
        names[cluster] = f"cluster.{len(names):04d}"
        outlines.add_glyph(font, names[cluster], drawing)
    return names


def _named(survey: _Survey, names: Mapping[str, str], font: TTFont) -> dict[tuple[str, str], int]:
    def name(cluster: str) -> str:
        return names.get(cluster) or font.getGlyphName(survey.nominals[cluster][0])

    return {
        (name(first), name(second)): value
        for (first, second), value in survey.kerning.items()
        if first in names or second in names  # the face itself still kerns its own glyphs
    }


def _add_blanks(font: TTFont) -> None:
    em = font["head"].unitsPerEm
    for character, width in BLANKS.items():
        name = f"blank.{width:04d}"
        outlines.add_glyph(font, name, Drawing((), round(width / UNITS_PER_EM * em)))
        outlines.encode(font, character, name)
