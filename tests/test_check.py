"""The check command: one line per problem, exit codes, formats for programs and for GitHub."""

import json

import pytest

from lib.__main__ import main
from tests.conftest import PROJECT

GOOD = "source,year,low,high,url\nUN,2019,5,,https://example.org/\n"
BAD = "source,year,low,high,url\nUN,20l9,5,,https://example.org/\nUS,2020,6,,\n"


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def command(files: dict[str, str | bytes], *options: str) -> tuple[int, str]:
        for name, content in files.items():
            (tmp_path / name).write_bytes(
                content if isinstance(content, bytes) else content.encode()
            )
        status = main(["check", *files, *options])
        return status, capsys.readouterr().out

    return command


CASES = {
    "clean": ({"a.csv": GOOD}, 0, ""),
    "a problem and a warning": (
        {"a.csv": BAD}, 1,
        'a.csv:2: year: "20l9" not a year; write four digits, like 2019\n'
        "a.csv:3: url: warning: is blank; write where it can be read\n",
    ),
    "only a warning": (
        {"a.csv": "source,year,low,high\nUN,2019,5,\n"}, 0,
        "a.csv:2: url: warning: is blank; write where it can be read\n",
    ),
    "several files, sorted": (
        {"b.csv": BAD, "a.csv": "source,year,low,high\nUN,2019,5,6,7\n"}, 1,
        "a.csv:2: row: has 5 cells where the first line has 4; put a cell that holds a separator "
        "in quotation marks\n"
        'b.csv:2: year: "20l9" not a year; write four digits, like 2019\n'
        "b.csv:3: url: warning: is blank; write where it can be read\n",
    ),
    "what the file as a whole hides": (
        {"a.csv": "source,year,low,hihg,url\nUN,2019,5,6,https://x.org\n"}, 0,
        "a.csv:1: high: warning: the file has no such column, so every number in it reads "
        '"at least"; add it, where sources state such a bound\n'
        "a.csv:1: hihg: warning: no column of the codebook, only passed on; rename it high, if it "
        "is that\n",
    ),
    "columns by other names, and settings that do not fit": (
        {"a.csv": "study,year,low,high,url\nUN,2019,5,6,https://x.org\n",
         "views.toml": '[columns]\nnote = "remark"\n'}, 1,
        "a.csv:1: study: warning: read as source; rename it source, or say so under [columns] in "
        'views.toml: source = "study"\n'
        'views.toml:1: columns, note: "remark" names no column there; write one of study, year, '
        "low, high and url\n",
    ),
    "columns by other names, settled": (
        {"a.csv": "study,year,low,high,url\nUN,2019,5,6,https://x.org\n",
         "views.toml": '[columns]\nsource = "study"\n'}, 0, "",
    ),
    "one name in two spellings": (
        {"a.csv": f"{GOOD}un,2020,5,,https://example.org/b\n"}, 0,
        'a.csv:3: source: warning: "un" differs from "UN" in line 2 only in capitals; write it in '
        "one way, if both are one\n",
    ),
    "unreadable": (
        {"a.csv": b"PK\x03\x04", "b.csv": GOOD}, 2,
        "a.csv:1: row: it is a damaged spreadsheet or archive; save it anew, or as CSV in UTF-8\n",
    ),
    "events": (
        {"events.csv": "date,label\n2021-13,x\n"}, 1,
        'events.csv:2: date: "2021-13" there is no month 13; write year-month or year-month-day, '
        "like 2019-06 or 2019-06-30\n",
    ),
    "views": (
        {"views.toml": '[dataset]\ntitel = "x"\n'}, 1,
        "views.toml:1: dataset, titel: not a setting of this form; see the named views in the "
        "README\n",
    ),
    "a vocabulary of another form": (
        {"vocabulary.toml": "groups = 3"}, 1,
        'vocabulary.toml:1: groups: "3" is no table; write [groups]; see docs/vocabulary.md\n',
    ),
    "a list of another form in a vocabulary": (
        {"vocabulary.toml": "[left_alone]\nflows = 5"}, 1,
        'vocabulary.toml:2: left_alone, flows: "5" is no list of texts; write a list of texts: '
        '["one", "two"]\n',
    ),
    "verdicts of another form": (
        {"verdicts.json": "{}x"}, 2,
        "verdicts.json:1: row: not what make verdict writes; run it again\n",
    ),
    "a vocabulary that is no TOML": (
        {"vocabulary.toml": "[["}, 1,
        'vocabulary.toml:1: row: "[[" this is no TOML (invalid initial character for a key part); '
        "mend this line; see docs/vocabulary.md\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "status", "expected"), CASES.values(), ids=CASES)
def test_one_line_for_each_problem(run, files, status, expected):
    assert run(files) == (status, expected)


def test_json_has_every_part_of_a_problem(run):
    status, out = run({"a.csv": BAD}, "--format", "json")
    assert status == 1
    assert json.loads(out)[0] == {
        "file": "a.csv", "line": 2, "column": "year", "level": "error", "value": "20l9",
        "rule": "not a year", "repair": "write four digits, like 2019",
    }  # fmt: skip


def test_github_shows_problems_beside_their_lines(run):
    status, out = run({"a,b.csv": BAD}, "--format", "github")
    assert status == 1
    assert out.splitlines() == [
        '::error file=a%2Cb.csv,line=2,title=year::"20l9" not a year; write four digits, '
        "like 2019",
        "::warning file=a%2Cb.csv,line=3,title=url::is blank; write where it can be read",
    ]


def test_a_file_that_is_not_there(capsys):
    assert main(["check", "no-such-file.csv"]) == 2
    assert "cannot be opened" in capsys.readouterr().out


def test_the_projects_own_files_have_no_error(capsys):
    files = [str(PROJECT / name) for name in ("estimates.csv", "events.csv", "views.toml")]
    assert main(["check", *files]) == 0
    assert "error" not in capsys.readouterr().out
