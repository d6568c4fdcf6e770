"""Readers who speak Streamlit's websocket protocol: they open a page and change a filter."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

SECONDS_TO_ANSWER = 30
MOST_BYTES = 100_000_000


class WrongAnswerError(Exception):
    """The page does not show what was asked for."""


@dataclass(frozen=True)
class Ask:
    """One choice in one control: the control's key, the new value, and what the page must say.

    `value` is what the control of this kind sends: several texts, or one.
    """

    key: str
    value: tuple[str, ...] | str
    says: str


@dataclass
class Reader:
    """One session. `query` is what its address says, which a new session starts from."""

    address: str
    query: str
    cookie: str = ""
    controls: dict[str, WidgetState] = field(default_factory=dict)
    socket: ClientConnection | None = None

    async def open(self) -> str:
        """Connect and run the script once; give all that the page says."""
        place = urlsplit(self.address)
        self.socket = await connect(
            f"ws://{place.netloc}{place.path}/_stcore/stream",
            subprotocols=["streamlit"],
            additional_headers={"Cookie": self.cookie} if self.cookie else {},
            max_size=MOST_BYTES,
            proxy=None,
        )
        return await self.run()

    async def choose(self, ask: Ask) -> float:
        """Change one control; give the seconds until the script has run.

        Raises WrongAnswerError if the page does not say what it must.
        """
        _set(self.controls[ask.key], ask.value)
        began = monotonic()
        said = await self.run()
        if ask.says not in said:
            raise WrongAnswerError(f"{ask} is not in {said[:300]!r}")
        return monotonic() - began

    async def run(self) -> str:
        """Run the script with what the controls hold now; give all texts that come back."""
        if self.socket is None:
            raise ConnectionError("not open")
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.widget_states.widgets.extend(
            state for state in self.controls.values() if state.WhichOneof("value")
        )
        await self.socket.send(message.SerializeToString())
        said: list[str] = []
        async with asyncio.timeout(SECONDS_TO_ANSWER):
            while True:
                received = ForwardMsg.FromString(await self.socket.recv(decode=False))
                if received.WhichOneof("type") == "script_finished":
                    return "\n".join(said)
                if received.WhichOneof("type") == "delta":
                    self._take(received.delta.new_element, said)

    async def close(self) -> None:
        """Leave."""
        if self.socket:
            await self.socket.close()

    def _take(self, element, said: list[str]) -> None:
        """Note a control and what the app has set it to; note the text of anything else."""
        kind = element.WhichOneof("type")
        part = getattr(element, kind) if kind else None
        if kind in ("multiselect", "selectbox"):
            key = part.id.rsplit("-", 1)[-1]
            if self.controls.get(key, WidgetState()).id != part.id:
                self.controls[key] = WidgetState(id=part.id)
            if part.set_value and kind == "multiselect":
                _set(self.controls[key], tuple(part.raw_values))
            elif part.set_value and part.HasField("raw_value"):
                _set(self.controls[key], part.raw_value)
            elif part.set_value:
                self.controls[key].ClearField("string_value")
        elif kind in ("html", "heading", "markdown"):
            said.append(part.body)


def _set(state: WidgetState, value: tuple[str, ...] | str) -> None:
    if isinstance(value, str):
        state.string_value = value
    else:
        state.string_array_value.ClearField("data")
        state.string_array_value.SetInParent()
        state.string_array_value.data.extend(value)


@dataclass
class Tally:
    """What happened to the readers: seconds of each change, and every error."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def share(self, part: float) -> float:
        """Give the milliseconds within which that part of the changes was answered."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))] * 1000 if ordered else 0.0


async def read_for(
    reader: Reader, asks: Callable[[], Iterator[Ask]], seconds: float, every: float, tally: Tally
) -> None:
    """Let an open reader change a filter at every beat until the time is over."""
    wanted = asks()
    end = monotonic() + seconds
    due = monotonic()
    while due < end:
        await asyncio.sleep(max(0.0, due - monotonic()))
        try:
            tally.seconds.append(await reader.choose(next(wanted)))
        except (OSError, TimeoutError, WebSocketException, WrongAnswerError, KeyError) as error:
            tally.errors.append(f"{type(error).__name__}: {error}"[:200])
            return
        # A reader who has waited longer than a beat looks first, and then goes on.
        due = max(due + every, monotonic())
