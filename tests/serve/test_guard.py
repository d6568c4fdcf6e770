"""The outermost layer alone, around small apps that do one thing each."""

import json
import logging

import pytest

from lib.log import NAME, JsonLines
from lib.serve.guard import MOST_BODY, Guard

PIECE = 1_000_000


async def reads_all(scope, receive, send):
    while (await receive()).get("more_body"):
        pass
    await say(send, 200)


async def fails(scope, receive, send):
    raise ValueError("a secret of ours")


async def fails_late(scope, receive, send):
    await say(send, 200)
    raise ValueError("a secret of ours")


async def say(send, status):
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": b"done"})


def answers(app, pieces: int = 1) -> list[dict]:
    """Send a body of so many pieces without saying how long it is; give what comes back."""
    sent: list[dict] = []
    left = pieces

    async def receive():
        nonlocal left
        left -= 1
        return {"type": "http.request", "body": b"x" * PIECE, "more_body": left > 0}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": []}
    with pytest.raises(StopIteration):  # nothing here waits, so one step is the whole way
        Guard(app)(scope, receive, send).send(None)
    return sent


@pytest.mark.parametrize(("pieces", "status"), [(11, 200), (12, 413), (500, 413)])
def test_a_body_that_goes_on_is_cut_off_at_the_limit(pieces, status):
    assert MOST_BODY == 11 * PIECE
    assert answers(reads_all, pieces)[0]["status"] == status


@pytest.mark.parametrize(("app", "status"), [(fails, 500), (fails_late, 200)])
def test_an_error_is_logged_with_its_traceback_and_told_without(app, status, caplog, monkeypatch):
    monkeypatch.setattr(logging.getLogger(NAME), "propagate", True)
    with caplog.at_level(logging.ERROR, logger=NAME):
        sent = answers(app)
    assert sent[0]["status"] == status
    assert "secret" not in str(sent)
    line = json.loads(JsonLines().format(caplog.records[-1]))
    assert (line["event"], line["path"]) == ("error", "/")
    assert line["traceback"].endswith("ValueError: a secret of ours")
