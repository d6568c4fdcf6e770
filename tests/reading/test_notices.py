"""What a file hides is said once, and what is certain in it is read."""

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lib.data.garbled import meant
from lib.data.problems import UnreadableError
from lib.data.read import read

HEAD = "source,year,low,high"
UN = [("UN", 2019, 1, 2)]


def rows(content: bytes) -> list[tuple]:
    estimates = read(content).estimates.astype(object).where(lambda t: t.notna(), None)
    return list(estimates[["source", "year", "low", "high"]].itertuples(index=False, name=None))


def said(content: bytes) -> list[str]:
    reading = read(content)
    assert not reading.problems, reading.problems
    return [str(each) for each in reading.notices]


SILENT = {
    "two byte order marks": b"\xef\xbb\xbf" * 2 + b"source,year,low,high\nUN,2019,1,2\n",
    "two marks before a quoted heading": b"\xef\xbb\xbf" * 2
    + b'"source",year,low,high\nUN,2019,1,2',
    "two marks of UTF-16": "\ufeffsource,year,low,high\nUN,2019,1,2\n".encode("utf-16"),
    "a line that declares a semicolon": b"sep=;\r\nsource;year;low;high\r\nUN;2019;1;2\r\n",
    "a comma": b"SEP=,\nsource,year,low,high\nUN,2019,1,2\n",
    "a tab": b"sep=\t\nsource\tyear\tlow\thigh\nUN\t2019\t1\t2\n",
    "a bar, after a mark": b"\xef\xbb\xbfsep=|\nsource|year|low|high\nUN|2019|1|2\n",
    "blank lines before it": b"\n\nsep=;\nsource;year;low;high\nUN;2019;1;2\n",
    "a declaration that is not true": b"sep=;\nsource,year,low,high\nUN,2019,1,2\n",
    "an invisible character in a heading": f"source,year,low,{'high'}\u200b\nUN,2019,1,2".encode(),
    "other blanks and hyphens in headings": (
        "SOURCE,Year,Low,High,Reference\u00a0date,Publication-Date\nUN,2019,1,2,2019-06,".encode()
    ),
    "titles of the codebook": b"Source,Year,Low,High,Link,Denied by,Id\nUN,2019,1,2,,,",
    "blanks before quoted cells": b'source, year, low, high\n"UN", "2019", "1", "2"\n',
    "invisible characters in numbers": (
        "source,year,low,high\nUN,2019\ufeff,\u200b1,2\u00ad".encode()
    ),
}  # fmt: skip


@pytest.mark.parametrize("content", SILENT.values(), ids=SILENT)
def test_what_leaves_no_doubt_is_read_without_a_word(content):
    assert rows(content) == UN
    assert said(content) == []


NOTICES = {
    "a column that resembles one of ours": (
        "source,year,low,hihg\nUN,2019,1,2\n",
        [
            'line 1, high: the file has no such column, so every number in it reads "at least"; '
            "add it, where sources state such a bound",
            "line 1, hihg: no column of the codebook, only passed on; rename it high, if it is "
            "that",
        ],
    ),
    "columns by other names": (
        f"{HEAD},author,Link address,page,type\nUN,2019,1,2,,,,\n",
        [
            "line 1, Link address: no column of the codebook, only passed on; rename it url, if "
            "it is that",
            "line 1, author: no column of the codebook, only passed on; leave it, if it is your "
            "own",
            "line 1, page: no column of the codebook, only passed on; leave it, if it is your own",
            "line 1, type: no column of the codebook, only passed on; rename it source_type, if "
            "it is that",
        ],
    ),
    "no lower bounds at all": (
        "source,year,high\nUN,2019,2\n",
        [
            'line 1, low: the file has no such column, so every number in it reads "at most"; '
            "add it, where sources state such a bound",
        ],
    ),
    "words for blank": (
        f"{HEAD},derivation,disputed_by,url\nUN,2019,NA,2,n/a,-,–\n"
        "UN,2019,Unspecified,2,N/A,None,",
        [
            'line 1 "-, N/A, NA, None, Unspecified, n/a, –": read as not stated, in 7 cells '
            "(derivation 2, disputed_by 2, low 2, url 1); leave such cells blank",
        ],
    ),
    "every line in quotation marks": (
        '"source;year;low;high;note"\n"UN;2019;1;2;""a;\n b"""\n',
        [
            "the file: 2 lines are one cell in quotation marks, and read as without them; save "
            "the file with “;” as the separator"
        ],
    ),
    "lines in quotation marks where they hold some": (
        f'{HEAD},note\n"UN,2019,1,2,""a, b"""\nUN,2019,1,3,c\n',
        [
            "the file: 1 line is one cell in quotation marks, and read as without them; save the "
            "file with “,” as the separator"
        ],
    ),
    "text that was read twice": (
        f"{HEAD},note\nRosÃ© â€“ CNRS,2019,1,2,\nÃ‰cole,2019,1,3,Ã l'est\n",
        [
            'line 1, source "RosÃ© â€“ CNRS": looks like UTF-8 read as Windows-1252, in 2 cells '
            'from line 2 on; it probably said "Rosé – CNRS"; save it anew from where it came, as '
            "UTF-8"
        ],
    ),
}


def test_lines_that_cannot_be_read_are_no_empty_file():
    with pytest.raises(UnreadableError) as raised:
        read(b'"source,year,low";\n"UN,2019,5";\n')
    assert str(raised.value) == (
        "no line can be read (line 1 has text right after a closing quotation mark); write the "
        "column names in its first line"
    )


def test_a_line_of_prose_with_separators_is_no_row():
    reading = read(f'{HEAD}\nUN,2019,1,2\n"From its report, in 2019, page 7"\n'.encode())
    assert {each.value for each in reading.problems} == {""}
    assert reading.notices == ()


@pytest.mark.parametrize(("text", "notices"), NOTICES.values(), ids=NOTICES)
def test_each_notice_is_said_once(text, notices):
    assert said(text.encode()) == notices


def test_an_assumed_encoding_is_said():
    content = f"{HEAD}\nМИД России,2019,1,2\n".encode("cp1251")
    assert said(content) == [
        "the file: not UTF-8, so read as Windows-1252; look at letters with accents; where they "
        "are wrong, save it anew as CSV in UTF-8"
    ]
    assert said(f"{HEAD}\nРоссия,2019,1,2\n".encode()) == []


def test_words_for_blank_stay_in_the_cells():
    reading = read(f"{HEAD},derivation,id\nnone,2019,NA,2,n/a,none\n".encode())
    row, cells = reading.estimates.iloc[0], reading.cells.iloc[0]
    assert (row["source"], row["id"], row["derivation"]) == ("none", "none", "")
    assert (row["bound"], cells["low"], cells["derivation"]) == ("at most", "NA", "n/a")


def test_a_cell_of_nothing_visible_is_blank():
    reading = read(f"{HEAD},derivation,url\nUN,2019,1,2,\u200b,https://x.org/\u200ba\n".encode())
    assert list(reading.estimates.iloc[0][["derivation", "url"]]) == ["", "https://x.org/a"]
    assert [str(each) for each in read(f"{HEAD}\n\u200b,2019,1,2\n".encode()).problems] == [
        "line 2, source: is blank; write who made the estimate"
    ]


def test_ids_with_something_invisible_are_still_found():
    text = f"{HEAD},id,repeats\nUN,2019,1,2,a\u200b,\nUK,2019,1,2,b,\ufeffa\n"
    reading = read(text.encode())
    assert list(reading.estimates["id"]) == ["a", "b"]
    assert list(reading.estimates["repeats"]) == ["", "a"]


QUOTED = {
    "a separator and a line end inside": ('UN,2019,1,2, "one,\ntwo"', "one,\ntwo"),
    "prose that begins with a quotation": ('UN,2019,1,2, "about" 20 men', '"about" 20 men'),
    "a mark that is never closed": ('UN,2019,1,2, "about', '"about'),
    "blanks behind it": ('UN,2019,1,2, "about" ', '"about"'),
    "a mark inside": ('UN,2019,1,2,some "men"', 'some "men"'),
}


@pytest.mark.parametrize(("line", "note"), QUOTED.values(), ids=QUOTED)
def test_a_blank_before_a_quotation_mark(line, note):
    reading = read(f"{HEAD},note\n{line}\nUK,2019,1,2,after\n".encode())
    assert list(reading.estimates["note"]) == [note, "after"]
    assert reading.problems == ()


@pytest.mark.parametrize(
    "head", ["{},source,year,low", "source,{},year,low", "source,year,low,{}"]
)
def test_a_column_without_a_name_costs_no_row_wherever_it_stands(head):
    lines = [head.format(""), head.replace("source,", "UN,").replace("year,low", "2019,1")]
    content = "\n".join([lines[0], lines[1].format("remark"), lines[1].format("")])
    reading = read(content.encode())
    assert len(reading.estimates) == 2
    assert [str(each) for each in reading.problems] == [
        "line 1: a column without a name holds values, which are not read; give it a name of its "
        "own"
    ]


def test_lines_are_counted_once_whatever_ends_them():
    for ending in ("\n", "\r\n", "\r"):
        whole = ending.join([HEAD, *["UN,2019,1,2"] * 45_000])
        assert len(read(whole.encode()).estimates) == 45_000
        with pytest.raises(UnreadableError, match="more than 60,000 lines"):
            read((whole + ending + whole).encode())


def test_a_file_without_a_sound_row_is_still_read():
    for content in (f"{HEAD}\n", f"{HEAD}\nUN,x,1,2\nUK,2019,,\n"):
        reading = read(content.encode())
        assert reading.estimates.dtypes.equals(
            read(f"{HEAD}\nUN,2019,1,2".encode()).estimates.dtypes
        )
        assert (len(reading.estimates), len(reading.cells)) == (0, 0)


@given(st.text(st.characters(min_codepoint=0xA0, exclude_categories=["Cs"]), min_size=1))
@example("”")
@example("وزارة الدفاع")
def test_what_was_read_twice_is_understood(text):
    once = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())
    assert meant(once) == text
    assert meant(text.encode().decode("latin-1")) == text


def test_letters_that_belong_there_are_left_alone():
    for text in ("Ã", "São Paulo", "naïve Ärzte", "»Öl« – “Über”", "МИД России", "الدفاع"):
        assert meant(text) == text


@given(st.binary(max_size=60), st.sampled_from([b",", b";"]))
@example(b'"', b",")
@example(b"\x81\x8d", b",")
def test_sound_rows_survive_whatever_stands_between_them(between, separator):
    between = between.translate(None, b"\r\n\0")
    sound = [b"UN,2019,1,2,2019-06", b"US,2020,3,4,2020-06-30"]
    head = b"source,year,low,high,reference_date"
    try:
        reading = read(b"\n".join([head, sound[0], between, sound[1]]).replace(b",", separator))
    except UnreadableError as error:
        assert "no text" in str(error)
        return
    kept = reading.estimates.set_index("line")
    assert kept.loc[2, "high"] == 2
    assert kept.loc[4, "reference_date"] == "2020-06-30"
    assert isinstance(reading.cells, pd.DataFrame)
