"""What is loaded: the app and the minimal app beside it, each by two replicas."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from bench.load_report import MINIMAL, OURS
from bench.readers import Ask
from bench.servers import PROJECT
from bench.shown import PEERS, asked, printed, write_for_peers
from deploy.host import Hosted, hosted

FIRST = "group=ISIS-K&area=Afghanistan&counted=fighters&counted=members"
TYPES = ("UN", "US government", "Russian government", "Afghan government", "media")


@dataclass(frozen=True)
class Candidate:
    """What is loaded: its name, the query of its readers, and what they choose."""

    name: str
    query: str
    asks: tuple[Ask, ...]


@contextmanager
def ours(folder: Path) -> Iterator[tuple[Hosted, Candidate]]:
    """Host the app by two replicas; its readers choose source types in the first view."""
    with hosted(PROJECT / "estimates.csv", fresh(folder)) as app:
        asks = []
        for name in (*TYPES, ""):
            chosen = (name,) if name else ()
            query = f"{FIRST}&{urlencode([('source_type', each) for each in chosen])}"
            said = printed(asked(PROJECT / "estimates.csv", query))
            asks.append(Ask("source_type", chosen, said))
        yield app, Candidate(OURS, FIRST, tuple(asks))


@contextmanager
def minimal(folder: Path) -> Iterator[tuple[Hosted, Candidate]]:
    """Host the minimal Streamlit app with the same figures and table, at stock settings."""
    data = fresh(folder)
    write_for_peers(asked(PROJECT / "estimates.csv", ""), data)
    asks = tuple(Ask("None", name, f": {name}") for name in (*TYPES, "all"))  # it has no key
    quiet = {
        "PEER_DATA": str(data),
        "STREAMLIT_SERVER_HEADLESS": "true",
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    }
    with hosted(
        PROJECT / "estimates.csv", data, settings=quiet, place=data,
        script=str(PEERS / "streamlit_page.py"), health="/_stcore/health",
    ) as app:  # fmt: skip
        yield app, Candidate(MINIMAL, "", asks)


def fresh(folder: Path) -> Path:
    """Make a new folder in a folder."""
    return Path(tempfile.mkdtemp(dir=folder))
