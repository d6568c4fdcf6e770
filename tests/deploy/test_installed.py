"""The application that `pip install .` makes: a package of its own, serving any file anywhere."""

import shutil
import subprocess
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from deploy.processes import PROJECT, free_ports, start, stop, wait_for
from tests.server import ask

SHADOW = "raise ImportError('somebody else’s lib')\n"


@pytest.fixture(scope="session")
def installed(tmp_path_factory) -> Path:
    """A virtual environment outside the checkout, and the command in it.

    What the application is built on comes from the environment that runs the tests.
    """
    folder = tmp_path_factory.mktemp("installed") / "env"
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, PROJECT], check=True, cwd=folder)
    (site_of(folder) / "others.pth").write_text(sysconfig.get_path("purelib"))
    return folder / "bin" / "estimate-timeline"


def site_of(folder: Path) -> Path:
    [site] = folder.glob("lib/python3.*/site-packages")
    return site


@pytest.fixture
def elsewhere(tmp_path) -> Path:
    """A folder with an example, and with a `lib` of its own."""
    shutil.copytree(PROJECT / "examples" / "hubble", tmp_path / "data")
    (tmp_path / "data" / "lib").mkdir()
    (tmp_path / "data" / "lib" / "__init__.py").write_text(SHADOW)
    return tmp_path / "data"


@pytest.fixture
def address(installed: Path, elsewhere: Path, tmp_path) -> Iterator[str]:
    [port] = free_ports(1)
    log = tmp_path / "log"
    process = start([str(installed), "run", ".", f"--port={port}"], {}, log, elsewhere)
    try:
        wait_for(f"http://localhost:{port}/healthz", process, log)
        yield f"http://localhost:{port}"
    finally:
        stop(process)


def test_it_lies_in_one_package_of_its_own_with_all_that_it_reads(installed: Path):
    site = site_of(installed.parent.parent)
    assert not (site / "lib").exists()
    assert not (site / "app.py").exists()
    kept = subprocess.run(
        ["git", "ls-files", "lib", "app.py", ".streamlit/config.toml"],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    lacking = [name for name in kept if not (site / "estimate_timeline" / name).exists()]
    assert lacking == []


def test_its_commands_work_in_any_folder(installed: Path, elsewhere: Path):
    done = subprocess.run([installed, "check"], cwd=elsewhere, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (
        0,
        "estimates.csv: errors 0, warnings 0\nevents.csv: errors 0, warnings 0\n"
        "views.toml: errors 0, warnings 0\n",
    )
    done = subprocess.run([installed, "--help"], cwd=elsewhere, capture_output=True, text=True)
    assert done.stdout.startswith("usage: estimate-timeline [-h] COMMAND")


def test_a_file_that_is_not_there_is_named(installed: Path, tmp_path):
    done = subprocess.run(
        [installed, "run", "none.csv"], cwd=tmp_path, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        2, "", "There is no none.csv; name a CSV or spreadsheet.\n",
    )  # fmt: skip


@pytest.mark.browser
def test_it_serves_the_file_of_any_folder(address: str, browser: Browser):
    status, headers, content = ask(f"{address}/view.png")
    assert (status, headers["content-type"], content[:4]) == (200, "image/png", b"\x89PNG")
    page = browser.new_page()
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "How fast is the universe expanding today?"
    )
    expect(page.locator(".js-plotly-plot .point").first).to_be_attached()
    page.close()
