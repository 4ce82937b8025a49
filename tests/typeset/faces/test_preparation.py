"""Faces are prepared for what a document says, and an unfit font file is an error with a place."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._f_v_a_r import Axis
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from statementpress.errors import SetupError, Severity
from statementpress.machine import cache
from statementpress.project.files import ProjectFiles
from statementpress.project.fonts import FaceFile
from statementpress.typeset.faces.named_faces import Face
from statementpress.typeset.faces.preparation import (
    PreparedFace,
    inexact_findings,
    prepare,
    runs_of,
)
from statementpress.typeset.faces.private_use import BLANKS, LINE_END_HYPHEN, UNITS_PER_EM
from tests.typeset.fonts import BATTAMBANG, LATIN, cff_flavoured, saved, shipped, with_rules

KHMER_FACE = Face("Made-up Khmer", "Khmr", 1.0, FaceFile("made-up/Khmer.ttf", 400))
LATIN_FACE = Face("Made-up Latin", "Latn", 1.0, FaceFile("made-up/Latin.ttf", 400))
SMALLER_FACE = Face("Made-up Khmer", "Khmr", 0.9, FaceFile("made-up/Khmer.ttf", 400))
PLACE = "fonts/made-up/Khmer.ttf"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATEMENTPRESS_CACHE", str(tmp_path / "cache"))


def prepared(folder: Path, data: bytes, *texts: str, face: Face = KHMER_FACE) -> PreparedFace:
    path = folder / "fonts" / face.file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    (found,) = prepare(ProjectFiles(folder), [face], *texts)
    return found


def refusal(folder: Path, data: bytes, face: Face = KHMER_FACE) -> SetupError:
    with pytest.raises(SetupError) as caught:
        prepared(folder, data, "<p>កម្ពុជា</p>", face=face)
    return caught.value


def variable() -> bytes:
    font = TTFont(BytesIO(shipped(BATTAMBANG)))
    axis = Axis()
    axis.axisTag, axis.axisNameID = "wght", 256
    axis.minValue, axis.defaultValue, axis.maxValue = 400, 400, 700
    font["name"].setName("Weight", 256, 3, 1, 0x409)
    font["fvar"] = newTable("fvar")
    font["fvar"].axes = [axis]
    return saved(font)


def without(tag: str) -> bytes:
    font = TTFont(BytesIO(shipped(BATTAMBANG)))
    del font[tag]
    return saved(font)


def with_em(units: int) -> bytes:
    font = TTFont(BytesIO(shipped(BATTAMBANG)))
    font["head"].unitsPerEm = units
    return saved(font)


def woff() -> bytes:
    font = TTFont(BytesIO(shipped(BATTAMBANG)))
    font.flavor = "woff"
    return saved(font)


def with_broken_table(tag: str) -> bytes:
    """Return a file whose table `tag` is noise; its length and place are right."""
    data = bytearray(shipped(BATTAMBANG))
    entry = TTFont(BytesIO(data)).reader.tables[tag]
    data[entry.offset : entry.offset + entry.length] = b"\xff" * entry.length
    return bytes(data)


UNFIT = {
    "empty": (b"", "is empty"),
    "no font": (b"<!doctype html><title>404</title>", "not a TrueType or OpenType font"),
    "a header only": (shipped(BATTAMBANG)[:8], "cannot be read"),
    "cut in half": (shipped(BATTAMBANG)[: len(shipped(BATTAMBANG)) // 2], "incomplete"),
    "cut by a byte": (shipped(BATTAMBANG)[:-4], "incomplete"),
    "WOFF": (woff(), "is a WOFF file"),
    "WOFF2": (b"wOF2" + bytes(40), "is a WOFF2 file"),
    "collection": (b"ttcf" + bytes(40), "a collection of fonts"),
    "variable": (variable(), "variable font"),
    "no outlines": (without("glyf"), "no outlines"),
    "no em": (with_em(0), "its em"),
    "an em too large": (with_em(40000), "its em"),
    "no characters": (without("cmap"), "no table cmap"),
    "broken glyphs": (with_broken_table("glyf"), "cannot be read"),
    "broken places of glyphs": (with_broken_table("loca"), "loca is broken"),
    "broken characters": (with_broken_table("cmap"), "cannot be read"),
    "broken rules": (with_broken_table("GSUB"), "cannot be read"),
    "broken limits": (with_broken_table("maxp"), "cannot be read"),
}


@pytest.mark.parametrize("name", UNFIT)
@pytest.mark.parametrize(
    "face", [KHMER_FACE, LATIN_FACE, SMALLER_FACE], ids=["Khmer", "Latin", "smaller"]
)
def test_an_unfit_file_is_refused_by_its_place(tmp_path: Path, name: str, face: Face) -> None:
    data, reason = UNFIT[name]
    error = refusal(tmp_path, data, face)
    assert f"fonts/{face.file.path}" in str(error.place)
    assert reason in error.message
    assert face.family in error.message
    assert error.hint


def test_a_latin_face_without_a_hyphen_is_refused(tmp_path: Path) -> None:
    font = TTFont(BytesIO(shipped(LATIN)))
    for table in font["cmap"].tables:
        table.cmap = {code: name for code, name in table.cmap.items() if code not in {45, 0x2010}}
    assert "no hyphen" in refusal(tmp_path, saved(font), LATIN_FACE).message


def test_a_wrong_checksum_alone_does_no_harm(tmp_path: Path) -> None:
    data = bytearray(shipped(BATTAMBANG))
    data[12 + 4] ^= 1
    assert prepared(tmp_path, bytes(data), "<p>កា</p>").data


@pytest.mark.parametrize("face", [KHMER_FACE, LATIN_FACE], ids=["Khmer", "Latin"])
def test_cff_outlines_are_taken(tmp_path: Path, face: Face) -> None:
    made = prepared(tmp_path, cff_flavoured(BATTAMBANG), "<p>កម្ពុជា</p>", face=face)
    assert made.data[:4] == b"\0\1\0\0"


def test_a_smaller_face_has_its_blanks_in_the_em_of_the_page(tmp_path: Path) -> None:
    for face in (KHMER_FACE, SMALLER_FACE):
        font = TTFont(BytesIO(prepared(tmp_path, shipped(BATTAMBANG), "<p>កា</p>", face=face).data))
        half = next(character for character, width in BLANKS.items() if width == UNITS_PER_EM // 2)
        advance, _ = font["hmtx"][font.getBestCmap()[ord(half)]]
        assert advance / font["head"].unitsPerEm == pytest.approx(0.5, abs=0.001)
        assert font["head"].unitsPerEm == round(2048 / face.scale)


def test_each_script_gets_its_private_characters(tmp_path: Path) -> None:
    khmer = prepared(tmp_path, shipped(BATTAMBANG), "<p>កា</p>")
    latin = prepared(tmp_path, shipped(LATIN), "<p>កា</p>", face=LATIN_FACE)
    assert set(map(ord, BLANKS)) <= TTFont(BytesIO(khmer.data)).getBestCmap().keys()
    assert ord(LINE_END_HYPHEN) in TTFont(BytesIO(latin.data)).getBestCmap()


def test_runs_are_those_of_the_text_without_break_opportunities() -> None:
    html = '<p title="ក">ការ\u200bសិក្សា <b>NGO</b>និង&amp;កុមារ។\u2060</p>'
    assert runs_of("Khmr", html) == ("ក", "ការសិក្សា", "កុមារ។", "និង")


def test_runs_are_those_that_a_style_sheet_adds_too(tmp_path: Path) -> None:
    css = '.foot::before { content: "ទំព័រ " }'
    both = prepared(tmp_path, shipped(BATTAMBANG), "<p>កា</p>", css)
    assert both == prepared(tmp_path, shipped(BATTAMBANG), "<p>កា ទំព័រ</p>")
    assert both != prepared(tmp_path, shipped(BATTAMBANG), "<p>កា</p>")


CONTEXTUAL = """
    lookup other { sub {ា} by {ះ}; } other;
    feature calt { sub {ា}' lookup other {គ} {ខ}; } calt;
"""


def test_inexact_clusters_are_reported_from_the_cache_too(tmp_path: Path) -> None:
    first = prepared(tmp_path, with_rules(CONTEXTUAL), "<p>កាគខា កាគ កា</p>")
    again = prepared(tmp_path, with_rules(CONTEXTUAL), "<p>កាគខា កាគ កា</p>")
    assert first == again
    assert first.inexact == ("កា", "ខា")


def test_inexact_clusters_are_a_warning_with_the_place(tmp_path: Path) -> None:
    made = prepared(tmp_path, with_rules(CONTEXTUAL), "<p>កាគខា កាគ កា</p>")
    (finding,) = inexact_findings([made])
    assert (finding.code, finding.severity) == ("inexact-clusters", Severity.WARNING)
    assert str(finding.place) == PLACE
    assert "“កា”, “ខា”" in finding.message


def test_an_exact_face_gives_no_finding(tmp_path: Path) -> None:
    assert inexact_findings([prepared(tmp_path, shipped(BATTAMBANG), "<p>កា</p>")]) == ()


def with_apple_tables(data: bytes) -> bytes:
    font = TTFont(BytesIO(data))
    for tag in ("morx", "feat"):
        font[tag] = DefaultTable(tag)
        font[tag].data = bytes(8)
    return saved(font)


def test_the_tables_of_apple_are_left_out(tmp_path: Path) -> None:
    made = prepared(tmp_path, with_apple_tables(shipped(BATTAMBANG)), "<p>ស្ត្រី</p>")
    tables = TTFont(BytesIO(made.data)).keys()
    assert {"morx", "feat"}.isdisjoint(tables)
    assert "GSUB" in tables
    assert made.inexact == ()


def test_a_face_that_shapes_words_by_them_alone_is_refused(tmp_path: Path) -> None:
    data = with_apple_tables(without("GSUB"))
    assert str(refusal(tmp_path, data).place) == PLACE


def test_words_of_the_same_clusters_share_one_font(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = prepared(tmp_path, shipped(BATTAMBANG), "<p>កម្ពុជា កុមារ</p>")
    monkeypatch.setattr("statementpress.typeset.faces.cluster_font._built", pytest.fail)
    again = prepared(tmp_path, shipped(BATTAMBANG), "<p>កុមារ កម្ពុជា កុមារជា</p>")
    assert again.data == first.data


def test_a_font_that_was_thrown_away_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = prepared(tmp_path, shipped(BATTAMBANG), "<p>កម្ពុជា</p>")
    shelf = tmp_path / "cache" / "fonts"
    max(shelf.iterdir(), key=lambda path: path.stat().st_size).unlink()
    monkeypatch.setattr(cache, "memory", cache.Memory(0))
    assert prepared(tmp_path, shipped(BATTAMBANG), "<p>កម្ពុជា</p>") == first
