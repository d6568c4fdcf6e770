"""`make host`: it refuses at once what cannot be, speaks one format, ends with its terminal."""

import json
import logging
import os
import pty
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from deploy import host
from deploy.before import refusals
from deploy.processes import PROJECT, free_ports, wait_for
from lib.log import NAME, JsonLines

DATA = PROJECT / "estimates.csv"


def test_a_port_that_is_taken_is_refused_before_anything_is_installed(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = subprocess.run(
            ["make", "--no-print-directory", "host", f"PYTHON={sys.executable}", f"PORT={port}",
             f"BIN={tmp_path}"],
            cwd=PROJECT, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert ended.returncode == 2
    assert f"port {port} is taken by another program" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_is_missing_is_said_at_once(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(host, "UNPACKED", tmp_path / "caddy")
    [port] = free_ports(1)
    [no_data, no_caddy] = refusals(tmp_path / "none.csv", port)
    assert (
        no_data
        == f"there is no file {tmp_path}/none.csv; name the CSV or spreadsheet with ESTIMATES=…"
    )
    assert no_caddy == host.MISSING


def test_what_is_there_is_not_refused(caddy: str):
    [port] = free_ports(1)
    assert refusals(DATA, port) == []


def test_it_needs_the_standard_library_alone():
    code = f"import sys; sys.path.insert(0, {str(PROJECT)!r}); import deploy.before"
    assert subprocess.run([sys.executable, "-ISc", code], check=False).returncode == 0


@pytest.fixture
def on_a_terminal(caddy: str, tmp_path):
    """Start it on a terminal of its own, logging to a file; give both, and its address."""
    [port] = free_ports(1)
    log = tmp_path / "log"
    process, terminal = pty.fork()
    if process == 0:
        settings = {**os.environ, "CACHE_FOLDER": str(tmp_path / "cache")}
        output = os.open(log, os.O_WRONLY | os.O_CREAT)
        os.dup2(output, 1)
        os.chdir(PROJECT)
        command = [sys.executable, "-m", "deploy.host", str(DATA), str(port)]
        os.execve(sys.executable, command, settings)
    return process, terminal, log, f"http://127.0.0.1:{port}"


class Foreign:
    """A process that was forked, as far as `wait_for` needs one."""

    def __init__(self, process: int) -> None:
        self.process = process

    def poll(self) -> int | None:
        return None

    def wait(self, timeout: float) -> None:
        raise subprocess.TimeoutExpired(str(self.process), timeout)


def test_it_ends_with_its_terminal_all_of_it_and_has_spoken_in_one_format(on_a_terminal):
    process, terminal, log, address = on_a_terminal
    wait_for(f"{address}/healthz", Foreign(process), log)
    children = {int(each) for each in children_of(process)}
    os.close(terminal)
    _, status = os.waitpid(process, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert len(children) == 3
    assert not [each for each in children if Path(f"/proc/{each}").exists()]
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(address, timeout=1)
    lines = [json.loads(each) for each in log.read_text().splitlines()]
    ours = [each for each in lines if "ts" not in each]  # Caddy's, until it has read its file
    assert len(lines) - len(ours) <= 3
    assert all({"time", "level", "event"} <= set(each) for each in ours)
    assert {"start", "ready", "data read"} <= {each["event"] for each in ours}


def children_of(process: int) -> list[str]:
    threads = Path(f"/proc/{process}/task")
    return [
        child for each in threads.iterdir() for child in (each / "children").read_text().split()
    ]


def test_a_restart_is_logged(caddy: str, tmp_path, caplog, monkeypatch):
    monkeypatch.setattr(logging.getLogger(NAME), "propagate", True)
    script = tmp_path / "small.py"
    script.write_text("import streamlit as st\nst.write('small')\n")
    with host.hosted(
        tmp_path / "none.csv", tmp_path, script=str(script), health="/_stcore/health"
    ) as running:
        running.kill(0)
        running.wait(0)
    [told] = [json.loads(JsonLines().format(each)) for each in caplog.records]
    assert (told["event"], told["process"], told["code"]) == ("restart", "app-0", -9)
