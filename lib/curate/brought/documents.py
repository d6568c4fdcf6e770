"""A .docx or .odt file → its text: paragraphs, tables as lines of cells, its title."""

from collections.abc import Mapping

from lib.curate.brought.packages import DAMAGED, LOCKED, unpacked
from lib.curate.brought.sensible import title_of
from lib.data.problems import UnreadableError
from lib.data.spreadsheets.parts import Part

TEXTS = {"docx": "word/document.xml", "odt": "content.xml"}
ABOUT = {"docx": "docProps/core.xml", "odt": "meta.xml"}
MANIFEST = "META-INF/manifest.xml"
PARAGRAPHS = {"p", "h"}
CELLS = {"tc", "table-cell", "covered-table-cell"}
ROWS, TABLES = {"tr", "table-row"}, {"tbl", "table"}
# Notes below the page, remarks in the margin, what was struck out, and settings, which hold
# elements of the same names as text does.
LEFT_OUT = {"note", "annotation", "tracked-changes", "Fallback", "pPr", "rPr", "sectPr", "delText",
            "instrText", "sequence-decls", "forms"}  # fmt: skip
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "noBreakHyphen": "-"}
MOST_BLANKS, MOST_REPEATED = 20, 200


def document(content: bytes, kind: str) -> tuple[str, dict[str, str]]:
    """Give the text of a docx or odt file, and its title where it states one.

    Every paragraph stands apart, every row of a table on a line with tabs between its cells.
    Raises UnreadableError for one that is damaged, locked, or unfolds to too much.
    """
    parts = unpacked(content, (TEXTS[kind], ABOUT[kind], MANIFEST))
    if b"encryption-data" in parts.get(MANIFEST, b""):
        raise UnreadableError(LOCKED)
    if TEXTS[kind] not in parts:
        raise UnreadableError(DAMAGED)
    words = _Words(only="t" if kind == "docx" else "")
    words.feed(parts[TEXTS[kind]], last=True)
    return words.found(), _about(parts, ABOUT[kind])


def _about(parts: Mapping[str, bytes], name: str) -> dict[str, str]:
    """Give the title; the day on which the file was made is not when it was published."""
    head = _Title()
    try:
        head.feed(parts.get(name, b"<none/>"), last=True)
    except UnreadableError:
        return {}  # the words count, not what stands beside them
    title = title_of(head.title)
    return {"title": title} if title else {}


class _Title(Part):
    """Finds the title among what a document states of itself."""

    def __init__(self) -> None:
        super().__init__([0])
        self.title = ""
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Go into the title."""
        self._inside = name == "dc:title"

    def end(self, name: str) -> None:
        """Come out of the title."""
        self._inside = False

    def text(self, text: str) -> None:
        """Keep the title."""
        self.title += text if self._inside else ""


class _Words(Part):
    """Collects the words of a document; `only` names the element that alone holds them."""

    damaged = DAMAGED

    def __init__(self, only: str) -> None:
        super().__init__([0])
        self._only = only
        self._holding = self._left_out = self._depth = 0
        self._lines: list[str] = []
        self._row: list[str] = []
        self._held: list[str] = []
        self._repeats = 1

    def found(self) -> str:
        """Give the text."""
        return "".join(self._lines).strip("\n") + "\n"

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Go into an element."""
        name = name.rpartition(":")[2]
        if name in LEFT_OUT or self._left_out:
            self._left_out += 1
        elif name in TABLES:
            self._depth += 1
        elif name in ROWS and self._depth == 1:
            self._row, self._held = [], []
        elif name in CELLS and self._depth == 1:
            self._held = []
            self._repeats = min(_count(attributes, "table:number-columns-repeated"), MOST_REPEATED)
        elif name in SIGNS:
            self._held.append(SIGNS[name])
        elif name == "s":
            self._held.append(" " * min(_count(attributes, "text:c"), MOST_BLANKS))
        elif name == self._only or (not self._only and name in PARAGRAPHS):
            self._holding += 1

    def end(self, name: str) -> None:
        """Come out of an element: take in a paragraph, a cell or a row."""
        name = name.rpartition(":")[2]
        if self._left_out:
            self._left_out -= 1
            return
        if name == self._only or (not self._only and name in PARAGRAPHS):
            self._holding -= 1
        if name in PARAGRAPHS:
            self._close_paragraph()
        elif name in CELLS and self._depth == 1:
            self._row += [" ".join("".join(self._held).split())] * self._repeats
            self._held = []
        elif name in ROWS and self._depth == 1:
            self._lines.append("\t".join(self._row) + "\n")
        elif name in TABLES:
            self._depth -= 1
            self._lines.append("" if self._depth else "\n")

    def text(self, text: str) -> None:
        """Keep words; what stands between elements is only their order in the file."""
        if self._holding and not self._left_out:
            self._held.append(text)

    def _close_paragraph(self) -> None:
        if self._depth:
            self._held.append(" ")  # between the paragraphs of a cell
            return
        text = "".join(self._held).strip()
        self._held = []
        if text:
            self._lines.append(text + "\n\n")


def _count(attributes: Mapping[str, str], name: str) -> int:
    said = attributes.get(name, "1")
    return int(said) if said.isdecimal() and len(said) < 9 else 1
