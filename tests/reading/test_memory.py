"""What is refused is refused without filling the memory: each file in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from lib.data.limits import MOST_MEGABYTES
from tests.conftest import PROJECT

MOST = MOST_MEGABYTES * 1_000_000
MEGABYTES = 300
STATUS = Path("/proc/self/status")
HEAD = b"source,year,low"
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
