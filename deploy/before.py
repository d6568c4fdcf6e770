"""What must be so before `make host` installs anything; needs the standard library alone."""

import socket
import sys
from pathlib import Path

from deploy.host import MISSING, find_caddy
from lib.place import file_of

TAKEN = "port {port} is taken by another program; stop that, or name another port with PORT=…"
NO_DATA = "there is no file {path}; name the CSV or spreadsheet with ESTIMATES=…"


def refusals(estimates: Path, port: int) -> list[str]:
    """List why a CSV cannot be hosted on a port of this machine's loopback."""
    path = file_of(estimates)
    return [
        *([] if path.is_file() else [NO_DATA.format(path=path)]),
        *([] if is_free(port) else [TAKEN.format(port=port)]),
        *([] if find_caddy() else [MISSING]),
    ]


def is_free(port: int) -> bool:
    """Tell whether nobody listens on a port of the loopback."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    sys.exit("\n".join(refusals(Path(sys.argv[1]), int(sys.argv[2]))) or 0)
