"""What stands beside each choice of a filter: how many estimates it would show."""

import pytest

from lib.analysis.select import choices
from lib.controls.fields import counted, uncounted
from lib.selection import DEFAULTS, Selection
from tests.conftest import table

ROWS = table(
    """
    id,group,area,source,year,low
    a,G,N,A,2019,1
    b,G,M,B,2020,2
    c,H,N,A,2021,3
    """
)
COUNTED = {
    # selection → how many rows each group and each area would show
    "nothing chosen": (DEFAULTS, {"G": 2, "H": 1}, {"N": 2, "M": 1}),
    "its own choice does not count": (Selection(group=("H",)), {"G": 2, "H": 1}, {"N": 1}),
    "another does": (Selection(area=("M",)), {"G": 1}, {"N": 2, "M": 1}),
    "nothing passes": (Selection(to="never"), {}, {}),
    "time does": (Selection(from_="2020"), {"G": 1, "H": 1}, {"N": 1, "M": 1}),
}


@pytest.mark.parametrize(("selection", "group", "area"), COUNTED.values(), ids=COUNTED)
def test_how_many_rows_a_choice_would_show(selection, group, area):
    found = choices(ROWS, selection)
    assert (found["group"], found["area"]) == (group, area)


LABELS = {
    # label, rows → as it is written, the value that it stands for
    "some": ("UN", 28, "UN\u2002(28)", "UN"),
    "many": ("UN", 1234, "UN\u2002(1,234)", "UN"),
    "none": ("UN", 0, "UN\u2002(none here)", "UN"),
    "with brackets of its own": ("ISIS (old)", 2, "ISIS (old)\u2002(2)", "ISIS (old)"),
    "blank": ("not stated", 3, "not stated\u2002(3)", ""),
    "from right to left": ("\u2068گروه\u2069", 1, "\u2068گروه\u2069\u2002(1)", "گروه"),
}


@pytest.mark.parametrize(("label", "rows", "written", "value"), LABELS.values(), ids=LABELS)
def test_a_choice_is_written_with_its_number_and_read_without(label, rows, written, value):
    assert counted(label, rows) == written
    assert uncounted(written) == value


@pytest.mark.parametrize("value", ["UN", "ISIS (old)", "", "a (2)"])
def test_a_value_without_a_number_stays(value):
    assert uncounted(value) == value
