"""What is said of a text that is no period, with the period that it most likely means."""

import re
from datetime import date

from poa_tracker.model.period import MONTH_NAMES, Cycle, Period, is_usable
from poa_tracker.quoted import quoted

_YEAR = r"([0-9]{4})(?:[-/ ]+([0-9]{2}(?:[0-9]{2})?))?"
_YEAR_FIRST = re.compile(rf"{_YEAR}(?:[-/ ,]*([QHM]) ?([0-9]{{1,2}}))?")
_NUMBER_FIRST = re.compile(rf"([QHM]) ?([0-9]{{1,2}})[-/ ,]*{_YEAR}")
_NAMED_MONTH = re.compile(r"([A-Z]{3,9})[-/ .,]+([0-9]{4})|([0-9]{4})[-/ ]+([A-Z]{3,9})")
_NUMBERED_MONTH = re.compile(r"([0-9]{4})[-/ ]+([0-9]{1,2})|([0-9]{1,2})[-/ .]+([0-9]{4})")


def refusal(cycle: Cycle, text: str, *, is_of_another: bool) -> str:
    """Why `text` is no period of a cycle; `is_of_another` where it might be one of a plan that reports differently."""
    meant = meant_period(cycle, text)
    if meant is not None and meant.id != text:
        return f"{quoted(text)} is not a period of this plan (did you mean {meant.id!r}?)"
    reports = f", which reports {cycle.frequency.value.replace('_', '-')}" if is_of_another else ""
    return f"{quoted(text)} is not a period of this plan{reports} (write it like {Period(cycle, 2025, 1).id})"


def meant_period(cycle: Cycle, text: str) -> Period | None:
    """The period of a cycle that another spelling stands for; none where it could stand for two, or for none."""
    wanted = " ".join(text[:40].split()).upper().replace("\u2013", "-")
    if not wanted.isascii():
        return None
    if month := _month(cycle, wanted):
        return cycle.containing(month)
    if match := _YEAR_FIRST.fullmatch(wanted):
        year, second, letter, number = match.groups()
    elif match := _NUMBER_FIRST.fullmatch(wanted):
        letter, number, year, second = match.groups()
    else:
        return None
    if (letter or "") != cycle.letter or not is_usable(int(year)) or not 1 <= int(number or 1) <= cycle.per_year:
        return None
    if letter == "M" and second is None and cycle.fiscal_year_start != 1:
        # M07 of one year is July to whoever writes a single year, though the plan's seventh month is another.
        return cycle.containing(date(int(year), int(number), 1))
    return Period(cycle, int(year), int(number or 1))


def _month(cycle: Cycle, wanted: str) -> date | None:
    """The first day of a month that is named, or numbered where months are reported on."""
    if match := _NAMED_MONTH.fullmatch(wanted):
        name, year = match[1] or match[4], int(match[2] or match[3])
        number = next((one for one, full in enumerate(MONTH_NAMES, 1) if full.upper().startswith(name)), 0)
    elif cycle.letter == "M" and (match := _NUMBERED_MONTH.fullmatch(wanted)):
        year, number = int(match[1] or match[4]), int(match[2] or match[3])
        if match[1] and number == (year + 1) % 100:
            return None  # 2009-10 is October of one year, and two years together
    else:
        return None
    return date(year, number, 1) if 1 <= number <= 12 and is_usable(year) else None
