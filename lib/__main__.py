"""What a curator or a host does from the command line: `python -m lib COMMAND …`."""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence

from lib import check, extract, release, site, verdict, write_picture

COMMANDS = {
    "check": check,
    "extract": extract,
    "picture": write_picture,
    "release": release,
    "site": site,
    "verdict": verdict,
}


def main(arguments: Sequence[str]) -> int:
    """Run one command; each tells in its help what it takes and with what it exits."""
    parser = ArgumentParser(prog="python -m lib", description=__doc__)
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
