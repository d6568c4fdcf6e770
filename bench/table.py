"""What a bench found, as one table: what was done, what must hold, what was seen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HEAD = "| what was done | what must hold | what was seen | held |\n|---|---|---|---|\n"


@dataclass(frozen=True)
class Finding:
    """One line of the table; `held` is None where it could not be tried."""

    done: str
    must: str
    seen: str
    held: bool | None


def table(findings: Sequence[Finding]) -> str:
    """Write the findings as a Markdown table."""
    return HEAD + "".join(
        "| " + " | ".join(_cell(text) for text in (each.done, each.must, each.seen)) +
        f" | {_word(each.held)} |\n"
        for each in findings
    )  # fmt: skip


def counts(counted: Counter[int]) -> str:
    """Write how often each status came; 0 is no answer."""
    return ", ".join(f"{status}: {number}" for status, number in sorted(counted.items()))


def yes(held: bool) -> str:
    """Write yes or no."""
    return "yes" if held else "NO"


def megabytes(process: int, what: str = "VmRSS") -> int:
    """Read how much memory a process holds (VmRSS) or held at most (VmHWM)."""
    status = Path(f"/proc/{process}/status").read_text().split()
    return int(status[status.index(f"{what}:") + 1]) // 1024


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _word(held: bool | None) -> str:
    return "not tried" if held is None else "yes" if held else "**NO**"
