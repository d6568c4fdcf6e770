"""The link by which a reader reports a mistake in one row."""

from urllib.parse import quote, urlencode, urlsplit

from lib.data.rules import is_web_address
from lib.words import curating


def report_link(contact: str, identifier: str, line: str, address: str) -> str:
    """Give a prefilled mail or issue form; blank where the settings name no contact.

    `contact` is a mail address or the web address of an issue form, `line` names the row in a
    few words, `address` is where it stands.
    """
    said = {
        "title": curating.report_title(identifier),
        "body": curating.report_text(line, address),
    }
    if is_web_address(contact):
        joined = "&" if urlsplit(contact).query else "?"
        return f"{contact}{joined}{urlencode(said)}"
    if "@" not in contact or set(contact) & set(" \n?&"):
        return ""
    mail = urlencode({"subject": said["title"], "body": said["body"]}, quote_via=quote)
    return f"mailto:{contact}?{mail}"
