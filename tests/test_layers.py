"""Inside `lib` imports go down only, in the order in which data become pages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PROJECT

# From the bottom up; `answer` is a single module, all others are folders.
ORDER = ("data", "analysis", "words", "curate", "figures", "answer", "share", "controls", "page",
         "serve")  # fmt: skip
# Below all of these; `picture` draws any figure, and knows nothing of what it shows.
BELOW = ("query", "selection", "links", "place", "log", "picture", "version")
COMMANDS = ("check", "extract", "release", "run", "site", "verdict", "write_picture")
# These put the parts together, and nobody needs them.
FREE = ("dashboard", "__main__", "installed", *COMMANDS)
DATA = ("lib.data.row.", "lib.data.periods")  # what the address may know of the data
FILES = sorted((PROJECT / "lib").rglob("*.py"))


def imported(source: str) -> Iterator[str]:
    """Name what a module imports, wherever in it, with its full dotted name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{each.name}" for each in node.names)


def part(module: str) -> str:
    """Name the part of `lib` that a module belongs to; blank for any other."""
    root, _, rest = module.partition(".")
    return rest.split(".")[0] if root == "lib" else ""


def upwards(module: str, source: str) -> list[str]:
    """List the imports of a module that go up."""
    own = part(module)
    return [
        each
        for each in imported(source)
        if part(each) and not _may(own, part(each), each.startswith(DATA))
    ]


def _may(own: str, other: str, columns: bool) -> bool:
    if own in FREE:
        return True
    if own in BELOW:
        return other in BELOW or (own in ("query", "selection") and columns)
    return other in BELOW or (other in ORDER and ORDER.index(other) <= ORDER.index(own))


EXAMPLES = {
    # module, source → imports that go up
    "down": ("lib.words.lead", "from lib.analysis.told import Told", []),
    "within its folder": ("lib.data.read", "from lib.data import ids", []),
    "to what lies below all": ("lib.data.views", "import lib.log, lib.query", []),
    "the columns, for the address": ("lib.query", "from lib.data.row import named", []),
    "more of the data, for the address": (
        "lib.query", "from lib.data.read import read", ["lib.data.read.read"],
    ),
    "the columns, for the log": (
        "lib.log", "from lib.data.row import named", ["lib.data.row.named"],
    ),
    "up": ("lib.data.read", "from lib import words", ["lib.words"]),
    "up, inside a function": (
        "lib.share.site", "def f():\n    import lib.page.card", ["lib.page.card"],
    ),
    "to the answer, from below": (
        "lib.figures.band", "from lib.answer import Answer", ["lib.answer.Answer"],
    ),
    "to a command": ("lib.serve.routes", "from lib import check", ["lib.check"]),
    "anything, from a command": ("lib.verdict", "from lib.page import card", []),
    "of others": ("lib.data.read", "import pandas.io\nfrom library import x", []),
}  # fmt: skip


@pytest.mark.parametrize(("module", "source", "wrong"), EXAMPLES.values(), ids=EXAMPLES)
def test_what_goes_up(module, source, wrong):
    assert upwards(module, source) == wrong


def name(file: Path) -> str:
    return ".".join(file.relative_to(PROJECT).with_suffix("").parts)


@pytest.mark.parametrize("file", FILES, ids=name)
def test_imports_go_down_only(file):
    assert upwards(name(file), file.read_text(encoding="utf-8")) == []


def test_every_module_has_its_place():
    parts = {part(name(file)) for file in FILES} - {"__init__"}
    assert parts == {*ORDER, *BELOW, *FREE}


LEFT = [file for file in FILES if part(name(file)) in ORDER[: ORDER.index("controls")] + BELOW]


@pytest.mark.parametrize("file", LEFT, ids=name)
def test_what_comes_before_the_controls_knows_nothing_of_streamlit(file):
    roots = {each.split(".")[0] for each in imported(file.read_text(encoding="utf-8"))}
    assert "streamlit" not in roots
