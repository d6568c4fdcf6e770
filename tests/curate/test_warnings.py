"""What is looked at twice: sound rows with something unusual about them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.curate.vocabulary import vocabulary
from lib.curate.warnings import COMPARED, SAME, likely_duplicates, warnings
from tests.conftest import table

HEAD = (
    "id,group,area,counted,low,high,year,source,source_type,url,publication_date,wording,"
    "derivation,repeats"
)
PLAIN = "https://example.org/"

TABLES = {
    "nothing unusual": (
        f"a,G,A,men,10,20,2019,UN,UN,{PLAIN}a,2019-06,10 to 20 men,,\n"
        f"b,G,A,men,30,40,2019,US,UN,{PLAIN}b,2019-07,30-40 men,,",
        [],
    ),
    "the same number of one source in one year": (
        f"a,G,A,men,10,20,2019,UN,UN,{PLAIN}a,,,,\nb,G,A,men,10,20,2019,UN,UN,{PLAIN}b,,,,",
        ["line 3: looks like line 2: the same numbers of the same count; "
         "write a under repeats, or remove one of the two"],
    ),
    "the same number on one page": (
        f"a,G,A,men,10,20,2019,UN,UN,{PLAIN}a,,,,\nb,G,A,men,10,20,2019,US,UN,{PLAIN}a,,,,",
        ["line 3: looks like line 2: the same numbers of the same count; "
         "write a under repeats, or remove one of the two"],
    ),
    "a repeat that says so": (
        f"a,G,A,men,10,20,2019,UN,UN,{PLAIN}a,,,,\nb,G,A,men,10,20,2019,UN,UN,{PLAIN}b,,,,a",
        [],
    ),
    "the same number of another year": (
        f"a,G,A,men,10,20,2019,UN,UN,{PLAIN}a,,,,\nb,G,A,men,10,20,2020,UN,UN,{PLAIN}b,,,,",
        [],
    ),
    "published three years later": (
        f"a,G,A,men,10,20,2015,UN,UN,{PLAIN}a,2018-03,,,\nb,G,A,men,1,2,2015,UN,UN,{PLAIN}b,,,,",
        ['line 2, publication_date "2018-03": more than two years after what it describes '
         "(2015-12-31); look whether it describes an earlier time, or an earlier statement of it "
         "was first"],
    ),
    "a source type of one row": (
        f"a,G,A,men,10,20,2019,UN,UN,{PLAIN}a,,,,\nb,G,A,men,1,2,2019,UN,UN,{PLAIN}b,,,,\n"
        f"c,G,A,men,3,4,2019,X,UM,{PLAIN}c,,,,",
        ['line 4, source_type "UM": no other row has this source type; write it as the other rows '
         "do, if it is one of theirs"],
    ),
    "digits that the wording lacks": (
        f"a,G,A,men,10,200,2019,UN,UN,{PLAIN}a,,from ten to 20 men,,\n"
        f"b,G,A,men,3000,4000,2019,UN,UN,{PLAIN}b,,three to four thousand,,\n"
        f"c,G,A,men,24,99,2019,UN,UN,{PLAIN}c,,many,'many' taken as 24-99,\n"
        f"d,G,A,men,9000,10000,2019,UN,UN,{PLAIN}d,,около 10 тыс.,,\n"
        f"e,G,A,men,45,45000,2019,UN,UN,{PLAIN}e,,45.000,,",
        ['line 2, high "200": the wording does not print it ("from ten to 20 men"); correct one '
         "of the two, or say under derivation how it was worked out",
         'line 5, low "9000": the wording does not print it ("около 10 тыс."); correct one '
         "of the two, or say under derivation how it was worked out"],
    ),
    "no link": (
        f"a,G,A,men,10,20,2019,UN,UN,,,,,\nb,G,A,men,1,2,2019,UN,UN,{PLAIN}b,,,,",
        ["line 2, url: is blank; write where it can be read"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), TABLES.values(), ids=TABLES)
def test_each_rule_names_what_is_unusual(rows, expected):
    found = warnings(table(f"{HEAD}\n{rows}"), vocabulary())
    assert [str(each) for each in found] == expected


# Bounds, what is described, source and address, and how far above the row stands that it repeats.
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["10,20", "10,", ",20"]),
        st.sampled_from(["2019,", "2019,2019-06", "2019,2019-07", "2020,"]),
        st.sampled_from(["UN,", f"UN,{PLAIN}a", f"US,{PLAIN}a", f"US,{PLAIN}b"]),
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=2 * COMPARED,
)


@given(ROWS)
def test_duplicates_are_those_that_a_look_at_every_pair_finds(drawn):
    lines = [
        f"row-{at},G,A,men,{bounds},{year},{source},{f'row-{at - up}' if 0 < up <= at else ''}"
        for at, (bounds, year, source, up) in enumerate(drawn)
    ]
    head = f"id,{','.join(SAME)},year,reference_date,source,url,repeats\n"
    estimates = table(head + "\n".join(lines))
    found = {
        each.line: int(each.rule.split(":")[0].split()[-1])
        for each in likely_duplicates(estimates)
    }
    assert found == compared(estimates.to_dict("records"))


def compared(rows: list[dict]) -> dict[int, int]:
    """Map the line of each double to the line that it looks like, the one of its source first."""
    found = {}
    for at, later in enumerate(rows):
        for column in filter(later.get, ("source", "url")):
            same = [str(later[name]) for name in (*SAME, column)]
            alike = [r for r in rows[:at] if [str(r[name]) for name in (*SAME, column)] == same]
            for row in alike[-COMPARED:]:
                if (
                    row["first_day"] <= later["last_day"]
                    and later["first_day"] <= row["last_day"]
                    and row["id"] != later["repeats"]
                ):
                    found.setdefault(later["line"], row["line"])
    return found


def test_the_wording_of_every_real_row_is_understood(estimates):
    rules = {each.rule.split(" (")[0] for each in warnings(estimates, vocabulary(estimates))}
    assert "the wording does not print it" not in rules
