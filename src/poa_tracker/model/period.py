"""Reporting periods: how they are written and meant, when they begin and end, how people read them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple, Self

from poa_tracker.quoted import quoted
from poa_tracker.vocabulary import Frequency

PERIOD_PATTERN = r"^[0-9]{4}(-[0-9]{2})?(-(Q[1-4]|H[12]|M(0[1-9]|1[0-2])))?$"
"""What any period looks like; which of these a plan uses its `Cycle` decides."""

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""English and fixed: a report must not change with the locale of the machine that renders it."""

_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([QHM])([0-9]{1,2}))?")

# Other spellings, not compiled here: most files have none, and every command would wait for it.
_YEAR = r"([0-9]{4})(?:[-/ ]+([0-9]{2}(?:[0-9]{2})?))?"
_YEAR_FIRST = rf"{_YEAR}(?:[-/ ,]*([QHM]) ?([0-9]{{1,2}}))?"
_NUMBER_FIRST = rf"([QHM]) ?([0-9]{{1,2}})[-/ ,]*{_YEAR}"
_NAMED_MONTH = r"([A-Z]{3,9})[-/ .,]+([0-9]{4})|([0-9]{4})[-/ ]+([A-Z]{3,9})"
_NUMBERED_MONTH = r"([0-9]{4})[-/ ]+([0-9]{1,2})|([0-9]{1,2})[-/ .]+([0-9]{4})"

_PER_YEAR = {
    Frequency.MONTHLY: (12, "M"),
    Frequency.QUARTERLY: (4, "Q"),
    Frequency.HALF_YEARLY: (2, "H"),
    Frequency.YEARLY: (1, ""),
}


class PeriodError(ValueError):
    """A text is not a period of this plan; the message shows what would be."""


class Cycle(NamedTuple):
    """How a plan cuts time into periods: how often it reports, and the month its year begins in (1 to 12)."""

    frequency: Frequency = Frequency.QUARTERLY
    fiscal_year_start: int = 1

    @property
    def per_year(self) -> int:
        return _PER_YEAR[self.frequency][0]

    @property
    def letter(self) -> str:
        """What stands before the number in an id: Q, H, M, or nothing for whole years."""
        return _PER_YEAR[self.frequency][1]

    @lru_cache(maxsize=4096)  # noqa: B019 - cycles are few, and a plan names its few periods thousands of times
    def parse(self, text: str) -> "Period":
        """The period written as `text`, of this cycle and no other.

        Raises PeriodError with the spelling this plan uses, where one can be guessed.
        """
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise PeriodError(_refusal(self, text))
        year, _, letter, number = match.groups()
        if (letter or "") != self.letter or not 1 <= int(number or 1) <= self.per_year or not _is_usable(int(year)):
            raise PeriodError(_refusal(self, text, is_of_another=True))
        period = Period(self, int(year), int(number or 1))
        if period.id != text:
            raise PeriodError(_refusal(self, text))
        return period

    def containing(self, day: date) -> "Period":
        """The period that `day` falls in."""
        months = (day.year - 1) * 12 + day.month - self.fiscal_year_start
        year, month = divmod(months, 12)
        return Period(self, year + 1, month // (12 // self.per_year) + 1)


class Period(NamedTuple):
    """One reporting period; those of one cycle sort as they follow each other.

    `year` is the calendar year that the period's fiscal year begins in; `number` counts from 1.
    """

    cycle: Cycle
    year: int
    number: int

    @property
    def id(self) -> str:
        """As files write it: `2025-26-Q1`, or `2025-Q1` where the fiscal year is the calendar year."""
        year = self._year_written("-")
        return (
            f"{year}-{self.cycle.letter}{self.number:0{2 if self.cycle.letter == 'M' else 1}d}"
            if self.cycle.letter
            else year
        )

    @property
    def first_day(self) -> date:
        months = self.cycle.fiscal_year_start - 1 + (self.number - 1) * (12 // self.cycle.per_year)
        return date(self.year + months // 12, months % 12 + 1, 1)

    @property
    def last_day(self) -> date:
        return self.next().first_day - timedelta(days=1)

    @property
    def name(self) -> str:
        """Short, for people: `Q1 2025/26`, `March 2026`, `2025/26`."""
        if self.cycle.letter == "M":
            return f"{MONTH_NAMES[self.first_day.month - 1]} {self.first_day.year}"
        year = self.year_name
        return f"{self.cycle.letter}{self.number} {year}" if self.cycle.letter else year

    @property
    def year_name(self) -> str:
        """Its fiscal year, for people: `2025/26`."""
        return self._year_written("/")

    @property
    def title(self) -> str:
        """In full, for people: `Q1 2025/26 (1 July to 30 September 2025)`."""
        return f"{self.name} ({day_range(self.first_day, self.last_day)})"

    def next(self) -> "Period":
        return self._moved(1)

    def previous(self) -> "Period":
        return self._moved(-1)

    def contains(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def through(self, last: Self) -> Iterator["Period"]:
        """This period and every one after it up to and including `last`."""
        period: Period = self
        while period <= last:
            yield period
            period = period.next()

    def _moved(self, steps: int) -> "Period":
        years, number = divmod(self.number - 1 + steps, self.cycle.per_year)
        return Period(self.cycle, self.year + years, number + 1)

    def _year_written(self, separator: str) -> str:
        if self.cycle.fiscal_year_start == 1:
            return f"{self.year:04d}"
        return f"{self.year:04d}{separator}{(self.year + 1) % 100:02d}"


def _is_usable(year: int) -> bool:
    """Whether the calendar has room for the period before and the days after."""
    return 1000 <= year <= 9990


def long_date(day: date) -> str:
    """`30 September 2025`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def day_range(first: date, last: date) -> str:
    """`1 July to 30 September 2025`; the year is there twice only where it differs."""
    if first.year == last.year:
        return f"{first.day} {MONTH_NAMES[first.month - 1]} to {long_date(last)}"
    return f"{long_date(first)} to {long_date(last)}"


def _refusal(cycle: Cycle, text: str, *, is_of_another: bool = False) -> str:
    """Why `text` is no period of a cycle; `is_of_another` where it might be one of a plan that reports differently."""
    meant = _meant_period(cycle, text)
    if meant is not None and meant.id != text:
        return f"{quoted(text)} is not a period of this plan (did you mean {meant.id!r}?)"
    reports = f", which reports {cycle.frequency.value.replace('_', '-')}" if is_of_another else ""
    return f"{quoted(text)} is not a period of this plan{reports} (write it like {Period(cycle, 2025, 1).id})"


def _meant_period(cycle: Cycle, text: str) -> Period | None:
    """The period of a cycle that another spelling stands for; none where it could stand for two, or for none."""
    wanted = " ".join(text[:40].split()).upper().replace("\u2013", "-")
    if not wanted.isascii():
        return None
    if month := _month(cycle, wanted):
        return cycle.containing(month)
    if match := re.fullmatch(_YEAR_FIRST, wanted):
        year, second, letter, number = match.groups()
    elif match := re.fullmatch(_NUMBER_FIRST, wanted):
        letter, number, year, second = match.groups()
    else:
        return None
    if (letter or "") != cycle.letter or not _is_usable(int(year)) or not 1 <= int(number or 1) <= cycle.per_year:
        return None
    if letter == "M" and second is None and cycle.fiscal_year_start != 1:
        # M07 of one year is July to whoever writes a single year, though the plan's seventh month is another.
        return cycle.containing(date(int(year), int(number), 1))
    return Period(cycle, int(year), int(number or 1))


def _month(cycle: Cycle, wanted: str) -> date | None:
    """The first day of a month that is named, or numbered where months are reported on."""
    if match := re.fullmatch(_NAMED_MONTH, wanted):
        name, year = match[1] or match[4], int(match[2] or match[3])
        number = next((one for one, full in enumerate(MONTH_NAMES, 1) if full.upper().startswith(name)), 0)
    elif cycle.letter == "M" and (match := re.fullmatch(_NUMBERED_MONTH, wanted)):
        year, number = int(match[1] or match[4]), int(match[2] or match[3])
        if match[1] and number == (year + 1) % 100:
            return None  # 2009-10 is October of one year, and two years together
    else:
        return None
    return date(year, number, 1) if 1 <= number <= 12 and _is_usable(year) else None
