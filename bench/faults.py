"""Break it and probe it, then write what held: `make faults`."""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from bench import abuse, broken_files, crowds, deaths, replica
from bench.table import table
from tests.chromium import MISSING, find

FILE = Path(__file__).parent / "FAULTS.md"
CHECKS = (replica.checks, deaths.checks, broken_files.checks, abuse.checks, crowds.checks)
INTRO = """# Faults and abuse

What `make faults` saw on {day}, in {seconds} seconds, over loopback: real processes, the Caddy of
`make host`, a real Chromium; {cores} cores, {load:.1f} processes at work on them before it
started. The readers of the first lines speak Streamlit's protocol and come
back as the page in a browser does.

"""


def main() -> int:
    """Run every check and write the table; give 1 if something did not hold."""
    if find() is None:
        sys.exit(MISSING)
    began, found, load = monotonic(), [], os.getloadavg()[0]
    for checks in CHECKS:
        with tempfile.TemporaryDirectory() as folder:
            found += checks(Path(folder))
    day = datetime.now(UTC).date().isoformat()
    seconds, cores = round(monotonic() - began), os.cpu_count()
    text = INTRO.format(day=day, seconds=seconds, cores=cores, load=load) + table(found)
    FILE.write_text(text, encoding="utf-8")
    print(text)
    return int(any(each.held is False for each in found))


if __name__ == "__main__":
    sys.exit(main())
