"""How numbers are worded: the table of forms, with an example of each."""

from decimal import Decimal

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
    # Notations
    "1,234,567": [(1234567, 1234567)],
    "12,34,567 men": [(1234567, 1234567)],
    "1'500 or 1’500": [(1500, 1500), (1500, 1500)],
    "2.600 men": [(2600, 2600)],
    "between 2.600 and 3.900 men": [(2600, 3900)],
    "2.600 km": [(Decimal("2.600"), Decimal("2.600"))],
    "1.250.000; 1.250.000,5": [(1250000, 1250000), (Decimal("1250000.5"),) * 2],
    "1,4 million": [(1400000, 1400000)],
    "1.25 million": [(1250000, 1250000)],
    "2.5 lakh, two lakh and 3 crore": [(250000, 250000), (200000, 200000), (30000000,) * 2],
    "6.5-million": [(6500000, 6500000)],
    "1.4m people, a tower 400m tall": [(1400000, 1400000)],
    "a quarter of a million": [(250000, 250000)],
    "three quarters of a million": [(750000, 750000)],
    "half a million, one and a half million": [(500000, 500000), (1500000, 1500000)],
    "a hundred thousand, another million": [(100000, 100000), (1000000, 1000000)],
    "3, 200 men": [(3200, 3200)],
    "on May 3, 200 men": [(3, 3), (200, 200)],
    "12, 400 and 30 men": [(12, 12), (400, 400), (30, 30)],
    "34,00012 men, 3·200 men": [],
    "3´200 men": [(3200, 3200)],
    ".855": [(Decimal(".855"), Decimal(".855"))],
    # Bounds
    "~2,700, ≈ 2,700, c. 2,700": [(2700, 2700), (2700, 2700), (2700, 2700)],
    "<4,200 and >3000": [(None, 4200), (3000, None)],
    "≥ 4,200, ≤3,000": [(4200, None), (None, 3000)],
    "20 to 30,000": [(20000, 30000)],
    "between 4 to 6,000": [(4000, 6000)],
    "200 to 3,000": [(200, 3000)],
    "1,215,885 to 1,919,485": [(1215885, 1919485)],
    "50 to 70 million": [(50000000, 70000000)],
    "7 to more than 20 million": [(7000000, 20000000)],
    "a maximum of 9,000 and a minimum of 6,500": [(6500, 9000)],
    "73.2 ± 1.3": [(Decimal("71.9"), Decimal("74.5"))],
    "3,000 (±400), 3,000 +/- 400": [(2600, 3400), (2600, 3400)],
    "3,000 plus or minus 400": [(2600, 3400)],
    "2,400 at the very most": [(None, 2400)],
    "in the low thousands": [(2000, None)],
    "no longer more than 8,000": [(None, 8000)],
    "no sign of more than 700": [(None, 700)],
    "well above the 111 recorded": [(111, 111)],
    # Changes and dates
    "fell from between 4,100 and 4,700": [(4100, 4700)],
    "700 men, down from 900 to 1,100": [(700, 700), (900, 1100)],
    "on Jan. 23 to 150,000 on Jan. 24": [(23, 23), (150000, 150000), (24, 24)],
}


@pytest.mark.parametrize(("text", "expected"), EXAMPLES.items(), ids=EXAMPLES)
def test_a_number_is_read_with_its_bounds(text, expected):
    found = quantities(tokens(text, WORDS), WORDS)
    assert [(each.low, each.high) for each in found] == expected


UNSURE = {
    "2.600 men": True,
    "3, 200 men": True,
    "25 to 50,000": True,
    "25-50,000": False,
    "2.600 km": False,
    "1'500": False,
    "1.250.000": False,
    "1,4 million": False,
    "2,600": False,
}


@pytest.mark.parametrize(("text", "unsure"), UNSURE.items(), ids=UNSURE)
def test_a_number_that_could_be_read_otherwise_is_marked(text, unsure):
    [found] = quantities(tokens(text, WORDS), WORDS)
    assert found.unsure is unsure
