"""The parts of the curate page that can be read without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from lib.controls.draft import OWN
from lib.curate.extract import candidates
from lib.page.curate import mend
from lib.page.curate.from_text import marked
from lib.page.curate.to_do import lists
from lib.words import curating
from tests.conftest import PROJECT, table
from tests.curate.scoring import known


def test_every_found_phrase_is_marked_with_its_number_and_escaped():
    text = "<b>ISIS-K</b> has 4,000 fighters & up to 500 foreign fighters."
    found = candidates(text, known())
    assert marked(text, found, ["open", "accepted"]) == (
        "&lt;b&gt;ISIS-K&lt;/b&gt; has <mark class='open'>4,000 fighters<sup>1</sup></mark> &amp; "
        "<mark class='accepted'>up to 500 foreign fighters<sup>2</sup></mark>."
    )


def test_the_one_to_be_decided_is_marked_as_such():
    text = "ISIS-K has 4,000 fighters."
    found = candidates(text, known())
    assert "<mark class='rejected now'>" in marked(text, found, ["rejected"], 0)


@pytest.mark.parametrize(
    ("row", "written"),
    [
        ({"low": "4000", "high": "6000"}, "4,000–6,000"),
        ({"low": "4000", "high": ""}, "at least 4,000"),
        ({"high": "1,500"}, "at most 1,500"),
        ({"value": "2.20"}, "2.20"),
        ({"value": "73.7", "error": "1.4"}, "73.7 ± 1.4"),
        ({"low": "many", "high": "6000"}, "many 6000"),  # no number yet
        ({"low": "nan"}, "nan"),
        ({"source": "UN"}, ""),
    ],
)
def test_a_row_is_headed_by_what_is_typed_so_far(row: dict[str, str], written: str):
    assert curating.typed(row) == written


def test_a_faulty_row_is_shown_with_its_faulty_cells_marked():
    cells = {"source": "<UN>", "low": "x", "high": "", "year": "2019"}
    assert mend.marked(cells, {"low", "high", "no column"}) == (
        "<mark class='faulty'>x</mark> · <mark class='faulty'>High: nothing</mark> · 2019 · "
        "&lt;UN&gt;"
    )


def test_the_list_of_what_to_look_at():
    rows = table(
        """
        id,source,year,reference_date,low,url,derivation,disputed_by,repeats
        a,UN,2019,2019-06,5,,,,
        b,UN,2019,,6,https://example.org/,half of 12,,
        c,US,2019,2019-06,7,https://example.org/,,Taliban,a
        """
    )
    assert {name: list(found["id"]) for name, found in lists(rows).items()} == {
        "no_link": ["a"], "no_exact_date": ["b"], "derived": ["b"], "disputed": ["c"],
        "repeats": ["c"],
    }  # fmt: skip
    assert lists(rows).keys() == curating.TO_DO_LISTS.keys()


POLLS = b"day of poll,who,yes,no\n2019-06-23,YouGov,52,48\n2019-06-24,Populus,55,45\n"
WIDE = "Year,Maddison,HYDE,Biraben\n1000,2M[24],1–10M,\n1100,4M,,(<7M)[14]\n".encode()


def curated(content: bytes) -> AppTest:
    """Draw the part of the page that asks; a page of its own has no drop zone in the test."""

    def draw(path: str, text: bytes) -> None:
        from pathlib import Path

        import streamlit

        from lib.answer import answer_to
        from lib.controls import draft
        from lib.data.beside import own_data
        from lib.data.files import files
        from lib.data.needed import UnnamedError
        from lib.page.curate import naming
        from lib.selection import DEFAULTS

        served = files(Path(path))
        if "begun" not in streamlit.session_state:
            streamlit.session_state["begun"] = True
            try:
                own_data("polls.csv", text, served.working)
            except UnnamedError as error:
                naming.ask("polls.csv", text, error)
        naming.show(answer_to(served, DEFAULTS, draft.own()))

    page = AppTest.from_function(draw, args=(str(PROJECT / "estimates.csv"), content))
    page.run(timeout=60)
    assert not page.exception
    return page


def test_a_file_that_calls_its_columns_otherwise_is_read_as_chosen():
    page = curated(POLLS)
    boxes = {box.label: box for box in page.selectbox}
    assert [*boxes][:4] == ["Source", "When", "Low", "High"]
    assert boxes["Source"].options == ["day of poll", "who", "yes", "no"]
    assert [box.value for box in boxes.values()][:4] == ["who", None, None, None]
    [button] = page.button
    assert button.disabled
    boxes["When"].select("day of poll")
    boxes["High"].select("day of poll")
    page.run()
    page.button[0].click().run()
    assert page.session_state["curate_refused"] == curating.CHOSEN_TWICE.format(
        heading="day of poll"
    )
    page.selectbox[3].select("yes").run()
    assert page.code[0].value == (
        '[columns]\nsource = "who"\nreference_date = "day of poll"\nhigh = "yes"'
    )
    page.button[0].click().run()
    assert not page.exception
    own = page.session_state[OWN]
    assert own.renames == {"source": "who", "reference_date": "day of poll", "high": "yes"}
    assert own.reading.headings["high"] == "yes"
    assert len(page.selectbox) == 0
    assert page.code[0].value.startswith("[columns]")


def test_a_table_with_a_column_per_source_is_explained():
    page = curated(WIDE)
    assert (len(page.selectbox), len(page.button)) == (0, 0)
