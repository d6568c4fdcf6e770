"""The example datasets: read whole, their views answered and drawn, and left as they came."""

import io

import frictionless
import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.answer import Answer, answer_to
from lib.check import beside, check
from lib.data.files import files
from lib.selection import Selection
from lib.share import rows
from lib.share.formats import data_package
from tests.conftest import PROJECT

FILES = {path.parent.name: path for path in sorted(PROJECT.glob("examples/*/estimates.csv"))}
VIEWS = [
    (name, view.name) for name, path in FILES.items() for view in files(path).working.views.named
]
LEAST = 3  # rows of a view, so that there is something to compare

ROWS = {"armies": 59, "hubble": 13, "reproduction-number": 14}
EVENTS = {"armies": 7, "hubble": 3, "reproduction-number": 0}

# Of the first view; each compared with the file by hand.
LEADS = {
    "armies": (
        "Persians, Gaugamela. The newest numbers, as of 331 BCE: ancient writers 1,040,000 "
        "soldiers (Arrian, 331 BCE) and 245,000 soldiers (Curtius Rufus, 331 BCE), and 3 "
        "more; modern historians at most 100,000 soldiers (Donald W. Engels, about 331 BCE, said "
        "1978) and 52,000 soldiers (Hans Delbrück, about 331 BCE, said 1920), and 2 more. For "
        "331 BCE the numbers ranged from 52,000 (Hans Delbrück, about 331 "
        "BCE, said 1920) to 1,040,000 (Arrian, 331 BCE, worked out from its "
        "words)."
    ),
    "hubble": (
        "Hubble constant. The newest numbers, as of Dec 2025: early universe (CMB, BAO) 66.1 "
        "± 0.8 km/s/Mpc (ACT-DR6, 2025) and 66.7 ± 1.0 km/s/Mpc (DES Y3+BAO+BBN, 2025), and 1 "
        "more; distance ladder 68.8 ± 2.2 km/s/Mpc (CCHP - TRGB, 2024) and 73.17 ± 0.86 "
        "km/s/Mpc (SH0ES, 2024); among everyone else the newest are 73.7 ± 1.45 km/s/Mpc "
        "(H0LiCOW+STRIDES, 2020) "
        "and 73.9 ± 3.0 km/s/Mpc (MCP, 2020). From 2018 to 2025 the numbers ranged from 65.3 "
        "(66.1 ± 0.8, ACT-DR6, 2025) to 77.8 (75.1 ± 2.7, bTF, 2020). Whether they move is "
        "not judged: it takes six sources of which three spoke twice."
    ),
    "reproduction-number": (
        "SARS-CoV-2, Wuhan. The newest numbers, as of 18 Feb 2020: preprint 1.44 (1.4–1.47) "
        "basic reproduction number (Wan et al., 18 Feb 2020); among everyone else the newest "
        "is 2.6 (1.5–3.5) "
        "basic reproduction number (Imai et al., 24 Jan 2020). For 2020 the numbers ranged "
        "from 0.17 (Wu et al., 23 Jan 2020) to 8.18 (Mizumoto et al., 13 Feb 2020). Whether "
        "they move is not judged: it takes six sources of which three spoke twice."
    ),
}

TYPES = {
    # columns of numbers in a file → what pandas makes of them
    "armies": {"low": "float64", "high": "float64", "value": "float64", "year": "int64"},
    "hubble": {"value": "float64", "error": "float64", "year": "int64"},
    "reproduction-number": {
        "low": "float64", "high": "float64", "value": "float64", "year": "int64",
    },
}  # fmt: skip

every_file = pytest.mark.parametrize("name", FILES)
every_view = pytest.mark.parametrize(("name", "view"), VIEWS, ids=map(": ".join, VIEWS))


def answered(name: str, view: str = "") -> Answer:
    """Answer to a named view of an example, else to its whole file."""
    found = files(FILES[name])
    named = {each.name: each.selection for each in found.working.views.named}
    return answer_to(found, named[view] if view else Selection())


def taken(name: str) -> bytes:
    """Give the whole file as the API does."""
    return rows.csv(answered(name).cells)


def test_every_example_is_expected_here():
    assert FILES.keys() == ROWS.keys() == EVENTS.keys() == LEADS.keys() == TYPES.keys()


@every_file
def test_all_rows_are_read_without_problem_or_notice(name):
    data = files(FILES[name]).working
    assert (len(data.reading.estimates), len(data.events)) == (ROWS[name], EVENTS[name])
    assert (data.problems, data.reading.notices, data.views.problems) == ((), (), ())


@every_file
def test_the_check_finds_no_error_in_any_of_its_files(name):
    found = [each for file in beside(FILES[name]) for each in check(file)]
    assert [each for each in found if each.level == "error"] == []


@every_file
def test_it_says_whose_it_is_and_asks_something_in_its_own_words(name):
    views = files(FILES[name]).working.views
    assert views.dataset.title
    assert views.dataset.titles
    assert views.dataset.authors == ("Estimate Timeline contributors",)
    assert views.dataset.licence == "CC-BY-4.0"
    assert all(view.question.endswith("?") for view in views.named)


@every_file
def test_every_row_can_be_looked_up_and_has_a_name_of_its_own(name):
    cells = answered(name).cells
    assert cells["id"].is_unique
    assert (cells[["id", "url", "source_type"]] != "").all(axis=None)


@every_view
def test_every_view_selects_some_rows(name, view):
    assert len(answered(name, view).view.rows) >= LEAST
    assert answered(name, view).notices == []


@every_file
def test_the_lead_of_the_first_view(name):
    first = files(FILES[name]).working.views.named[0].name
    assert answered(name, first).lead == LEADS[name]


@every_file
def test_what_leaves_is_what_the_file_has(name):
    assert taken(name) == FILES[name].read_bytes()


@every_file
def test_the_data_package_is_valid(name, tmp_path):
    (tmp_path / "estimates.csv").write_bytes(taken(name))
    (tmp_path / "datapackage.json").write_bytes(data_package(answered(name), "estimates.csv"))
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


@every_file
def test_pandas_reads_numbers_as_numbers(name):
    table = pd.read_csv(io.BytesIO(taken(name)))
    assert {column: str(table[column].dtype) for column in TYPES[name]} == TYPES[name]


@every_view
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_plotly_accepts_every_figure(name, view, theme):
    chart = answered(name, view).chart(theme)
    assert go.Figure(chart.to_dict()).data
