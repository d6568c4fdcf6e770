"""The one sentence that states the finding: lead, text alternative, preview and caption.

Written by hand, before the code. The window is 18 months unless said otherwise.
"""

import pytest

from lib.analysis.select import view
from lib.query import DEFAULTS, Selection
from lib.words.sentences import lead
from tests.conftest import table

HEAD = "id,group,area,counted,low,high,year,reference_date,source,derivation,repeats\n"
COMPARABLE = (frozenset({"fighters", "members"}),)

LEADS = {
    "nothing selected": (
        "a,G,N,fighters,1,2,2019,,UN,,",
        Selection(q="nowhere"),
        "No estimate matches this selection.",
    ),
    "one estimate": (
        "a,G,N,fighters,100,200,2019,2019-06,UN,,",
        DEFAULTS,
        "G in N: 1 estimate by 1 source, 2019. "
        "As of Jun 2019, one source is in force: 100–200 fighters (UN).",
    ),
    "one source": (
        "a,G,N,fighters,100,200,2018,,UN,,\nb,G,N,fighters,300,300,2019,,UN,,",
        DEFAULTS,
        "G in N: 2 estimates by 1 source, 2018–2019. "
        "As of Dec 2019, one source is in force: 300 fighters (UN).",
    ),
    "one source that says two things of one day": (
        "a,G,N,fighters,100,200,2019,2019-06-30,UN,,\nb,G,N,members,,900,2019,2019-06-30,UN,,",
        DEFAULTS,
        "G in N: 2 estimates by 1 source, 2019. "
        "As of Jun 2019, one source is in force: "
        "100–200 and at most 900 fighters or members (UN).",
    ),
    "an estimate that is told again": (
        "a,G,N,fighters,100,200,2019,,UN,,\nb,G,N,fighters,100,200,2020,2020-01-15,Press,,a",
        DEFAULTS,
        "G in N: 1 estimate by 1 source, 2019–2020, and 1 repeat. "
        "As of 15 Jan 2020, one source is in force: 100–200 fighters (UN).",
    ),
    "several agreeing": (
        "a,G,N,fighters,100,200,2019,,A,,\nb,G,N,fighters,150,300,2019,,B,,\n"
        "c,G,N,fighters,180,180,2019,,C,,\nd,G,N,fighters,120,190,2019,,D,,\n"
        "e,G,N,fighters,,400,2019,,E,,\nf,G,N,fighters,170,260,2019,,F,,",
        DEFAULTS,
        "G in N: 6 estimates by 6 sources, 2019. "
        "As of Dec 2019, 6 sources are in force and do not contradict each other: "
        "100 (A) to at most 400 (E) fighters. The middle of what was published is 150–200.",
    ),
    "several contradicting": (
        "a,G,N,fighters,100,200,2019,,A,,\nb,G,N,fighters,300,500,2019,,B,,\n"
        "c,G,N,members,400,400,2019,,C,,\nd,G,N,fighters,150,250,2019,,D,,\n"
        "e,G,N,fighters,1000,,2019,,E,,\nf,G,N,fighters,200,600,2019,,F,,",
        DEFAULTS,
        "G in N: 6 estimates by 6 sources, 2019. "
        "As of Dec 2019, 6 sources are in force and contradict each other: "
        "100 (A) to at least 1,000 (E) fighters or members. "
        "The middle of what was published is 200–400.",
    ),
    "one source at both ends": (
        "a,G,N,fighters,100,900,2019,,A,,\nb,G,N,fighters,200,300,2019,,B,,",
        DEFAULTS,
        "G in N: 2 estimates by 2 sources, 2019. "
        "As of Dec 2019, 2 sources are in force and do not contradict each other: "
        "100 to 900 (both A) fighters. Only 2 state both bounds, so there is no middle.",
    ),
    "every number the same": (
        "a,G,N,fighters,500,500,2019,,A,,\nb,G,N,fighters,500,,2019,,B,,",
        DEFAULTS,
        "G in N: 2 estimates by 2 sources, 2019. "
        "As of Dec 2019, 2 sources are in force and do not contradict each other: "
        "every number stated is 500 fighters. Only 1 states both bounds, so there is no middle.",
    ),
    "too far apart in time to contradict": (
        "a,G,N,fighters,100,100,2019,2019-01-01,A,,\nb,G,N,fighters,200,200,2020,2020-04-01,B,,",
        DEFAULTS,
        "G in N: 2 estimates by 2 sources, 2019–2020. "
        "As of 1 Apr 2020, 2 sources are in force and do not contradict each other: "
        "100 (A) to 200 (B) fighters. Only 2 state both bounds, so there is no middle.",
    ),
    "one area in view, another outside it": (
        "a,G,N,fighters,100,200,2019,,A,,\nb,G,S,fighters,50,50,2014,,B,,",
        Selection(from_="2018"),
        "G in N: 1 estimate by 1 source, 2019. "
        "As of Dec 2019, one source is in force: 100–200 fighters (A).",
    ),
    "an area not stated": (
        "a,G,N,fighters,100,200,2019,,A,,\nb,G,,fighters,50,50,2018,,B,,",
        DEFAULTS,
        "G in N or area not stated: 2 estimates by 2 sources, 2018–2019. "
        "Numbers for different areas are not summarised together. "
        "The newest describes 2019: N, 100–200 fighters (A).",
    ),
    "both medians meet": (
        "a,G,N,fighters,200,200,2019,,A,,\nb,G,N,fighters,200,200,2019,,B,,\n"
        "c,G,N,fighters,100,100,2019,,C,,\nd,G,N,fighters,150,150,2019,,D,,\n"
        "e,G,N,fighters,600,600,2019,,E,,",
        DEFAULTS,
        "G in N: 5 estimates by 5 sources, 2019. "
        "As of Dec 2019, 5 sources are in force and contradict each other: "
        "100 (C) to 600 (E) fighters. "
        "The middle of what was published: half at or below, half at or above 200.",
    ),
    "only one-sided": (
        "a,G,N,fighters,100,,2019,,A,,\nb,G,N,fighters,,300,2019,,B,,",
        DEFAULTS,
        "G in N: 2 estimates by 2 sources, 2019. "
        "As of Dec 2019, 2 sources are in force and do not contradict each other: "
        "at least 100 (A) to at most 300 (B) fighters. "
        "None states both bounds, so there is no middle.",
    ),
    "no middle under three": (
        "a,G,N,fighters,2000,2000,2019,,A,,\nb,G,N,fighters,3000,3000,2019,,B,,",
        DEFAULTS,
        "G in N: 2 estimates by 2 sources, 2019. "
        "As of Dec 2019, 2 sources are in force and contradict each other: "
        "2,000 (A) to 3,000 (B) fighters. "
        "Only 2 state both bounds, so there is no middle.",
    ),
    "derived bounds count in the span only": (
        "a,G,N,fighters,2000,2000,2019,,A,,\nb,G,N,fighters,100,900,2019,,B,worked out,",
        DEFAULTS,
        "G in N: 2 estimates by 2 sources, 2019. "
        "As of Dec 2019, 2 sources are in force and contradict each other: "
        "100 (B) to 2,000 (A) fighters. "
        "Only 1 states both bounds outright, so there is no middle.",
    ),
    "thin": (
        "a,G,N,fighters,100,200,2019,,A,,\nb,G,N,fighters,150,300,2019,,B,,\n"
        "c,G,N,fighters,180,181,2019,,C,,",
        DEFAULTS,
        "G in N: 3 estimates by 3 sources, 2019. "
        "As of Dec 2019, 3 sources are in force and do not contradict each other: "
        "100 (A) to 300 (B) fighters. "
        "The middle of what was published is 150–200, thin: it rests on 3 sources.",
    ),
    "nobody in force any more": (
        "a,G,N,fighters,100,200,2019,,A,,",
        Selection(to="2022"),
        "G in N: 1 estimate by 1 source, 2019. "
        "As of Dec 2022, no source is in force: the newest estimate is more than 18 months old, "
        "from the middle of its period.",
    ),
    "two areas": (
        "a,G,N,fighters,100,200,2019,,A,,\nb,G,S,fighters,50,50,2018,,B,,",
        DEFAULTS,
        "G in 2 areas: 2 estimates by 2 sources, 2018–2019. "
        "Numbers for different areas are not summarised together. "
        "The newest describes 2019: N, 100–200 fighters (A).",
    ),
    "the newest of one day, not equally exact": (
        "a,G,N,fighters,5,5,2019,,A,,\nb,G,S,fighters,7,7,2019,2019-07-02,B,,",
        DEFAULTS,
        "G in 2 areas: 2 estimates by 2 sources, 2019. "
        "Numbers for different areas are not summarised together. "
        "The newest: N, 5 fighters (A, 2019); S, 7 fighters (B, 2 Jul 2019).",
    ),
    "two groups": (
        "a,G,N,fighters,100,200,2019,,A,,\nb,H,N,fighters,50,,2019,,B,,",
        DEFAULTS,
        "2 groups in N: 2 estimates by 2 sources, 2019. "
        "Numbers for different groups are not summarised together. "
        "The newest describe 2019: G, 100–200 fighters (A); H, at least 50 fighters (B).",
    ),
    "kinds of count that do not compare": (
        "a,G,N,fighters,100,200,2019,,A,,\nb,G,N,families,50,50,2018,,B,,",
        DEFAULTS,
        "G in N: 2 estimates by 2 sources, 2018–2019. "
        "Different kinds of count are not summarised together: families, fighters. "
        "The newest describes 2019: 100–200 fighters (A).",
    ),
    "many kinds of count": (
        "a,G,N,fighters,100,200,2019,,A,,\nb,G,N,families,50,50,2018,,B,,\n"
        "c,G,N,helpers,5,5,2018,,C,,\nd,G,N,,6,6,2018,,D,,",
        DEFAULTS,
        "G in N: 4 estimates by 4 sources, 2018–2019. "
        "4 kinds of count are not summarised together. "
        "The newest describes 2019: 100–200 fighters (A).",
    ),
    "only repeats": (
        "a,G,N,fighters,1,1,2020,,UN,,\nb,G,S,fighters,1,1,2020,,Press,,a",
        Selection(area=("S",)),
        "G in S: 1 repeat of estimates outside this view, 2020.",
    ),
    "the required columns alone": (
        "a,,,,1,2,2019,,UN,,",
        DEFAULTS,
        "1 estimate by 1 source, 2019. As of Dec 2019, one source is in force: 1–2 (UN).",
    ),
}


@pytest.mark.parametrize(("rows", "selection", "sentence"), LEADS.values(), ids=LEADS)
def test_the_lead_states_the_finding(rows, selection, sentence):
    assert lead(view(table(HEAD + rows), selection), COMPARABLE) == sentence


def test_from_and_to_limit_what_is_listed_but_not_who_speaks():
    rows = "a,G,N,fighters,100,200,2018,2018-12-01,A,,\nb,G,N,fighters,300,300,2019,2019-06-01,B,,"
    assert lead(view(table(HEAD + rows), Selection(from_="2019")), COMPARABLE) == (
        "G in N: 1 estimate by 1 source, 2019. "
        "As of 1 Jun 2019, 2 sources are in force and contradict each other: "
        "100 (A) to 300 (B) fighters. Only 2 state both bounds, so there is no middle."
    )


def test_the_window_is_the_readers_choice():
    rows = "a,G,N,fighters,100,200,2019,2019-01-31,A,,"
    found = view(table(HEAD + rows), Selection(to="2020-01-31", window="12"))
    assert lead(found, COMPARABLE).endswith(
        "As of Jan 2020, no source is in force: the newest estimate is more than 12 months old, "
        "from the middle of its period."
    )
