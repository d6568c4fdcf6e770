"""Bytes or HTML → plain text; furniture of a web page is left out."""

import re

from bs4 import BeautifulSoup

from lib.data.encoding import decode

FURNITURE = ("script", "style", "noscript", "template", "svg", "nav", "form", "button", "select",
             "iframe", "head", "footer", "aside", "sup")  # fmt: skip
BLOCKS = ("p", "div", "section", "article", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br",
          "blockquote", "figcaption", "table", "tr", "ul", "ol", "dd", "dt", "main",
          "header")  # fmt: skip
MARKUP = re.compile(r"<(?:!doctype|html|body|p|div|br|span|a|article|table|li)\b[^<>]*>", re.I)


def plain(content: bytes) -> str:
    """Give the text of a text file or of a web page.

    Raises UnreadableError for what is too large or no text.
    """
    text = decode(content)
    if not MARKUP.search(text):
        return text
    soup = BeautifulSoup(text, "html.parser")
    for tag in soup(FURNITURE):
        tag.decompose()
    for cell in soup(("td", "th")):
        cell.append(" | ")
    for tag in soup(BLOCKS):
        tag.insert_before("\n")
        tag.append("\n")
    lines = (" ".join(line.split()) for line in soup.get_text().splitlines())
    return "\n".join(line for line in lines if line)
