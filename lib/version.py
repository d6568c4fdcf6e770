"""Which state of the code runs."""

import os
import shutil
import subprocess
from functools import cache

from lib.place import PROJECT

VERSION = "0.1.0"


@cache
def commit() -> str | None:
    """Give the commit that an image names, else that of this folder; None for neither."""
    named = os.environ.get("COMMIT")
    if named or not (PROJECT / ".git").exists() or not shutil.which("git"):
        return named or None
    asked = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() or None
