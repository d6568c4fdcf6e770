"""A count stands where it covers nothing, near its mark if that can be."""

import numpy as np

from lib.figures.counts import places

SPAN, HEIGHT = 1000.0, 400.0


def placed(x: list[float], bottom: list[float], top: list[float]) -> tuple[str, float, float]:
    arrays = (np.array(values, dtype=float) for values in (x, bottom, top))
    [place] = places(np.array([0]), *arrays, SPAN, HEIGHT)
    return place.side, place.anchor, place.mark


def test_alone_it_stands_above():
    assert placed([500], [100], [200]) == ("top center", 205, 205)


def test_under_another_mark_it_stands_below():
    assert placed([500, 500], [100, 205], [200, 300]) == ("bottom center", 95, 95)


def test_between_two_it_stands_beside_its_bar():
    side, anchor, mark = placed([500, 500, 500], [100, 205, 20], [200, 300, 95])
    assert side == "middle right"
    assert anchor == mark == 200


def test_surrounded_it_stands_away_on_a_leader():
    x = [500, *range(440, 561, 10), *range(440, 561, 10)]
    bottom = [100, *[95] * 13, *[150] * 13]
    top = [200, *[150] * 13, *[205] * 13]
    side, anchor, mark = placed(x, bottom, top)
    assert (side, mark) == ("top center", 205)
    assert anchor > 215


def test_inside_the_panel_always():
    side, anchor, _ = placed([500], [385], [398])
    assert (side, anchor) == ("bottom center", 380)


def test_each_of_very_many_stands_above_its_mark():
    ends = np.arange(101.0)
    found = places(np.arange(101), ends, ends, ends + 10, SPAN, HEIGHT)
    assert {place.side for place in found} == {"top center"}
    assert [place.anchor for place in found] == [end + 15 for end in ends]
