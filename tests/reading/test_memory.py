"""What is refused is refused without filling the memory: each file in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from lib.data.limits import MOST_MEGABYTES
from tests.conftest import PROJECT
from tests.reading.workbooks import ods, xlsx

MOST = MOST_MEGABYTES * 1_000_000
MEGABYTES = 330
STATUS = Path("/proc/self/status")
HEAD = b"source,year,low"
HEADS = ["source", "year", "low"]
CELLS = [[*HEADS, *range(97)], *[[f"U{n}", 2019, *range(n, n + 98)] for n in range(9_990)]]
FAR = '<row><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'
REPEATED = (
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value="1" '
    'office:value-type="float" table:number-columns-repeated="16384"/></table:table-row>'
)
FILES = {
    "an endless line": lambda: HEAD + b"\n" + b"1" * (MOST - 20),
    "a million columns": lambda: HEAD + b",x" * 999_999,
    "ten million separators": lambda: b"," * MOST,
    "as many short rows as there may be": lambda: HEAD + b"\nU,1,1" * 59_000,
    "a million short rows": lambda: HEAD + b"\nU,1,1" * 1_600_000,
    "as many cells as there may be": lambda: (
        HEAD + b"".join(b",%d" % each for each in range(97)) + (b"\nU,1,1" + b",2" * 97) * 9_900
    ),
    "an open quotation mark": lambda: HEAD + b'\nU,1,"' + b"x\n" * 4_900_000,
    "quotation marks that do not pair": lambda: HEAD + b'\n"a"b,1,1' * 900_000,
    "bytes": lambda: bytes(range(256)) * 39_000,
    "an archive": lambda: b"PK\x03\x04" + bytes(MOST - 4),
    "a spreadsheet of as many cells as there may be": lambda: xlsx({"A": CELLS}),
    "an .ods of as many cells": lambda: ods({"A": CELLS}),
    "a spreadsheet of as much text as there may be": lambda: xlsx(
        {"A": [HEADS, *[[f"{n}" + "é" * 400, 2019, 1] for n in range(12_000)]]}
    ),
    "a cell far away": lambda: xlsx({"A": FAR}),
    "a spreadsheet that unfolds": lambda: xlsx({"A": "<row/>" * 26_000_000}),
    "the most that may unfold": lambda: xlsx({"A": " " * 149_000_000}),
    "elements without end": lambda: xlsx({"A": "<a/>" * 37_000_000}),
    "repeated cells": lambda: ods({"A": REPEATED}),
    "beyond the limit": lambda: b"x" * (MOST * 3),
}
SCRIPT = """
import pathlib, sys
from lib.data.problems import UnreadableError
from lib.data.read import read
try:
    said = f"{len(read(pathlib.Path(sys.argv[1]).read_bytes()).problems)} problems"
except UnreadableError as error:
    said = str(error)
status = pathlib.Path("/proc/self/status").read_text().split()
print(int(status[status.index("VmHWM:") + 1]) // 1024, said)
"""


@pytest.mark.skipif(not STATUS.exists(), reason="NO MEMORY TEST: this machine has no /proc")
@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_no_file_takes_more_memory_than_there_is_for_it(content, tmp_path):
    file = tmp_path / "estimates.csv"
    file.write_bytes(content())
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(file)],
        capture_output=True, text=True, cwd=PROJECT, check=True,
    )  # fmt: skip
    megabytes, said = done.stdout.split(" ", 1)
    assert said.strip()
    assert int(megabytes) < MEGABYTES, done.stdout
