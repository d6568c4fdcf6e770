"""How numbers are worded: the table of forms, with an example of each."""

import pytest

from lib.curate.quantities import quantities
from lib.curate.tokens import tokens
from lib.curate.vocabulary import vocabulary

WORDS = vocabulary()

EXAMPLES = {
    "between 2,500 and 4,000 fighters": [(2500, 4000)],
    "7,000–8,500 men": [(7000, 8500)],
    "1,500 to 2,000": [(1500, 2000)],
    "600-800": [(600, 800)],
    "from 1,500 up to 2,200": [(1500, 2200)],
    "60,000 or 70,000": [(60000, 70000)],
    "between about 2,500 and roughly 4,000": [(2500, 4000)],
    "three to four thousand": [(3000, 4000)],
    "two or three hundred": [(200, 300)],
    "between four and five thousand": [(4000, 5000)],
    "between two and three hundred": [(200, 300)],
    "two hundred and fifty": [(250, 250)],
    "10-12 thousand": [(10000, 12000)],
    "past 1,000": [(1000, None)],
    "20-30,000": [(20000, 30000)],
    "58K to 100K": [(58000, 100000)],
    "between 500 and several thousand": [(500, 9999)],
    "at least 3,000 and perhaps as many as 5,000": [(3000, 5000)],
    "at least 2,000 fighters and perhaps as many as 3,500": [(2000, 3500)],
    "about 3,000": [(3000, 3000)],
    "4 000": [(4000, 4000)],
    "5K": [(5000, 5000)],
    "two dozen": [(24, 24)],
    "half a dozen": [(6, 6)],
    "a hundred": [(100, 100)],
    "two and a half thousand": [(2500, 2500)],
    "one thousand five hundred": [(1500, 1500)],
    "twenty-five": [(25, 25)],
    "several hundred": [(200, 999)],
    "a few thousand": [(2000, 9999)],
    "tens of thousands of": [(20000, 99999)],
    "3 آلاف مقاتل": [(3000, 3000)],
    "as many as 7,000": [(None, 7000)],
    "up to 25": [(None, 25)],
    "no more than 800": [(None, 800)],
    "fewer than 200": [(None, 200)],
    "now approaching 4,000": [(None, 4000)],
    "we don't think it's over 1,000": [(None, 1000)],
    "do not exceed 400": [(None, 400)],
    "at least 10,000": [(10000, None)],
    "about over 2,000": [(2000, None)],
    "upwards of 50": [(50, None)],
    "exceeds 1,500": [(1500, None)],
    "no fewer than 6,000": [(6000, None)],
    "12,000 or more": [(12000, None)],
    "4,000-plus": [(4000, None)],
    "grew from 4,000 to 6,000": [(4000, 4000), (6000, 6000)],
    "from 3,000 to under 800": [(3000, 3000), (None, 800)],
    "an AK-47, 7.62mm, at 2:30 on 12/5": [],
}


@pytest.mark.parametrize(("text", "expected"), EXAMPLES.items(), ids=EXAMPLES)
def test_a_number_is_read_with_its_bounds(text, expected):
    found = quantities(tokens(text, WORDS), WORDS)
    assert [(each.low, each.high) for each in found] == expected
