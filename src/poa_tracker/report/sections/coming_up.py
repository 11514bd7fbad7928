"""Coming up: what is due next."""

from datetime import date
from typing import NamedTuple

from poa_tracker.report.names import MeasureName
from poa_tracker.report.view import ReportView


class ComingUpRow(NamedTuple):
    """A measure or milestone with its day."""

    due: date
    measure: MeasureName
    milestone: str | None
    """The milestone's title; none if the measure itself is due."""
    agency: str | None
    original_due: date | None
    """The date first promised, if it differs."""


class ComingUp(NamedTuple):
    """What is due up to the end of the next period and is not overdue, by day."""

    period: str
    """The next period, in full."""
    rows: tuple[ComingUpRow, ...]


def build(view: ReportView) -> ComingUp | None:
    next_period = view.period.next()
    due = [one for one in view.promises if one.is_due_by(next_period.last_day) and not one.is_overdue]
    if not due:
        return None
    return ComingUp(
        view.language.period_title(next_period),
        tuple(
            ComingUpRow(
                due=one.last_day,
                measure=view.name(one.measure.id),
                milestone=view.text(one.milestone, "title") if one.milestone else None,
                agency=view.agency(one.agency),
                original_due=one.first_due if one.first_due != one.due else None,
            )
            for one in sorted(due, key=lambda one: one.last_day)
        ),
    )
