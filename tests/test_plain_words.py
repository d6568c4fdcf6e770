"""Readers are told in plain words: none of the terms that only the code once knew."""

import ast
import re
from pathlib import Path

import pytest

from lib.data.row import COLUMNS
from lib.selection import REPEATS
from tests.conftest import PROJECT

NEVER = re.compile(
    r"\b(in force|voices?|thin(?! lines?\b)|middle of what was published|folded)\b", re.IGNORECASE
)
FILES = sorted((PROJECT / "lib" / "words").glob("*.py"))
METHOD = PROJECT / "lib" / "page" / "method.md"


def never(text: str) -> list[str]:
    """List the words in a text that no reader should meet."""
    return NEVER.findall(" ".join(text.split()))


EXAMPLES = {
    "13 sources are in\nforce": ["in force"],
    "Voices come from all rows.": ["Voices"],
    "1,750–2,250 (thin)": ["thin"],
    "The middle of what was published is 5.": ["middle of what was published"],
    "2 repeats folded in": ["folded"],
    "thin line: a month or year": [],
    "thin lines stand at powers of ten": [],
    "Nothing within the enforced invoice is unfolded.": [],
    "The middle of these 3 sources is 2,000.": [],
}


@pytest.mark.parametrize(("text", "words"), EXAMPLES.items())
def test_what_is_found(text, words):
    assert never(text) == words


def said(file: Path) -> list[str]:
    """List every text in a module but its docstrings and the values of the address."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and node.value not in REPEATS
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_text_for_readers_has_them(file):
    assert [text for text in said(file) if never(text)] == []


def test_texts_are_found_at_all():
    assert sum(len(said(file)) for file in FILES) > 400


def test_the_method_page_has_none():
    assert never(METHOD.read_text(encoding="utf-8")) == []


def test_the_codebook_has_none():
    assert [name for name, each in COLUMNS.items() if never(f"{each.title} {each.meaning}")] == []
