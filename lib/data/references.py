"""What rows say of one another: ids are unique, repeats name rows and make no circle."""

from collections.abc import Mapping

from lib.data.problems import Problem

LONGEST_CIRCLE_SHOWN = 5
REPEATS_REPAIR = "write the id of the row that this one retells"


def duplicate_ids(ids: Mapping[int, str]) -> list[Problem]:
    """Name every line whose id stands on an earlier line; `ids` maps line to stated id."""
    first: dict[str, int] = {}
    problems = []
    for line, name in ids.items():
        if name in first:
            problems.append(
                Problem(
                    line,
                    "id",
                    name,
                    f"also the id of line {first[name]}",
                    "write another id, or leave it blank",
                )
            )
        elif name:
            first[name] = line
    return problems


def bad_repeats(
    lines: Mapping[str, int], repeats: Mapping[str, str], known: set[str]
) -> list[Problem]:
    """Check the repeats cells of sound rows; `known` has the ids of all rows, sound or not."""
    parents = {name: cell.split() for name, cell in repeats.items() if cell}
    problems = []
    for name, named in parents.items():
        for parent in named:
            if parent == name:
                rule = "names its own row"
            elif parent not in known:
                rule = f'no row has the id "{parent}"'
            else:
                continue
            problems.append(Problem(lines[name], "repeats", repeats[name], rule, REPEATS_REPAIR))
    for circle in circles(parents):
        for at, name in enumerate(circle):
            around = (circle[at:] + circle[:at])[: LONGEST_CIRCLE_SHOWN + 1]
            if len(around) > LONGEST_CIRCLE_SHOWN:
                around[-1] = "…"
            problems.append(
                Problem(
                    lines[name],
                    "repeats",
                    repeats[name],
                    f"goes round in a circle ({', '.join(around)})",
                    "blank it in the row that came first",
                )
            )
    return problems


def circles(parents: Mapping[str, list[str]]) -> list[list[str]]:
    """Find circles of two or more such that without their members none is left."""
    found: list[list[str]] = []
    left = dict(parents)
    while some := _separate_circles(left):
        found += some
        for name in (name for circle in some for name in circle):
            del left[name]
    return found


def _separate_circles(parents: Mapping[str, list[str]]) -> list[list[str]]:
    """Find circles that share no member, at least one if there is any.

    Depth first without recursion, so that a chain of any depth is read.
    """
    done: set[str] = set()
    found: list[list[str]] = []
    in_circle: set[str] = set()
    for start in parents:
        path = [start]
        ahead = [iter(parents[start])]
        on_path = {start: 0}
        while path and start not in done:
            parent = next(ahead[-1], None)
            if parent is None:
                leaving = path.pop()
                ahead.pop()
                del on_path[leaving]
                done.add(leaving)
            elif parent in on_path:
                circle = path[on_path[parent] :]
                if len(circle) > 1 and not in_circle & set(circle):
                    in_circle |= set(circle)
                    found.append(circle)
            elif parent in parents and parent not in done:
                on_path[parent] = len(path)
                path.append(parent)
                ahead.append(iter(parents[parent]))
    return found
