"""Serve a CSV or spreadsheet of estimates as a dashboard, on this machine.

The page is at http://localhost:8501 until Ctrl+C. For others, see deploy/README.md of the project.
"""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from lib.place import PROJECT, estimates, file_of

PORT = 8501


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "file",
        nargs="?",
        type=file_of,
        default=estimates(),
        metavar="FILE",
        help="the CSV or spreadsheet, or the folder of an estimates.csv",
    )
    parser.add_argument("--port", type=int, default=PORT, help=f"{PORT} where nothing is said")
    parser.add_argument("--address", default="localhost", help="localhost where nothing is said")
    parser.add_argument(
        "--curate", action="store_true", help="with a Save button on the Curate page"
    )


def run(asked: Namespace) -> int:
    """Become Streamlit, serving the file; exit with 2 where there is none."""
    if not asked.file.exists():
        print(f"There is no {asked.file}; name a CSV or spreadsheet.", file=sys.stderr)
        return 2
    print(f"Estimate Timeline: http://{asked.address}:{asked.port}  (Ctrl+C stops it)", flush=True)
    os.execve(sys.executable, command(asked), {**os.environ, **settings(asked)})


def command(asked: Namespace) -> list[str]:
    """Give the command that serves; -P keeps a folder that holds a `lib` of its own out of it."""
    return [
        *(sys.executable, "-P", "-m", "streamlit", "run", str(PROJECT / "app.py")),
        *(f"--server.port={asked.port}", f"--server.address={asked.address}"),
    ]


def settings(asked: Namespace) -> Mapping[str, str]:
    """Give the variables of its environment: which file, and where the application is."""
    path = filter(None, (str(PROJECT), os.environ.get("PYTHONPATH")))
    return {
        "ESTIMATES": str(asked.file.absolute()),
        "CURATE": "1" if asked.curate else "",
        "PYTHONPATH": os.pathsep.join(path),
    }
