"""The values of a figure as it gives them: arrays in base 64, one for each mark or one for all."""

from base64 import b64decode
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np


def plain(given: Any) -> Any:
    """Turn the arrays that Plotly has packed into arrays of numpy, wherever they stand."""
    if isinstance(given, Mapping):
        if "bdata" in given:
            # Plotly names kinds of number as numpy does; on the wire they are little-endian.
            return np.frombuffer(b64decode(given["bdata"]), f"<{given['dtype']}")
        return {key: plain(value) for key, value in given.items()}
    if isinstance(given, list | tuple) and given and isinstance(given[0], Mapping):
        return [plain(value) for value in given]
    return given


def each(given: object, count: int) -> Sequence:
    """Give a value for every mark: its own, or the one of all."""
    if isinstance(given, np.ndarray):
        return given.tolist()
    return given if isinstance(given, list | tuple) else [given] * count


def over(base: Mapping, given: Mapping) -> dict:
    """Lay what a figure says over what its template says, part by part."""
    found = dict(base)
    for key, value in given.items():
        below = found.get(key)
        both = isinstance(below, Mapping) and isinstance(value, Mapping)
        found[key] = over(below, value) if both else value
    return found
