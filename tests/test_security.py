"""SECURITY.md says what is so: its numbers are those of the code and of the proxy."""

import re
import tomllib

import pytest
import yaml

from lib.data.limits import MOST_MEGABYTES
from lib.data.room import MOST_OWN
from lib.serve.guard import HEADERS, MOST_BODY, MOST_QUERY
from lib.serve.sockets import MOST_SENT
from lib.serve.uploads import MOST_HELD
from tests.conftest import PROJECT

SAID = (PROJECT / "SECURITY.md").read_text(encoding="utf-8")
PROXY = (PROJECT / "deploy" / "Caddyfile").read_text(encoding="utf-8")
SERVER = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text("utf-8"))


def of_proxy(setting: str) -> str:
    return re.search(rf"{setting} (\d+)", PROXY)[1]


LIMITS = {
    "query of an address": f"{MOST_QUERY} characters",
    "body of a request": f"{MOST_BODY // 1_000_000} MB at the app, "
    f"{of_proxy('max_size')} MB at the proxy",
    "a file, served or opened by a reader": f"{MOST_MEGABYTES} MB",
    "a websocket message from a visitor, unpacked": f"{MOST_SENT} MB",
    "a websocket message to a visitor": f"{SERVER['server']['maxMessageSize']} MB",
    "readers' own files, as they were sent, at a time": f"{MOST_HELD // 1_000_000} MB",
    "readers' own files, open in their sessions at a time": f"{MOST_OWN // 1_000_000} MB",
    "headers at the proxy": f"{of_proxy('max_header_size')} KB within "
    f"{of_proxy('read_header')} seconds",
}


@pytest.mark.parametrize("what", LIMITS)
def test_every_limit_is_the_one_of_the_code(what):
    assert f"| {what} | {LIMITS[what]} |\n" in SAID


def test_no_other_limit_is_claimed():
    assert len(re.findall(r"^\| .* \|$", SAID, re.MULTILINE)) == len(LIMITS) + 1


def test_the_headers_and_the_silence_are_set():
    assert f"`Referrer-Policy: {HEADERS['referrer-policy']}`" in SAID
    assert SERVER["browser"]["gatherUsageStats"] is False
    assert SERVER["server"]["maxUploadSize"] == MOST_MEGABYTES
    assert SERVER["server"]["maxWidgetStateSize"] == MOST_SENT


def test_the_containers_are_locked_as_it_says():
    replica = yaml.safe_load((PROJECT / "deploy" / "compose.yaml").read_text("utf-8"))
    app = replica["services"]["app-1"]
    user = re.search(r"^USER (\d+)", (PROJECT / "deploy/Containerfile").read_text(), re.MULTILINE)
    assert f"User {user[1]}" in SAID
    assert app["read_only"]
    assert app["cap_drop"] == ["ALL"]
    assert app["security_opt"] == ["no-new-privileges:true"]
    assert [each.split(":")[0] for each in app["tmpfs"]] == ["/tmp"]
    assert "ports" not in app
    assert replica["networks"]["inside"] == {"internal": True}


@pytest.mark.parametrize("path", re.findall(r"\]\(([\w/.]+)\)", SAID))
def test_every_file_exists(path):
    assert (PROJECT / path).exists()
