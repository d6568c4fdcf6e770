"""A number is checked against the latest estimates, on the page, on `/view` and in the API."""

import json
from decimal import Decimal

import plotly.graph_objects as go
import pytest

from lib.analysis.allows import checked_number, of_number
from lib.analysis.latest import latest, said
from lib.figures.style import STYLES
from lib.figures.who import who
from lib.words.checking import checked, named
from tests.conftest import table
from tests.server import ask

ROWS = table(
    """
    id,low,high,year,source,source_type,derivation,disputed_by
    a,2000,5000,2019,A,x,,
    b,4000,4000,2019,B,x,,
    c,3000,,2019,C,y,,The army
    d,,6000,2019,D,y,few,
    e,1000,2000,2019,E,x,,
    f,9000,,2019,F,x,,
    g,10000,10000,2019,G,x,,
    h,2000,3000,2019,H,y,,
    h2,5000,6000,2019,H,y,,
    """
)
NOW = latest(said(ROWS), 18)

ANSWERS = {
    "4000": "4,000: 4 of 8 allow it (2 of them only by leaving it open), 1 says fewer, "
    "2 say more, 1 names other numbers.",
    "1500": "1,500: 2 of 8 allow it (1 of them only by leaving it open), 6 say more.",
    "100000": "100,000: 2 of 8 allow it (2 of them only by leaving it open), 6 say fewer.",
    "0.5": "0.5: 1 of 8 allow it (1 of them only by leaving it open), 7 say more.",
}


@pytest.mark.parametrize(("number", "sentence"), ANSWERS.items(), ids=ANSWERS)
def test_who_allows_a_number_is_counted(number, sentence):
    assert checked(Decimal(number), of_number(NOW, Decimal(number))) == sentence


def test_who_says_what_of_it_is_named():
    assert named(of_number(NOW, Decimal(4000))) == [
        "State it: 2,000–5,000 (A, 2019); 4,000 (B, 2019).",
        "Only leave it open: at least 3,000 (C, 2019, denied by The army); "
        "at most 6,000 (D, 2019, worked out from its words).",
        "Say fewer: 1,000–2,000 (E, 2019).",
        "Say more: at least 9,000 (F, 2019); 10,000 (G, 2019).",
        "Name other numbers: 2,000–3,000 and 5,000–6,000 (H, 2019).",
    ]


NUMBERS = [
    ("4000", Decimal(4000)), ("4,000", Decimal(4000)), (" 4 000 ", Decimal(4000)),
    ("-2.50", Decimal("-2.50")), ("1,234,567.8", Decimal("1234567.8")), ("40,00", None),
    ("four", None), ("", None), ("1e9", Decimal(10**9)), ("4000-5000", None), ("9" * 16, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_which_texts_are_a_number(text, number):
    assert checked_number(text) == number


def test_the_profile_stands_above_the_list_on_one_axis():
    colours = {"x": "#0072b2", "y": "#d55e00"}
    figure = who(NOW[:3], colours, STYLES["light"], chosen=Decimal(4000))
    drawn = {
        name: [(shape.x0, shape.x1) for shape in figure.layout.shapes if shape.name == name]
        for name in ("states", "leaves open", "says", "chosen")
    }
    # A states 2,000 to 5,000; B 3,600 to 4,400; C leaves open what lies above 3,000.
    assert drawn["states"] == [(2000, 3000), (3000, 3600), (3600, 4400), (4400, 5000)]
    assert [first for first, _ in drawn["leaves open"]] == [3000, 3600, 4400, 5000]
    assert drawn["says"][:2] == [(2000, 5000), (4000, 4000)]
    assert drawn["chosen"] == [(4000, 4000)]
    [names] = [trace for trace in figure.data if trace.name == "label"]
    assert list(names.text) == ["A: 2,000–5,000", "B: 4,000", "C: at least 3,000"]
    [arrow] = [trace for trace in figure.data if trace.name == "open side"]
    assert list(arrow.marker.symbol) == ["triangle-right"]
    assert figure.layout.xaxis.type == "linear"
    assert go.Figure(figure.to_dict())  # Plotly accepts every value


FIRST = "view=ISIS-K in Afghanistan&to=2019-12&check=4000"
SENTENCE = "4,000: 10 of 16 allow it (5 of them only by leaving it open), 6 say fewer."


def test_the_answer_is_on_the_page_of_a_view_and_in_the_api(served):
    assert f"<p>{SENTENCE}</p>" in ask(f"{served.address}/view?{FIRST}")[2].decode()
    found = json.loads(ask(f"{served.address}/api/estimates.json?{FIRST}")[2])["check"]
    counts = {name: len(each) for name, each in found.items() if name != "number"}
    assert (found["number"], counts) == (
        4000, {"states": 5, "leaves_open": 5, "fewer": 6, "more": 0, "other": 0},
    )  # fmt: skip


def test_a_number_may_be_checked_on_a_day(served):
    dated = FIRST.replace("to=", "at=")
    page = ask(f"{served.address}/view?{dated}")[2].decode()
    assert "<h2>Who says what, as of Dec 2019</h2>" in page
    assert f"<p>{SENTENCE}</p>" in page
    found = json.loads(ask(f"{served.address}/api/estimates.json?{dated}")[2])
    assert (len(found["check"]["states"]), found["summary"]["date"]) == (5, "2026-02-23")


def test_without_a_number_to_check_there_is_no_answer(served):
    unchecked = FIRST.replace("&check=4000", "")
    assert json.loads(ask(f"{served.address}/api/estimates.json?{unchecked}")[2])["check"] is None


def test_what_is_no_number_is_named(served):
    page = ask(f"{served.address}/view?{FIRST.replace('4000', 'many')}")[2].decode()
    assert "Check a number “many” is no number; write digits, like 4000." in page
