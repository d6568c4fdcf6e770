"""What is looked at twice: sound rows with something unusual about them."""

import pytest

from lib.curate.vocabulary import vocabulary
from lib.curate.warnings import warnings
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
        f"c,G,A,men,24,99,2019,UN,UN,{PLAIN}c,,many,'many' taken as 24-99,",
        ['line 2, high "200": the wording does not print it ("from ten to 20 men"); correct one '
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


def test_the_wording_of_every_real_row_is_understood(estimates):
    rules = {each.rule.split(" (")[0] for each in warnings(estimates, vocabulary(estimates))}
    assert "the wording does not print it" not in rules
