"""The log: one line of JSON for each thing that a host wants to know, on standard output."""

import json
import logging
import sys
from typing import Any

NAME = "estimate_timeline"
logging.getLogger(NAME).addHandler(logging.NullHandler())  # silent unless a server configures it


class JsonLines(logging.Formatter):
    """Write time, level and event, the event's own fields, and a traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one record as one line."""
        line: dict[str, Any] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "fields", {"logger": record.name}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def configure() -> None:
    """Send our events, and what libraries say, to standard output as lines of JSON.

    A second call takes in the libraries that have begun to speak since.
    """
    logger = logging.getLogger(NAME)
    if logger.propagate:
        logger.addHandler(logging.StreamHandler(sys.stdout))
        logger.setLevel(logging.INFO)
        logger.propagate = False
    every = [*logging.root.manager.loggerDict.values()]
    for handler in (h for each in every for h in getattr(each, "handlers", ())):
        if type(handler) is logging.StreamHandler:
            handler.setStream(sys.stdout)
            handler.setFormatter(JsonLines())
    logging.raiseExceptions = False  # a log on a full disk must not fail a reader's request


def event(name: str, **fields: object) -> None:
    """Log something that is meant to happen."""
    logging.getLogger(NAME).info(name, extra={"fields": fields})


def problem(name: str, **fields: object) -> None:
    """Log something that the host or the curator should mend."""
    logging.getLogger(NAME).warning(name, extra={"fields": fields})


def error(error: BaseException, **fields: object) -> None:
    """Log an unforeseen error with its traceback, which no reader sees."""
    logging.getLogger(NAME).error("error", exc_info=error, extra={"fields": fields})
