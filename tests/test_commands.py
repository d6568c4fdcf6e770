"""One command line, `python -m lib COMMAND`; the older calls, `python -m lib.COMMAND`, answer too.

What each command does is tested where it belongs; here both calls are run and compared.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT

COMMANDS = ("check", "extract", "release", "site", "verdict")
LATER = ("picture", "run")  # there was no older call of these
FILES = {
    "good.csv": "source,year,low,high,url\nUN,2019,5,,https://example.org/\n",
    "bad.csv": "source,year,low,high,url\nUN,20l9,5,,https://example.org/\n",
    "article.txt": "The TTP has up to 6,500 members.",
    "vocabulary.toml": (PROJECT / "vocabulary.toml").read_text(encoding="utf-8"),
    "views.toml": '[[view]]\nname = "Everything"\nsource = ["UN"]\n',
}
Ended = tuple[int, str, str]


def ended(folder: Path, *call: str) -> Ended:
    """Run Python in a folder of its own that holds the files; give status, output and errors."""
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", *call],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def both(folder: Path, command: str, *given: str) -> tuple[Ended, Ended]:
    """Run a command by the call of today and by the older one."""
    return (
        ended(folder / "new", "lib", command, *given),
        ended(folder / "old", f"lib.{command}", *given),
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself_by_both_calls(tmp_path, command):
    new, old = both(tmp_path, command, "--help")
    assert new == old
    status, out, errors = new
    assert (status, errors) == (0, "")
    assert out.startswith(f"usage: python -m lib {command} [-h]")


def test_the_help_lists_every_command(tmp_path):
    status, out, errors = ended(tmp_path / "here", "lib", "--help")
    assert (status, errors) == (0, "")
    assert [name for name in COMMANDS + LATER if f"\n    {name} " not in out] == []


@pytest.mark.parametrize("given", [[], ["sing"]], ids=["none", "unknown"])
def test_without_a_command_there_is_says_so(tmp_path, given):
    status, out, errors = ended(tmp_path / "here", "lib", *given)
    assert (status, out) == (2, "")
    assert errors.startswith("usage: python -m lib [-h] COMMAND")


RUNS = {
    # arguments → status, output, errors
    "a good file": (
        ["check", "good.csv"], 0, "", "good.csv: errors 0, warnings 0\n",
    ),
    "a bad file": (
        ["check", "bad.csv"], 1,
        'bad.csv:2: year: "20l9" not a year; write four digits, like 2019\n',
        "bad.csv: errors 1, warnings 0\n",
    ),
    "a text": (
        ["extract", "article.txt", "--estimates", "good.csv"], 0,
        "id,group,area,counted,low,high,value,error,confidence,year,reference_date,source,speaker,source_type,"
        "reported_by,title,url,publication_date,wording,derivation,repeats,disputed_by,"
        "disputed_url,note,start,end\n"
        ',TTP,,members,,6500,,,,,,,,,,,,,"up to 6,500 members",,,,,,12,31\n',
        "",
    ),
    "a text that is not there": (
        ["extract", "none.txt", "--estimates", "good.csv"], 2, "",
        "Not read: the file cannot be opened (No such file or directory)\n",
    ),
    "a release of a bad file": (
        ["release", "bad.csv", "first"], 1, "",
        "Not released: mend these first:\n"
        'bad.csv line 2, year "20l9": not a year; write four digits, like 2019\n',
    ),
    "a site beside other files": (
        ["site", "good.csv", "."], 1, "", "Not written: . is not empty; name another folder\n",
    ),
    "a verdict on too little": (
        ["verdict", "good.csv"], 0,
        "Everything: not judged; it needs one group and area, kinds of number that compare, "
        "numbers above 0, and six sources of which three speak twice.\n",
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("given", "status", "out", "errors"), RUNS.values(), ids=RUNS)
def test_both_calls_do_the_same(tmp_path, given, status, out, errors):
    new, old = both(tmp_path, *given)
    assert new == old
    assert new == (status, out, errors)


MADE = {
    # arguments → how what it says begins, a file that it writes
    "a release": (["release", "good.csv", "first"], "Released 20", "releases/manifest.csv"),
    "a site": (["site", "good.csv", "site"], "site: 1 page; a reader", "site/everything.html"),
    "verdicts": (["verdict", "good.csv"], "Everything: not judged;", "verdicts.json"),
}


@pytest.mark.parametrize(("given", "said", "file"), MADE.values(), ids=MADE)
def test_both_calls_write_the_same(tmp_path, given, said, file):
    new, old = both(tmp_path, *given)
    assert new == old
    status, out, errors = new
    assert (status, errors) == (0, "")
    assert out.startswith(said)
    assert (tmp_path / "new" / file).read_bytes() == (tmp_path / "old" / file).read_bytes()
