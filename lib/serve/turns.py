"""How many sessions run their script at the same time, and how many requests are answered."""

from functools import cache
from threading import BoundedSemaphore

# Python computes one at a time. Eighteen sessions that open at once, as when the other replica
# has died, take twice the processor time side by side that they take one after the other. Two,
# so that one large file of a reader's own does not keep everybody waiting.
AT_ONCE = 2


@cache
def turns() -> BoundedSemaphore:
    """Give what a session holds while its script runs; there is one for the process."""
    return BoundedSemaphore(AT_ONCE)
