"""Carried forward: what was due before the period began, by its first date or its current one, and is not delivered."""

from datetime import date
from typing import NamedTuple

from poa_tracker.report.labels import Term
from poa_tracker.report.names import MeasureName
from poa_tracker.report.view import ReportView
from poa_tracker.standing.promise import Promise


class CarriedForwardRow(NamedTuple):
    """One measure or milestone that was due in an earlier period, or was first promised for one."""

    measure: MeasureName
    milestone: str | None
    """The milestone's title; none if it is the measure itself."""
    agency: str | None
    state: Term
    """Of the measure: the confidence reported for the period, or that none was."""
    due: date
    days_overdue: int | None
    """By the current date; none if that is still to come."""
    original_due: date
    """The date first promised; equals `due` if it was never moved."""
    times_moved: int


class CarriedForward(NamedTuple):
    """The earliest promise first. Always there, so that readers see if there is nothing."""

    rows: tuple[CarriedForwardRow, ...]


def build(view: ReportView) -> CarriedForward:
    first_day = view.period.first_day
    carried = [one for one in view.promises if one.is_awaited and one.was_first_due_before(first_day)]
    return CarriedForward(tuple(_row(view, one) for one in sorted(carried, key=_first_day)))


def _first_day(one: Promise) -> date:
    return min(one.last_day, one.first_due or one.last_day)


def _row(view: ReportView, one: Promise) -> CarriedForwardRow:
    return CarriedForwardRow(
        measure=view.name(one.measure.id),
        milestone=view.text(one.milestone, "title") if one.milestone else None,
        agency=view.agency(one.agency),
        state=view.labels[view.now.by_id[one.measure.id].state],
        due=one.last_day,
        days_overdue=one.days_overdue if one.is_overdue else None,
        original_due=one.first_due or one.last_day,
        times_moved=one.times_moved,
    )
