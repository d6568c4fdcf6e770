"""The lead and what is said of the latest estimates, written by hand before the code.

The window is 18 months unless said otherwise.
"""

import re

import pytest

from lib.analysis.select import view
from lib.analysis.told import Told
from lib.data.dataset import Dataset
from lib.data.days import Day
from lib.data.verdicts import Verdict
from lib.selection import DEFAULTS, Selection
from lib.words.lead import lead
from lib.words.sentences import told_on
from lib.words.trends import movement
from tests.conftest import table

HEAD = (
    "id,group,area,counted,low,high,year,reference_date,source,source_type,derivation,repeats,"
    "disputed_by,publication_date\n"
)
DATASET = Dataset(comparable=(frozenset({"fighters", "members"}),))


def told(rows: str, selection: Selection = DEFAULTS) -> Told:
    """Read rows; cells that are missing at their end are blank."""
    width = HEAD.count(",")
    lines = [line + "," * (width - line.count(",")) for line in rows.splitlines()]
    estimates = table(HEAD + "\n".join(lines))
    return Told(estimates, DATASET, view(estimates, selection))


LEADS = {
    "nothing selected": (
        "a,G,N,fighters,1,2,2019,,UN",
        Selection(group=("none",)),
        "No estimate matches this selection.",
    ),
    "nothing shown of those who speak": (
        "a,G,N,fighters,1,2,2019,,UN",
        Selection(q="nowhere"),
        "No estimate matches this selection. 0 of 1 estimate is shown.",
    ),
    "one estimate": (
        "a,G,N,fighters,100,200,2019,2019-06,UN",
        DEFAULTS,
        "G in N. The newest number, as of Jun 2019: UN 100–200 fighters (Jun 2019).",
    ),
    "the newest of the three sources that spoke last, without sides": (
        "a,G,N,fighters,100,200,2016,,A\nb,G,N,fighters,300,,2017,,B\n"
        "c,G,N,fighters,,50,2018,,C\nd,G,N,fighters,7,7,2019,,D",
        DEFAULTS,
        "G in N. The newest numbers, as of Dec 2019: D 7 fighters (2019); "
        "C at most 50 fighters (2018); B at least 300 fighters (2017). "
        "From 2016 to 2019 the numbers ranged from 7 (D, 2019) to at least 300 (B, 2017).",
    ),
    "the newest of each side, and of everyone else": (
        "a,G,N,fighters,1,1,2017,,A,x\nb,G,N,fighters,2,2,2018,,B,x\n"
        "c,G,N,fighters,3,3,2019,,A,x\nd,G,N,members,4,4,2019,,D,y",
        DEFAULTS,
        "G in N. The newest numbers, as of Dec 2019: x 3 fighters (A, 2019); "
        "among everyone else the newest is 4 members (D, 2019). "
        "From 2017 to 2019 the numbers ranged from 1 (A, 2017) to 4 (D, 2019).",
    ),
    "ties, two named and the others counted": (
        "a,G,N,fighters,1,1,2019,,A,x\nb,G,N,fighters,2,2,2019,,B,x\n"
        "c,G,N,fighters,3,3,2019,,C,x\nd,G,N,fighters,4,4,2019,,D,x",
        DEFAULTS,
        "G in N. The newest number, as of Dec 2019: x 1 fighters (A, 2019) and "
        "2 fighters (B, 2019), and 2 more. "
        "For 2019 the numbers ranged from 1 (A, 2019) to 4 (D, 2019).",
    ),
    "denied, and said long after": (
        "a,G,N,fighters,5,5,2019,2019-01,A,,,,Taliban authorities\n"
        "b,G,N,fighters,9,,2018,2018-07,B,,,,,2019-07-28",
        DEFAULTS,
        "G in N. The newest numbers, as of Jan 2019: "
        "A 5 fighters (Jan 2019, denied by Taliban authorities); "
        "B at least 9 fighters (about Jul 2018, said 28 Jul 2019). "
        "From 2018 to 2019 the numbers ranged from "
        "5 (A, Jan 2019, denied by Taliban authorities) to "
        "at least 9 (B, about Jul 2018, said 28 Jul 2019).",
    ),
    "a forecast does not move the moment": (
        "a,G,N,fighters,5,5,2019,2019-06,A\nb,G,N,fighters,9,9,2022,2022-06,B,,,,,2019-05",
        DEFAULTS,
        "G in N. The newest number, as of Jun 2019: A 5 fighters (Jun 2019).",
    ),
    "forecasts alone do": (
        "b,G,N,fighters,9,9,2022,2022-06,B,,,,,2019-05",
        DEFAULTS,
        "G in N. The newest number, as of Jun 2022: B 9 fighters (about Jun 2022, said May 2019).",
    ),
    "an end worked out from words": (
        "a,G,N,fighters,200,999,2019,,A,,several hundred\nb,G,N,fighters,300,500,2019,,B",
        DEFAULTS,
        "G in N. The newest numbers, as of Dec 2019: A 200–999 fighters (2019); "
        "B 300–500 fighters (2019). For 2019 the numbers ranged from "
        "200 (A, 2019, worked out from its words) to 999 (A, 2019, worked out from its words).",
    ),
    "every number the same": (
        "a,G,N,fighters,500,500,2018,,A\nb,G,N,fighters,500,,2019,,B",
        DEFAULTS,
        "G in N. The newest numbers, as of Dec 2019: B at least 500 fighters (2019); "
        "A 500 fighters (2018). From 2018 to 2019 every number stated was 500.",
    ),
    "before anybody has spoken": (
        "a,G,N,fighters,1,2,2019,,UN",
        Selection(to="2017"),
        "No estimate matches this selection.",
    ),
    "old or not": (
        "a,G,N,fighters,100,200,2010,,A",
        Selection(to="2022"),
        "G in N. The newest number, as of Dec 2022: A 100–200 fighters (2010).",
    ),
    "only some are shown": (
        "a,G,N,fighters,100,200,2018,,A\nb,G,N,fighters,300,300,2019,,B",
        Selection(bound=("single",)),
        "G in N. The newest numbers, as of Dec 2019: B 300 fighters (2019); "
        "A 100–200 fighters (2018). From 2018 to 2019 the numbers ranged from "
        "100 (A, 2018) to 300 (B, 2019). 1 of 2 estimates is shown.",
    ),
    "from chooses what is ranged and shown": (
        "a,G,N,fighters,100,200,2017,,A\nb,G,N,fighters,300,300,2018,,B\n"
        "c,G,N,fighters,400,400,2019,,C",
        Selection(from_="2018"),
        "G in N. The newest numbers, as of Dec 2019: C 400 fighters (2019); "
        "B 300 fighters (2018); A 100–200 fighters (2017). From 2018 to 2019 the numbers "
        "ranged from 300 (B, 2018) to 400 (C, 2019). 2 of 3 estimates are shown.",
    ),
    "to chooses who speaks": (
        "a,G,N,fighters,100,200,2018,,A\nb,G,N,fighters,300,300,2019,,B",
        Selection(to="2018"),
        "G in N. The newest number, as of Dec 2018: A 100–200 fighters (2018).",
    ),
    "rows without publication date are counted aloud": (
        "a,G,N,fighters,100,200,2018,,A,,,,,2018-12-01\nb,G,N,fighters,300,300,2017,,B",
        Selection(published_by="2019"),
        "G in N. The newest number, as of Dec 2019: A 100–200 fighters (2018). "
        "1 estimate without publication date is left out.",
    ),
    "two areas": (
        "a,G,N,fighters,100,200,2019,,A\nb,G,S,fighters,50,50,2018,,B\nc,G,N,fighters,7,7,2017,,B",
        DEFAULTS,
        "G in 2 areas. Numbers for different areas are not summarised together. "
        "The newest numbers, as of Dec 2019: N 100–200 fighters (A, 2019); "
        "S 50 fighters (B, 2018).",
    ),
    "an area that is not stated": (
        "a,G,N,fighters,100,200,2019,,A\nb,G,,fighters,50,50,2018,,B",
        DEFAULTS,
        "G in N or area not stated. Numbers for different areas are not summarised together. "
        "The newest numbers, as of Dec 2019: not stated 50 fighters (B, 2018); "
        "N 100–200 fighters (A, 2019).",
    ),
    "four groups, three named": (
        "a,G,N,fighters,1,1,2019,,A\nb,H,S,fighters,2,,2019,,B\n"
        "c,I,,fighters,3,3,2018,,C\nd,J,N,fighters,4,4,2019,,D",
        DEFAULTS,
        "4 groups in 2 areas or area not stated. "
        "Numbers for different groups are not summarised together. "
        "The newest numbers, as of Dec 2019: G 1 fighters (N, A, 2019); "
        "H at least 2 fighters (S, B, 2019); I 3 fighters (C, 2018); and 1 other.",
    ),
    "kinds that do not compare": (
        "a,G,N,fighters,100,200,2019,,A\nb,G,N,families,50,50,2018,,B",
        DEFAULTS,
        "G in N. Different kinds of number are not summarised together: families, fighters. "
        "The newest numbers, as of Dec 2019: families 50 families (B, 2018); "
        "fighters 100–200 fighters (A, 2019).",
    ),
    "kinds of long ago do not stand in the way": (
        "a,G,N,fighters,100,200,2019,,A\nb,G,N,families,50,50,2010,,B",
        DEFAULTS,
        "G in N. The newest numbers, as of Dec 2019: A 100–200 fighters (2019); "
        "B 50 families (2010).",
    ),
    "many kinds": (
        "a,G,N,fighters,1,1,2019,,A\nb,G,N,families,2,2,2019,,B\n"
        "c,G,N,helpers,3,3,2019,,C\nd,G,N,,4,4,2019,,D",
        DEFAULTS,
        "G in N. 4 kinds of number are not summarised together. "
        "The newest numbers, as of Dec 2019: not stated 4 (D, 2019); "
        "families 2 families (B, 2019); fighters 1 fighters (A, 2019); and 1 other.",
    ),
    "only repeats": (
        "a,G,N,fighters,1,1,2020,,UN\nb,G,S,fighters,1,1,2020,,Press,,,a",
        Selection(area=("S",)),
        "Nothing is said here but 1 repeat of estimates outside this view.",
    ),
    "the required columns alone": (
        "a,,,,1,2,2019,,UN",
        DEFAULTS,
        "The newest number, as of Dec 2019: UN 1–2 (2019).",
    ),
}


NOT_JUDGED = " Whether they move is not judged: it takes six sources of which three spoke twice."


@pytest.mark.parametrize(("rows", "selection", "sentence"), LEADS.values(), ids=LEADS)
def test_the_lead_states_the_finding(rows, selection, sentence):
    found = told(rows, selection)
    # So few sources are not judged; where there is nothing to judge, nothing is said of it.
    several = len({row.day for row in found.ranged}) > 1 and len(found.view.rows)
    assert lead(found).text == sentence + (NOT_JUDGED if several else "")


FOUND = Verdict(view="V", data="", statements=20, sources=9, p=0.4, slope=-0.021, low=-0.062,
                high=0.047, power=0.715)  # fmt: skip
RISING = FOUND.model_copy(update=dict(slope=0.12, low=0.04, high=0.21))
MOVES = {
    "none": (
        "none", None,
        "When each source is compared with its own earlier numbers, there is no common rise "
        "or fall, "
        "2015–2026.",
    ),
    "none, with its limits": (
        "none", FOUND,
        "When each source is compared with its own earlier numbers, there is no common rise "
        "or fall, "
        "2015–2026 (−6 % to +5 % a year is possible). "
        "Even a lasting doubling would go unseen 3 times in 10.",
    ),
    "rise": (
        "rise", None, "When each source is compared with its own earlier numbers, there is a "
        "common rise, 2015–2026.",
    ),
    "fall, with its limits": (
        "fall", FOUND,
        "When each source is compared with its own earlier numbers, there is a common fall, "
        "2015–2026, "
        "but how fast cannot be told (−6 % to +5 % a year is possible).",
    ),
    "rise, with limits above zero": (
        "rise", RISING,
        "When each source is compared with its own earlier numbers, there is a common rise, "
        "2015–2026: "
        "about +12 % a year (+4 % to +21 % is possible).",
    ),
    "too few": (
        "few", None,
        "Whether they move is not judged: it takes six sources of which three spoke twice.",
    ),
    "zero or below": (
        "zero", None, "Whether they move is not judged: a number is not above 0.",
    ),
    "too many": (
        "many", None, "Whether they move is not judged: they are too many for it.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("outcome", "found", "sentence"), MOVES.values(), ids=MOVES)
def test_whether_they_move(outcome, found, sentence):
    assert movement(outcome, "2015–2026", found) == sentence


def test_the_lead_ends_with_whether_they_move(data, estimates):
    found = Told(estimates, data.views.dataset, view(estimates, data.views.named[0].selection))
    assert lead(found).text.endswith(
        " When each source is compared with its own earlier numbers, there is no common rise "
        "or fall, "
        "2015–2026."
    )


SAYS = {
    "one source": (
        "a,G,N,fighters,300,300,2019,,UN",
        ["As of Dec 2019 there is one latest estimate: 300 fighters (UN, 2019)."],
    ),
    "one source that says two things of one day": (
        "a,G,N,fighters,100,200,2019,2019-06-30,UN\nb,G,N,members,,900,2019,2019-06-30,UN",
        ["As of Jun 2019 there is one latest estimate: 100–200 and at most 900 fighters or "
         "members (UN, 30 Jun 2019)."],
    ),
    "two sources": (
        "a,G,N,fighters,2000,2000,2019,,A\nb,G,N,members,3000,3000,2019,,B",
        ["As of Dec 2019 the latest estimates of 2 sources go from 2,000 (A, 2019) to "
         "3,000 (B, 2019), in fighters or members. "
         "1 of 1 pair of sources is apart, the one wholly above the other. "
         "Under three sources there is no middle."],
    ),
    "three sources and a change": (
        "a,G,N,fighters,100,200,2019,2019-12-01,A\nb,G,N,fighters,150,300,2019,2019-12-01,B\n"
        "c,G,N,fighters,180,180,2019,2019-12-01,C\nd,G,N,fighters,90,90,2018,2018-11-01,A",
        ["As of 1 Dec 2019 the latest estimates of 3 sources go from 100 (A, 1 Dec 2019) to "
         "300 (B, 1 Dec 2019), in fighters. "
         "0 of 3 pairs of sources are apart, the one wholly above the other. "
         "The middle of these 3 sources is 150–200.",
         "Compared with 12 months before: A, from 90 fighters to 100–200 fighters.",
         "The middle has too few sources if one source is left out."],
    ),
    "a middle that is open above, whoever is left out": (
        "a,G,N,fighters,100,,2019,,A,x\nb,G,N,fighters,150,,2019,,B,x\n"
        "c,G,N,fighters,180,180,2019,,C,y\nd,G,N,fighters,190,190,2019,,D,y",
        ["As of Dec 2019 the latest estimates of 4 sources go from at least 100 (A, 2019) to "
         "190 (D, 2019), in fighters. "
         "0 of 6 pairs of sources are apart, the one wholly above the other. "
         "The middle of these 4 sources begins at 165 and is open above.",
         "The middle begins between 150 and 180 and ends at 190 or open if one source is "
         "left out, and has too few sources if one source type is left out."],
    ),
    "all say the same": (
        "a,G,N,fighters,500,500,2019,,A\nb,G,N,fighters,500,,2019,,B",
        ["As of Dec 2019 the latest estimates of 2 sources all state 500 fighters. "
         "0 of 1 pair of sources are apart, the one wholly above the other. "
         "Under three sources there is no middle."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "lines"), SAYS.values(), ids=SAYS)
def test_what_the_latest_estimates_say(rows, lines):
    found = told(rows)
    assert told_on(found, found.summary) == lines


def test_nobody_has_spoken_lately():
    found = told("a,G,N,fighters,1,2,2010,,A", Selection(to="2022"))
    assert told_on(found, found.summary) == ["Nobody has spoken of the 18 months before."]


def test_the_window_is_the_readers_choice():
    rows = "a,G,N,fighters,100,200,2019,2019-01-31,A"
    short = told(rows, Selection(to="2020-01-31", window="12"))
    assert short.summary is None
    assert told(rows, Selection(to="2020-01-31")).summary is not None


def test_another_day_may_be_asked_about():
    found = told("a,G,N,fighters,1,1,2017,,A\nb,G,N,fighters,9,9,2019,,B")
    then = found.on(Day.of(2017, 12, 31))
    assert told_on(found, then)[0] == (
        "As of Dec 2017 there is one latest estimate: 1 fighters (A, 2017)."
    )


def test_the_first_view_reads_as_the_design_words_it(data, estimates):
    found = Told(estimates, data.views.dataset, view(estimates, data.views.named[0].selection))
    assert lead(found).text == (
        "ISIS-K (Islamic State Khorasan Province) in Afghanistan. "
        "The newest numbers, as of 23 Feb 2026: "
        "US government 2,000 members (US Department of Defense, Sep 2024); "
        "Russian government 3,000 fighters (Russian Foreign Ministry, 23 Feb 2026, "
        "denied by Taliban authorities); "
        "UN 2,000 fighters (UN Monitoring Team, Dec 2025); "
        "among everyone else the newest is 70–80 members (Taliban authorities, Jan 2024). "
        "From 2015 to 2026 the numbers ranged from 70 (Taliban authorities, Jan 2024) to "
        "at least 10,000 (Russian Foreign Ministry, about Jul 2021, said 28 Jul 2022). "
        "When each source is compared with its own earlier numbers, there is no common rise "
        "or fall, "
        "2015–2026."
    )


@pytest.mark.parametrize("query", ["q", "bound", "source"])
def test_no_sentence_says_more_than_its_words(data, estimates, query):
    selection = {
        "q": Selection(q="Nangarhar"),
        "bound": Selection(bound=("at least",)),
        "source": Selection(source=("SIGAR",)),
    }[query]
    found = Told(estimates, data.views.dataset, view(estimates, selection))
    text = " ".join([lead(found).text, *told_on(found, found.summary)])
    assert not re.search(r"in force|voice|thin\b|folded|\brows?\b", text)
