"""Small workbooks for tests, as bytes: the fewest parts that programs would open."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

Cell = str | int | float | bool | date | datetime | None
Rows = Sequence[Sequence[Cell]]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
URN = "urn:oasis:names:tc:opendocument:xmlns"
FIRST_DAY = datetime(1899, 12, 30)
VISIBLE = ("hidden", "visible")
FAILED = "#"  # a text that begins so is a failed formula
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs count="3"><xf numFmtId="0"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/>'
    "</cellXfs></styleSheet>"
)


def zipped(parts: Mapping[str, str | bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", way) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def letters(column: int) -> str:
    before, at = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(65 + at)


def xlsx(
    sheets: Mapping[str, Rows | str],
    merged: str = "",
    hidden: Sequence[str] = (),
    more: Mapping[str, str] | None = None,
) -> bytes:
    """Write sheets of values, or of XML; `merged` is a place such as B1:C1 in each of them."""
    names = dict(enumerate(sheets, start=1))
    merges = f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}" '
        f'state="{VISIBLE[name not in hidden]}"/>'
        for n, name in names.items()
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in names
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'{relations}<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
        "</Relationships>",
        "xl/styles.xml": STYLES,
    }
    for n, name in names.items():
        rows = sheets[name]
        data = rows if isinstance(rows, str) else "".join(map(_excel_row, range(len(rows)), rows))
        parts[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>{merges}</worksheet>'
        )
    return zipped(parts | dict(more or {}))


def _excel_row(number: int, cells: Sequence[Cell]) -> str:
    made = [_excel_cell(f"{letters(at)}{number + 1}", cell) for at, cell in enumerate(cells)]
    return f'<row r="{number + 1}">{"".join(made)}</row>'


def _excel_cell(place: str, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return f'<c r="{place}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, (int, float)):
        return f'<c r="{place}"><v>{cell!r}</v></c>'
    if isinstance(cell, str) and cell.startswith(FAILED):
        return f'<c r="{place}" t="e"><v>{cell}</v></c>'
    if isinstance(cell, str):
        text = escape(cell)
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    moment = cell if isinstance(cell, datetime) else datetime.combine(cell, datetime.min.time())
    days = (moment - FIRST_DAY).total_seconds() / 86_400
    return f'<c r="{place}" s="1"><v>{days!r}</v></c>'


def ods(
    sheets: Mapping[str, Rows | str], spanned: Mapping[str, int] | None = None, locked: str = ""
) -> bytes:
    """Write sheets of values, or of XML; a text of `spanned` goes over as many columns."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>"
        f"{rows if isinstance(rows, str) else ''.join(_open_row(r, spanned or {}) for r in rows)}"
        "</table:table>"
        for name, rows in sheets.items()
    )
    spaces = "".join(f' xmlns:{each}="{URN}:{each}:1.0"' for each in ("office", "table", "text"))
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{URN}:manifest:1.0">'
            f"{locked}</manifest:manifest>",
            "content.xml": f'<office:document-content{spaces} xmlns:calcext="{URN}:calcext:1.0">'
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>",
        }
    )


def _open_row(cells: Sequence[Cell], spanned: Mapping[str, int]) -> str:
    return f"<table:table-row>{''.join(_open_cell(c, spanned) for c in cells)}</table:table-row>"


def _open_cell(cell: Cell, spanned: Mapping[str, int]) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, bool):
        kind, more = "boolean", f'office:boolean-value="{str(cell).lower()}"'
    elif isinstance(cell, (int, float)):
        kind, more = "float", f'office:value="{cell!r}"'
    elif isinstance(cell, date):
        kind, more = "date", f'office:date-value="{cell.isoformat()}"'
    elif cell.startswith(FAILED):
        kind, more = "string", 'office:string-value="" calcext:value-type="error"'
    else:
        kind = "string"
        wide = spanned.get(cell, 1)
        more = f'table:number-columns-spanned="{wide}"' if wide > 1 else ""
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(cell).split("\n"))
    return f'<table:table-cell office:value-type="{kind}" {more}>{text}</table:table-cell>'
