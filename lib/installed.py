"""The command of the installed application, `estimate-timeline`.

It lies in a package folder of its own, so that nothing called `lib` is anybody else's to import.
"""

import sys
from pathlib import Path


def main() -> int:
    """Run one command, as `python -m lib` does in a checkout."""
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from lib import __main__ as commands

    return commands.main(sys.argv[1:], "estimate-timeline")
