"""The manifest: read as spreadsheets save it, named where it is broken, compared with files."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.__main__ import main
from lib.data.files import files
from lib.data.manifest import listed, manifest, path_of, written
from lib.data.memory import Memory
from lib.data.releases import NotReleasedError, freeze

CSV = b'id,source,year,low,note\na,A,2019,1,"two\nlines"\nb,B,2019,2,\n'
NAMES = ["2026-02-28", "2026-01-31"]
FIRST, SECOND, THIRD = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)


def released(folder: Path) -> Path:
    """Write a file with two releases."""
    path = folder / "estimates.csv"
    path.write_bytes(CSV)
    freeze(path, 2, FIRST, "first; of all")
    path.write_bytes(CSV + b"c,C,2020,3,\n")
    freeze(path, 3, SECOND, "more, and better")
    return path


@pytest.fixture
def path(tmp_path) -> Path:
    return released(tmp_path)


@pytest.fixture
def lines(path) -> Path:
    return path.parent / "releases" / "manifest.csv"


def semicolons(text: bytes) -> bytes:
    plain = text.replace(b'"more, and better"', b"more and better").replace(b"t; of", b"t of")
    return plain.replace(b",", b";")


SAVED = {
    "a byte order mark": lambda text: b"\xef\xbb\xbf" + text,
    "semicolons": semicolons,
    "tabs": lambda text: semicolons(text).replace(b";", b"\t"),
    "other ends of lines": lambda text: text.replace(b"\n", b"\r\n"),
    "UTF-16": lambda text: text.decode().encode("utf-16"),
    "capitals": lambda text: text.upper(),
    "blank lines": lambda text: text.replace(b"\n", b"\n\n"),
    "blanks": lambda text: semicolons(text).replace(b";", b" , "),
}


@pytest.mark.parametrize("save", SAVED.values(), ids=SAVED)
def test_a_manifest_is_read_as_programs_save_it(path, lines, save):
    before = [(each.release, each.sha256, each.rows) for each in listed(path)]
    lines.write_bytes(save(lines.read_bytes()))
    assert [(each.release, each.sha256, each.rows) for each in listed(path)] == before
    assert Memory(path).latest().problems == ()
    path.write_bytes(CSV + b"c,C,2020,4,\n")
    freeze(path, 3, THIRD, "third")
    assert [each.release for each in listed(path)] == ["2026-03-31", *NAMES]


HEADER = "release,sha256,rows,reason\n"
SUM = "0" * 64
REPAIR_DAY = "write year-month-day, like 2026-01-31, as its file is called"
REPAIR_FIRST = "write release,sha256,rows,reason in the first line"
BROKEN = {
    # manifest → the releases read, the problems as they are said
    "a day of a spreadsheet": (
        f"{HEADER}11/22/2026,{SUM},2,r\n2026-01-31,{SUM},2,r\n", ["2026-01-31"],
        [f'line 2, release "11/22/2026": not a day as releases are named by; {REPAIR_DAY}'],
    ),
    "no such day": (
        f"{HEADER}2026-02-31,{SUM},2,r\n", [],
        [f'line 2, release "2026-02-31": not a day as releases are named by; {REPAIR_DAY}'],
    ),
    "a way out": (
        f"{HEADER}../secret,{SUM},2,r\n", [],
        [f'line 2, release "../secret": not a day as releases are named by; {REPAIR_DAY}'],
    ),
    "no number of rows, no checksum": (
        f"{HEADER}2026-02-28,x,1E+2,r\n", [],
        ['line 2, rows "1E+2": not a number of rows; write digits, like 186',
         'line 2, sha256 "x": not a checksum of 64 digits; bring it back as it was from a copy'],
    ),
    "an endless number": (
        f"{HEADER}2026-02-28,{SUM},{'9' * 5000},r\n", [],
        [f'line 2, rows "{"9" * 60}…": not a number of rows; write digits, like 186'],
    ),
    "two lines of one day": (
        f"{HEADER}2026-02-28,{SUM},2,r\n2026-02-28,{SUM},3,r\n", ["2026-02-28"],
        ['line 3, release "2026-02-28": stands twice; keep one of the lines'],
    ),
    "two lines in one": (
        f"{HEADER}2026-01-31,{SUM},2,r 2026-02-28,{SUM},3,r\n", [],
        ["line 2: has 7 cells where the first line has 4; put a cell that holds a separator in "
         "quotation marks"],
    ),
    "no first line": (
        f"2026-01-31,{SUM},2,r\n", [],
        [*(f"line 1, {name}: is no column of a manifest; {REPAIR_FIRST}"
           for name in (SUM, "2", "2026-01-31", "r")),
         *(f"line 1, {name}: is not in the first line; {REPAIR_FIRST}"
           for name in ("reason", "release", "rows", "sha256"))],
    ),
    "a column more": (
        f"release,sha256,rows,reason,who\n2026-01-31,{SUM},2,r,me\n", ["2026-01-31"],
        [f"line 1, who: is no column of a manifest; {REPAIR_FIRST}"],
    ),
    "nothing": (
        "", [],
        ["the file: the file is empty; write the column names in its first line; bring it back "
         "as it was from a copy"],
    ),
    "no table": (
        "%PDF", [],
        ["the file: it is a PDF; copy its text, and paste that; bring it back as it was from a "
         "copy"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "names", "said"), BROKEN.values(), ids=BROKEN)
def test_a_line_that_cannot_be_read_is_named_and_nothing_is_released(
    path, lines, capsys, text, names, said
):
    lines.write_text(text)
    path.with_name("secret.csv").write_bytes(CSV)
    assert [each.release for each in listed(path)] == names
    problems = Memory(path).latest().problems
    assert [f"{name} {each}" for name, each in problems] == [
        f"releases/manifest.csv {each}" for each in said
    ]
    path.write_bytes(CSV + b"c,C,2020,4,\n")
    with pytest.raises(NotReleasedError, match=r"^mend these first:\nreleases/manifest.csv "):
        freeze(path, 3, THIRD, "third")
    assert main(["release", str(path), "third"]) == 1
    assert lines.read_text() == text
    assert main(["check", str(path)]) == 1
    assert all(each.rule in capsys.readouterr().out for _, each in problems[:1])


def test_a_manifest_that_cannot_be_opened_is_named(path, lines):
    lines.unlink()
    lines.mkdir()
    [(name, problem)] = Memory(path).latest().problems
    assert (name, problem.rule) == (
        "releases/manifest.csv", "it is a folder; put a plain file there",
    )  # fmt: skip


def test_a_manifest_that_is_mended_is_read_again(path, lines):
    sound = lines.read_bytes()
    memory = Memory(path)
    lines.write_bytes(sound + b"x\n")
    assert len(memory.latest().problems) == 3
    lines.write_bytes(sound)
    assert memory.latest().problems == ()


# Whether a release is what was released


EDITS = {
    # bytes as they are now → why they are not what was released
    "none": (lambda text: text, ""),
    "CRLF": (lambda text: text.replace(b"\n", b"\r\n"), ""),
    "CRLF between rows alone": (
        lambda text: text.replace(b"\n", b"\r\n").replace(b"two\r\n", b"two\n"), "",
    ),
    "a cell": (
        lambda text: text.replace(b",1,", b",9,"),
        "its checksum is not the one in releases/manifest.csv",
    ),
    "a row less": (
        lambda text: text.replace(b"b,B,2019,2,\n", b""),
        "its checksum is not the one in releases/manifest.csv, and its number of rows is 1, not 2",
    ),
    "a byte order mark": (
        lambda text: b"\xef\xbb\xbf" + text,
        "its checksum is not the one in releases/manifest.csv",
    ),
}  # fmt: skip


@pytest.mark.parametrize("frozen_with", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("edit", "reason"), EDITS.values(), ids=EDITS)
def test_a_release_is_compared_with_its_line(tmp_path, frozen_with, edit, reason):
    path = tmp_path / "estimates.csv"
    path.write_bytes(CSV.replace(b"\n", frozen_with))
    freeze(path, 2, FIRST, "first")
    frozen = path_of(path, "2026-01-31")
    frozen.write_bytes(edit(CSV))
    served = files(path)
    assert served.changed == (["2026-01-31"] if reason else [])  # before it is read
    assert served.of("2026-01-31").changed == reason
    assert served.changed == (["2026-01-31"] if reason else [])
    assert served.working.changed == ""
    frozen.write_bytes(CSV.replace(b"\n", frozen_with))
    assert (served.of("2026-01-31").changed, served.changed) == ("", [])


def test_a_number_of_rows_is_compared_too(path, lines):
    lines.write_bytes(lines.read_bytes().replace(b",3,", b",30,"))
    served = files(path)
    assert served.of("2026-02-28").changed == "its number of rows is 3, not 30"
    assert served.changed == ["2026-02-28"]


def test_a_release_is_read_once(path):
    served = files(path)
    assert served.of("2026-01-31") is served.of("2026-01-31")


def test_a_release_whose_file_is_away_keeps_its_line(path):
    frozen = path_of(path, "2026-01-31")
    away = frozen.rename(path.with_name("away.csv"))
    assert files(path).changed == ["2026-01-31"]
    path.write_bytes(CSV + b"c,C,2020,4,\n")
    freeze(path, 3, THIRD, "third")
    away.rename(frozen)
    assert [each.release for each in listed(path)] == ["2026-03-31", *NAMES]
    assert files(path).changed == []


CHECKED = {
    # what is done to the folder of the releases → a line of the report
    "changed": (
        lambda at: (at / "2026-01-31.csv").write_bytes(CSV + b"x,X,2020,4,\n"),
        "2026-01-31.csv:1: row: its checksum is not the one in releases/manifest.csv, and its "
        "number of rows is 3, not 2; bring it back as it was from a copy\n",
    ),
    "away": (
        lambda at: (at / "2026-01-31.csv").unlink(),
        "2026-01-31.csv:1: row: the file cannot be opened (No such file or directory); bring it "
        "back as it was from a copy\n",
    ),
    "in no line": (
        lambda at: (at / "2026-01-01.csv").write_bytes(CSV),
        "2026-01-01.csv:1: row: warning: no line of manifest.csv that can be read names it; "
        "write its line\n",
    ),
}


@pytest.mark.parametrize(("change", "said"), CHECKED.values(), ids=CHECKED)
def test_the_check_looks_at_the_releases_beside_a_file(path, capsys, change, said):
    at = path.parent / "releases"
    change(at)
    assert main(["check", str(path)]) == (0 if "warning" in said else 1)
    told = capsys.readouterr()
    assert f"{at}/{said}" in told.out
    assert f"{at}/manifest.csv: errors" in told.err


# Any edit


def text_of(content: bytes) -> list[bytes]:
    return [line for line in content.splitlines() if line.strip()]


@given(edits=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 9), st.binary(max_size=4)),
                      min_size=1, max_size=4))  # fmt: skip
def test_no_edit_of_the_manifest_loses_a_line(tmp_path_factory, edits):
    path = released(tmp_path_factory.mktemp("edited"))
    lines = path.parent / "releases" / "manifest.csv"
    content = lines.read_bytes()
    for at, dropped, new in edits:
        content = content[:at] + new + content[at + dropped :]
    lines.write_bytes(content)
    before = listed(path)
    path.write_bytes(CSV + b"c,C,2020,4,\n")
    try:
        made = freeze(path, 3, THIRD, "third")
    except NotReleasedError:
        assert lines.read_bytes() == content
        assert not path_of(path, "2026-03-31").exists()
    else:
        assert listed(path) == sorted([made, *before], key=lambda each: each.release)[::-1]
        assert manifest(lines).problems == ()
    assert [path_of(path, name).is_file() for name in NAMES] == [True, True]


REASONS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(REASONS)
def test_any_reason_is_read_back(tmp_path_factory, reason):
    path = tmp_path_factory.mktemp("reason") / "estimates.csv"
    path.write_bytes(CSV)
    try:
        made = freeze(path, 2, FIRST, reason)
    except NotReleasedError as error:
        assert str(error).startswith("say why in one line")
        return
    [found] = listed(path)
    assert found == made
    assert written([found]) == (path.parent / "releases" / "manifest.csv").read_bytes()
