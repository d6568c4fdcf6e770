"""The page on watching says what is so, and the unit starts what there is."""

import re
import shutil
import subprocess

import pytest
import yaml

from lib.serve.metrics import MEANINGS, PREFIX
from tests.conftest import PROJECT

DEPLOY = PROJECT / "deploy"
PAGE = (DEPLOY / "watching.md").read_text(encoding="utf-8")
UNIT = DEPLOY / "estimate-timeline.service"
NUMBERS = {f"{PREFIX}_{name}" for name in (*MEANINGS, "sessions", "request_seconds_count",
           "run_seconds_bucket", "request_seconds", "run_seconds")}  # fmt: skip
BLOCKS = re.findall("```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_rules_are_yaml_and_ask_for_numbers_that_there_are():
    rules = yaml.safe_load(BLOCKS[1] + "".join(BLOCKS[2:]))["groups"][0]["rules"]
    assert len(rules) == 9
    asked = {name for each in rules for name in re.findall(rf"{PREFIX}_\w+", each["expr"])}
    assert asked <= NUMBERS


def test_every_number_is_explained():
    named = set(re.findall(rf"`({PREFIX}_\w+)`", PAGE)) | {
        f"{PREFIX}{each}" for each in re.findall(r"`(_\w+)`", PAGE)
    }
    assert named == {f"{PREFIX}_{each}" for each in (*MEANINGS, "sessions", "request_seconds",
                     "run_seconds")}  # fmt: skip


def test_the_unit_starts_what_make_host_starts():
    text = UNIT.read_text(encoding="utf-8")
    assert "-m deploy.host ${ESTIMATES} ${PORT}" in text
    assert "-m deploy.host" in (PROJECT / "Makefile").read_text(encoding="utf-8")


def test_systemd_takes_the_unit(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("NO TEST OF THE UNIT: there is no systemd-analyze")
    here = tmp_path / UNIT.name
    text = UNIT.read_text(encoding="utf-8")
    here.write_text(text.replace("/opt/estimate-timeline/.venv/bin/python", "/bin/true"))
    ended = subprocess.run(
        ["systemd-analyze", "verify", str(here)], capture_output=True, text=True, check=False
    )
    assert UNIT.name not in ended.stderr, ended.stderr
