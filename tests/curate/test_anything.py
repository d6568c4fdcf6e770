"""What counts without a vocabulary: people, deaths, animals, homes, measures, prices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.curate.extract import candidates
from lib.curate.vocabulary import vocabulary
from tests.curate.scoring import known

NONE, OWN = vocabulary(), known()

FOUND = {
    # text → kind and bounds of each number
    "people": (
        "Organisers spoke of 85,000 people, the police of no more than 9,000.",
        [("people", 85000, 85000), ("people", None, 9000)],
    ),
    "a crowd without a noun": (
        "Tens of thousands marched through the city.", [("", 20000, 99999)],
    ),
    "deaths": (
        "The collapse killed 1,134 workers, the ministry said; 40 were confirmed dead elsewhere.",
        [("deaths", 1134, 1134), ("deaths", 40, 40)],
    ),
    "what became of them": (
        "In 2020 the mission counted 3,035 killed, 5,785 injured and 2,100 missing.",
        [("deaths", 3035, 3035), ("injured", 5785, 5785), ("missing", 2100, 2100)],
    ),
    "displaced people": (
        "Some 1.3 million people remain displaced, up from 980,000.",
        [("displaced", 1300000, 1300000), ("displaced", 980000, 980000)],
    ),
    "animals that no list has": (
        "A survey found 50 to 70 saola in the hills.", [("saola", 50, 70)],
    ),
    "homes": (
        "The storm left 11,000 houses without a roof.", [("houses", 11000, 11000)],
    ),
    "a toll": (
        "The death toll rose to 2,862. Aid workers believe that it is above 4,000.",
        [("", 2862, 2862), ("", 4000, None)],
    ),
    "a question": (
        "How many came? State radio reported 90,000.", [("", 90000, 90000)],
    ),
    "a value with its error": (
        "The team found 73.2 ± 1.3 km/s/Mpc.", [("km/s/Mpc", 71.9, 74.5)],
    ),
    "a figure with its interval": (
        "The study found 654,965 deaths (95% CI 392,979-942,636).", [("deaths", 392979, 942636)],
    ),
    "an interval in the unit of its figure": (
        "Some 2.8 million cases occur (uncertainty range: 1.4–4.3).",
        [("cases", 1400000, 4300000)],
    ),
    "a price": (
        "Rice costs between 58,000 and 65,000 pounds.", [("pounds", 58000, 65000)],
    ),
    "an age of a thing": (
        "The tracks are 21,000 to 23,000 years old, geologists say.",
        [("years old", 21000, 23000)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_it_is_found(text, expected):
    found = [(c.counted, c.low, c.high) for c in candidates(text, NONE)]
    assert [(kind, *map(_float, bounds)) for kind, *bounds in found] == [
        (kind, *map(_float, bounds)) for kind, *bounds in expected
    ]


def _float(bound):
    return None if bound is None else float(bound)


LEFT_ALONE = {
    "dates and ages": "The senator, 58, first elected in 1998, will be sworn in on 1 March.",
    "an age in a word": "A 58-year-old man and adults over 65 were there.",
    "shares": "About 60 per cent of them won 52.3 percent of the vote.",
    "money in passing": "The firm ordered new ships for $1.9 billion.",
    "articles and pages": "Under article 27 and resolution 1701, page 118 lists them.",
    "furniture": "18 comments. Join 240,000 readers. 4 min read.",
    "what authorities did": "Police detained 141 marchers and deployed 2,000 troops.",
    "the size of a study": "A survey of 1,849 households and a poll of 1,712 adults were made.",
    "a speed": "Winds of 260 km/h were measured.",
    "a length in passing": "The end point is about 400 metres away.",
    "a rate": "There are 100 persons per acre.",
    "a difference": "The toll is 1,000 higher than the estimate of last week.",
    "below zero": "It was put at minus 4,000 people.",
    "telephone": "Call 555 2300, Monday to Friday from 9 to 17.",
}


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_is_no_estimate_is_left_alone(text):
    found = [each.wording for each in candidates(text, NONE)]
    assert [each for each in found if "1,000 higher" in each or "toll" not in text] == []


TABLES = {
    # text → group, area, kind, year and who says it, of each number
    "years over columns": (
        "Wild tigers\n\nCountry | 2010 | 2022\nIndia | 1,706 | 3,167\nNepal | 121 | 355",
        [("", "India", "tigers", "2010", ""), ("", "India", "tigers", "2022", ""),
         ("", "Nepal", "tigers", "2010", ""), ("", "Nepal", "tigers", "2022", "")],
    ),
    "years in rows": (
        "Year\tDeaths\tShare\n2017\t3,300\t12 %\n2018\t4,400\t14 %",
        [("", "", "deaths", "2017", ""), ("", "", "deaths", "2018", "")],
    ),
    "who says it in brackets": (
        "Conflict | Death toll\n---|---\nNorth | 240,000 (2016 army figure)\n"
        "South | 606,000 (Rights Centre)",
        [("North", "", "death toll", "2016", "army"),
         ("South", "", "death toll", "", "Rights Centre")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLES.values(), ids=TABLES)
def test_a_table_is_read_by_its_rows_and_columns(text, expected):
    found = candidates(text, NONE)
    assert [(c.group, c.area, c.counted, c.year, c.speaker) for c in found] == expected


def test_a_text_off_the_subject_is_read_without_it():
    text = "Between 3,100 and 4,400 people died in the flood, the Red Cross estimates."
    for words in (NONE, OWN):
        [found] = candidates(text, words)
        assert (found.counted, found.low, found.high, found.speaker) == (
            "deaths", 3100, 4400, "Red Cross",
        )  # fmt: skip


WORDS = st.sampled_from(
    ["The", "UN", "says", "4,000", "to", "fighters", "1.500", ",", ".", "in", "2015", "(", ")",
     "between", "and", "'", "people", "died", "according", "the", "|", "\n", "-", "Syria", "%"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=25).map(" ".join), st.booleans())
def test_any_text_gives_candidates_that_lie_in_it(text, subject):
    for each in candidates(text, OWN if subject else NONE):
        assert 0 <= each.start < each.end <= len(text)
        assert each.low is not None or each.high is not None
        assert None in (each.low, each.high) or each.low <= each.high
