"""A cluster font draws what the face draws, and has one glyph for what is one cluster."""

from functools import cache
from io import BytesIO

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from hypothesis import given, settings

from statementpress.khmer.clusters import clusters
from statementpress.khmer.normalise import normalise
from statementpress.typeset.faces.cluster_font import ClusterFont, cluster_font
from statementpress.typeset.faces.shaping import cluster_drawings, drawing
from tests.khmer.strategies import hostile
from tests.typeset.fonts import BATTAMBANG, KHMER, Drawn, saved, shipped, with_rules
from tests.typeset.texts import HOSTILE, RUNS

pytestmark = pytest.mark.long


def glyph_count(font_file: bytes, run: str) -> int:
    return len(drawing(hb.Font(hb.Face(font_file)), run).glyphs)


def merged(font_file: bytes, run: str) -> bool:
    """Tell whether each cluster of HarfBuzz's is drawn by one glyph."""
    drawings = cluster_drawings(hb.Font(hb.Face(font_file)), run)
    return all(len(cluster.glyphs) == 1 for _, cluster in drawings)


def latin_advance(font_file: bytes, run: str) -> int:
    buffer = hb.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    hb.shape(hb.Font(hb.Face(font_file)), buffer)
    return sum(position.x_advance for position in buffer.glyph_positions)


@cache
def made_for(face: str, runs: tuple[str, ...]) -> ClusterFont:
    """Return a shipped face with a glyph for each cluster of some runs, made once."""
    return cluster_font(shipped(face), runs)


def assert_drawn_alike(before: bytes, after: ClusterFont, runs: tuple[str, ...]) -> None:
    plain, prepared = Drawn(before), Drawn(after.data)
    for run in (*runs, " ".join(runs)):
        assert prepared.of(run) == plain.of(run), run


@pytest.mark.parametrize("face", KHMER)
def test_the_statement_is_drawn_alike_with_equal_advances(face: str) -> None:
    made = made_for(face, RUNS)
    assert made.inexact == ()
    assert_drawn_alike(shipped(face), made, RUNS)


@pytest.mark.parametrize("face", KHMER)
def test_every_cluster_of_the_statement_is_one_glyph(face: str) -> None:
    made = made_for(face, RUNS)
    assert [run for run in RUNS if not merged(made.data, run)] == []
    assert sum(glyph_count(made.data, run) for run in RUNS) == sum(map(len, map(clusters, RUNS)))


@pytest.mark.parametrize("face", KHMER)
def test_rare_clusters_are_drawn_alike_by_one_glyph(face: str) -> None:
    made = made_for(face, HOSTILE)
    assert made.inexact == ()
    assert [run for run in HOSTILE if not merged(made.data, run)] == []
    assert_drawn_alike(shipped(face), made, HOSTILE)


@pytest.mark.parametrize("face", KHMER)
def test_a_cluster_with_a_joiner_is_drawn_alike(face: str) -> None:
    shifted = ("ប\u200c៊ី", "ប៊ី")
    made = cluster_font(shipped(face), shifted)
    assert made.inexact == ()
    assert merged(made.data, shifted[0])
    assert_drawn_alike(shipped(face), made, shifted)


@pytest.mark.parametrize("face", KHMER)
def test_a_cluster_that_cannot_be_one_glyph_is_named(face: str) -> None:
    stray = ("ក\u200dា",)
    made = cluster_font(shipped(face), stray)
    assert made.inexact == stray
    assert_drawn_alike(shipped(face), made, stray)


@settings(max_examples=40)
@given(hostile.map(normalise).filter(str.strip))
def test_whatever_is_typed_is_drawn_alike(text: str) -> None:
    made = cluster_font(shipped(BATTAMBANG), [text])
    assert_drawn_alike(shipped(BATTAMBANG), made, tuple(text.split()))


def test_order_and_repetition_of_the_text_never_count() -> None:
    first = made_for(BATTAMBANG, RUNS)
    assert cluster_font(shipped(BATTAMBANG), [*reversed(RUNS), *RUNS]) == first


def test_the_clock_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    first = cluster_font(shipped(BATTAMBANG), RUNS[:9])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert cluster_font(shipped(BATTAMBANG), RUNS[:9]) == first


@pytest.mark.parametrize("face", KHMER)
def test_the_limits_that_a_font_declares_hold_for_the_new_glyphs(face: str) -> None:
    font = TTFont(BytesIO(made_for(face, HOSTILE).data))
    limits, head = vars(font["maxp"]).copy(), vars(font["head"]).copy()
    new = font.getGlyphOrder()[TTFont(BytesIO(shipped(face)))["maxp"].numGlyphs :]
    outlines = [glyph for glyph in map(font["glyf"].__getitem__, new) if glyph.isComposite()]
    font["maxp"].recalc(font)
    assert {name for name in limits if limits[name] < vars(font["maxp"])[name]} == set()
    assert head["xMin"] <= min(glyph.xMin for glyph in outlines)
    assert head["yMin"] <= min(glyph.yMin for glyph in outlines)
    assert head["xMax"] >= max(glyph.xMax for glyph in outlines)
    assert head["yMax"] >= max(glyph.yMax for glyph in outlines)
    assert font["hhea"].advanceWidthMax >= max(font["hmtx"][name][0] for name in new)


KERNED = ("កាខា", "កាគា", "កាខ", "កខា", "កខ")
"""Runs in which a pair is kerned whose members are clusters of two glyphs, of one, or both."""


@pytest.mark.parametrize("feature", ["kern", "dist"])
def test_kerning_between_clusters_is_carried_over(feature: str) -> None:
    rules = f"feature {feature} {{ pos {{ា}} {{ខ}} -300; pos {{ក}} {{ខ}} 77; }} {feature};"
    face = with_rules(rules)
    made = cluster_font(face, KERNED)
    assert Drawn(face).of("កាខា")[1] != Drawn(shipped(BATTAMBANG)).of("កាខា")[1]
    assert made.inexact == ()
    assert glyph_count(made.data, "កាខា") == 2
    assert_drawn_alike(face, made, KERNED)


def test_kerning_against_a_space_is_carried_over() -> None:
    face = with_rules("feature kern { pos {ា} { } -300; pos { } {ក} 50; } kern;")
    assert_drawn_alike(face, cluster_font(face, ["កា កា"]), ("កា កា", " កា "))


def test_an_old_kern_table_still_kerns_latin() -> None:
    font = TTFont(BytesIO(with_rules("feature dist { pos {ា} {ខ} -300; } dist;")))
    names = font.getBestCmap()
    table = KernTable_format_0(0)
    table.kernTable, table.coverage = {(names[ord("A")], names[ord("V")]): -300}, 1
    font["kern"] = newTable("kern")
    font["kern"].version, font["kern"].kernTables = 0, [table]
    made = cluster_font(saved(font), KERNED)
    assert latin_advance(made.data, "AV") == latin_advance(saved(font), "AV")
    assert latin_advance(made.data, "AV") < latin_advance(shipped(BATTAMBANG), "AV")


def test_a_face_that_has_the_feature_already_gets_its_clusters_all_the_same() -> None:
    face = with_rules("feature ccmp { sub {ឃ} by {ង}; } ccmp;")
    made = cluster_font(face, ["ឃា", "កា"])
    assert glyph_count(made.data, "កា") == 1
    assert_drawn_alike(face, made, ("ឃា", "កា", "ឃ"))


FAR = """
    lookup other { sub {ា} by {ះ}; } other;
    feature calt { sub {ា}' lookup other {គ} {ខ}; } calt;
"""
"""Two clusters away is farther than a rule of ours looks."""


@pytest.mark.parametrize(
    "rule",
    [
        "sub {ា}' lookup other {ខ};",
        "sub {ខ} {ក} {ា}' lookup other;",
        "sub {ខ} {ក} {ា}' lookup other {ខ};",
        "ignore sub {គ} {ក} {ា}' {ខ}; sub {ា}' lookup other {ខ};",
    ],
)
def test_a_cluster_drawn_by_its_context_is_one_glyph_in_each(rule: str) -> None:
    other = "lookup other { sub {ា} by {ះ}; } other;"
    face = with_rules(f"{other} feature calt {{ {rule} }} calt;")
    runs = ("កាខ", "កាគ", "ខកាខ", "ខកាគ", "គកាខ", "គកា", "ខកា", "កា")
    made = cluster_font(face, runs)
    assert made.inexact == ()
    assert [run for run in runs if not merged(made.data, run)] == []
    assert_drawn_alike(face, made, runs)


def test_a_cluster_drawn_by_what_is_far_away_keeps_the_glyphs_of_the_face() -> None:
    face, runs = with_rules(FAR), ("កាគខា", "កាគគ", "ឃាគខ")
    made = cluster_font(face, runs)
    assert "កា" in made.inexact
    assert_drawn_alike(face, made, runs)


def test_the_other_clusters_of_such_a_face_are_one_glyph() -> None:
    made = cluster_font(with_rules(FAR), ("កាគខា", "កាគគ", "ងា"))
    assert glyph_count(made.data, "ងា") == 1
    assert "ងា" not in made.inexact


def test_clusters_that_no_substitution_can_separate_are_named() -> None:
    font = TTFont(BytesIO(shipped(BATTAMBANG)))
    for table in font["cmap"].tables:
        table.cmap[ord("ឃ")] = table.cmap[ord("ខ")]
    assert cluster_font(saved(font), ["ឃា", "ខា", "កា"]).inexact == ("ខា", "ឃា")


def test_text_without_khmer_leaves_the_rules_alone() -> None:
    made = cluster_font(shipped(BATTAMBANG), [])
    before, after = (TTFont(BytesIO(data)) for data in (shipped(BATTAMBANG), made.data))
    assert [record.FeatureTag for record in after["GSUB"].table.FeatureList.FeatureRecord] == [
        record.FeatureTag for record in before["GSUB"].table.FeatureList.FeatureRecord
    ]
