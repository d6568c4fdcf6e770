"""Bytes or HTML → plain text; furniture of a web page is left out."""

import re
from html.parser import HTMLParser

from lib.data.encoding import decode

FURNITURE = {"script", "style", "noscript", "template", "svg", "nav", "form", "button", "select",
             "iframe", "title", "footer", "aside", "sup"}  # fmt: skip
BLOCKS = {"p", "div", "section", "article", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br",
          "blockquote", "figcaption", "table", "tr", "ul", "ol", "dd", "dt", "main",
          "header"}  # fmt: skip
CELLS = {"td", "th"}
MARKUP = re.compile(
    r"<(?:!doctype|html|body|head|meta|p|div|br|span|a|article|table|li|h1|tr)\b[^<>]*>", re.I
)


def plain(content: bytes) -> str:
    """Give the text of a text file or of a web page.

    Raises UnreadableError for what is too large or no text.
    """
    text = decode(content)
    if not is_page(text):
        return text
    reader = _Reader()
    reader.feed(text)
    reader.close()
    lines = (" ".join(line.split()) for line in reader.text().splitlines())
    return "\n".join(line for line in lines if line)


def is_page(text: str) -> bool:
    """Tell a web page from plain text."""
    return bool(MARKUP.search(text))


class _Reader(HTMLParser):
    """Collects text in one pass; the text of furniture is held back until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[str] = []
        self.held: list[str] = []
        self.inside: list[str] = []

    def text(self) -> str:
        """Give what was kept; furniture that is never closed was none."""
        return "".join([*self.kept, *self.held])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into furniture, or on to a new line."""
        if tag in FURNITURE:
            self.inside.append(tag)
        elif tag in BLOCKS:
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        """Come out of furniture, or to the end of a line or a cell."""
        if tag in self.inside:
            while self.inside.pop() != tag:
                pass
            if not self.inside:
                self.held.clear()
        elif tag in BLOCKS:
            self.handle_data("\n")
        elif tag in CELLS:
            self.handle_data(" | ")

    def handle_data(self, data: str) -> None:
        """Keep the text, or hold it back."""
        (self.held if self.inside else self.kept).append(data)
