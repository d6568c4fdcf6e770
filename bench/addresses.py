"""A thousand different addresses of pages and pictures, asked for by some clients at once."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import product
from time import monotonic
from urllib.error import URLError
from urllib.request import urlopen

from bench.readers import Tally

CLIENTS, PATIENCE = 8, 60  # seconds
MONTHS = [f"{year}-{month:02d}" for year in range(2015, 2027) for month in range(1, 13)][:125]
PATHS = ("/view?", "/view?embed=true&", "/view.svg?", "/view.png?")
CHOICES = ("", "&source_type=UN")


def addresses(base: str, query: str) -> list[str]:
    """Write the addresses: as of each month, as page, embed and pictures, of all and of one side.

    Neighbours differ in their path, so that what takes long is spread.
    """
    every = product(MONTHS, CHOICES, PATHS)
    return [f"{base}{path}{query}{choice}&to={month}" for month, choice, path in every]


def ask_all(wanted: Sequence[str]) -> Tally:
    """Ask for each address once; give the seconds of each answer, and what failed."""
    tally = Tally()
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(partial(_ask, tally), wanted))
    return tally


def _ask(tally: Tally, address: str) -> None:
    began = monotonic()
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            answer.read()
    except (URLError, ConnectionError, TimeoutError) as error:
        tally.errors.append(f"{address}: {error}"[:200])
    else:
        tally.seconds.append(monotonic() - began)
