"""How probable a prediction made a statement: the probability between its bounds, and its log."""

import numpy as np
from scipy.special import log_ndtr, ndtr

from lib.analysis.trend.statements import Statements

FLAT = 0.03  # of every prediction is spread evenly, so that one wild statement cannot decide
MARGIN = np.log(2)  # beyond the lowest and highest bound, on both sides


def between(low: np.ndarray, high: np.ndarray, centre: np.ndarray, spread) -> np.ndarray:
    """Give the probability that a normal value lies between two bounds, either one infinite."""
    return ndtr((high - centre) / spread) - ndtr((low - centre) / spread)


def log_between(low: np.ndarray, high: np.ndarray, centre: np.ndarray, spread) -> np.ndarray:
    """Give the logarithm of `between`, also where that is too small for a number."""
    one, other = (low - centre) / spread, (high - centre) / spread
    above = one + other > 0  # mirrored below the centre, where the logarithm is exact
    one, other = np.where(above, -other, one), np.where(above, -one, other)
    upto = log_ndtr(other)
    return upto + np.log1p(-np.exp(log_ndtr(one) - upto))


def reach(found: Statements) -> tuple[float, float]:
    """Give the part of the log scale that is considered at all: twice beyond what was stated."""
    low, high = found.ends
    return low - MARGIN, high + MARGIN


def flat(found: Statements) -> np.ndarray:
    """Give each statement's share of the scale considered: its probability if nothing is known."""
    bottom, top = reach(found)
    return (np.minimum(found.high, top) - np.maximum(found.low, bottom)) / (top - bottom)


def mixed(probability: np.ndarray, even: np.ndarray) -> np.ndarray:
    """Mix the few per cent that are spread evenly into a probability."""
    return (1 - FLAT) * probability + FLAT * even


def per_source(scores: np.ndarray, found: Statements) -> np.ndarray:
    """Average the scores of each source's statements: one source, one voice."""
    return np.bincount(found.source, scores) / np.bincount(found.source)
