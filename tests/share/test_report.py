"""Reporting a mistake: a prefilled mail or issue form, or no link at all."""

import pytest

from lib.share.report import report_link

LINE, ADDRESS = "2019 · UN · 5 & more", "https://example.org/?estimate=un-2019"
BODY = (
    "2019%20%C2%B7%20UN%20%C2%B7%205%20%26%20more%0Ahttps%3A%2F%2Fexample.org%2F%3Festimate%3D"
    "un-2019%0A%0AWhat%20is%20wrong%2C%20and%20where%20can%20it%20be%20read%3F%0A"
)
TITLE = "Mistake%20in%20row%20un-2019"

CONTACTS = {
    "": "",
    "nobody": "",
    "a@example.org?bcc=b@example.org": "",
    "javascript:alert(1)": "",
    "curator@example.org": f"mailto:curator@example.org?subject={TITLE}&body={BODY}",
    "https://example.org/issues/new": "https://example.org/issues/new?title="
    + f"{TITLE}&body={BODY}".replace("%20", "+"),
    "https://example.org/new?template=row": "https://example.org/new?template=row&title="
    + f"{TITLE}&body={BODY}".replace("%20", "+"),
}


@pytest.mark.parametrize(("contact", "expected"), CONTACTS.items())
def test_a_contact_gives_a_prefilled_link(contact, expected):
    assert report_link(contact, "un-2019", LINE, ADDRESS) == expected
