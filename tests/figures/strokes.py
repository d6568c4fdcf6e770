"""What the shapes of a figure draw, in days and numbers."""

import re

import plotly.graph_objects as go

from lib.data.days import Day

Point = tuple[str, float]


def lines(figure: go.Figure, name: str) -> list[go.layout.Shape]:
    """The shapes of one name."""
    return [shape for shape in figure.layout.shapes if shape.name == name]


def strokes(*paths: str) -> list[list[Point]]:
    """The points of each stroke; one that is closed ends where it began."""
    found: list[list[Point]] = []
    for command, rest in re.findall("([MLHVZ])([^MLHVZ]*)", "".join(paths)):
        if command == "M":
            found.append([])
        if command == "Z":
            found[-1].append(found[-1][0])
        else:
            day, number = found[-1][-1] if found[-1] else ("", 0.0)
            if command in "MLH":
                day = Day(round(float(rest.split(",")[0]))).isoformat()
            if command in "MLV":
                number = float(rest.split(",")[-1])
            found[-1].append((day, number))
    return found


def segments(figure: go.Figure, name: str) -> list[tuple[Point, Point]]:
    """The lines of one name, each from a day and number to a day and number."""
    return [(start, end) for start, end in strokes(*(shape.path for shape in lines(figure, name)))]
