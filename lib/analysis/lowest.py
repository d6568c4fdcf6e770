"""The lowest of any stretch of numbers, found at once."""

import numpy as np


class Lowest:
    """Numbers prepared for the question where the lowest of a stretch stands.

    Takes time and room of n log n. Source: the sparse table of Bender and Farach-Colton 2000.
    """

    def __init__(self, numbers: np.ndarray) -> None:
        self.numbers = numbers
        self.levels = [np.arange(len(numbers))]  # where the lowest of 1, 2, 4 … numbers stands
        while (width := 1 << len(self.levels)) <= len(numbers):
            one = self.levels[-1][: len(numbers) - width + 1]
            other = self.levels[-1][width // 2 :]
            self.levels.append(np.where(numbers[one] <= numbers[other], one, other))

    def between(self, first: int, last: int) -> int:
        """Give the place of the lowest from first to last, both included; the earliest of ties."""
        level = (last - first + 1).bit_length() - 1
        one = int(self.levels[level][first])
        other = int(self.levels[level][last - (1 << level) + 1])
        return one if self.numbers[one] <= self.numbers[other] else other
