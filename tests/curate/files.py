"""Small files for tests, as bytes: PDF, docx, odt and saved pages with the fewest parts."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from xml.sax.saxutils import escape

from tests.reading.workbooks import URN, zipped

Words = Sequence[tuple[float, float, str]]  # x, y from below, what stands there
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TOP, LINE, LEFT = 780, 12, 50
# Helvetica of 10 points: a letter is about 5 points wide.
LETTER = 5.0


def pdf(pages: Sequence[Words], title: str = "", more: str = "") -> bytes:
    """Write pages of words in Helvetica of 10 points; `more` goes into the trailer."""
    first = 5  # the number of the first page; its content follows it
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<</Title({title})/CreationDate(D:20200102030405Z)/Author(A. N. Author)>>",
    ]
    for at, words in enumerate(pages):
        drawn = "".join(f"BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({_pdf(t)}) Tj ET\n" for x, y, t in words)
        objects += [
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            f"/Contents {first + 2 * at + 1} 0 R>>",
            f"<</Length {len(drawn.encode('cp1252'))}>>stream\n{drawn}endstream",
        ]
    content, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n{each}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"<</Size {len(objects) + 1}/Root 1 0 R/Info 4 0 R{more}>>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\n"
    return content + f"{end}startxref\n{len(content)}\n%%EOF\n".encode()


def _pdf(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def column(text: str, x: float, width: float, top: float = TOP) -> list[tuple[float, float, str]]:
    """Set a text as a column of some width, from a height down; a blank line is a paragraph."""
    lines = [
        line for each in text.split("\n\n") for line in (*wrap(each, int(width / LETTER)), "")
    ]
    return [(x, top - LINE * at, line) for at, line in enumerate(lines) if line]


def docx(body: str, title: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Write a document of paragraphs and tables in XML."""
    core = (
        '<cp:coreProperties xmlns:cp="core" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="terms"><dc:title>{escape(title)}</dc:title><dc:creator>A. N. Author'
        "</dc:creator><dcterms:created>2020-01-02T03:04:05Z</dcterms:created></cp:coreProperties>"
    )
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": document, "docProps/core.xml": core} | dict(more or {}))


def written(*paragraphs: str) -> str:
    """Write paragraphs for a docx."""
    return "".join(f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>" for each in paragraphs)


def tabled(rows: Sequence[Sequence[str]]) -> str:
    """Write a table for a docx."""
    cells = ("".join(f"<w:tc>{written(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{each}</w:tr>' for each in cells)}</w:tbl>"


def odt(body: str, title: str = "", locked: str = "") -> bytes:
    """Write a document of paragraphs and tables in XML."""
    spaces = "".join(f' xmlns:{each}="{URN}:{each}:1.0"' for each in ("office", "table", "text"))
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f"<m>{locked}</m>",
            "content.xml": f"<office:document-content{spaces}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
            "meta.xml": '<m xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(title)}</dc:title><dc:date>2020-01-02</dc:date></m>",
        }
    )


def mht(page: str, address: str = "https://daily.example/a") -> bytes:
    """Write a page as browsers save it with its pictures."""
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nSubject: A page\r\n"
        "Date: Wed, 1 Jan 2020 00:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n'
    )
    parts = (
        f"------b\r\nContent-Type: text/html\r\nContent-Location: {address}\r\n"
        f"Content-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n"
        "------b\r\nContent-Type: image/png\r\n\r\nnot a picture\r\n"
        "------b--\r\n"
    )
    return (head + parts).encode()
