"""What is taken from the rows that there are."""

from lib.curate.vocabulary import vocabulary
from tests.conftest import table


def test_a_source_has_the_type_of_most_of_its_rows_or_the_first_by_its_letters():
    rows = ["A,2019,1,x", "A,2020,1,y", "A,2021,1,y", "B,2019,1,y", "B,2020,1,x", "C,2019,1,"]
    found = vocabulary(table("source,year,low,source_type\n" + "\n".join(rows)))
    assert found.source_types == {"A": "y", "B": "x", "C": ""}
