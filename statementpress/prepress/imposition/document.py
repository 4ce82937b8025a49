"""What a file of printing sheets says of itself, and what it keeps of its source."""

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from statementpress.prepress.pdf.objects import entry, is_dictionary

KEPT = Name.OCProperties, Name.OutputIntents
"""Entries of the catalogue that say what is painted, and in which colours."""
UNTITLED = "Printing sheets"


def describe(target: Pdf, source: Pdf, *, turned_at_long_edge: bool) -> None:
    """Give printing sheets their title and language, and the settings for the print dialogue.

    They are to be printed on both sides, at their own size, on paper of that size (ISO 32000-1,
    12.2, table 150). Layers stay on or off as they are.
    """
    root, old = target.Root, source.Root
    title = _title(source)
    target.docinfo[Name.Title] = String(f"{title} – printing sheets" if title else UNTITLED)
    if isinstance(old.get(Name.Lang), String):
        root[Name.Lang] = String(str(old[Name.Lang]))
    for key in KEPT:
        kept = old.get(key)
        if is_dictionary(kept) or isinstance(kept, Array):
            root[key] = target.copy_foreign(_indirect(source, kept))
    root[Name.ViewerPreferences] = Dictionary(
        Duplex=Name.DuplexFlipLongEdge if turned_at_long_edge else Name.DuplexFlipShortEdge,
        PrintScaling=Name("/None"),
        PickTrayByPDFSize=True,
        DisplayDocTitle=True,
    )


def _title(source: Pdf) -> str:
    title = entry(source.trailer.get(Name.Info), Name.Title)
    return str(title).strip() if isinstance(title, String) else ""


def _indirect(source: Pdf, obj: Object) -> Object:
    return obj if obj.is_indirect else source.make_indirect(obj)
