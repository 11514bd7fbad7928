"""Days that a change puts on the record."""

from datetime import date

from poa_tracker.errors import RefusedError


def happened(day: date | None, today: date, what: str) -> date:
    """The day something happened; today unless it is given. Raises RefusedError for a day that is still to come."""
    if day is not None and day > today:
        raise RefusedError(f"{what} on {day} is still to come (today is {today}); record it when it has happened")
    return day or today


def recorded_later(day: date, today: date) -> date | None:
    """The day to note as the one we learned of it, where that is later than the day it happened."""
    return today if today > day else None
