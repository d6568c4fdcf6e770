"""What the load came to, as a page to read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

GOAL = 500  # milliseconds
OURS, MINIMAL = "Estimate Timeline, two replicas", "minimal Streamlit, two replicas"
TIMES, MEGABYTES, FLAT = 3, 1, 3  # of the minimal app's readers; for each more; percent


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


@dataclass(frozen=True)
class Asked:
    """Different addresses, each once: milliseconds, and megabytes of both replicas."""

    addresses: int
    errors: int
    p50: float
    p95: float
    before: float
    after: float


def report(held: Sequence[Held], asked: Asked, soaked: Soaked, machine: Mapping[str, str]) -> str:
    """Write the results as Markdown; `machine` says what they were measured on."""
    rows = "\n".join(
        f"| {each.name} | {each.readers} | {each.seconds:.0f} | {each.changes} | {each.errors} "
        f"| {each.p50:.0f} | {each.p95:.0f} | {each.processor:.0f} |"
        for each in held
    )
    about = ", ".join(f"{name} {said}" for name, said in machine.items())
    minutes = ", ".join(f"{each:.0f}" for each in soaked.each_minute)
    return f"""# Load

Each reader speaks Streamlit's websocket protocol through the proxy, changes a filter every two
seconds and checks that the page then says what it must; readers and servers share the machine.
Made by `make load`. {about}.

| served | readers | s | changes | errors | median ms | 95th percentile ms | processor ms per run |
|---|---|---|---|---|---|---|---|
{rows}

{knees(held)}

{asked.addresses:,} different addresses of pages and pictures, eight clients at once:
{asked.errors} errors, median {asked.p50:.0f} ms, 95th percentile {asked.p95:.0f} ms; memory of
both replicas together {asked.before:.0f} MB before, {asked.after:.0f} MB after.

Memory of both replicas together: {soaked.start:.0f} MB after the first readers,
{soaked.session:.2f} MB for each further session. Soak of
{len(soaked.each_minute)} minutes, 20 readers who leave and come anew each minute, {soaked.errors}
errors; MB at the end of each minute: {minutes}.

| measure | goal | measured |  |
|---|---|---|---|
{goals(held, asked, soaked)}
"""


def goals(held: Sequence[Held], asked: Asked, soaked: Soaked) -> str:
    """Judge what must hold, a line each."""
    times = most(held, OURS) / max(most(held, MINIMAL), 1)
    moved = drift(soaked)
    lines = (
        (f"readers held, to {MINIMAL}", f"≥ {TIMES}", f"{times:.1f}", times >= TIMES),
        ("memory for each further reader, MB", f"< {MEGABYTES}", f"{soaked.session:.2f}",
         soaked.session < MEGABYTES),
        ("soak: farthest from its first minute, %", f"≤ {FLAT}", f"{moved:.1f}", moved <= FLAT),
        ("errors of changes, addresses and soak", "0",
         str(wrong := asked.errors + soaked.errors + sum(each.errors for each in held)),
         not wrong),
    )  # fmt: skip
    return "\n".join(
        f"| {measure} | {goal} | {found} | {'met' if good else '**missed**'} |"
        for measure, goal, found, good in lines
    )


def drift(soaked: Soaked) -> float:
    """Give how far memory went from that of the first minute, in percent."""
    first, *rest = soaked.each_minute or [soaked.start]
    return max((abs(each / first - 1) * 100 for each in rest), default=0.0)


def most(held: Sequence[Held], name: str) -> int:
    """Give the most readers that a candidate held within the goal."""
    within = [each.readers for each in held
              if each.name == name and each.p95 <= GOAL and not each.errors]  # fmt: skip
    return max(within, default=0)


def knees(held: Sequence[Held]) -> str:
    """Tell for each what is served how many readers it holds within the goal."""
    said = [f"{name}: {most(held, name)}" for name in dict.fromkeys(each.name for each in held)]
    return f"Most readers with a 95th percentile of at most {GOAL} ms. " + "; ".join(said) + "."
