"""Carried forward: what was due before the period began and is still not delivered."""

from datetime import date
from typing import NamedTuple

from poa_tracker.report.labels import Term
from poa_tracker.report.names import MeasureName
from poa_tracker.report.view import ReportView
from poa_tracker.standing.promise import Promise


class CarriedForwardRow(NamedTuple):
    """One measure or milestone that is overdue from an earlier period."""

    measure: MeasureName
    milestone: str | None
    """The milestone's title; none where the measure itself is overdue."""
    agency: str | None
    state: Term
    """Of the measure: the confidence reported for the period, or that none was."""
    due: date
    days_overdue: int
    original_due: date
    """The date first promised; equals `due` where it was never moved."""
    times_moved: int


class CarriedForward(NamedTuple):
    """The longest overdue first. Always there: silence would read as if nothing were."""

    rows: tuple[CarriedForwardRow, ...]


def build(view: ReportView) -> CarriedForward:
    overdue = [one for one in view.promises if one.is_overdue and one.last_day < view.period.first_day]
    return CarriedForward(tuple(_row(view, one) for one in sorted(overdue, key=lambda one: one.last_day)))


def _row(view: ReportView, one: Promise) -> CarriedForwardRow:
    return CarriedForwardRow(
        measure=view.name(one.measure.id),
        milestone=view.text(one.milestone, "title") if one.milestone else None,
        agency=view.agency(one.agency),
        state=view.labels[view.now.by_id[one.measure.id].state],
        due=one.last_day,
        days_overdue=one.days_overdue,
        original_due=one.first_due or one.last_day,
        times_moved=one.times_moved,
    )
