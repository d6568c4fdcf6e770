"""The vocabulary of a dataset: its worked examples, what is wrong with one, what rows bring."""

import re

import pytest

from lib.curate.extract import candidates
from lib.curate.own_words import SUBJECTS, own_words
from lib.curate.rows import cells
from lib.curate.vocabulary import vocabulary
from lib.data.problems import UnreadableError
from tests.conftest import PROJECT, table

DOCUMENT = (PROJECT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(
    r"## (?P<title>.*?)\n.*?```toml\n(?P<words>.*?)```.*?```text\n(?P<text>.*?)```\s+"
    r"\| (?P<head>[^\n]*) \|\n\|[-|]+\|\n(?P<rows>(?:\|[^\n]*\|\n?)+)",
    re.DOTALL,
)
EXAMPLES = {met["title"]: met for met in EXAMPLE.finditer(DOCUMENT)}


def test_there_are_three_worked_examples():
    assert [*EXAMPLES] == ["A crowd", "Animals", "Groups under arms"]


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_a_worked_example_is_found_as_it_is_documented(example):
    names = example["head"].split(" | ")
    rows = [[cell.strip() for cell in line.strip("|").split("|")]
            for line in example["rows"].strip().splitlines()]  # fmt: skip
    found = candidates(example["text"], vocabulary(None, example["words"].encode()))
    assert [[cells(each)[name] for name in names] for each in found] == rows


BROKEN = {
    # what is written → line, place, value, rule, repair
    "no TOML": (
        '[groups]\n"Lions = ["lion"]',
        ['line 2 ""Lions = ["lion"]": this is no TOML (expected \'=\' after a key in a key/value '
         "pair); mend this line; see docs/vocabulary.md"],
    ),
    "a table that there is not": (
        '[group]\nLions = ["lion"]',
        ["line 1, group: is no table of a vocabulary; write [groups]"],
    ),
    "a list that there is not": (
        '\n[forms]\nhedge = ["about"]', ["line 3, forms, hedge \"[\"about\"]\": is no list of "
                                         "[forms]; write hedges"],
    ),
    "a name that is no list": (
        '[groups]\nLions = "lion"',
        ['line 2, groups, Lions "lion": is no list of texts; write a list of texts: '
         '["one", "two"]'],
    ),
    "a form without a number": (
        '[forms]\n"at most" = ["up to"]',
        ['line 2, forms, at most "["up to"]": "up to" has not {a} once each; {a} stands for the '
         "number"],
    ),
    "a multiplier in words": (
        '[multipliers]\nlakh = "100000"',
        ['line 2, multipliers, lakh "100000": is no whole number above 0; write what it stands '
         "for: lakh = 1000"],
    ),
    "a vague word without numbers": (
        '[vague]\nheaps = []',
        ['line 2, vague, heaps "[]": is no lowest and highest number; write both: [200, 999], or '
         "the lowest: [200]"],
    ),
    "shared places that are a number": (
        '[[shared]]\nnames = ["Army"]\nplaces = 1\notherwise = "x"',
        ['line 1, shared, places "1": places is missing, or has another form; write [[shared]], '
         'then names = ["…"], places = [["a group", ["its places"]]] and otherwise = "a group"'],
    ),
    "a subject that there is not": (
        'subject = "cats"',
        [f'line 1, subject "cats": is none of the subjects that are built in '
         f"({', '.join(SUBJECTS)}); write one of them, or leave the line out: then everything is "
         "counted"],
    ),
    "two mistakes": (
        '[source]\nA = ["a"]\n[areas]\nB = 3',
        ["line 1, source: is no table of a vocabulary; write [sources]",
         'line 4, areas, B "3": is no list of texts; write a list of texts: ["one", "two"]'],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_mistake_is_named_with_its_line_and_repair(written, expected):
    assert [str(each) for each in own_words(written.encode())[1]] == expected


@pytest.mark.parametrize("written", [words for words, _ in BROKEN.values()], ids=BROKEN)
def test_a_broken_vocabulary_is_not_used_in_part(written):
    with pytest.raises(UnreadableError, match="the vocabulary cannot be used: line"):
        vocabulary(None, written.encode())


def test_a_table_adds_to_the_one_that_is_built_in():
    words = vocabulary(None, b'[multipliers]\nmyriad = 10000\n[counted]\ncats = ["House Cats"]')
    assert (words.lists["multipliers"]["myriad"], words.lists["multipliers"]["million"]) == (
        10_000, 1_000_000,
    )  # fmt: skip
    assert words.kinds == {"house cats": "cats"}


def test_a_source_has_the_type_of_most_of_its_rows_or_the_first_by_its_letters():
    rows = ["A,2019,1,x", "A,2020,1,y", "A,2021,1,y", "B,2019,1,y", "B,2020,1,x", "C,2019,1,"]
    found = vocabulary(table("source,year,low,source_type\n" + "\n".join(rows)))
    assert found.source_types == {"A": "y", "B": "x", "C": ""}


def test_a_group_of_all_lands_has_the_name_that_the_dataset_gives_it():
    own = b'subject = "people under arms"\n[groups]\n"Moro Front" = ["MILF"]\n'
    names = vocabulary(own=own).groups
    assert {names.meaning(each) for each in ("MILF", "Moro Islamic Liberation Front")} == {
        "Moro Front"
    }
    assert names.meaning("MNLF") == "MNLF"
