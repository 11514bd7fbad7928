"""Of what was due: how much was delivered."""

from collections.abc import Iterable
from typing import NamedTuple

from poa_tracker.report.phrase import percentage
from poa_tracker.standing.as_of import AsOf
from poa_tracker.standing.deliverable import Deliverable, find_deliverables


def find_due(view: AsOf) -> tuple[Deliverable, ...]:
    """Everything that was due in the view's period, or in as much of it as is over."""
    return tuple(one for one in find_deliverables(view) if one.was_due(view.period.first_day, view.day))


class Rate(NamedTuple):
    """Of what was due: how much of it was delivered. due = delivered + outstanding."""

    due: int
    delivered: int
    late: int
    """Of those delivered: after the date first promised."""
    outstanding: int
    """Not delivered by the end of the period."""
    percent: int | None
    """Delivered of due, as a whole number; none where nothing was due."""

    @classmethod
    def of(cls, due: Iterable[Deliverable]) -> "Rate":
        due = tuple(due)
        delivered = [one for one in due if one.delivered]
        return cls(
            due=len(due),
            delivered=len(delivered),
            late=sum(one.delivered is not None and one.delivered > one.first_due for one in delivered),
            outstanding=len(due) - len(delivered),
            percent=percentage(len(delivered), len(due)),
        )


class PeriodRate(NamedTuple):
    """What became of the milestones and measures due in one period, by the dates that stood at its end."""

    period: str
    """Its name: `Q1 2009/10`."""
    rate: Rate
