"""Find Caddy for the hosting tests, or fetch it: `python -m tests.caddy`."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from deploy.host import UNPACKED, find_caddy

SKIPPED = (
    "NO PROXY TESTS: no Caddy on the PATH and none could be fetched; "
    "install Debian's package caddy, or from caddyserver.com"
)


def fetch() -> None:
    """Unpack Debian's package into .venv, not installed: that would start a server on port 80."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return
    if os.geteuid() == 0:
        subprocess.run(["apt-get", "--quiet", "update"], check=False)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["apt-get", "--quiet", "download", "caddy"], cwd=folder, check=False)
        for package in Path(folder).glob("caddy_*.deb"):
            target = UNPACKED.parents[2]
            subprocess.run(["dpkg-deb", "--extract", str(package), str(target)], check=False)


def main() -> None:
    if not find_caddy():
        fetch()
    found = find_caddy()
    print(f"Hosting tests use {found}" if found else SKIPPED, flush=True)


if __name__ == "__main__":
    main()
