"""What a browser may do with each kind of answer: the content security policies."""

import base64
import hashlib
import os
import re
from functools import cache
from pathlib import Path

from lib.serve.assets import FOLDER

VIEW_SCRIPT = Path(__file__).parent.parent / "share" / "view.js"
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# The page of a view is made to be embedded and holds nothing private; the dashboard is not.
OWN_PAGES = "'self'"


def framing() -> str:
    """Give who may frame the pages, as the host sets it; blank leaves each its own rule."""
    return os.environ.get("FRAME_ANCESTORS", "").replace(";", " ").strip()


@cache
def policy(name: str, ancestors: str) -> str:
    """Write the policy for an answer: the page of a `view`, `data`, or the `dashboard`.

    `ancestors` are the pages that may frame it, as `frame-ancestors` takes them; blank is the
    default of each. Streamlit and Plotly style their elements from scripts, and the page of a view
    carries its style sheet, hence the inline styles; Streamlit starts its components and its
    table from blobs.
    """
    if name == "data":
        rules = ["default-src 'none'"]
    elif name == "view":
        rules = [
            "default-src 'none'",
            f"script-src {digest(VIEW_SCRIPT.read_text(encoding='utf-8'))}",
            "style-src 'unsafe-inline'",
            "img-src 'self'",
            *([f"frame-ancestors {ancestors}"] if ancestors else []),
        ]
    else:
        page = (FOLDER / "index.html").read_text(encoding="utf-8")
        own = " ".join(digest(script) for script in INLINE.findall(page))
        rules = [
            "default-src 'self'",
            f"script-src 'self' blob: {own}",
            "worker-src 'self' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "object-src 'none'",
            f"frame-ancestors {ancestors or OWN_PAGES}",
        ]
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


def digest(script: str) -> str:
    """Write what allows this one inline script and no other."""
    found = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(found).decode()}'"
