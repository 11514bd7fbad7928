"""Delivery rate: of what was due, how much was delivered."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from poa_tracker.report.names import MeasureName
from poa_tracker.report.view import ReportView
from poa_tracker.standing.delivery import Rate, find_due
from poa_tracker.standing.promise import Promise


class DeliveryRow(NamedTuple):
    """Milestones or measures due within one stretch of time."""

    label: str
    """`Milestones`, `Measures`."""
    title: str
    """`Milestones due in Q1 2009/10`, `Measures due to date`."""
    rate: Rate


class NotDeliveredRow(NamedTuple):
    """A measure or milestone that was due in the period and was not delivered by its end."""

    measure: MeasureName
    milestone: str | None
    """The milestone's title; none if it is the measure itself."""
    agency: str | None
    """Who delivers it; none if nobody leads the measure."""
    due: date


class PeriodRate(NamedTuple):
    """What became of the milestones and measures due in one period, by the dates at its end."""

    period: str
    """Its name: `Q1 2009/10`."""
    rate: Rate


class Delivery(NamedTuple):
    """The rates for the period and since the plan began. Left out while nothing has been due."""

    this_period: tuple[DeliveryRow, ...]
    to_date: tuple[DeliveryRow, ...]
    moved_out: int
    """Due in the period by the dates at its start, and since moved to a later day: not counted as due."""
    by_period: tuple[PeriodRate, ...]
    """Milestones and measures together, for the newest periods, this one last."""
    not_delivered: tuple[NotDeliveredRow, ...]
    """What the rates of this period count as not delivered, by day."""


def build(view: ReportView) -> Delivery | None:
    to_date = [one for one in view.promises if one.was_due(date.min, view.day)]
    moved_out = _moved_out(view)
    if not to_date and not moved_out:
        return None
    not_delivered = sorted((one for one in view.due_this_period if not one.delivered), key=lambda one: one.last_day)
    return Delivery(
        this_period=_this_period(view),
        to_date=_to_date(view, to_date),
        moved_out=moved_out,
        by_period=tuple(
            PeriodRate(
                view.period_name(one.period.id), Rate.of(view.due_this_period if one is view.now else find_due(one))
            )
            for one in view.by_period
        ),
        not_delivered=tuple(_not_delivered(view, one) for one in not_delivered),
    )


def _not_delivered(view: ReportView, one: Promise) -> NotDeliveredRow:
    return NotDeliveredRow(
        measure=view.name(one.measure.id),
        milestone=view.text(one.milestone, "title") if one.milestone else None,
        agency=view.agency(one.agency),
        due=one.last_day,
    )


def _this_period(view: ReportView) -> tuple[DeliveryRow, ...]:
    _, period = view.language.gettext, view.period_name(view.period.id)
    milestones, measures = _rates(view.due_this_period)
    return (
        DeliveryRow(_("Milestones"), _("Milestones due in %(period)s", period=period), milestones),
        DeliveryRow(_("Measures"), _("Measures due in %(period)s", period=period), measures),
    )


def _to_date(view: ReportView, due: Iterable[Promise]) -> tuple[DeliveryRow, ...]:
    _ = view.language.gettext
    milestones, measures = _rates(due)
    return (
        DeliveryRow(_("Milestones"), _("Milestones due to date"), milestones),
        DeliveryRow(_("Measures"), _("Measures due to date"), measures),
    )


def _rates(due: Iterable[Promise]) -> tuple[Rate, Rate]:
    """Of the milestones and of the measures."""
    due = tuple(due)
    return Rate.of(one for one in due if one.milestone), Rate.of(one for one in due if not one.milestone)


def _moved_out(view: ReportView) -> int:
    first, last = view.period.first_day, view.period.last_day
    count = 0
    for one in view.promises:
        then = view.then.by_id.get(one.measure.id) if one.times_moved else None
        if then and one.last_day > last:
            before = then.measure.value_of(one.field)
            count += isinstance(before, date) and first <= before <= last
    return count
