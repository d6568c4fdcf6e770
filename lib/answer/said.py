"""What is said of the view: what was found, who says what on a day, a number that is checked."""

from functools import cached_property

from lib.analysis.trend import digest
from lib.answer.shown import Shown
from lib.data import periods
from lib.data.days import Day
from lib.data.verdicts import Verdict
from lib.words import checking, lead, notes, sentences


class Said(Shown):
    """The sentences of an answer."""

    @cached_property
    def finding(self) -> lead.Lead:
        """What is found, in its parts."""
        found = lead.lead(self.told, self.verdict)
        if not self.data.partial:
            return found
        return lead.Lead((self._of_what_could_be_read(found.text),))

    @property
    def lead(self) -> str:
        """The same in one text."""
        return self.finding.text

    @property
    def verdict(self) -> Verdict | None:
        """The stored verdict on the statements that are told of; None where there is none."""
        stored = self.files.working.verdicts
        return stored.on(digest(self.told.ranged)) if stored.views else None

    @property
    def day(self) -> Day | None:
        """The day of which is told who says what: the reader's own, else the moment."""
        if not self.selection.at:
            return self.view.moment
        asked_for = periods.read(self.selection.at)
        return asked_for.last if asked_for and self.view.moment else None

    @property
    def listed_day(self) -> Day | None:
        """The same where there is a list of who says what; None where it is refused."""
        return None if self.told.refusal else self.day

    @cached_property
    def summary(self) -> list[str]:
        """What the latest estimates say together on that day, in sentences."""
        lines = sentences.told_on(self.told, self.told.on(self.day))
        return list(map(self._of_what_could_be_read, lines))

    @property
    def checked(self) -> list[str]:
        """What that day's latest estimates say of the number to check; nothing without one."""
        found, number = self.told.checked(self.day), self.told.number
        if found is None or number is None:
            return []
        lines = [checking.checked(number, found), *checking.named(found)]
        return list(map(self._of_what_could_be_read, lines))

    def _of_what_could_be_read(self, sentence: str) -> str:
        """Say of a sentence that it leaves out what could not be read, where that is much."""
        read = len(self.estimates)
        if not self.data.partial:
            return sentence
        if not read:
            return notes.nothing_read(self.data.name)
        return notes.of_read(read, read + self.data.left_out, sentence)
