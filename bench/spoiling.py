"""Ways to spoil a file while it is served, and to fill the disk that it lies on."""

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

DISK = "2m"


def folder_of_that_name(file: Path) -> None:
    """Put a folder in its place, which even root cannot read as a file."""
    file.unlink()
    file.mkdir()


def two_gigabytes(file: Path) -> None:
    """Make it a sparse file of two gigabytes."""
    with file.open("wb") as output:
        output.truncate(2_000_000_000)


def pipe(file: Path) -> None:
    """Put a pipe in its place, to which nobody writes."""
    file.unlink()
    os.mkfifo(file)


def endless(file: Path) -> None:
    """Put a link to a device without an end in its place."""
    file.unlink()
    file.symlink_to("/dev/zero")


WAYS: dict[str, Callable[[Path], object]] = {
    "broken (other columns)": lambda file: file.write_text("nothing,of,the,kind\n1,2,3,4\n"),
    "broken (bytes of no text)": lambda file: file.write_bytes(bytes(range(256)) * 100),
    "emptied": lambda file: file.write_bytes(b""),
    "removed": Path.unlink,
    "unreadable (a folder of that name)": folder_of_that_name,
    "of 2 GB": two_gigabytes,
    "a pipe": pipe,
    "a device without an end": endless,
}


def restore(file: Path, good: bytes) -> None:
    """Put the good file back."""
    if file.is_dir():
        file.rmdir()
    file.unlink(missing_ok=True)  # what else stands there must not be written into
    file.write_bytes(good)


def fill(file: Path) -> None:
    """Write until the disk takes not one byte more."""
    try:
        with file.open("wb", buffering=0) as output:
            for size in (65_536, 1):
                try:
                    while True:
                        output.write(bytes(size))
                except OSError:
                    continue
    except OSError:
        return


def mounted(folder: Path, stack: ExitStack) -> bool:
    """Put a small disk at a folder until the stack ends; tell whether that may be done."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"):
        return False
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        return False
    stack.callback(subprocess.run, ["umount", "--lazy", str(folder)], check=False)
    return True
