"""Write the layout rules of prepared faces: clusters first, kerning last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fontTools.otlLib import builder
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import otTables

SCRIPTS = ("DFLT", "khmr")
"""The scripts of a face that has no rules yet; any other script finds those of DFLT."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of its glyphs a cluster is drawn with beside some others, all by their names."""

    before: Sequence[str]
    """The glyphs of which one stands before it; none if any may."""
    glyph: str
    """The glyph that it is drawn with alone."""
    after: Sequence[str]
    """The glyphs of which one stands after it; none if any may."""
    shown: str | None
    """The glyph that it is drawn with here; None if it is drawn as alone."""


def prepend_clusters(
    font: TTFont, ligatures: Mapping[tuple[str, ...], str], choices: Sequence[Choice]
) -> None:
    """Substitute cluster glyphs for nominal sequences before anything else in the face's GSUB.

    HarfBuzz applies `ccmp` within one syllable (after reordering, except in Burmese), and takes
    lookups of the same stage by their index, so the new ones become the first. A longer sequence
    wins over its own beginning, as the builder sorts them (OpenType 1.9, GSUB, "Ligature set
    table"). Then `choices` replace glyphs by others, the first that fits: in `rlig`, which looks
    beyond a syllable and which nothing switches off.
    """
    sequences = {names: glyph for names, glyph in ligatures.items() if len(names) > 1}
    singles = {names[0]: glyph for names, glyph in ligatures.items() if len(names) == 1}
    subtables = [
        subtable
        for subtable in (
            builder.buildLigatureSubstSubtable(sequences) if sequences else None,
            builder.buildSingleSubstSubtable(singles) if singles else None,
        )
        if subtable
    ]
    if not subtables:
        return
    lookups = [builder.buildLookup([subtable]) for subtable in subtables]
    first = len(lookups)
    lookups += _choosing(font, choices, first) if choices else []
    table = _layout_table(font, "GSUB")
    _renumber_lookups(table, len(lookups))
    table.LookupList.Lookup[:0] = lookups
    _add_feature(table, "ccmp", range(first))
    if choices:
        _add_feature(table, "rlig", [first])


def _choosing(font: TTFont, choices: Sequence[Choice], index: int) -> list[Any]:
    """Return a lookup, to be lookup number `index`, and those behind it that it calls."""
    others: dict[str, list[str]] = {}
    for choice in choices:
        shown = others.setdefault(choice.glyph, [])
        if choice.shown and choice.shown not in shown:
            shown.append(choice.shown)
    glyphs = font.getReverseGlyphMap(rebuild=True)
    subtables = []
    for choice in choices:
        context = otTables.ChainContextSubst()
        context.Format = 3
        context.BacktrackCoverage = _coverages(choice.before, glyphs)
        context.InputCoverage = _coverages([choice.glyph], glyphs)
        context.LookAheadCoverage = _coverages(choice.after, glyphs)
        context.SubstLookupRecord = []
        if choice.shown:
            called = otTables.SubstLookupRecord()
            called.SequenceIndex = 0
            called.LookupListIndex = index + 1 + others[choice.glyph].index(choice.shown)
            context.SubstLookupRecord = [called]
        context.populateDefaults()
        subtables.append(context)
    layers = max(map(len, others.values()))
    return [
        builder.buildLookup(subtables),
        *(
            builder.buildLookup(
                [
                    builder.buildSingleSubstSubtable(
                        {glyph: shown[n] for glyph, shown in others.items() if n < len(shown)}
                    )
                ]
            )
            for n in range(layers)
        ),
    ]


def _coverages(glyphs: Sequence[str], numbers: Mapping[str, int]) -> list[Any]:
    return [builder.buildCoverage(set(glyphs), numbers)] if glyphs else []


def append_kerning(font: TTFont, pairs: Mapping[tuple[str, str], int]) -> None:
    """Kern each pair of glyphs: add to the advance of the first one, in font units.

    The feature is `dist`, which every shaper applies. With a feature `kern` in GPOS,
    HarfBuzz would no longer read the old `kern` table that the face may have for Latin.
    """
    if not pairs:
        return
    pair_positions = builder.PairPosBuilder(font, None)
    for (first, second), value in sorted(pairs.items()):
        pair_positions.addGlyphPair(
            None, first, builder.buildValue({"XAdvance": value}), second, None
        )
    table = _layout_table(font, "GPOS")
    table.LookupList.Lookup.append(pair_positions.build())
    _add_feature(table, "dist", [len(table.LookupList.Lookup) - 1])


def _layout_table(font: TTFont, tag: str) -> Any:
    """Return a layout table that has lists of scripts, features and lookups, empty if need be."""
    if tag not in font:
        font[tag] = newTable(tag)
        font[tag].table = getattr(otTables, tag)()
        font[tag].table.Version = 0x00010000
        font[tag].table.ScriptList = font[tag].table.FeatureList = None
        font[tag].table.LookupList = None
    table = font[tag].table
    for list_name, records in (
        ("ScriptList", "ScriptRecord"),
        ("FeatureList", "FeatureRecord"),
        ("LookupList", "Lookup"),
    ):
        if getattr(table, list_name) is None:
            setattr(table, list_name, getattr(otTables, list_name)())
            setattr(getattr(table, list_name), records, [])
    if not table.ScriptList.ScriptRecord:
        _add_scripts(table)
    return table


def _add_scripts(table: Any) -> None:
    for tag in SCRIPTS:
        record = otTables.ScriptRecord()
        record.ScriptTag, record.Script = tag, otTables.Script()
        record.Script.DefaultLangSys = _language_system()
        record.Script.LangSysRecord = []
        table.ScriptList.ScriptRecord.append(record)


def _language_system() -> Any:
    system = otTables.DefaultLangSys()
    system.ReqFeatureIndex, system.FeatureIndex = 0xFFFF, []
    return system


def _renumber_lookups(table: Any, by: int) -> None:
    for record in table.FeatureList.FeatureRecord:
        indices = record.Feature.LookupListIndex
        record.Feature.LookupListIndex = [index + by for index in indices]
    for lookup in table.LookupList.Lookup:
        for record in _nested_lookup_records(lookup):
            record.LookupListIndex += by


def _nested_lookup_records(value: object) -> Iterator[Any]:
    if isinstance(value, otTables.SubstLookupRecord):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _nested_lookup_records(item)
    elif isinstance(value, dict):
        yield from _nested_lookup_records(list(value.values()))
    elif isinstance(value, otTables.BaseTable):
        value.ensureDecompiled()
        yield from _nested_lookup_records(list(vars(value).values()))


def _add_feature(table: Any, tag: str, lookups: Sequence[int]) -> None:
    """Add lookups to a feature in every script and language that the face knows.

    If a language has that feature already, the lookups join it: HarfBuzz reads only the first
    feature of a name.
    """
    features = table.FeatureList.FeatureRecord
    own = {index for index, record in enumerate(features) if record.FeatureTag == tag}
    for index in own:
        feature = features[index].Feature
        feature.LookupListIndex = sorted({*feature.LookupListIndex, *lookups})
        feature.LookupCount = len(feature.LookupListIndex)
    lacking = [system for system in _language_systems(table) if not own & set(system.FeatureIndex)]
    if lacking:
        features.append(_feature_record(tag, lookups))
    for system in lacking:
        system.FeatureIndex.append(len(features) - 1)


def _language_systems(table: Any) -> Iterator[Any]:
    for script in table.ScriptList.ScriptRecord:
        if script.Script.DefaultLangSys is None:
            script.Script.DefaultLangSys = _language_system()
        yield script.Script.DefaultLangSys
        for language in script.Script.LangSysRecord:
            yield language.LangSys


def _feature_record(tag: str, lookups: Sequence[int]) -> Any:
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, otTables.Feature()
    record.Feature.FeatureParams, record.Feature.LookupListIndex = None, list(lookups)
    record.Feature.LookupCount = len(lookups)
    return record
