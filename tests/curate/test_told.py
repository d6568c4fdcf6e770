"""Who says a number, for which time, and where: each of one sentence."""

import pytest

from lib.curate.dates_told import published
from lib.curate.extract import candidates
from lib.curate.metadata import metadata
from tests.curate.scoring import known

WORDS = known()

WHO = {
    # sentence → who says each of its numbers
    "Norway reckons that the PKK has between 4,000 and 5,000 members.": ["Norway"],
    "The PKK has 4,000 members, reckoned the envoy of Norway.": ["the envoy of Norway"],
    "“The PKK has 4,000 men,” says Ida Moe, a researcher in Oslo.": ["Ida Moe"],
    "The PKK, the envoy said, has 4,000 men.": ["the envoy"],
    "The PKK has 4,000 men, the envoy told parliament on Monday.": ["the envoy"],
    "Researchers at the Tana Institute, a think tank, believe the PKK has 4,000 men.": [
        "Researchers at the Tana Institute"
    ],
    "On Monday the governor of the province said that the PKK had 4,000 men.": [
        "the governor of the province"
    ],
    "In Oslo, an envoy who had seen the lists, estimated that the PKK had 4,000 men.": [
        "an envoy"
    ],
    "The interior minister, Ali Khan, put the TTP at 7,000 fighters.": ["Ali Khan"],
    "According to analysts the PKK has 4,000 men.": ["analysts"],
    "By the count of the Tana Institute, the PKK has 4,000 men.": ["Tana Institute"],
    "The army's own tally gives the PKK 4,000 men.": ["The army"],
    "Moe's latest figures show that the PKK has 4,000 men.": ["Moe"],
    "The army says the PKK has 4,000 men; rights groups say 3,500.": [
        "The army", "rights groups",
    ],
    "While the army speaks of 4,000 PKK fighters, the envoy counts 3,500.": [
        "the army", "the envoy",
    ],
    "The PKK has 4,000 men (army estimate) or 3,500 (rights groups).": ["army", "rights groups"],
    "Media cited the governor's office as estimating that the PKK had 4,000 men.": [
        "the governor's office"
    ],
    "The PKK's strength is estimated at 4,000.": [""],
    "In the 2011 report the PKK had 4,000 men.": [""],
    "PKK strength estimated at 4,000": [""],
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), WHO.items(), ids=WHO)
def test_who_says_a_number(sentence, expected):
    assert [each.speaker for each in candidates(sentence, WORDS)] == expected


WHEN = {
    # text → year, or the day or month, of each of its numbers
    "The ELN had 4,000 men in 2001, and in 2010 2,300.": ["2001", "2010"],
    "In 2001 the ELN had 4,000 men and 200 supporters.": ["2001", "2001"],
    "The ELN has 700 men, down from 900 to 1,100 in 2011.": ["", "2011"],
    "The ELN's ranks are up from 900 to 1,100 in 2011.": ["", "2011"],
    "As of 31 March 2012 the ELN had 4,000 men.": ["2012-03-31"],
    "By the end of June 2012 the ELN had 4,000 men.": ["2012-06"],
    "The ELN, founded in 1964, has 4,000 men.": [""],
    "After it lost the vote in 2006, the ELN had 4,000 men.": [""],
    "Since the 2003 invasion the ELN has had 4,000 men.": [""],
    "In the 2011 survey the ELN had 4,000 men.": ["2011"],
    "The 2013 UN assessment put the ELN at 4,000 men.": ["2013"],
    "A few years ago the ELN had 4,000 men; in 2016 it had 900.": ["", "2016"],
    "The ELN had 4,000 men in the early 1990s.": ["1990"],
    "In 2012 the ELN had 900 men, against 4,000 ten years earlier.": ["2012", "2002"],
    "BOGOTA, March 4, 2018 - The ELN has 900 men.": ["2018"],
    "Updated: Sep 14, 2017\n\nThe ELN has 900 men.": ["2017"],
    "Updated: Sep 14, 2017\n\nLast year the ELN had 900 men.": ["2016"],
    "Strength in 2015\n\nThe ELN has 900 men.": ["2015"],
    "In 2015 a team went to see the ELN. It counted 900 men.": ["2015"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHEN.items(), ids=WHEN)
def test_when_a_number_holds(text, expected):
    found = candidates(text, WORDS)
    assert [each.reference_date or each.year for each in found] == expected


def test_a_decade_is_doubted():
    [found] = candidates("The ELN had 4,000 men in the 1990s.", WORDS)
    assert found.doubt == "“1990s” is taken as 1990; look whether that is meant"


WHERE = {
    # text → place of each of its numbers
    "Boko Haram has 2,900 fighters in Nigeria and 400 in Cameroon.": ["Nigeria", "Cameroon"],
    "In Nigeria Boko Haram has 2,900 fighters.": ["Nigeria"],
    "Boko Haram has 2,900 fighters in Nigerian towns.": ["Nigeria"],
    "Boko Haram has 2,900 fighters in Iraq and Syria.": ["Iraq and Syria"],
    "ISIS-K has 320 fighters in Kunar and 90 in Jowzjan.": ["Kunar", "Jowzjan"],
    "Most fighters are in Syria (41,000), Iraq (9,000) and Nigeria (3,900).": [
        "Syria", "Iraq", "Nigeria",
    ],
    "The Taliban: Kunar 2,300, Faryab 650.": ["Kunar", "Faryab"],
    "The ELN has 900 fighters in May.": [""],
    "The ELN has 900 men, with bases in Peru.\n\nIt also has 200 supporters.": ["", ""],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHERE.items(), ids=WHERE)
def test_where_the_counted_are(text, expected):
    assert [each.area for each in candidates(text, WORDS)] == expected


GROUPS = {
    "The Desert Wolves Front has 1,200 men, and al-Shabaab fears it.": "Desert Wolves Front",
    "The Popular Liberation Army (PLA) has about 200 guerrillas.": "Popular Liberation Army",
    "About 600 fighters of the Red Sun Brigade fought the Taliban.": "Red Sun Brigade",
    "The SNLA has 600 fighters.": "SNLA",
    "There are 31,000 Wagnerites in the country.": "Wagner Group",
    "As for the ELN, it has fewer than 1,500 members, less than the FARC.": "ELN",
}


@pytest.mark.parametrize(("sentence", "group"), GROUPS.items(), ids=GROUPS)
def test_a_group_that_no_list_knows_keeps_its_own_name(sentence, group):
    assert [each.group for each in candidates(sentence, WORDS)] == [group]


ABOUT = {
    "title": "How many?", "url": "https://daily.example/a", "publication_date": "2019-05-04",
    "reported_by": "The Daily", "source": "UN", "speaker": "the envoy", "year": "2018",
}  # fmt: skip


def test_what_is_said_once_holds_where_the_text_is_silent():
    text = "The ELN has 900 men. The army said that it had 4,000 men in 2001."
    first, second = candidates(text, WORDS, ABOUT)
    told = [(each.year, each.source, each.speaker) for each in (first, second)]
    assert told == [("2018", "UN", "the envoy"), ("2001", "UN", "The army")]
    for name in ("title", "url", "publication_date", "reported_by"):
        assert getattr(first, name) == getattr(second, name) == ABOUT[name]


PUBLISHED = {
    "KABUL, March 4, 2018 - The Taliban advanced.": "2018-03-04",
    "KABUL, 4 March 2018 (Reuters) - The Taliban advanced.": "2018-03-04",
    "Geneva, 2 November 2021. Fighting went on.": "2021-11-02",
    "How many?\nBy Ana Petrova | 12 October 2019 | 4 min read\nText": "2019-10-12",
    "2003-02-16 09:27:13 UTC\nMore than a million.": "2003-02-16",
    "18:59 pm on 19 March 2010\nA panel was formed.": "2010-03-19",
    "On 4 March 2018 the Taliban had 60,000 men.": "",
    "The Taliban had 60,000 men as of 4 March 2018.": "",
}


@pytest.mark.parametrize(("text", "day"), PUBLISHED.items(), ids=PUBLISHED)
def test_when_a_text_was_published(text, day):
    assert published(text) == day


PAGES = {
    "a page that states all": (
        b"""<html><head><title>How many? | The Daily</title>
        <meta property="og:title" content="How many?"><link rel="canonical" href="https://d.example/a">
        <meta property="article:published_time" content="2019-05-04T10:00:00Z">
        <meta property="og:site_name" content="The Daily"></head></html>""",
        {"title": "How many?", "url": "https://d.example/a", "publication_date": "2019-05-04",
         "reported_by": "The Daily"},
    ),
    "linked data": (
        b"""<html><script type="application/ld+json">{"@graph": [{"headline": "How many?",
        "datePublished": "2019-05", "publisher": {"name": "The Daily"}}]}</script></html>""",
        {"title": "How many?", "publication_date": "2019-05", "reported_by": "The Daily"},
    ),
    "linked data that are damaged": (
        b'<html><title>How many?</title><script type="application/ld+json">{"@</script></html>',
        {"title": "How many?"},
    ),
    "plain text": (b"How many?", {}),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), PAGES.values(), ids=PAGES)
def test_what_a_web_page_says_of_itself(content, expected):
    assert metadata(content) == expected
