"""Ready is what says so in words, and a replica that hangs is left and started again."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from time import monotonic

import pytest

from deploy.child import Child
from deploy.host import READY, hosted
from deploy.processes import PROJECT, app_command, free_ports, start, stop, wait_for
from tests.server import ask

HEALTHY = PROJECT / "deploy" / "healthy.py"


@pytest.fixture(scope="module")
def without_the_app(tmp_path_factory) -> Iterator[int]:
    """Serve what Streamlit shows where `app.py` is no app to it; give the port."""
    folder = tmp_path_factory.mktemp("without")
    (folder / "app.py").write_text("import streamlit as st\nst.write('no app')\n")
    [port] = free_ports(1)
    process = start(app_command(port), {}, folder / "log", folder)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, folder / "log")
        yield port
    finally:
        stop(process)


def healthy(port: int) -> bool:
    settings = {**os.environ, "STREAMLIT_SERVER_PORT": str(port)}
    command = [sys.executable, str(HEALTHY)]
    return subprocess.run(command, env=settings, capture_output=True, check=False).returncode == 0


def test_a_200_without_the_word_is_not_ready(without_the_app):
    assert ask(f"http://127.0.0.1:{without_the_app}/healthz")[0] == 200
    assert not healthy(without_the_app)


def test_the_proxy_sends_nobody_where_the_app_is_not(caddy: str, without_the_app, tmp_path):
    [port] = free_ports(1)
    config = tmp_path / "Caddyfile"
    patient = (PROJECT / "deploy" / "Caddyfile").read_text()
    config.write_text(re.sub(r"lb_try_duration \d+s", "lb_try_duration 1s", patient))
    settings = {
        "DOMAIN": f"http://:{port}", "BIND": "127.0.0.1",
        "REPLICAS": f"127.0.0.1:{without_the_app}",
        "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path),
    }  # fmt: skip
    command = [caddy, "run", "--config", str(config), "--adapter", "caddyfile"]
    process = start(command, settings, tmp_path / "log")
    try:
        found = asked_until(503, f"http://127.0.0.1:{port}/")
        assert found["retry-after"] == "5"
    finally:
        stop(process)


def asked_until(wanted: int, address: str) -> dict[str, str]:
    """Ask until the answer has a status; give its headers."""
    status, end = 0, monotonic() + 60
    while status != wanted and monotonic() < end:
        with suppress(OSError):
            status, headers, _ = ask(address)
    assert status == wanted
    return headers


def test_a_replica_that_hangs_is_left_and_started_again(caddy: str, tmp_path):
    with hosted(PROJECT / "estimates.csv", tmp_path, patience=3) as running:
        hung, other = running.replicas
        process = hung.process
        hung.started.clear()
        process.send_signal(signal.SIGSTOP)
        pages = [ask(f"{running.address}/api/estimates.csv")[0] for _ in range(4)]
        assert pages == [200] * 4
        running.wait(0)
        assert hung.process is not process
        assert process.returncode == -signal.SIGKILL
        assert other.process.poll() is None
        with urllib.request.urlopen(hung.health) as answer:
            assert READY in answer.read().decode()


def test_one_that_cannot_be_started_again_is_tried_again(tmp_path, caplog):
    place, away = tmp_path / "here", tmp_path / "away"
    place.mkdir()
    [port] = free_ports(1)
    address = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    child = Child("files", command, {}, address, "Directory", address, tmp_path / "log", place)
    child.start()
    child.watch()
    place.rename(away)
    child.kill()
    end = monotonic() + 60
    while "not started" not in caplog.messages and monotonic() < end:
        assert not child.stopping.is_set()
    away.rename(place)
    child.started.wait(60)
    child.wait()
    child.stop()
    assert "not started" in caplog.messages


def test_the_word_is_the_one_that_the_proxy_looks_for():
    [pattern] = re.findall(r"\{\$READY:(.+)\}`", (PROJECT / "deploy" / "Caddyfile").read_text())
    assert re.search(pattern, READY)
    assert re.search(pattern, json.dumps({"ready": True}))
    assert not re.search(pattern, json.dumps({"ready": False}))
