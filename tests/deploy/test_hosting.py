"""What holds behind the proxies: links, sub-path, TLS, websocket, and a replica that dies."""

import hashlib
import hmac
import re
import signal
import sys
import threading
import urllib.error
import urllib.request
from collections import Counter
from http.client import HTTPException, IncompleteRead
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from deploy import host
from deploy.host import Child, hosted
from deploy.processes import PROJECT, free_ports, start, wait_for
from tests.deploy.conftest import BASE, Public

BACK = 60  # seconds until a page must be back
QUERY = "?group=ISIS-K&source_type=UN"


def test_every_link_leads_back_through_the_proxies(public: Public):
    page = public.get(f"/view{QUERY}")

    own = set(re.findall(r"(https?://(?:localhost|127\.0\.0\.1)[^?\"&<]*)", page))
    assert own == {f"{public.address}/{name}" for name in ("view", "view.png", "preview.png")}
    assert f'href="{BASE}/api/estimates.csv?' in page
    assert f"url = {{{public.address}/}}" in public.get("/api/estimates.bib")


def test_data_come_whole(public: Public):
    whole = (PROJECT / "estimates.csv").read_text(encoding="utf-8-sig")
    assert public.get("/api/estimates.csv").splitlines() == whole.splitlines()


def test_streamlits_own_numbers_are_closed_at_the_proxy(public: Public):
    with pytest.raises(urllib.error.HTTPError, match="404"):
        public.get("/_stcore/metrics")
    assert public.get("/_stcore/health") == "ok"


def test_the_numbers_for_prometheus_are_closed_at_the_proxy(public: Public):
    with pytest.raises(urllib.error.HTTPError, match="404"):
        public.get("/metrics")


def test_nothing_is_served_outside_the_sub_path(public: Public):
    outside = public.behind.address.removesuffix(BASE)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{outside}/api/estimates.csv", timeout=30)


def test_no_request_fails_while_each_replica_dies_in_turn(public: Public):
    """No proxy can end an answer that its replica had begun: that one alone is broken off."""
    done, answers = threading.Event(), Counter()

    def read(path: str) -> None:
        while not done.is_set():
            try:
                public.get(path)
                answers[path, "answered"] += 1
            except IncompleteRead:
                answers[path, "broken off"] += 1
            except (OSError, HTTPException) as error:
                answers[path, str(error)] += 1

    paths = ("/api/estimates.csv", f"/view{QUERY}")
    readers = [threading.Thread(target=read, args=[each]) for each in paths]
    for reader in readers:
        reader.start()
    for number in range(len(public.behind.replicas)):
        public.behind.kill(number)
        public.behind.wait(number)
    done.set()
    for reader in readers:
        reader.join()

    deaths = len(public.behind.replicas)
    assert all(answers.pop((each, "broken off"), 0) <= deaths for each in paths)
    assert set(answers) == {(each, "answered") for each in paths}


@pytest.mark.browser
def test_a_reader_whose_replica_dies_is_back_on_the_same_view(public: Public, browser: Browser):
    page, socket = reading(public, browser)
    assert socket.url == f"wss{public.address.removeprefix('https')}/_stcore/stream"
    sentence = page.locator(".lead").first
    before = page.url, sentence.inner_text()

    with page.expect_websocket():
        killed = kill_the_replica_of(public, page, socket)
    page.get_by_role("button", name="Copy link").click()

    expect(page.get_by_text(f"{public.address}/?group=ISIS-K&source_type=UN").first).to_be_visible(
        timeout=60_000
    )
    expect(sentence).to_have_text(before[1])
    assert page.url == before[0]
    assert named_by_cookie(public, page) is not killed
    page.context.close()


@pytest.mark.browser
def test_the_first_change_after_a_replica_died_is_not_lost(public: Public, browser: Browser):
    page, socket = reading(public, browser)
    heard: list[bytes | str] = []

    def follow(socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: heard.append(payload))

    # Any of the connections that are tried may be the one that gets through.
    page.on("websocket", follow)
    kill_the_replica_of(public, page, socket)
    end = monotonic() + BACK
    while not any(map(finishes, heard)) and monotonic() < end:
        page.evaluate("() => new Promise(requestAnimationFrame)")  # lets what was heard come in
    assert any(map(finishes, heard))
    page.get_by_role("combobox", name="Source type").first.click()
    page.get_by_role("option", name="US government").click()

    page.wait_for_url("**source_type=UN&source_type=US+government", timeout=60_000)
    page.context.close()


def finishes(payload: bytes | str) -> bool:
    """Tell whether a message of the websocket says that the script has run."""
    message = ForwardMsg.FromString(payload if isinstance(payload, bytes) else payload.encode())
    return message.WhichOneof("type") == "script_finished"


def reading(public: Public, browser: Browser) -> tuple[Page, WebSocket]:
    """Open a view while every replica is ready, and give the page with its connection.

    Once the address is in order, what asks a new server for the page after a loss is at work.
    """
    for number in range(len(public.behind.replicas)):
        public.behind.wait(number)
    page = browser.new_context(ignore_https_errors=True).new_page()
    with page.expect_websocket() as socket:
        page.goto(f"{public.address}/?source_type=UN&group=ISIS-K")
    page.wait_for_url(f"**/{QUERY}", timeout=60_000)
    expect(page.locator(".lead").first).to_be_visible(timeout=60_000)
    return page, socket.value


def kill_the_replica_of(public: Public, page: Page, socket: WebSocket) -> Child:
    """Kill the replica that holds a connection: the one of the cookie, or it has moved on."""
    named = named_by_cookie(public, page)
    for replica in sorted(public.behind.replicas, key=lambda each: each is not named):
        try:
            with socket.expect_event("close", timeout=BACK / 4 * 1000):
                replica.kill()
        except TimeoutError:
            continue
        return replica
    raise AssertionError("the connection outlived every replica")


def named_by_cookie(public: Public, page: Page) -> Child:
    """Tell which replica a reader's cookie names: Caddy writes the hash of its address there."""
    [name] = [each["value"] for each in page.context.cookies() if each["name"] == "replica"]
    [found] = [
        each
        for each in public.behind.replicas
        if hmac.new(b"", each.health.split("/")[2].encode(), hashlib.sha256).hexdigest() == name
    ]
    return found


def test_another_script_is_hosted_the_same_way_and_ends_with_the_block(caddy: str, tmp_path):
    script = tmp_path / "small.py"
    script.write_text("import streamlit as st\nst.write('small')\n")
    with hosted(
        tmp_path / "none.csv", tmp_path, script=str(script), health="/_stcore/health"
    ) as running:
        first = running.replicas[0].process
        running.kill(0)
        running.wait(0)
        assert running.replicas[0].process is not first
        children = [*running.replicas, running.proxy]
        assert [each.process.poll() for each in children] == [None, None, None]
    assert None not in [each.process.poll() for each in children]
    assert (tmp_path / "app-0.log").exists()


def test_make_host_serves_until_it_is_interrupted(caddy: str, tmp_path):
    [port] = free_ports(1)
    log = tmp_path / "log"
    command = [sys.executable, "-m", "deploy.host", str(PROJECT / "estimates.csv"), str(port)]
    process = start(command, {"STREAMLIT_SERVER_BASE_URL_PATH": ""}, log)
    address = f"http://127.0.0.1:{port}"
    wait_for(f"{address}/healthz", process, log)
    with urllib.request.urlopen(f"{address}/view", timeout=30) as answer:
        assert f'"{address}/view?' in answer.read().decode()

    process.send_signal(signal.SIGINT)

    assert process.wait(timeout=60) == 0
    assert f"Estimate Timeline: {address}/" in log.read_text()
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(address, timeout=1)


def test_without_caddy_it_says_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(host, "UNPACKED", tmp_path / "caddy")
    with (
        pytest.raises(RuntimeError, match="install Debian's package caddy"),
        hosted(PROJECT / "estimates.csv", tmp_path),
    ):
        pass


def test_what_cannot_start_says_why(caddy: str, tmp_path):
    with (
        pytest.raises(RuntimeError, match=r"File does not exist: .*missing\.py"),
        hosted(PROJECT / "estimates.csv", tmp_path, script=str(tmp_path / "missing.py")),
    ):
        pass
