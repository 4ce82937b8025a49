"""Small workbooks, as Excel and LibreOffice lay them out, made in memory."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"

Rows = Sequence[Sequence[str]]


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of parts by their names."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def xlsx(sheets: Mapping[str, Rows], hidden: Sequence[str] = ()) -> bytes:
    """Return a workbook whose sheets hold text from their first row on."""
    return xlsx_of({name: text_rows(rows) for name, rows in sheets.items()}, hidden)


def text_rows(rows: Rows) -> str:
    """Return the rows of a sheet of text, without the cells that are empty."""
    return "".join(
        f'<row r="{row}">'
        + "".join(
            f'<c r="{_letters(column)}{row}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
            for column, cell in enumerate(cells)
            if cell
        )
        + "</row>"
        for row, cells in enumerate(rows, 1)
    )


def xlsx_of(sheets: Mapping[str, str], hidden: Sequence[str] = (), **parts: str) -> bytes:
    """Return a workbook whose sheets hold these elements; `strings` and `styles` may be added."""
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="r{number}"'
        f' state="{"hidden" if name in hidden else "visible"}"/>'
        for number, name in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/worksheet"'
        f' Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    kinds = {"strings": "sharedStrings", "styles": "styles"}
    related += "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="/xl/{kind}.xml"/>'
        for kind in (kinds[name] for name in parts)
    )
    top = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    workbook = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">{top}</Relationships>',
            "xl/workbook.xml": workbook,
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}'
            "</Relationships>",
            **{f"xl/{kinds[name]}.xml": part for name, part in parts.items()},
            **{
                f"xl/worksheets/sheet{number}.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>'
                f"{rows}</sheetData></worksheet>"
                for number, rows in enumerate(sheets.values(), 1)
            },
        }
    )


def ods(sheets: Mapping[str, Rows]) -> bytes:
    """Return a workbook of LibreOffice whose sheets hold text, above its million empty rows."""
    empty = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    return ods_of(
        {
            name: "".join(
                "<table:table-row>"
                + "".join(
                    f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p>'
                    "</table:table-cell>"
                    if cell
                    else "<table:table-cell/>"
                    for cell in cells
                )
                + "</table:table-row>"
                for cells in rows
            )
            + empty
            for name, rows in sheets.items()
        }
    )


def ods_of(sheets: Mapping[str, str]) -> bytes:
    """Return a workbook of LibreOffice whose sheets hold these elements."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{rows}</table:table>"
        for name, rows in sheets.items()
    )
    spaces = " ".join(f'xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "table", "text"))
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f"{tables}</office:spreadsheet></office:body></office:document-content>",
        }
    )


def _letters(column: int) -> str:
    """Return the letters of a column, counted from 0: A, B, … Z, AA."""
    more, last = divmod(column, 26)
    return (_letters(more - 1) if more else "") + chr(65 + last)
