"""Check files before they are published.

Without a file, those that the app serves are checked. With estimates goes the manifest of their
releases.
Exits with 0 when nothing is wrong (warnings are allowed), 1 with errors, 2 when a file cannot be
read at all.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from lib.curate.own_words import own_words
from lib.curate.spellings import alike
from lib.curate.vocabulary import vocabulary
from lib.curate.warnings import warnings
from lib.data.beside import EVENTS, VIEWS, WORDS, companions, settings_beside, words_beside
from lib.data.manifest import MANIFEST, RESTORE, is_release, manifest, manifest_of
from lib.data.memory import Memory
from lib.data.opening import content_of
from lib.data.problems import Problem, UnreadableError, quoted
from lib.data.read import read, read_events
from lib.data.verdicts import VERDICTS, read_verdicts
from lib.data.views import read_views
from lib.place import estimates, file_of

CLEAN, PROBLEMS, UNREADABLE = 0, 1, 2
WHOLE_LINE = "row"
ENDINGS = (".csv", ".xlsx", ".ods")


@dataclass(frozen=True, order=True)
class Finding:
    """One line of the report; `level` is "error" or "warning"."""

    file: str
    line: int
    column: str
    level: str
    value: str
    rule: str
    repair: str


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("files", nargs="*", metavar="FILE", default=beside(estimates()))
    parser.add_argument("--format", choices=FORMATS, default="text")


def run(asked: Namespace) -> int:
    """Print one line per problem and, apart from them, one per file."""
    status, findings = CLEAN, []
    for file in dict.fromkeys(
        each for named in asked.files for each in _with_releases(str(file_of(named)))
    ):
        try:
            found = check(file)
        except UnreadableError as error:
            status = UNREADABLE
            found = [Finding(file, 1, "", "error", "", str(error), "")]
        findings += found
        print(_count(file, found), file=sys.stderr)
    print(FORMATS[asked.format](sorted(findings)), end="")
    if status == CLEAN and any(each.level == "error" for each in findings):
        status = PROBLEMS
    return status


def beside(path: Path) -> list[str]:
    """Name a CSV and the files beside it that belong to it."""
    others = [path.with_name(name) for name in (EVENTS, VIEWS, WORDS, VERDICTS)]
    return [str(path), *(str(each) for each in others if each.is_file())]


def _with_releases(file: str) -> list[str]:
    """Name a file and, where estimates with releases beside it, their manifest."""
    path = Path(file)
    lines = manifest_of(path)
    others = path.suffix not in ENDINGS or path.name.endswith((EVENTS, MANIFEST))
    return [file, str(lines)] if lines.exists() and not others else [file]


def check(file: str) -> list[Finding]:
    """Read one file by what it is called, and list what is wrong or unusual, unsorted.

    Raises UnreadableError when it cannot be opened or is no file of its kind.
    """
    path = Path(file)
    if path.name == MANIFEST:
        return [*_findings(file, manifest(path).problems, "error"), *_frozen(path)]
    content = content_of(path)
    if path.name.endswith(VIEWS):
        return _findings(file, read_views(content).problems, "error")
    if path.name == VERDICTS:
        read_verdicts(content)
        return []
    if path.name == WORDS:
        return _findings(file, own_words(content)[1], "error")
    if path.name.endswith(EVENTS):
        return _findings(file, read_events(content)[1], "error")
    settings = settings_beside(path)
    reading = read(content, settings.columns, settings.dataset.years)
    own = words_beside(path)
    words = vocabulary(reading.estimates, b"" if own_words(own)[1] else own)
    return [
        *_findings(file, reading.problems, "error"),
        *_findings(str(companions(path)[1]), reading.unfit, "error"),
        *_findings(file, reading.notices, "warning"),
        *_findings(file, alike(reading), "warning"),
        *_findings(file, warnings(reading.estimates, words), "warning"),
    ]


def _frozen(lines: Path) -> list[Finding]:
    """List the frozen files that are not what was released, and those that no line names."""
    found = []
    names = [each.release for each in manifest(lines).releases]
    for path in [lines.with_name(f"{name}.csv") for name in names]:
        try:
            reason = Memory(path).latest().changed
        except UnreadableError as error:
            reason = str(error)
        if reason:
            found.append(Finding(str(path), 1, "", "error", "", reason, RESTORE))
    for path in sorted(lines.parent.glob("*.csv")):
        if is_release(path.stem) and path.stem not in names:
            rule = f"no line of {MANIFEST} that can be read names it"
            found.append(Finding(str(path), 1, "", "warning", "", rule, "write its line"))
    return found


def _findings(file: str, problems: Sequence[Problem], level: str) -> list[Finding]:
    return [
        Finding(file, max(each.line, 1), each.column, level, each.value, each.rule, each.repair)
        for each in problems
    ]


def _count(file: str, found: Sequence[Finding]) -> str:
    levels = [each.level for each in found]
    return f"{file}: errors {levels.count('error')}, warnings {levels.count('warning')}"


def _text(findings: Sequence[Finding]) -> str:
    return "".join(
        f"{each.file}:{each.line}: {each.column or WHOLE_LINE}: "
        f"{'warning: ' if each.level == 'warning' else ''}{_message(each)}\n"
        for each in findings
    )


def _json(findings: Sequence[Finding]) -> str:
    return json.dumps([asdict(each) for each in findings], ensure_ascii=False, indent=2) + "\n"


def _github(findings: Sequence[Finding]) -> str:
    """Write workflow commands, which GitHub shows beside the lines of a pull request."""
    return "".join(
        f"::{each.level} file={_property(each.file)},line={each.line},"
        f"title={_property(each.column or WHOLE_LINE)}::{_data(_message(each))}\n"
        for each in findings
    )


def _message(found: Finding) -> str:
    value = quoted(found.value)
    return "; ".join(filter(None, (f"{value} {found.rule}".strip(), found.repair)))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": _text,
    "json": _json,
    "github": _github,
}


if __name__ == "__main__":  # as it was called before there was one command line
    from lib.__main__ import main

    sys.exit(main(["check", *sys.argv[1:]]))
