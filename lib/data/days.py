"""Days of any year, before year 1 too: whole numbers that know their year, month and day."""

from datetime import UTC, date, datetime, timedelta

MONTHS = 12
# The calendar of today comes round again after so many years and days.
CYCLE_YEARS, CYCLE_DAYS = 400, 146_097


class Day(int):
    """A day of the Gregorian calendar, numbered as `date.toordinal` does.

    `year` has no 0: the year before 1 is -1, which is 1 BCE.
    """

    @classmethod
    def of(cls, year: int, month: int = 1, day: int = 1) -> "Day":
        """Give the day of a date; raises ValueError where there is none."""
        if year == 0:
            raise ValueError("there is no year 0")
        cycles, within = divmod((year if year > 0 else year + 1) - 1, CYCLE_YEARS)
        return cls(date(within + 1, month, day).toordinal() + cycles * CYCLE_DAYS)

    @classmethod
    def today(cls) -> "Day":
        """Give the day that it is now, by universal time."""
        return cls(datetime.now(UTC).date().toordinal())

    def __add__(self, days: int) -> "Day":
        return Day(int(self) + days)

    def __bool__(self) -> bool:
        return True  # the last day before year 1 is no less a day for its number

    @property
    def months(self) -> int:
        """How many months lie before its month, from January of year 1 on; negative before."""
        cycles, day = self._place
        return (cycles * CYCLE_YEARS + day.year - 1) * MONTHS + day.month - 1

    @property
    def year(self) -> int:
        """Its year, negative before year 1."""
        years = self.months // MONTHS
        return years + 1 if years >= 0 else years

    @property
    def month(self) -> int:
        """Its month, from 1 to 12."""
        return self._place[1].month

    @property
    def day(self) -> int:
        """Its day of the month."""
        return self._place[1].day

    def isoformat(self) -> str:
        """Write it as year-month-day."""
        return f"{iso_year(self.year)}-{self.month:02}-{self.day:02}"

    @property
    def _place(self) -> tuple[int, date]:
        cycles, days = divmod(int(self) - 1, CYCLE_DAYS)
        return cycles, date(1, 1, 1) + timedelta(days)


def month_after(months: int) -> Day:
    """Give the first day of the month that so many months lie before, from year 1 on."""
    years, month = divmod(months, MONTHS)
    return Day.of(years + 1 if years >= 0 else years, month + 1)


def iso_year(year: int) -> str:
    """Write a year as dates begin: 0500, 2019, -480."""
    return f"{year:04}" if year > 0 else str(year)


EARLIEST, LATEST = Day.of(-999_999), Day.of(9999, 12, 31)  # beyond all that a file can hold
