"""Files on other subjects, as they are found: each is read, or it is said what would do."""

from pathlib import Path

import pytest

from lib import words
from lib.answer import answer_to
from lib.curate.vocabulary import vocabulary
from lib.curate.warnings import warnings
from lib.data.beside import Data, settings_beside
from lib.data.files import Files
from lib.data.problems import UnreadableError
from lib.data.read import read
from lib.data.views import read_views
from lib.selection import Selection

FILES = Path(__file__).parent.parent / "data" / "files"


def opened(name: str, settings: str = "") -> Data:
    """Read a file with the settings that would stand beside it."""
    views = read_views(settings.encode())
    assert views.problems == ()
    content = (FILES / name).read_bytes()
    reading = read(content, views.columns, views.dataset.years)
    return Data(reading, (), views, (), name, content=content)


def answered(data: Data, **asked):
    return answer_to(Files(FILES / data.name, data, ()), Selection(**asked))


def ticks(answer) -> list[str]:
    return list(answer.chart("light").layout.yaxis.ticktext)


READ = {
    # file, rows, what the first say, problems and notices
    "decimals and kinds of range": (
        "01_reproduction_number.csv", 14, ["0.3 (0.17–0.44)", "2.2 (1.4–3.8)"], [],
    ),
    "words for missing": (
        "02_missing_words.csv", 13, ["1.5–3.5", "1.48"],
        ['line 1 "Unspecified": read as not stated, in 26 cells (high 12, low 12, value 2); leave '
         "such cells blank",
         'line 4, value "2.4 - 2.5": not a number; write the two numbers under low and high (2.4 '
         "and 2.5)"],
    ),
    "an error": ("03_hubble_plus_minus.csv", 15, ["73.7 ± 1.45", "67.4 ± 0.5"], []),
    "before year 1": (
        "04_population_before_year_1.csv", 20,
        ["2,000,000", "4,000,000", "1,000,000–10,000,000"], [],
    ),
    "below zero": (
        "06_temperature_below_zero.csv", 14, ["−0.373 (−0.425 to −0.339)"], [],
    ),
    "rates with zeros": ("10_rates_with_zeros.csv", 17, ["0.85519463", "0.63443416"], []),
    "years": (
        "11_value_is_a_year.csv", 8, ["2034 (at least 2028)", "2039 (2027–2120)"],
        ['line 1 "N/A": read as not stated, in 2 cells (high 2); leave such cells blank'],
    ),
    "forecasts": ("15_forecasts.csv", 14, ["537", "400", "1,389"], []),
    "one event": ("18_one_event_said_later.csv", 5, ["4,000", "9,000"], []),
}  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "first", "said"), READ.values(), ids=READ)
def test_a_file_is_read(name, rows, first, said):
    reading = opened(name).reading
    assert len(reading.estimates) == rows
    assert words.stated(reading.estimates)[: len(first)] == first
    assert sorted(map(str, [*reading.notices, *reading.problems])) == said


REFUSED = {
    "one column per source": (
        "05_population_wide_as_found.csv",
        "it seems to have one column per source, such as “Population Reference Bureau "
        "(1973–2016)[15]” and “HYDE (2010)[citation needed]”; write one row per number, with the "
        "columns source, year, low and high",
    ),
    "any of three may be the number": (
        "08_polls_as_found.csv",
        "its first line has no column for the number (low, high or value). There are startdate, "
        "enddate, pollster, poll_type, samplesize, remain, leave and undecided. The number may be "
        "in remain, leave or undecided. Add or rename it, or say which it is under [columns] in "
        'views.toml: value = "its heading here"',
    ),
    "neither time nor number": (
        "13_us_dates_as_found.csv",
        "its first line has no column for the time (year or reference_date) or the number (low, "
        "high or value). There are Start, End, Pollster, SampleSize, Pop, Yes, No and Unsure. "
        "The time may be in End or Start. The number may be in Yes, No or Unsure. Add or rename "
        'it, or say which it is under [columns] in views.toml: year = "its heading here"',
    ),
    "no time at all": (
        "16_radiocarbon_as_found.csv",
        "its first line has no column for the time (year or reference_date) or the number (low, "
        "high or value). There are LABNR, C14AGE, C14STD, METHOD, COUNTRY, SITE and SOURCE. The "
        "number may be in C14AGE or C14STD. Add or rename it, or say which it is under [columns] "
        'in views.toml: year = "its heading here"',
    ),
}


@pytest.mark.parametrize(("name", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_file_is_refused_with_what_is_there_and_what_would_do(name, reason):
    with pytest.raises(UnreadableError) as error:
        opened(name)
    assert str(error.value) == reason


SETTLED = {
    # file, settings → rows, what the first say, when
    "polls": (
        "08_polls_as_found.csv", '[columns]\nvalue = "remain"\n',
        15, ["0.52", "0.55", "0.51"], "2016-06-23",
    ),
    "radiocarbon dates": (
        "16_radiocarbon_as_found.csv",
        '[columns]\nvalue = "C14AGE"\nerror = "C14STD"\nyear = "=2000"\ncounted = "=years BP"\n',
        15, ["13,800 ± 100", "4,830 ± 290"], "2000",
    ),
    "dates as in the United States": (
        "13_us_dates_as_found.csv",
        '[columns]\nvalue = "Yes"\nreference_date = "End"\n',
        14, ["37", "41"], "2019-07-01",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "settings", "rows", "first", "when"), SETTLED.values(), ids=SETTLED
)
def test_settings_beside_it_make_a_file_readable(name, settings, rows, first, when):
    reading = opened(name, settings).reading
    assert reading.problems == ()
    assert len(reading.estimates) == rows
    assert words.stated(reading.estimates)[: len(first)] == first
    assert reading.estimates["when"][0] == when


AXES = {
    # file, asked → kind of axis, ticks, why no log axis
    "decimal ticks from zero": (
        "01_reproduction_number.csv", {}, "linear", ["0", "2", "4"], "",  # of the first panel
    ),
    "fitted, not from zero": (
        "03_hubble_plus_minus.csv", {}, "linear", ["65", "70", "75"], "",
    ),
    "both signs": (
        "06_temperature_below_zero.csv", {"axis": "log"}, "linear", ["−0.5", "0.0", "0.5"],
        "numbers below zero are in view",
    ),
    "zeros under a log axis": (
        "10_rates_with_zeros.csv", {"axis": "log"}, "log",
        ["0", "0.5", "1", "2", "5", "10", "20", "50", "100"], "",
    ),
    "years": (
        "11_value_is_a_year.csv", {}, "linear",
        ["2000", "2050", "2100", "2150", "2200", "2250"], "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "asked", "kind", "texts", "refused"), AXES.values(), ids=AXES)
def test_the_axis_of_a_file(name, asked, kind, texts, refused):
    found = answered(opened(name), **asked)
    layout = found.chart("light").layout
    assert (layout.yaxis.type, ticks(found), layout.meta["refused"]) == (kind, texts, refused)


def test_the_time_before_year_1_has_years_for_ticks():
    layout = answered(opened("04_population_before_year_1.csv")).chart("light").layout
    assert list(layout.xaxis.ticktext) == ["10,000 BCE", "5000 BCE"]


def test_numbers_of_one_event_stand_at_their_publication():
    data = opened("18_one_event_said_later.csv", '[dataset]\nwhen = "published"\n')
    found = answered(data)
    assert list(found.view.rows["when"]) == ["2005", "2005", "2006", "2006", "2006"]
    assert not found.view.rows["looking_back"].any()
    assert found.lead == (
        "Chernobyl. The newest numbers, as of Dec 2006: Cardis et al. 16,000 deaths (2006); "
        "Fairlie & Sumner (a) 30,000 deaths (2006); Fairlie & Sumner (b) 60,000 deaths (2006). "
        "From 2005 to 2006 the numbers ranged from 4,000 (WHO (2005a), 2005) to 60,000 (Fairlie & "
        "Sumner (b), 2006). Whether they move is not judged: it takes six sources of which three "
        "spoke twice."
    )
    said = {each.column for each in warnings(data.reading.estimates, vocabulary(None, b""))}
    assert said == {"url"}  # that all are late says nothing of any


def test_forecasts_are_said_to_be_such():
    said = answered(opened("15_forecasts.csv"), source=("Liu et al.",)).lead
    assert "cumulative cases (about 25 Jul 2020, said 1 Apr 2020)" in said
    assert "Most were published before the time that they describe." in said


OTHERS = {
    # text, settings → what is said, notices
    "odds ratios": (
        "study,year,mean,ci.lb,ci.ub\nSmith,1998,0.85,0.6,1.2\n", "", ["0.85 (0.6–1.2)"],
        ["ci.lb: read as low", "ci.ub: read as high", "mean: read as value",
         "study: read as source"],
    ),
    "polls to half a point": (
        "Pollster,End date,value,moe\nABC,7/28/2019,37.5,3.5\n", "", ["37.5 ± 3.5"],
        ["End date: read as reference_date", "Pollster: read as source", "moe: read as error"],
    ),
    "strikes": (
        "source,date,minimum,maximum\nBureau,2015-03-01,3,7\n",
        '[columns]\nreference_date = "date"\n', ["3–7"],
        ["maximum: read as high", "minimum: read as low"],
    ),
    "longitudes": (
        "source,year,value\nBradley,1729,-0.0005\nAiry,1850,-0.0015\n", "",
        ["−0.0005", "−0.0015"], [],
    ),
    "populations": (
        "source,year,low,high,counted\nUN,2050,9.4E+9,10100000000,people\n", "",
        ["9,400,000,000–10,100,000,000"], [],
    ),
    "Japanese headings": (
        "出典,年,下限,上限\n内閣府,2011,15000,20000\n",
        '[columns]\nsource = "出典"\nyear = "年"\nlow = "下限"\nhigh = "上限"\n',
        ["15,000–20,000"], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "settings", "first", "said"), OTHERS.values(), ids=OTHERS)
def test_files_of_other_kinds(text, settings, first, said):
    reading = read(text.encode(), read_views(settings.encode()).columns)
    assert reading.problems == ()
    assert words.stated(reading.estimates) == first
    assert sorted(f"{each.column}: {each.rule}" for each in reading.notices if each.column) == said


def test_settings_are_those_of_the_file_beside(tmp_path):
    (tmp_path / "views.toml").write_text('[columns]\nvalue = "remain"\n')
    assert settings_beside(tmp_path / "estimates.csv").columns == {"value": "remain"}
