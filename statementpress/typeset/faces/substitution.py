"""Write the layout rules of prepared faces: clusters first, kerning last."""

from collections.abc import Iterator, Mapping
from typing import Any

from fontTools.otlLib import builder
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import otTables

SCRIPTS = ("DFLT", "khmr")


def prepend_ccmp(font: TTFont, ligatures: Mapping[tuple[str, ...], str]) -> None:
    """Put nominal sequence -> cluster before all that the face's GSUB does.

    HarfBuzz applies `ccmp` within one Khmer syllable after reordering, and takes lookups of the
    same stage by their index: so the new ones become lookups 0 and 1.
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
    table = _layout_table(font, "GSUB")
    _renumber_lookups(table, len(subtables))
    table.LookupList.Lookup[:0] = [builder.buildLookup([subtable]) for subtable in subtables]
    _add_feature(table, "ccmp", range(len(subtables)))


def append_kerning(font: TTFont, pairs: Mapping[tuple[str, str], int]) -> None:
    """Add to the advance of the first glyph of each pair, in font units."""
    if not pairs:
        return
    pair_positions = builder.PairPosBuilder(font, None)
    for (first, second), value in sorted(pairs.items()):
        pair_positions.addGlyphPair(
            None, first, builder.buildValue({"XAdvance": value}), second, None
        )
    table = _layout_table(font, "GPOS")
    table.LookupList.Lookup.append(pair_positions.build())
    _add_feature(table, "kern", [len(table.LookupList.Lookup) - 1])


def _layout_table(font: TTFont, tag: str) -> Any:
    if tag not in font:
        font[tag] = newTable(tag)
        table = font[tag].table = getattr(otTables, tag)()
        table.Version = 0x00010000
        table.ScriptList, table.FeatureList = otTables.ScriptList(), otTables.FeatureList()
        table.ScriptList.ScriptRecord, table.FeatureList.FeatureRecord = [], []
        table.LookupList = otTables.LookupList()
        table.LookupList.Lookup = []
        _add_scripts(table)
    return font[tag].table


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


def _add_feature(table: Any, tag: str, lookups: Any) -> None:
    """Register a feature in every script and language that the face knows."""
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, otTables.Feature()
    record.Feature.FeatureParams, record.Feature.LookupListIndex = None, list(lookups)
    record.Feature.LookupCount = len(record.Feature.LookupListIndex)
    table.FeatureList.FeatureRecord.append(record)
    index = len(table.FeatureList.FeatureRecord) - 1
    for script in table.ScriptList.ScriptRecord:
        if script.Script.DefaultLangSys is None:
            script.Script.DefaultLangSys = _language_system()
        systems = [script.Script.DefaultLangSys]
        systems += [language.LangSys for language in script.Script.LangSysRecord]
        for system in systems:
            system.FeatureIndex.append(index)
