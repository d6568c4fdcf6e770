"""The README says what is so: its column table is the row model's, its commands exist."""

import re
from pathlib import Path

import pytest

from lib.data.row import Estimate
from lib.selection import PARAMETERS
from tests.curate.scoring import scores, table

PROJECT = Path(__file__).parent.parent
README = (PROJECT / "README.md").read_text()


def column_table() -> str:
    return "".join(
        f"| `{name}` | {field.description} |\n" for name, field in Estimate.model_fields.items()
    )


def test_the_column_table_is_that_of_the_row_model():
    shown = README.split("|---|---|\n")[1].split("\n\n")[0] + "\n"
    assert shown == column_table()


def test_every_column_of_the_data_is_in_the_row_model():
    header = (PROJECT / "estimates.csv").read_text().splitlines()[0]
    assert set(header.split(",")) <= set(Estimate.model_fields)


def test_every_parameter_is_explained():
    section = README.split("## The address")[1].split("\n## ")[0]
    assert [name for name in PARAMETERS if f"`{name}`" not in section] == []


@pytest.mark.parametrize("command", sorted(set(re.findall(r"make ([a-z-]+)", README)) - {"it"}))
def test_every_command_exists(command):
    assert re.search(rf"^{command}:", (PROJECT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`(lib/[\w/.]+)`|\]\(([\w/.]+)\)", README)))
)
def test_every_file_exists(path):
    assert (PROJECT / "".join(path)).exists()


SUBJECT = re.compile(r"isis|taliban|afghan|fighter|militant|monitoring team", re.IGNORECASE)
CODE = [
    file for file in (PROJECT / "lib").rglob("*.*")
    if file.suffix in (".py", ".md", ".css", ".js", ".html") and file.parent.name != "curate"
]  # fmt: skip


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(PROJECT)))
def test_no_word_about_the_subject_stands_in_the_code(file):
    """How texts are read is another matter: that goes by the curator's vocabulary."""
    assert not SUBJECT.search(file.read_text())


def test_the_scores_of_the_extraction_are_what_its_command_prints():
    assert table(scores()) in README
