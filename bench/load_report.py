"""What the load came to, as a page to read."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.machine import machine

GOAL = 500  # milliseconds
MEGABYTES = 3


@dataclass(frozen=True)
class Held:
    """So many readers for so long: changes answered, errors, milliseconds, processor time."""

    name: str
    readers: int
    seconds: float
    changes: int
    errors: int
    p50: float
    p95: float
    processor: float  # milliseconds per run of the script


@dataclass(frozen=True)
class Soaked:
    """Memory in megabytes: of a further session, at the start, and at the end of each minute."""

    session: float
    start: float
    each_minute: list[float] = field(default_factory=list)
    errors: int = 0


def report(held: Sequence[Held], soaked: Soaked) -> str:
    """Write the results as Markdown."""
    rows = "\n".join(
        f"| {each.name} | {each.readers} | {each.seconds:.0f} | {each.changes} | {each.errors} "
        f"| {each.p50:.0f} | {each.p95:.0f} | {each.processor:.0f} |"
        for each in held
    )
    about = ", ".join(f"{name} {said}" for name, said in machine().items())
    minutes = ", ".join(f"{each:.0f}" for each in soaked.each_minute)
    return f"""# Load

Each reader speaks Streamlit's websocket protocol through the proxy, changes a filter every two
seconds and checks that the page then says what it must; readers and servers share the machine.
Made by `make load`. {about}.

| served | readers | s | changes | errors | median ms | 95th percentile ms | processor ms per run |
|---|---|---|---|---|---|---|---|
{rows}

{knees(held)}

Memory of both replicas together: {soaked.start:.0f} MB after the first readers,
{soaked.session:.2f} MB for each further session (goal: under {MEGABYTES}). Soak of
{len(soaked.each_minute)} minutes, 20 readers who leave and come anew each minute, {soaked.errors}
errors; MB at the end of each minute: {minutes}.
"""


def knees(held: Sequence[Held]) -> str:
    """Tell for each what is served how many readers it holds within the goal."""
    said = []
    for name in dict.fromkeys(each.name for each in held):
        within = [each.readers for each in held
                  if each.name == name and each.p95 <= GOAL and not each.errors]  # fmt: skip
        said.append(f"{name}: {max(within, default=0)}")
    return f"Most readers with a 95th percentile of at most {GOAL} ms. " + "; ".join(said) + "."
