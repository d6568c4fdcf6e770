"""Columns by other names: what is read as what, what is asked, and what is said of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.data.aliases import ALIASES, HINTS
from lib.data.columns import Column
from lib.data.delimited import table
from lib.data.headings import names_of, refused
from lib.data.names import squeezed
from lib.data.naming import notices
from lib.data.needed import UnnamedError, require
from lib.data.problems import UnreadableError
from lib.data.read import read, read_events
from lib.data.row import COLUMNS


def known(**others: str) -> dict[str, Column]:
    """Add to our columns those that the row model may not have."""
    new = {
        name: Column(name, title, "", "number", "", frozenset(),
                     tuple(ALIASES[name].split()), tuple(HINTS.get(name, "").split()))
        for name, title in others.items()
    }  # fmt: skip
    return {**new, **COLUMNS}


ALL = known(value="Value", error="Error", confidence="Confidence")
NAMED = {
    # first line → our columns, and what was read from an alias
    "ours": ("source,year,low,high", "source year low high", {}),
    "ours, written otherwise": (
        "SOURCE,Reference.date,Source-Type,publication date",
        "source reference_date source_type publication_date", {},
    ),
    "as metafor writes": (
        "author,yr,estimate,ci.lb,ci.ub", "source year value low high",
        {"source": "author", "year": "yr", "value": "estimate", "low": "ci.lb", "high": "ci.ub"},
    ),
    "without blanks and case": (
        "Pollster,END DATE,BestEstimate", "source reference_date value",
        {"source": "Pollster", "reference_date": "END DATE", "value": "BestEstimate"},
    ),
    "value and error": (
        "org,year,mean,sd", "source year value error",
        {"source": "org", "value": "mean", "error": "sd"},
    ),
    "a sign": ("study,year,median,±", "source year value error",
               {"source": "study", "value": "median", "error": "±"}),
    "a standard error beside a range is another number": (
        "source,year,value,low,high,se", "source year value low high se", {},
    ),
    "one in doubt is still a range": (
        "source,year,value,min,lower,se", "source year value min lower se", {},
    ),
    "a date beside a year": (
        "source,year,low,enddate", "source year low enddate", {},
    ),
    "ours wins": ("low,min,source,author", "low min source author", {}),
    "a title wins": ("Link,url,Denied by,title", "Link url disputed_by title", {}),
    "what may be anything": (
        "from,to,type,date,day,place,text,unit,ci,level,method",
        "from to type date day place text unit ci level method", {},
    ),
    "an institution is no heading": ("Year,WHO,UN", "year WHO UN", {}),
    "who said it": ("who,year,lo,hi", "source year low high",
                    {"source": "who", "low": "lo", "high": "hi"}),
    "two may be it": ("study,author,year,low", "study author year low", {}),
    "the table of the old download": (
        "Estimate,Source,Year,Low,High", "Estimate source year low high", {},
    ),
    "an age is no value": ("C14AGE,age,C14STD", "C14AGE age C14STD", {}),
}  # fmt: skip


@pytest.mark.parametrize(("line", "columns", "read_as"), NAMED.values(), ids=NAMED)
def test_what_a_first_line_names(line, columns, read_as):
    found = names_of(line.split(","), ALL)
    assert (" ".join(found.columns), found.read_as) == (columns, read_as)


SETTLED = {
    # first line, [columns] → our columns, what does not fit
    "a rename": ("who,when,n", {"source": "who", "year": "when", "low": "n"},
                 "source year low", []),
    "a rename wins over a column of that name": (
        "Source,pollster,low", {"source": "pollster"}, "Source (own) source low", [],
    ),
    "a rename wins over an alias": ("min,lowest", {"low": "lowest"}, "min low", []),
    "its heading is compared as all are": ("Lowest.Number", {"low": "lowest number"}, "low", []),
    "the spelling of the line first": ("a b,a_b", {"low": "a_b"}, "a b low", []),
    "none of the columns": ("min,se", {"error": "", "low": ""}, "min se", []),
    "a text for every row": ("author,low", {"source": "=WHO"}, "author low", []),
    "a text for a column that is there": (
        "source,low", {"source": "=WHO"}, "source low",
        ['columns, source "=WHO": the file has a column source, which says it row by row; leave '
         "this line out, or rename the column in the file"],
    ),
    "a heading that is not there": (
        "min,x", {"low": "lowest"}, "low x",
        ['columns, low "lowest": names no column there; write one of min and x'],
    ),
    "a heading twice": (
        "a,b", {"low": "a", "high": "A"}, "low b",
        ['columns, high "A": names a column that is settled already; write one of a and b'],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("line", "renames", "columns", "wrong"), SETTLED.values(), ids=SETTLED)
def test_what_the_settings_say_holds(line, renames, columns, wrong):
    found = names_of(line.split(","), ALL, renames)
    assert " ".join(found.columns) == columns
    assert list(map(str, found.wrong)) == wrong


def test_every_alias_is_one_columns_alone_and_none_is_a_name_or_title():
    spelled = [squeezed(word) for words in ALIASES.values() for word in words.split()]
    ours = {squeezed(text) for name, each in ALL.items() for text in (name, each.title)}
    assert len(spelled) == len(set(spelled))
    assert not ours.intersection(spelled)
    assert "" not in spelled
    assert not {squeezed(word) for words in HINTS.values() for word in words.split()} & {*spelled}


WORDS = [*ALL, *(each.title for each in ALL.values()), *" ".join(ALIASES.values()).split(), "own"]
CELLS = st.one_of(st.sampled_from(WORDS), st.text(max_size=4))


@given(st.lists(CELLS, max_size=12))
def test_no_two_columns_become_one_and_ours_wins(cells):
    found = names_of(cells, ALL)
    plain = [squeezed(cell) for cell in cells]
    for name in ALL:
        here = [at for at, each in enumerate(found.columns) if each == name]
        own = [at for at, each in enumerate(plain) if each == squeezed(name)]
        assert not own or here == own
        assert len(here) < 2 or own or len({plain[at] for at in here}) == 1
        assert name not in found.read_as or len(here) == 1
        assert name not in found.doubtful or not here
    renamed = names_of(cells, ALL, {"low": cells[-1]} if cells and cells[-1].strip() else {})
    assert len(renamed.columns) == len(cells)


@given(st.lists(CELLS, min_size=1, max_size=9), st.sampled_from(",;\t"))
def test_a_table_has_each_column_once(cells, separator):
    line = separator.join('"' + cell.replace('"', '""') + '"' for cell in cells)
    try:
        columns = table(f"{line}\n".encode(), ALL).columns
    except UnreadableError:
        return
    assert len(columns) == len(set(columns))


def test_aliases_are_those_of_estimates_alone():
    with pytest.raises(UnreadableError, match="no column date, label"):
        read_events(b"end_date,headline\n2019,x\n")


def said(text: str) -> list[str]:
    return [str(each) for each in read(text.encode()).notices]


def test_what_was_read_as_what_is_said():
    reading = read(b"study,yr,min,hi\nUN,2019,1,2\n")
    assert reading.problems == ()
    assert list(reading.cells) == ["id", "source", "year", "low", "high"]
    assert dict(reading.headings) == {"source": "study", "year": "yr", "low": "min", "high": "hi"}
    line = "or say so under [columns] in views.toml"
    assert [str(each) for each in reading.notices] == [
        f'line 1, hi: read as high; rename it high, {line}: high = "hi"',
        f'line 1, min: read as low; rename it low, {line}: low = "min"',
        f'line 1, study: read as source; rename it source, {line}: source = "study"',
        f'line 1, yr: read as year; rename it year, {line}: year = "yr"',
    ]


def test_two_names_for_a_column_that_may_be_absent_are_neither_and_said():
    assert said("source,year,low,high,notes,remark\nUN,2019,1,2,a,b\n") == [
        "line 1, note: notes or remark may be meant, so none is read as it; rename the one that "
        'is meant note, or write it under [columns] in views.toml, like note = "notes"'
    ]


def test_a_best_figure_is_needed_only_where_no_bound_is_named():
    assert refused(names_of(["source", "year", "mean", "median"], ALL)) == {
        "value": ("mean", "median")
    }
    assert refused(names_of(["source", "year", "low", "mean", "median"], ALL)) == {}
    assert refused(names_of(["source", "year", "high", "min", "lower"], ALL)) == {
        "low": ("min", "lower")
    }
    found = names_of(["source", "year", "low", "high", "mean", "median"], ALL)
    assert [each.column for each in notices(1, found, ALL)] == ["value"]


END = "Add or rename it, or say which it is under [columns] in views.toml"
POLLS = "startdate,enddate,pollster,samplesize,remain,leave,undecided\n" + (
    "2016-06-23,2016-06-23,YouGov,4772,0.52,0.48,0\n"
)
AMERICAN = "Start,End,Pollster,SampleSize,Pop,Yes,No\n6/28/2019,7/1/2019,ABC,1008,a,37,59\n"
CARBON = "LABNR,C14AGE,C14STD,METHOD,SOURCE\nAA-33171,13800,100,AMS,Martí 2003\n"
WIDE = (
    "Year,Maddison (2008)[17],HYDE,Biraben,note of ours\n"
    "-10000,,2M[24],1–10M,x\n1,4M,,(<7M)[14],\n"
)
REFUSED = {
    "which of several": (
        "study,author,year,low\nA,B,2019,1\n",
        "“study” or “author” may be source; rename the one that is meant source, or write it "
        'under [columns] in views.toml, like source = "study"',
    ),
    "the number of a poll": (
        POLLS,
        "its first line has no column for the number (low, high or value). There are startdate, "
        "enddate, pollster, samplesize, remain, leave and undecided. The number may be in remain, "
        f'leave or undecided. {END}: value = "its heading here"',
    ),
    "time and number of a poll": (
        AMERICAN,
        "its first line has no column for the time (year or reference_date) or the number (low, "
        "high or value). There are Start, End, Pollster, SampleSize, Pop, Yes and No. The time "
        "may be in End or Start. The number may be in Yes or No. "
        f'{END}: year = "its heading here"',
    ),
    "an age, and no time": (
        CARBON,
        "its first line has no column for the time (year or reference_date) or the number (low, "
        "high or value). There are LABNR, C14AGE, C14STD, METHOD and SOURCE. The number may be in "
        f'C14AGE or C14STD. {END}: year = "its heading here"',
    ),
    "the only one that it can be": (
        "source,year,figures\nUN,2019,5\n",
        "its first line has no column for the number (low, high or value). There are source, year "
        f'and figures. The number may be in figures. {END}: value = "figures"',
    ),
    "one column per source": (
        WIDE,
        "it seems to have one column per source, such as “Maddison (2008)[17]” and “HYDE”; write "
        "one row per number, with the columns source, year, low and high",
    ),
    "a source in doubt, and no time": (
        "study,author,low\nA,B,1\n",
        "“study” or “author” may be source; rename the one that is meant source, or write it "
        'under [columns] in views.toml, like source = "study". Its first line has no column for '
        "the time (year or reference_date). There are study, author and low. "
        f'{END}: year = "its heading here"',
    ),
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_there_and_what_would_do_is_said(text, reason):
    with pytest.raises(UnnamedError) as raised:
        require(table(text.encode(), ALL), ALL)
    assert str(raised.value) == reason
    assert raised.value.wide == (text == WIDE)


def test_what_a_person_may_choose_from_comes_with_the_refusal():
    with pytest.raises(UnnamedError) as raised:
        read(AMERICAN.encode())
    why = raised.value
    assert why.headings == ("Start", "End", "Pollster", "SampleSize", "Pop", "Yes", "No")
    assert (why.found, why.dates) == ({"source": "Pollster"}, ("Start", "End"))


def test_very_many_columns_are_not_all_listed():
    line = ",".join(f"c{n}" for n in range(30))
    with pytest.raises(UnnamedError, match=r"There are c0, c1, .*, c11 and 18 more\."):
        read(f"{line}\n".encode())


def test_texts_for_every_row_leave_with_the_rows():
    renames = {"source": "=WHO", "counted": "= deaths", "low": "n"}
    reading = read(b"year;n;place\n2019;5;x\n2020;6;\n", renames)
    assert list(reading.estimates["source"]) == ["WHO", "WHO"]
    assert list(reading.cells["counted"]) == ["deaths", "deaths"]
    assert list(reading.cells) == ["id", "year", "low", "place", "source", "counted"]
    assert (reading.problems, reading.unfit) == ((), ())


def test_a_foreign_line_is_cut_by_the_separator_that_cuts_it():
    with pytest.raises(UnnamedError, match="There are a, b and c"):
        read(b"a;b;c\n1;2;3\n")


def test_only_columns_that_the_model_has_are_read():
    without = {name: each for name, each in ALL.items() if name != "value"}
    assert names_of(["mean"], without).columns == ("mean",)
    assert names_of(["mean"], ALL).columns == ("value",)
