"""Two replicas under a sub-path, behind Caddy, behind another proxy that ends TLS."""

import ssl
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from deploy.host import Hosted, find_caddy, hosted
from deploy.processes import PROJECT, free_ports, start, stop, wait_for
from tests.caddy import SKIPPED

BASE = "/crowds/estimates"
FRONT = """
{{
    admin off
    skip_install_trust
    auto_https disable_redirects
}}
https://localhost:{port} {{
    bind 127.0.0.1
    tls internal
    reverse_proxy {behind}
}}
"""


@dataclass(frozen=True)
class Public:
    """What a reader on the other side of the TLS proxy sees, and what runs behind it."""

    address: str
    behind: Hosted
    get: Callable[[str], str]


@pytest.fixture(scope="session")
def caddy() -> str:
    path = find_caddy()
    if path is None:
        pytest.skip(SKIPPED)
    return path


@pytest.fixture(scope="session")
def public(caddy: str, tmp_path_factory) -> Iterator[Public]:
    folder = tmp_path_factory.mktemp("hosted")
    with hosted(PROJECT / "estimates.csv", folder, base=BASE) as behind:
        [port] = free_ports(1)
        address = f"https://localhost:{port}{BASE}"
        config, log = folder / "Caddyfile", folder / "front.log"
        config.write_text(FRONT.format(port=port, behind=behind.address.removesuffix(BASE)))
        process = start(
            [caddy, "run", "--config", str(config), "--adapter", "caddyfile"],
            {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)},
            log,
        )
        trust = ssl.create_default_context()
        trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE

        def get(path: str) -> str:
            with urllib.request.urlopen(f"{address}{path}", timeout=30, context=trust) as answer:
                return answer.read().decode()

        try:
            wait_for(f"{address}/healthz", process, log, trust)
            yield Public(address, behind, get)
        finally:
            stop(process)
