"""The subject's own words for columns stand wherever a reader sees a title."""

import csv
import io
from pathlib import Path

import pytest

from lib.answer import Answer, answer_to
from lib.data.files import Files
from lib.data.memory import Memory
from lib.selection import DEFAULTS
from lib.share import formats
from lib.share.bundle import codebook
from lib.words import notes
from tests.page.conftest import unfold

CSV = "id,source,year,low,group,area,derivation\na,UN,2019,5,Crows,North,counted\n"
TITLES = '[titles]\ngroup = "Species"\nderivation = "Estimate"\n'


@pytest.fixture
def path(tmp_path) -> Path:
    file = tmp_path / "estimates.csv"
    file.write_text(CSV)
    file.with_name("views.toml").write_text(TITLES)
    return file


@pytest.fixture
def answer(path) -> Answer:
    return answer_to(Files(path, Memory(path).latest(), ()), DEFAULTS)


def test_tables_hover_and_exports_have_them(answer):
    heads = [each.title for each in answer.table]
    assert {"Species", "Area"} <= set(heads)
    assert heads.count("Estimate") == 2  # the number, and a title that a dataset gave
    hovers = [text for each in answer.chart("light").data for text in each.hovertext or ()]
    assert any("Estimate: counted" in each for each in hovers)
    assert b'"title": "Species"' in formats.data_package(answer, "x.csv")
    rows = list(csv.DictReader(io.StringIO(codebook(answer.dataset.titles).decode())))
    assert [row["title"] for row in rows if row["column"] in ("group", "area")] == [
        "Species", "Area",
    ]  # fmt: skip
    assert notes.clear_one("group", 2, answer.dataset.titles) == "Clear “Species”: 2 estimates"


def test_the_page_has_them(opened, path):
    page = unfold(opened(path, view="all", estimate="a"), "more_filters")
    labels = [each.label for each in page.multiselect]
    assert "Species" in labels
    assert "Group" not in labels
    html = "".join(each.proto.body for each in page.get("html"))
    assert "<dt>Species</dt>" in html
    assert {"Estimate", "derivation"} <= set(page.dataframe[-1].value)  # none hides the other
