"""The image itself, built and run as the Compose file runs it, where podman is at hand."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest
import yaml

from deploy.processes import PROJECT

NAME = "estimate-timeline-test"
SKIPPED = "NO TEST OF THE IMAGE: there is no podman that works; install Debian's package podman"
CONFINED = ("--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--memory=1g",
            "--pids-limit=256", "--tmpfs=/tmp:mode=1777,size=64m", "--network=none")  # fmt: skip


def podman(*words: str) -> subprocess.CompletedProcess[str]:
    command = ["podman", *words]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def image() -> Iterator[str]:
    if not shutil.which("podman") or podman("info").returncode:
        pytest.skip(SKIPPED)
    file = str(PROJECT / "deploy" / "Containerfile")
    built = podman("build", "--file", file, "--tag", NAME, "--build-arg", "COMMIT=a1b2", ".")
    assert built.returncode == 0, built.stderr[-2000:]
    yield NAME
    podman("rmi", "--force", NAME)


@pytest.fixture(scope="module")
def container(image: str) -> Iterator[str]:
    started = podman("run", "--detach", "--name", NAME, *CONFINED, image)
    assert started.returncode == 0, started.stderr
    yield NAME
    podman("rm", "--force", "--time", "1", NAME)


def test_it_becomes_ready_and_names_its_commit(container):
    asking = "until python deploy/healthy.py 2>/dev/null; do sleep 0.2; done"
    ready = podman("exec", container, "timeout", "60", "sh", "-c", asking)
    assert ready.returncode == 0, podman("logs", container).stdout
    code = (
        "import urllib.request as r;"
        "print(r.urlopen('http://127.0.0.1:8501/healthz').read().decode())"
    )
    assert '"commit":"a1b2"' in podman("exec", container, "python", "-c", code).stdout


def test_it_runs_as_nobody_and_holds_no_tests_of_others(container):
    assert podman("exec", container, "id", "--user").stdout.strip() == "10001"
    found = podman("exec", container, "find", "/venv/lib", "-type", "d", "-name", "tests")
    assert found.stdout == ""


def test_what_confines_it_here_is_what_the_compose_file_says():
    compose = yaml.safe_load((PROJECT / "deploy" / "compose.yaml").read_text("utf-8"))
    app = compose["services"]["app-1"]
    assert f"--memory={app['mem_limit']}" in CONFINED
    assert f"--pids-limit={app['pids_limit']}" in CONFINED
    assert f"--tmpfs={app['tmpfs'][0]}" in CONFINED
