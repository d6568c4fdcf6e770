"""The query grammar: what an address means, and that every selection survives its address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.query import from_table, parse_text, write, write_out
from lib.selection import (
    AXES,
    BANDS,
    BOUNDS,
    DEFAULTS,
    REPEATS,
    WINDOWS,
    YES_NO,
    NamedView,
    Selection,
    displayed_as,
    name_of,
)

FIRST = NamedView("First", Selection(group=("A",), from_="2020"))
SECOND = NamedView("Second", Selection(area=("North", "South")))
VIEWS = (FIRST, SECOND)

ADDRESSES = {
    "": FIRST.selection,
    "utm_source=mail": FIRST.selection,
    "view=all": DEFAULTS,
    "view=Second": SECOND.selection,
    "view=First&group=B": Selection(group=("B",), from_="2020"),
    "group=B": Selection(group=("B",)),
    "group=B&group=C&group=B": Selection(group=("B", "C")),
    "area=": Selection(area=("",)),
    "from=2020-06&to=2022": Selection(from_="2020-06", to="2022"),
    "from=2020&from=2021": Selection(from_="2021"),
    "axis=log": Selection(axis="log"),
    "bound=at+least&linked=yes": Selection(bound=("at least",), linked="yes"),
    "band=shown&window=12": Selection(band="shown", window="12"),
    "view=gone": Selection(view="gone"),
    "trend=shown": FIRST.selection,
    "group=B&trend=hidden": Selection(group=("B",)),
    "group=nowhere&from=soon": Selection(group=("nowhere",), from_="soon"),
}


@pytest.mark.parametrize(("address", "selection"), ADDRESSES.items())
def test_what_an_address_means(address, selection):
    assert parse_text(address, VIEWS) == selection


WRITTEN = {
    DEFAULTS: "view=all",
    Selection(axis="log"): "view=all&axis=log",
    Selection(band="shown", at="2019"): "view=all&band=shown&at=2019",
    Selection(group=("ISIS-K",), from_="2020-06"): "group=ISIS-K&from=2020-06",
    Selection(area=("",)): "area=",
    Selection(source=("A & B", "C=D")): "source=A+%26+B&source=C%3DD",
    Selection(view="gone"): "view=gone",
}


@pytest.mark.parametrize(("selection", "address"), WRITTEN.items())
def test_how_a_selection_is_written(selection, address):
    assert write(selection) == address


def test_without_views_nothing_is_filtered():
    assert parse_text("", []) == DEFAULTS


texts = st.lists(st.text(max_size=8), unique=True, max_size=3).map(tuple)
selections = st.builds(
    Selection,
    group=texts, area=texts, counted=texts, source_type=texts, source=texts,
    from_=st.text(max_size=8), to=st.text(max_size=8), published_by=st.text(max_size=8),
    bound=st.lists(st.sampled_from(BOUNDS), unique=True).map(tuple),
    linked=st.sampled_from(["", *YES_NO]), derived=st.sampled_from(["", *YES_NO]),
    disputed=st.sampled_from(["", *YES_NO]), q=st.text(max_size=8),
    repeats=st.sampled_from(REPEATS), axis=st.sampled_from(AXES),
    window=st.sampled_from(WINDOWS), band=st.sampled_from(BANDS), at=st.text(max_size=8),
    highlight=texts, estimate=st.text(max_size=8),
    release=st.text(max_size=8), against=st.text(max_size=8),
)  # fmt: skip


@given(selections)
def test_every_selection_survives_its_address(selection):
    assert parse_text(write(selection), VIEWS) == selection


NAMES = [
    (DEFAULTS, "all"),
    (FIRST.selection, "First"),
    (Selection(group=("A",), from_="2020", axis="log", highlight="UN"), "First"),
    (Selection(group=("B",)), ""),
]


@pytest.mark.parametrize(("selection", "name"), NAMES)
def test_a_selection_knows_the_view_it_is(selection, name):
    assert name_of(selection, VIEWS) == name


# A selection, what was shown before → how it is then displayed.
DISPLAYED = {
    "what is open stays": (Selection(group=("A",)), Selection(window="36", release="2026-01-31"),
                           Selection(group=("A",), window="36", release="2026-01-31")),
    "its own settings hold": (Selection(window="12", axis="log"), Selection(window="36", q="x"),
                              Selection(window="12", axis="log")),
    "without filters": (DEFAULTS, Selection(group=("B",), band="shown", estimate="a"),
                        Selection(band="shown", estimate="a")),
}  # fmt: skip


@pytest.mark.parametrize(("chosen", "before", "then"), DISPLAYED.values(), ids=DISPLAYED)
def test_a_chosen_view_keeps_how_it_is_displayed(chosen, before, then):
    assert displayed_as(chosen, before) == then


@pytest.mark.parametrize("name", ["view", "trend", "colour"])
def test_a_view_may_not_name_a_view_or_what_is_no_filter(name):
    with pytest.raises(ValueError, match=f'"{name}" is not a filter'):
        from_table({name: "First"})


def test_a_link_for_years_says_everything_with_its_release():
    selection = Selection(group=("A",), counted=("men", ""), from_="2020", against="2025-01-01")
    assert write_out(selection, "2026-01-31") == (
        "group=A&counted=men&counted=&from=2020&split=auto&repeats=folded&axis=auto&band=hidden&sort=statements"
        "&release=2026-01-31"
    )
