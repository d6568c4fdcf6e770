"""A process that is looked after: started again when it ends, and when it no longer answers."""

import subprocess
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from urllib.error import HTTPError

from deploy.processes import PROJECT, SECONDS_TO_START, start, stop, wait_for
from lib import log

SECONDS_BEFORE_RESTART = 0.5
SECONDS_BETWEEN_LOOKS = 2
SECONDS_OF_SILENCE = 20.0


@dataclass
class Child:
    """A process that is started again whenever it ends or hangs, until it is stopped.

    `health` is the address that tells when it is ready, with `says` in its body; `alive` one that
    it answers by itself, whatever it says; `patience` the seconds it may be silent there.
    """

    name: str
    command: list[str]
    settings: Mapping[str, str]
    health: str
    says: str
    alive: str
    output: Path | None
    place: Path = PROJECT
    patience: float = SECONDS_OF_SILENCE
    process: subprocess.Popen = field(init=False)
    started: Event = field(default_factory=Event, init=False)
    stopping: Event = field(default_factory=Event, init=False)
    watcher: Thread = field(init=False)

    def start(self) -> None:
        """Start it."""
        self.process = start(self.command, self.settings, self.output, self.place)
        self.started.set()

    def wait(self) -> None:
        """Return once it is ready. Raises RuntimeError as `wait_for` does."""
        wait_for(self.health, self.process, self.output, says=self.says)

    def watch(self) -> None:
        """Wait until it is ready, and look after it from now on."""
        self.wait()
        self.watcher = Thread(target=self._look_after, daemon=True)
        self.watcher.start()

    def kill(self) -> None:
        """End it as a crash would (SIGKILL); it is started again after a moment."""
        self.started.clear()
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """End it for good."""
        self.stopping.set()
        stop(self.process)

    def _look_after(self) -> None:
        silent = self.patience
        while True:
            self._wait_for_its_end(silent)
            if self.stopping.wait(SECONDS_BEFORE_RESTART):
                return
            log.problem("restart", process=self.name, code=self.process.returncode)
            try:
                self.start()
            except OSError as error:  # no memory or no files to be had just now; tried again
                log.problem("not started", process=self.name, reason=str(error.strerror))
                continue
            silent = SECONDS_TO_START  # until its first answer
            if self.stopping.is_set():  # stopped in between
                stop(self.process)
                return

    def _wait_for_its_end(self, silent: float) -> None:
        """Return once it has ended, by itself or because it was silent for so many seconds."""
        end = monotonic() + silent
        while True:
            try:
                self.process.wait(timeout=min(SECONDS_BETWEEN_LOOKS, self.patience))
                return
            except subprocess.TimeoutExpired:
                if _answers(self.alive):
                    end = monotonic() + self.patience
                elif monotonic() > end and not self.stopping.is_set():
                    log.problem("silent", process=self.name, seconds=self.patience)
                    self.kill()


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=SECONDS_BETWEEN_LOOKS).close()
    except HTTPError:  # an answer, too
        return True
    except OSError:
        return False
    return True
