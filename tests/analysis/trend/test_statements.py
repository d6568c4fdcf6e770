"""Rows → statements: what each kind of bound says, and which views have any."""

import numpy as np
import pytest

from lib.analysis.select import view
from lib.analysis.trend.statements import digest, of_view, statements
from lib.query import DEFAULTS, Selection
from tests.conftest import table

HEAD = "id,counted,low,high,year,reference_date,source,derivation\n"

STATED = {
    "a range": ("100,400", (np.log(100), np.log(400))),
    "a single figure stands for itself ±10 %": ("200,200", (np.log(180), np.log(220))),
    "at least": ("100,", (np.log(100), np.inf)),
    "at most": (",400", (-np.inf, np.log(400))),
    "from nothing on": ("0,400", (-np.inf, np.log(400))),
}


@pytest.mark.parametrize("case", STATED)
def test_what_the_bounds_say(case):
    cells, expected = STATED[case]
    found = statements(table(f"{HEAD}a,f,{cells},2020,2020-03,A,worked out"))
    assert (found.low[0], found.high[0]) == pytest.approx(expected)
    assert found.month[0] == 2020 * 12 + 2


def test_an_upper_bound_of_zero_has_no_place_on_the_log_scale():
    found = statements(table(f"{HEAD}a,f,0,0,2020,,A,\nb,f,5,9,2020,,B,"))
    assert found.names == ("B",)


def test_a_year_is_its_middle_month_and_sources_go_a_to_z():
    found = statements(table(f"{HEAD}a,f,5,9,2020,,B,\nb,f,5,9,2019,,A,"))
    assert found.month.tolist() == [2019 * 12 + 6, 2020 * 12 + 6]
    assert found.names == ("A", "B")
    assert found.source.tolist() == [0, 1]


def test_the_middle_of_one_bound_is_that_bound():
    found = statements(table(f"{HEAD}a,f,100,400,2020,,A,\nb,f,7,,2021,,A,\nc,f,,8,2022,,A,"))
    assert np.exp(found.middle) == pytest.approx([200, 7, 8])


def rows(sources: str, counted: str = "f") -> str:
    return HEAD + "".join(f"{name.lower()},{counted},5,9,2020,,{name},\n" for name in sources)


REFUSED = {
    "five sources": rows("ABCDE"),
    "kinds that do not compare": rows("ABCDEF") + "z,g,5,9,2020,,Z,",
    "nothing in view": rows("ABCDEF").replace("2020", "1990"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_where_there_is_no_verdict(case):
    seen = view(table(REFUSED[case]), Selection(from_="2000"))
    assert of_view(seen, ()) is None


def test_kinds_that_compare_and_six_sources_allow_one_and_repeats_do_not_count():
    text = "id,counted,low,high,year,source,repeats\n" + "".join(
        f"{name.lower()},{kind},5,9,2020,{name},\n"
        for name, kind in zip("ABCDEF", "fgfgfg", strict=True)
    )
    seen = view(table(text + "z,f,5,9,2020,Z,a"), DEFAULTS)
    found = of_view(seen, (frozenset("fg"),))
    assert found
    assert found.names == tuple("ABCDEF")


def test_the_hash_changes_with_a_number_and_not_with_the_order_of_rows():
    before = digest(statements(table(rows("ABC"))))
    assert digest(statements(table(rows("CBA")))) == before
    assert digest(statements(table(rows("ABC").replace("5", "6", 1)))) != before
