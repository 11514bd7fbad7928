"""The period that a person means: as files write it, as reports print it, or in a word."""

import re
from datetime import date

from poa_tracker.errors import UsageError
from poa_tracker.model import MONTH_NAMES, Period, PeriodError, Plan, long_date

_NUMBER_FIRST = re.compile(r"([QH][1-4]) ?,? ?([0-9]{4}(?:[/-][0-9]{2})?)")
_YEAR_FIRST = re.compile(r"([0-9]{4}(?:[/-][0-9]{2})?)[ -]?([QHM][0-9]{1,2})?")
_MONTH = re.compile(r"([A-Z]{3,9}) ([0-9]{4})")


def parse_period(plan: Plan, text: str, today: date) -> Period:
    """The period meant by `2025-26-Q1`, `Q1 2025/26`, `March 2026`, `last` (the newest that has ended) or `this`.

    Raises UsageError where it is none of the plan's, is not reported on, or had not begun on `today`.
    """
    first, last = plan.first_period(), plan.last_period()
    period = _parse(plan, text, today)
    if first is not None and period < first:
        raise UsageError(f"{text} is before the first period that this plan reports on, {first.id}")
    if last is not None and period > last:
        raise UsageError(f"{text} is after the last period that this plan reports on, {last.id}")
    if period.first_day > today:
        raise UsageError(f"{text} had not begun on {today.isoformat()}: it begins on {long_date(period.first_day)}")
    return period


def last_ended(plan: Plan, today: date) -> Period:
    """The newest period that has ended and is reported on; the one that runs where none has ended yet."""
    current = plan.reporting.cycle.containing(today)
    first, last = plan.first_period(), plan.last_period()
    newest = current.previous() if last is None else min(current.previous(), last)
    return newest if first is None else max(newest, first)


def _parse(plan: Plan, text: str, today: date) -> Period:
    cycle = plan.reporting.cycle
    wanted = " ".join(text.split()).upper()
    if wanted == "LAST":
        return last_ended(plan, today)
    if wanted == "THIS":
        return cycle.containing(today)
    month = _MONTH.fullmatch(wanted)
    if month and cycle.letter == "M":
        number = next((one for one, name in enumerate(MONTH_NAMES, 1) if name.upper().startswith(month[1])), None)
        if number and 1 < int(month[2]) < 9990:
            return cycle.containing(date(int(month[2]), number, 1))
    try:
        return cycle.parse(_as_files_write(wanted) or text)
    except PeriodError:
        pass
    try:
        return cycle.parse(text)
    except PeriodError as error:
        raise UsageError(str(error)) from None


def _as_files_write(wanted: str) -> str | None:
    """`2025-26-Q1` for `Q1 2025/26`, `2025/26 Q1` and the like."""
    if match := _NUMBER_FIRST.fullmatch(wanted):
        number, year = match.groups()
    elif match := _YEAR_FIRST.fullmatch(wanted):
        year, number = match.groups()
    else:
        return None
    return "-".join(part for part in (year.replace("/", "-"), number) if part)
