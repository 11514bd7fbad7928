"""What has a date, and of what was due: how much was delivered."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from poa_tracker.standing.as_of import AsOf
from poa_tracker.standing.promise import Promise


def find_dated(view: AsOf) -> Iterator[Promise]:
    """Everything that has a due date, in the order of the plan, a measure before its milestones."""
    for standing in view.standings:
        for promise in standing.promises:
            if promise.due:
                yield promise


def find_due(view: AsOf) -> tuple[Promise, ...]:
    """Everything that was due in the view's period, or in as much of it as is over."""
    first, last = view.period.first_day, view.day
    return tuple([one for standing in view.standings for one in standing.promises if one.was_due(first, last)])


class Rate(NamedTuple):
    """Of what was due: how much of it was delivered. due = delivered + outstanding."""

    due: int
    delivered: int
    late: int
    """Of those delivered: after the date first promised."""
    outstanding: int
    """Not delivered by the end of the period."""
    percent: int | None
    """Delivered of due, as a whole number; none if nothing was due."""

    @classmethod
    def of(cls, due: Iterable[Promise]) -> "Rate":
        due = tuple(due)
        delivered = [one for one in due if one.delivered]
        return cls(
            due=len(due),
            delivered=len(delivered),
            late=sum(one.is_late for one in delivered),
            outstanding=len(due) - len(delivered),
            percent=percentage(len(delivered), len(due)),
        )


def percentage(part: int, whole: int) -> int | None:
    """Rounded to a whole number, halves up; but 100 only for all of them, and 0 only for none."""
    if not whole:
        return None
    rounded = (200 * part + whole) // (2 * whole)
    return min(99, max(1, rounded)) if 0 < part < whole else rounded
