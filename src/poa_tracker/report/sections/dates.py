"""Planned and actual dates: what each measure promised first, and what became of that."""

from datetime import date
from typing import NamedTuple

from poa_tracker.model import Status
from poa_tracker.report.language import Language
from poa_tracker.report.names import MeasureName
from poa_tracker.report.turns_of_phrase import days_apart
from poa_tracker.report.view import ReportView
from poa_tracker.standing.promise import Promise

MOST_ROWS = 20
"""As many as a page has room for, with titles on two lines; of a larger plan those furthest from the first promise."""


class DateRow(NamedTuple):
    """The dates of one measure."""

    measure: MeasureName
    original_due: date
    """The date first promised; equals `due` if it was never moved."""
    due: date
    completed: date | None
    is_overdue: bool
    days: int
    """From the date first promised to the completion, or else to the current date; below 0 if earlier."""
    difference: str
    """The same in words: `on the day`, `31 days later`."""


class Dates(NamedTuple):
    """Measures with a due date, in the order of the plan; left out if the plan has none.

    Those that were closed without being delivered are not among them: nobody waits for their dates.
    """

    rows: tuple[DateRow, ...]
    first: date
    """The earliest day of all rows and of the report's own day."""
    last: date
    day: date
    """The report's own day."""
    left_out: int
    """How many measures with a date are left out, because they are closest to what they promised first."""


def build(view: ReportView) -> Dates | None:
    rows = [
        _row(view, one) for one in view.promises if one.milestone is None and one.measure.status is not Status.CLOSED
    ]
    if not rows:
        return None
    shown = tuple(rows if len(rows) <= MOST_ROWS else _furthest(rows, view.now.judged_on))
    days = [view.day, *(day for row in shown for day in (row.original_due, row.due, row.completed) if day)]
    return Dates(
        rows=shown,
        first=min(days),
        last=max(days),
        day=view.day,
        left_out=len(rows) - len(shown),
    )


def _furthest(rows: list[DateRow], judged_on: date) -> list[DateRow]:
    """Those that moved or are overdue, of very many the ones that did so most; in the order they came in."""

    def distance(row: DateRow) -> int:
        return max(abs(row.days), (judged_on - row.due).days if row.is_overdue else 0)

    moved = [row for row in rows if distance(row)]
    kept = {row.measure.id for row in sorted(moved, key=distance, reverse=True)[:MOST_ROWS]}
    return [row for row in moved if row.measure.id in kept]


def _row(view: ReportView, one: Promise) -> DateRow:
    first = one.first_due or one.last_day
    days = ((one.delivered or one.last_day) - first).days
    return DateRow(
        measure=view.name(one.measure.id),
        original_due=first,
        due=one.last_day,
        completed=one.delivered,
        is_overdue=one.is_overdue,
        days=days,
        difference=_difference(view.language, days, is_completed=one.delivered is not None),
    )


def _difference(language: Language, days: int, *, is_completed: bool) -> str:
    if days:
        return days_apart(language, days)
    return language.gettext("on the day") if is_completed else language.gettext("not moved")
