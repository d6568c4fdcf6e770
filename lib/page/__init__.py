"""One file per page, each with `show(shown)`.

The folder is not called `pages`: Streamlit runs by itself whatever lies in a folder of that name
beside its script.
"""

from lib.page.shown import Shown

__all__ = ["Shown"]
