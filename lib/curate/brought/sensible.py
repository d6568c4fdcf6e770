"""Titles that files state of themselves: which of them a person wrote."""

import re

LONGEST = 300
# What programs write there: the name of a file, or their own.
NO_TITLE = re.compile(
    r"untitled.*|(?:microsoft|powerpoint|word|openoffice|libreoffice|document|pdf|slide|title)\b"
    r"(?: ?\d+| document| presentation| - .*)?|.*\.(?:docx?|odt|rtf|indd|qxd|tex|dvi|pdf|html?|ps)"
    r"|\S*[_\d]\S*|[\W\d]*",
    re.IGNORECASE,
)


def title_of(stated: str) -> str:
    """Give the title that a file states, on one line; blank where a program only made one up.

    >>> title_of("Microsoft Word - final_v3.docx"), title_of("How many are there?")
    ('', 'How many are there?')
    """
    title = " ".join(stated.split())
    return "" if len(title) > LONGEST or NO_TITLE.fullmatch(title) else title
