"""What each filter keeps, and what is said of values that do not exist."""

import pytest
from pandas.testing import assert_frame_equal

from lib.analysis.select import view
from lib.analysis.strays import Stray, strays, without_each
from lib.selection import DEFAULTS, Selection
from tests.conftest import table

ROWS = table(
    """
    id,group,area,counted,low,high,year,reference_date,source,source_type,url,publication_date,derivation,repeats,disputed_by
    a,G,North,fighters,100,200,2019,,UN,UN,https://x.org,2019-12,,,
    b,G,South,members,300,300,2019,2019-06,UN,UN,,2020-01-15,worked out,,
    c,H,North,fighters,,400,2020,2020-02-10,Ministry,government,https://y.org,,,a,Somebody
    d,H,,fighters,500,,2021,,Ministry,government,,2021-03,,,
    """
)

KEPT = {
    "nothing set": (DEFAULTS, "abcd"),
    "group": (Selection(group=("G",)), "ab"),
    "two areas": (Selection(area=("North", "South")), "abc"),
    "a blank area": (Selection(area=("",)), "d"),
    "counted": (Selection(counted=("members",)), "b"),
    "source type and source": (Selection(source_type=("UN",), source=("Ministry",)), ""),
    "from the middle day of a year on": (Selection(from_="2019-07-02"), "acd"),
    "a day later": (Selection(from_="2019-07-03"), "cd"),
    "from a month's first day": (Selection(from_="2020-02"), "cd"),
    "to a month's last day": (Selection(to="2019-06"), "b"),
    "to a year's last day": (Selection(to="2020"), "abc"),
    "bound kinds": (Selection(bound=("at least", "at most")), "cd"),
    "with a link": (Selection(linked="yes"), "ac"),
    "without a link": (Selection(linked="no"), "bd"),
    "derived": (Selection(derived="yes"), "b"),
    "not disputed": (Selection(disputed="no"), "abd"),
    "words in any column, any case": (Selection(q="MINISTRY north"), "c"),
    "a number as a whole": (Selection(q="300"), "b"),
    "no part of one": (Selection(q="30"), ""),
    "the same word many times": (Selection(q="ministry " * 99), "cd"),
    "twenty words": (Selection(q=" ".join(map(chr, range(97, 117)))), ""),
    "more than twenty words select nothing": (Selection(q=" ".join(map(str, range(21)))), ""),
    "a word that is nowhere": (Selection(q="nowhere"), ""),
    "a value that does not exist selects nothing": (Selection(group=("G", "none")), "ab"),
    "only such a value": (Selection(group=("none",)), ""),
    "a date that is none": (Selection(from_="soon"), ""),
    "another date that is none": (Selection(to="2019-13"), ""),
    "a choice that is none": (Selection(linked="maybe"), ""),
    "a view that is none": (Selection(view="gone"), ""),
}


@pytest.mark.parametrize(("selection", "ids"), KEPT.values(), ids=KEPT)
def test_what_a_filter_keeps(selection, ids):
    assert list(view(ROWS, selection).rows["id"]) == list(ids)


PUBLISHED = {
    "2019-11-30": ("", ""),
    "2019-12-01": ("a", ""),
    "2020": ("ab", ""),
    "2021-02-28": ("ab", ""),
    "2021-03-01": ("abd", ""),
    "soon": ("", ""),
}


@pytest.mark.parametrize(("by", "expected"), PUBLISHED.items())
def test_what_was_known_by_a_date(by, expected):
    kept, listed_apart = expected
    found = view(ROWS, Selection(published_by=by))
    assert list(found.rows["id"]) == list(kept)
    assert list(found.undated["id"]) == list(listed_apart)


def test_originals_without_publication_date_are_listed_apart():
    undated = table("id,year,low,source,repeats\na,2019,1,A,\nb,2019,1,B,a")
    found = view(undated, Selection(published_by="2020"))
    assert (list(found.scope["id"]), list(found.undated["id"])) == ([], ["a"])


# What is drawn, what speaks, and of which day.
SPOKEN = {
    "no filter": (DEFAULTS, "abcd", "abd", "2021-12-31"),
    "a scope": (Selection(group=("G",)), "ab", "ab", "2019-12-31"),
    "what is drawn": (Selection(group=("G",), q="north"), "a", "ab", "2019-12-31"),
    "from": (Selection(group=("G",), from_="2019-07"), "a", "ab", "2019-12-31"),
    "to": (Selection(to="2020-01"), "ab", "abd", "2020-01-31"),
    "published by": (Selection(published_by="2020-02"), "ab", "ab", "2020-02-29"),
    "the earlier of both": (Selection(to="2022", published_by="2020"), "ab", "ab", "2020-12-31"),
    "a repeat moves nothing": (Selection(group=("H",), area=("North",)), "c", "", None),
}


@pytest.mark.parametrize(("selection", "drawn", "scope", "moment"), SPOKEN.values(), ids=SPOKEN)
def test_what_is_drawn_and_what_speaks(selection, drawn, scope, moment):
    found = view(ROWS, selection)
    assert list(found.rows["id"]) == list(drawn)
    assert list(found.scope["id"]) == list(scope)
    assert (found.moment and found.moment.isoformat()) == moment


def test_selecting_leaves_the_estimates_as_they_were():
    before = ROWS.copy()
    view(ROWS, Selection(group=("G",), q="un"))
    assert_frame_equal(ROWS, before)


def test_an_empty_view_keeps_columns_and_types():
    found = view(ROWS, Selection(view="gone"))
    assert_frame_equal(found.rows, ROWS.head(0), check_index_type=False)
    assert found.originals["times"].dtype == "int64"
    assert found.retold["inside"].dtype == bool


def test_values_that_do_not_exist_are_named_in_the_order_of_the_controls():
    selection = Selection(
        group=("G", "none"), area=("",), from_="soon", to="2020", bound=("about",), q="x",
        axis="round", highlight="UN", estimate="z", view="gone",
    )  # fmt: skip
    assert strays(ROWS, selection) == [
        Stray("group", "none"),
        Stray("from", "soon"),
        Stray("bound", "about"),
        Stray("axis", "round"),
        Stray("estimate", "z"),
        Stray("view", "gone"),
    ]


def test_nothing_is_stray_in_a_sound_selection():
    assert strays(ROWS, Selection(group=("G",), highlight="UN", estimate="a")) == []


WIDER = {
    "one filter keeps the only row out": (
        Selection(group=("G",), area=("South",), source=("Ministry",)), [("source", 1)],
    ),
    "either of two would do, the wider first": (
        Selection(source=("UN",), from_="2020"), [("from", 2), ("source", 2)],
    ),
    "no single one would do": (Selection(group=("G",), source=("Ministry",), q="zzz"), []),
    "how it is shown is no filter": (Selection(group=("none",), axis="log"), [("group", 4)]),
}  # fmt: skip


@pytest.mark.parametrize(("selection", "expected"), WIDER.values(), ids=WIDER)
def test_an_empty_view_names_the_filters_that_alone_keep_everything_out(selection, expected):
    assert view(ROWS, selection).rows.empty
    assert sorted(without_each(ROWS, selection)) == expected


def test_thousands_are_found_with_a_separator_and_without():
    rows = table('id,year,low,source,note\na,2019,1,A,"some 10,000 men"\nb,2019,10000,B,')
    for words in ("10,000", "10000"):
        assert list(view(rows, Selection(q=words)).rows["id"]) == ["a", "b"]
