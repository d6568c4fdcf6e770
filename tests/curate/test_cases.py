"""Sentences of the kinds that were once misread: each estimate is found, and nothing else."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from lib.curate.extract import Candidate, candidates
from lib.curate.vocabulary import vocabulary
from tests.curate.scoring import known

CASES = tomllib.loads(
    Path(__file__).with_name("cases.toml").read_text("utf-8"), parse_float=Decimal
)["case"]
OTHER = "other subject, no vocabulary of its own"
WORDS = {False: known(), True: vocabulary()}


def differs(found: list[Candidate], expected: list[dict]) -> list[str]:
    """Say what is not as it should be: a side that is left out is not stated."""
    said = [f"{c.low}-{c.high} {c.wording!r}" for c in found]
    wrong = []
    for each in expected:
        low, high = each.get("low"), each.get("high")
        same = [c for c in found if (c.low, c.high) == (low, high)]
        names = {name: text for name, text in each.items() if name not in ("low", "high")}
        if not any(all(getattr(c, name) == text for name, text in names.items()) for c in same):
            wrong.append(f"not found: {each}, but {same or said}")
    if len(found) != len(expected):
        wrong.append(f"{len(expected)} are there, found {said}")
    return wrong


@pytest.mark.parametrize("case", CASES, ids=[f"{c['kind']}: {c['text'][:50]}" for c in CASES])
def test_it_comes_out_right(case):
    found = candidates(case["text"], WORDS[case["kind"] == OTHER])
    assert differs(found, case["estimates"]) == []
