"""What the web does to a link does no harm, and what means nothing is said."""

import json
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.answer import answer_to, asked
from lib.data.files import files
from lib.query import parse_text, strangers, write
from lib.selection import Selection
from tests.conftest import PROJECT
from tests.server import ask

FILES = files(PROJECT / "estimates.csv")
WANTED = Selection(group=("ISIS-K",), area=("Afghanistan",), counted=("fighters",), to="2019-06")
LINK = "group=ISIS-K&area=Afghanistan&counted=fighters&to=2019-06"

# What a link became on its way; it opens what was meant.
MANGLED = {
    "&amp; for &": LINK.replace("&", "&amp;"),
    "the first name after &amp;, too": "amp;" + LINK,
    "a second question mark": "?" + LINK,
    "an encoded =": LINK.replace("=", "%3D", 1),
    "an encoded = and &": LINK.replace("=", "%3D").replace("&", "%26"),
    "names in capitals": LINK.replace("group", "Group").replace("to=", "TO="),
    "a full stop behind it": LINK + ".",
    "a bracket and a comma behind it": LINK + "),",
    "a quotation mark behind it": LINK + "%22",
    "a blank behind it": LINK + "%20",
    "punctuation behind a value of a column": "to=2019-06&"
    + LINK.replace("&to=2019-06", "")
    + ".",
    "trackers": LINK + "&utm_source=mail&utm_medium=x&fbclid=1&gclid=2&mc_eid=3&igshid=4",
}


def opened(query: str) -> tuple[Selection, tuple[str, ...]]:
    return asked(FILES, parse_qsl(query, keep_blank_values=True))


@pytest.mark.parametrize("query", MANGLED.values(), ids=MANGLED)
def test_a_mangled_link_opens_what_was_meant(query):
    assert opened(query) == (WANTED, ())


def test_the_name_of_a_view_may_end_a_sentence():
    assert opened("view=ISIS-K in Afghanistan.")[0] == opened("view=ISIS-K in Afghanistan")[0]


def test_punctuation_that_belongs_to_a_value_stays():
    source = "US officials (unnamed)"
    assert opened(f"source={source}")[0].source == (source,)


UNKNOWN = "“goup” in the address is not known, so it changes nothing; there are group, area, "
SAID = {
    "a name that is none": ("goup=TTP", [UNKNOWN]),
    "beside names that are": ("group=TTP&goup=TTP", [UNKNOWN]),
    "of older links": (
        "group=TTP&trend=shown",
        ["“trend” in the address means nothing any more, so it changes nothing."],
    ),
    "nothing unknown": ("group=TTP&q=goup", []),
}


@pytest.mark.parametrize(("query", "expected"), SAID.values(), ids=SAID)
def test_what_means_nothing_is_named(query, expected):
    said = opened(query)[1]
    assert [one.startswith(start) for one, start in zip(said, expected, strict=True)] == [
        True for _ in expected
    ]


def test_a_query_that_holds_nothing_of_the_selection_opens_the_first_view():
    first = FILES.working.views.named[0].selection
    assert opened("utm_source=x")[0] == opened("goup=TTP")[0] == opened("")[0] == first


def test_every_route_reads_mangled_links_alike(served):
    whole = f"{served.address}/api/estimates.json?"
    ids = [row["id"] for row in json.loads(ask(whole + LINK)[2])["rows"]]
    for query in MANGLED.values():
        status, _, body = ask(whole + query)
        assert (status, [row["id"] for row in json.loads(body)["rows"]]) == (200, ids), query
        page = ask(f"{served.address}/view?{query}")[2].decode()
        assert [f'<tr id="{each}">' in page for each in ids] == [True for _ in ids]


def test_the_api_refuses_what_it_does_not_know_but_not_what_others_add(served):
    api = f"{served.address}/api/estimates.csv?"
    assert ask(f"{api}goup=TTP")[0] == 400
    assert ask(f"{api}fbclid=1")[2] == ask(api)[2]
    said = json.loads(ask(f"{served.address}/api/estimates.json?group=TTP&trend=shown")[2])
    assert said["notices"] == [
        "“trend” in the address means nothing any more, so it changes nothing."
    ]


def test_the_page_of_a_view_says_what_it_does_not_know(served):
    assert UNKNOWN in ask(f"{served.address}/view?goup=TTP")[2].decode()


@given(st.text(max_size=40))
def test_no_mangling_of_a_link_widens_it_without_a_word(tail):
    """Whatever is put behind a link: the same rows, fewer, or a sentence."""
    pairs = parse_qsl(f"{LINK}&{tail}", keep_blank_values=True)
    selection, said = asked(FILES, pairs)
    found = answer_to(FILES, selection)
    meant = answer_to(FILES, WANTED)
    chosen = {name for name, _ in pairs[4:]}
    wider = not set(found.view.rows["id"]) <= set(meant.view.rows["id"])
    assert not wider or said or found.notices or chosen & set(vars(selection))


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=4))
def test_any_parameters_are_read(pairs):
    selection, _ = asked(FILES, pairs)
    assert parse_text(write(selection), ()) == selection
    strangers(pairs)
