"""Something is recorded as done on a day that has not come."""

from collections.abc import Iterator, Sequence
from datetime import date

from poa_tracker.document import KeyPath
from poa_tracker.findings import Location
from poa_tracker.model import ClosedPeriod, Cycle, Measure, Reopening, Signature
from poa_tracker.rules.rule import Context, rule


def _closed(context: Context) -> Iterator[tuple[Location, str]]:
    """A period that was closed, signed or opened again on a day to come."""
    for entry in context.register.periods:
        for path, day in _days_of_period(entry.record):
            if day > context.latest:
                yield entry.at(*path), f"{day} is in the future"


def _days_of_period(record: ClosedPeriod) -> Iterator[tuple[KeyPath, date]]:
    for index, closing in enumerate(record.every_closing):
        path = record.path_of_closing(index)
        yield (*path, "date") if path else ("closed",), closing.date
        if closing.recorded:
            yield (*path, "recorded"), closing.recorded
    later: tuple[tuple[str, Sequence[Signature | Reopening]], ...] = (
        ("sign_offs", record.sign_offs),
        ("reopenings", record.reopenings),
    )
    for name, entries in later:
        for index, one in enumerate(entries):
            yield (name, index, "date"), one.date
            if one.recorded:
                yield (name, index, "recorded"), one.recorded


@rule("POA305", "date-in-future", in_plan=_closed)
def date_in_future(context: Context) -> Iterator[tuple[Location, str]]:
    """A date on which something happened lies in the future: a completion, a return, a reported value, a closure.

    So does a period that had not begun when its return or its value was reported. The real calendar counts, also for a
    plan that is no longer tracked, in its `time_zone`. Where it names none, tomorrow is allowed for: further east it
    has begun already. A variation may take effect later than today.

    Why: it has not happened, so it is a mistake or a wish, and a return for a later year would stay the newest.

    Bad:   completed: 2110-06-20
    Good:  completed: 2010-06-20
    """
    today, period_on = context.latest, _PeriodOn(context)
    # A large plan has many thousand dates and none of them in the future: look first, and place only what is found.
    for entry in context.measures:
        if not _may_lie_ahead(entry.record, today, period_on):
            continue
        for path, day in _recorded_days(entry.record):
            if day > today:
                yield entry.at(*path), f"{day} is in the future"
        for path, period, reported in _reported_periods(entry.record):
            if period > period_on[min(reported, today)]:
                begins = period_on.cycle.parse(period).first_day
                message = f"{period} begins on {begins}, but was reported on before that ({reported})"
                yield entry.at(*path), message if begins <= today else f"{period} is in the future"


class _PeriodOn(dict[date, str]):
    """The period that a day falls in, each worked out once: periods of one cycle sort as their ids do.

    Without a plan nobody knows the cycle, and no period lies ahead of any day.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.cycle: Cycle = context.register.plan.reporting.cycle
        self._is_known = context.register.has_plan

    def __missing__(self, day: date) -> str:
        self[day] = self.cycle.containing(day).id if self._is_known else "~"
        return self[day]


def _may_lie_ahead(measure: Measure, today: date, period_on: _PeriodOn) -> bool:
    for update in measure.updates:
        if update.submitted > today or update.period > period_on[update.submitted]:
            return True
        if update.signed_off is not None and update.signed_off.date > today:
            return True
    for milestone in measure.milestones:
        if (milestone.completed or today) > today or (milestone.recorded or today) > today:
            return True
    for indicator in measure.indicators:
        for value in indicator.values:
            if value.reported > today or (value.date or today) > today:
                return True
            if value.period is not None and value.period > period_on[value.reported]:
                return True
    return measure.completed is not None or measure.closure is not None


def _recorded_days(measure: Measure) -> Iterator[tuple[KeyPath, date]]:
    if measure.completed:
        yield ("completed",), measure.completed
    if measure.closure:
        yield ("closure", "date"), measure.closure.date
        if measure.closure.recorded:
            yield ("closure", "recorded"), measure.closure.recorded
    for index, milestone in enumerate(measure.milestones):
        if milestone.completed:
            yield ("milestones", index, "completed"), milestone.completed
        if milestone.recorded:
            yield ("milestones", index, "recorded"), milestone.recorded
    for index, indicator in enumerate(measure.indicators):
        for number, value in enumerate(indicator.values):
            path: KeyPath = ("indicators", index, "values", number)
            yield (*path, "reported"), value.reported
            if value.date:
                yield (*path, "date"), value.date
    for index, update in enumerate(measure.updates):
        yield ("updates", index, "submitted"), update.submitted
        if update.signed_off:
            yield ("updates", index, "signed_off", "date"), update.signed_off.date


def _reported_periods(measure: Measure) -> Iterator[tuple[KeyPath, str, date]]:
    """Every period that something was reported for, and the day of the report."""
    for index, indicator in enumerate(measure.indicators):
        for number, value in enumerate(indicator.values):
            if value.period:
                yield ("indicators", index, "values", number, "period"), value.period, value.reported
    for index, update in enumerate(measure.updates):
        yield ("updates", index, "period"), update.period, update.submitted
