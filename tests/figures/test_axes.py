"""The axes: their kind, their ends, and every tick with its text."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.data import periods
from lib.data.days import Day
from lib.data.numbers import Year
from lib.figures import ticks
from lib.figures.scale import ZERO_STRIP, axis_of

HEIGHT = 305.0


def numbers(*texts: str) -> list[Decimal]:
    return [Decimal(text) for text in texts]


KINDS = {
    # numbers, asked for → log, why not
    "most within a factor of twenty": (numbers("1", "1", "20", "20"), "auto", False, ""),
    "most beyond it": (numbers("1", "1", "21", "21"), "auto", True, ""),
    "one far away does not count": (numbers(*["10"] * 20, "9000"), "auto", False, ""),
    "zeros are left out": (numbers("0", "0", "1", "1", "21", "21"), "auto", True, ""),
    "below zero never": (numbers("-1", "1", "1", "900", "900"), "auto", False, ""),
    "chosen": (numbers("100", "200"), "log", True, ""),
    "chosen against": (numbers("1", "9000"), "linear", False, ""),
    "refused below zero": (
        numbers("-1", "900"), "log", False, "numbers below zero are in view",
    ),
    "refused of zeros": (numbers("0", "0"), "log", False, "no number above zero is in view"),
    "nothing": ([], "auto", False, ""),
    "years": ([Year(1), Year(1), Year(2000), Year(2000)], "auto", False, ""),
}  # fmt: skip


@pytest.mark.parametrize(("stated", "asked", "log", "refused"), KINDS.values(), ids=KINDS)
def test_which_kind_of_axis(stated, asked, log, refused):
    found = axis_of(stated, asked, HEIGHT)
    assert (found.log, found.refused) == (log, refused)


TEXTS = {
    # numbers → ticks
    "from zero, where the smallest is at most half the largest": (
        numbers("1.4", "8.18"), ["0", "2", "4", "6", "8"],
    ),
    "both signs": (numbers("-0.70", "0.80"), ["−0.5", "0.0", "0.5"]),
    "whole numbers have whole ticks": (numbers("1", "3"), ["0", "1", "2", "3"]),
    "from a million on in words": (
        numbers("1E+6", "8E+9"), ["0", "2 billion", "4 billion", "6 billion", "8 billion"],
    ),
    "years": ([Year(2025), Year(2250)], ["2000", "2050", "2100", "2150", "2200", "2250"]),
    "log": (numbers("100", "100", "9000", "9000"),
            ["100", "200", "500", "1,000", "2,000", "5,000", "10,000"]),
    "many powers": (
        numbers("1", "1", "1E+12", "1E+12"),
        ["0.1", "1", "10", "100", "1,000", "10,000", "100,000", "1 million", "10 million",
         "100 million", "1 billion", "10 billion", "100 billion", "1 trillion", "10 trillion"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("stated", "texts"), TEXTS.values(), ids=TEXTS)
def test_the_ticks_of_the_number_axis(stated, texts):
    assert [text for _, text in axis_of(stated, "auto", HEIGHT).ticks] == texts


def test_an_axis_that_is_not_drawn_from_zero_is_fitted():
    found = axis_of(numbers("65.3", "77.9"), "auto", HEIGHT)
    assert 62 < found.bottom < 65.3
    assert 77.9 < found.top < 81


def test_zeros_under_a_log_axis_have_a_strip_of_their_own():
    found = axis_of(numbers("0", "0", "1", "900", "900"), "log", HEIGHT)
    assert found.ticks[0] == (found.zero, "0")
    assert found.pixels(np.array([0.0])) == pytest.approx(ZERO_STRIP / 2)
    assert found.pixels(np.array([1.0]))[0] > ZERO_STRIP
    assert found.bottom < found.zero < found.strip < 1


def test_one_number_alone_has_room():
    found = axis_of(numbers("-3.5"), "auto", HEIGHT)
    assert found.bottom < -3.5 < found.top


TIMES = {
    # first, last → ticks
    "months": ("2020-01", "2020-05", ["Jan 2020", "Apr 2020"]),
    "half years": ("2019-10", "2021-02", ["Jan 2020", "Jul 2020", "Jan 2021"]),
    "years": ("2014", "2025", ["2014", "2016", "2018", "2020", "2022", "2024"]),
    "centuries": ("1400", "1999", ["1400", "1500", "1600", "1700", "1800", "1900"]),
    "before year 1": ("-0490", "-0053", ["400 BCE", "300 BCE", "200 BCE", "100 BCE"]),
    "around year 1": ("-0004", "0006", ["4 BCE", "2 BCE", "2 CE", "4 CE", "6 CE"]),
    "over year 1": ("-10000", "0499", ["10,000 BCE", "5000 BCE", "1 CE"]),
}


@pytest.mark.parametrize(("first", "last", "texts"), TIMES.values(), ids=TIMES)
def test_the_ticks_of_the_time_axis(first, last, texts):
    ends = periods.parse(first).first, periods.parse(last).last
    assert [text for _, text in ticks.times(*map(float, ends))] == texts


def test_a_tick_of_time_keeps_off_the_corner_of_the_axes():
    found = [(10.0, "2014"), (500.0, "2015"), (800.0, "2016")]
    assert ticks.off_corner(found, 0.0, 1000.0) == found[1:]
    assert ticks.off_corner(found[:2], 0.0, 1000.0) == found[:2]  # one alone tells no scale


def test_the_ticks_of_a_very_long_time_are_found_at_once():
    found = ticks.times(float(Day.of(-100_000)), float(Day.of(2200)))
    assert [text for _, text in found] == ["100,000 BCE", "50,000 BCE", "1 CE"]


def test_numbers_too_near_the_one_below_are_not_named():
    found = axis_of([*numbers(*["0"] * 3), *numbers("0.0004", "900")], "log", 190.0)
    places = found.pixels(np.array([at for at, _ in found.ticks]))
    assert min(np.diff(places)) >= ticks.NEAREST


days = st.integers(Day.of(-100_000), Day.of(2200, 12, 31))


@given(days, st.integers(120, 40_000_000))
def test_ticks_of_time_lie_in_view_and_do_not_touch_on_a_phone(first, span):
    found = ticks.times(first, first + span)
    assert all(first <= at <= first + span for at, _ in found)
    longest = max((len(text) for _, text in found), default=0) * ticks.CHARACTER
    gaps = np.diff([at for at, _ in found]) / span * ticks.NARROWEST
    assert all(gaps >= longest + ticks.APART)
    assert len(dict(found)) == len(found)


@given(
    st.floats(1e-9, 1e14), st.floats(1.001, 1e9), st.booleans(), st.sampled_from([46, 190, 305])
)
def test_ticks_of_numbers_lie_in_view_and_have_room(bottom, times, log, length):
    top = bottom * times
    found = (ticks.log if log else ticks.linear)(bottom, top, length)
    assert all(bottom <= at * (1 + 1e-9) and at <= top * (1 + 1e-9) for at, _ in found)
    assert len({text for _, text in found}) == len(found)
    assert (len(found) - 1) * ticks.LINE <= length
