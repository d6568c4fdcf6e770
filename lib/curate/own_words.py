"""The vocabulary.toml beside a CSV: what it may hold, and what is wrong with it, line by line."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel, ValidationError

from lib.data.problems import Problem

FOLDER = Path(__file__).parent
SUBJECTS = {path.stem.replace("_", " "): path for path in (FOLDER / "subjects").glob("*.toml")}
NAMES = ("groups", "sources", "areas")  # name → what texts call it
OPEN = (*NAMES, "counted", "numbers", "multipliers", "vague", "compounds")  # any name may be new
RANGES = ("range", "falling range", "error")
PLAIN_FORMS = ("hedges", "negations", "changes")
FILES = ("vocabulary.toml", "things.toml", "telling.toml")
DETAILS = "see docs/vocabulary.md"
SHARED = (
    'write [[shared]], then names = ["…"], places = [["a group", ["its places"]]] and '
    'otherwise = "a group"'
)
TEXTS = 'write a list of texts: ["one", "two"]'


def own_words(content: bytes) -> tuple[dict, list[Problem]]:
    r"""Read a vocabulary.toml; what is wrong is left out and named with line, value and repair.

    >>> own_words(b"[group]\nLions = 3")[1][0].repair
    'write [groups]'
    """
    try:
        text = content.decode("utf-8-sig")
        held = tomllib.loads(text)
    # Brackets in brackets in brackets end the reader's stack.
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        return {}, [_no_toml(content, error)]
    problems = list(_problems(held, text))
    wrong = {tuple(each.column.split(", ", 1)) for each in problems}
    kept: dict = {}
    for table, words in held.items():
        if (table,) in wrong:
            continue
        kept[table] = (
            {
                name: _lower(table, each)
                for name, each in words.items()
                if (table, name) not in wrong
            }
            if isinstance(words, dict)
            else words
        )
    return kept, problems


def _lower(table: str, words: object) -> object:
    """Fold nouns and forms as the words of a text are; names keep their letters."""
    fold = table not in (*NAMES, "unnamed") and isinstance(words, list)
    return [w.lower() if isinstance(w, str) else w for w in words] if fold else words


def _no_toml(content: bytes, error: Exception) -> Problem:
    place = re.search(r"at line (\d+)", str(error))
    line = int(place[1]) if place else 1
    lines = content.decode("utf-8", errors="replace").splitlines()
    value = lines[line - 1].strip() if line <= len(lines) else ""
    reason = re.sub(r"\s*\(at .*\)", "", str(error)).lower()
    return Problem(line, "", value, f"this is no TOML ({reason})", f"mend this line; {DETAILS}")


def _problems(held: Mapping, text: str) -> Iterator[Problem]:
    known = _known(held)
    for table, words in held.items():
        line = line_of(text, table)
        if table == "subject":
            if words not in SUBJECTS:
                rule = f"is none of the subjects that are built in ({', '.join(SUBJECTS)})"
                repair = "write one of them, or leave the line out: then everything is counted"
                yield Problem(line, table, str(words), rule, repair)
        elif table == "shared":
            yield from _shared(words, line)
        elif table not in known:
            near = get_close_matches(table, known, 1)
            repair = f"write [{near[0]}]" if near else f"write one of {', '.join(sorted(known))}"
            yield Problem(line, table, "", "is no table of a vocabulary", repair)
        elif not isinstance(words, dict):
            yield Problem(line, table, str(words), "is no table", f"write [{table}]; {DETAILS}")
        else:
            for name, value in words.items():
                here = line_of(text, table, name) or line
                for rule, repair in _of_entry(table, name, value, known[table]):
                    yield Problem(here, f"{table}, {name}", _written(value), rule, repair)


def _known(held: Mapping) -> dict[str, Mapping]:
    """Give every table that a vocabulary may have."""
    found: dict[str, Mapping] = {table: {} for table in (*OPEN, "unnamed")}
    subject = held.get("subject")
    files = [FOLDER / file for file in FILES]
    files += [SUBJECTS[subject]] if isinstance(subject, str) and subject in SUBJECTS else []
    for path in files:
        for table, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found[table] = {**found.get(table, {}), **words}
    return found


def _of_entry(table: str, name: str, value: object, known: Mapping) -> Iterator[tuple[str, str]]:
    """Say what is wrong with one entry of a table: rule and repair."""
    if table == "unnamed":
        known = {"groups": []}
    if table not in OPEN and name not in known:
        near = get_close_matches(name, known, 1)
        repair = f"write {near[0]}" if near else f"write one of {', '.join(known)}"
        yield f"is no list of [{table}]", repair
    elif table in ("numbers", "multipliers"):
        if type(value) is not int or value < 1:
            yield "is no whole number above 0", f"write what it stands for: {name} = 1000"
    elif table == "vague":
        if not _is_range(value):
            yield "is no lowest and highest number", "write both: [200, 999], or the lowest: [200]"
    elif isinstance(known.get(name), (str, int)) or table == "compounds":
        like = known.get(name, "")
        if type(value) is not type(like):
            yield f"is no {'text' if isinstance(like, str) else 'whole number'}", DETAILS
    elif not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        yield "is no list of texts", TEXTS
    elif table == "forms" and name not in PLAIN_FORMS:
        yield from _of_forms(name, value)


def _of_forms(name: str, forms: list[str]) -> Iterator[tuple[str, str]]:
    needed = ["{a}", "{b}"] if name in RANGES else ["{a}"]
    for form in forms:
        if any(form.count(place) != 1 for place in needed):
            yield f'"{form}" has not {" and ".join(needed)} once each', "{a} stands for the number"
        elif len(needed) == 1 and "{b}" in form:
            yield f'"{form}" has a {{b}}', "a form with two numbers belongs under range"


def _is_range(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) in (1, 2)
        and all(type(each) is int for each in value)
        and value[0] <= value[-1]
    )


class SharedNames(BaseModel, extra="forbid", strict=True):
    """Names that several groups share; places tell which is meant, in this order."""

    names: list[str]
    places: list[tuple[str, list[str]]]
    otherwise: str


def _shared(tables: object, line: int) -> Iterator[Problem]:
    for table in tables if isinstance(tables, list) else [tables]:
        try:
            SharedNames.model_validate_json(json.dumps(table))
        except ValidationError as error:
            field = str((error.errors()[0]["loc"] or ("",))[0])
            value = table.get(field, "") if isinstance(table, dict) else table
            rule = f"{field or 'this'} is missing, or has another form"
            yield Problem(line, f"shared, {field}".rstrip(", "), _written(value), rule, SHARED)


def _written(value: object) -> str:
    return value if isinstance(value, str) else str(value).replace("'", '"')


def line_of(text: str, table: str, name: str = "") -> int:
    """Give the line on which a table, or an entry of it, starts; 0 where it is not found."""
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip()
        if heading := re.fullmatch(r"\[{1,2}\s*[\"']?([\w -]+)[\"']?\s*\]{1,2}\s*(?:#.*)?", bare):
            inside = heading[1] == table
            if inside and not name:
                return number
        elif key := re.match(r"(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[\w-]+))\s*=", bare):
            word = key["a"] or key["b"] or key["c"]
            if (inside and word == name) or (not name and word == table):
                return number
    return 0
