"""Planned and actual dates: what each measure promised first, and what became of that."""

from datetime import date
from typing import NamedTuple

from poa_tracker.model import Status
from poa_tracker.register.deliverable import Deliverable
from poa_tracker.report.names import MeasureName
from poa_tracker.report.phrase import counted
from poa_tracker.report.view import ReportView

MOST_ROWS = 24
"""As many as a printed page has room for; of a larger plan the dates furthest from the first promise are told."""


class DateRow(NamedTuple):
    """The dates of one measure."""

    measure: MeasureName
    original_due: date
    """The date first promised; equals `due` where it was never moved."""
    due: date
    completed: date | None
    is_overdue: bool
    days: int
    """From the date first promised to the completion, or else to the date that stands now; below 0 where earlier."""
    difference: str
    """The same in words: `on the day`, `31 days later`."""


class Dates(NamedTuple):
    """Measures with a due date, in the order of the plan; left out where there is none.

    Those that were closed without being delivered are not among them: nobody waits for their dates.
    """

    rows: tuple[DateRow, ...]
    first: date
    """The earliest day of all rows, and the day the report tells of."""
    last: date
    day: date
    """The day the report tells of."""
    left_out: int
    """How many measures with a date are not told of, because they are nearer to what they promised first."""


def build(view: ReportView) -> Dates | None:
    rows = [
        _row(view, one)
        for one in view.deliverables
        if one.milestone is None and one.standing.status is not Status.CLOSED
    ]
    if not rows:
        return None
    overdue = {row.measure.id: (view.day - row.due).days for row in rows if row.is_overdue}
    furthest = sorted(rows, key=lambda row: -max(abs(row.days), overdue.get(row.measure.id, 0)))[:MOST_ROWS]
    kept = {row.measure.id for row in furthest}
    shown = tuple(row for row in rows if row.measure.id in kept)
    days = [day for row in shown for day in (row.original_due, row.due, row.completed) if day]
    return Dates(
        rows=shown,
        first=min(*days, view.day),
        last=max(*days, view.day),
        day=view.day,
        left_out=len(rows) - len(shown),
    )


def _row(view: ReportView, one: Deliverable) -> DateRow:
    days = ((one.delivered or one.due) - one.first_due).days
    return DateRow(
        measure=view.name(one.standing.id),
        original_due=one.first_due,
        due=one.due,
        completed=one.delivered,
        is_overdue=one.is_overdue,
        days=days,
        difference=_difference(days, is_completed=one.delivered is not None),
    )


def _difference(days: int, *, is_completed: bool) -> str:
    if not days:
        return "on the day" if is_completed else "not moved"
    return f"{counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
