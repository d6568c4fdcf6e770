"""What a curator or a host does from the command line: `python -m lib COMMAND …`.

Installed, the same is `estimate-timeline COMMAND …`.
"""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence

from lib import check, extract, release, run, site, verdict, write_picture

DOES = "What a reader, a curator or a host does from the command line."
COMMANDS = {
    "check": check,
    "extract": extract,
    "picture": write_picture,
    "release": release,
    "run": run,
    "site": site,
    "verdict": verdict,
}


def main(arguments: Sequence[str], prog: str = "python -m lib") -> int:
    """Run one command; each tells in its help what it takes and with what it exits."""
    parser = ArgumentParser(prog=prog, description=DOES)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, module in COMMANDS.items():
        says = str(module.__doc__)
        own = commands.add_parser(
            name,
            help=says.splitlines()[0].rstrip("."),
            description=says,
            formatter_class=RawDescriptionHelpFormatter,
        )
        module.arguments(own)
        own.set_defaults(run=module.run)
    asked = parser.parse_args(arguments)
    return asked.run(asked)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
