"""Something has a date long before there was anything it could belong to."""

from collections.abc import Iterator
from datetime import date, timedelta

from poa_tracker.document import KeyPath
from poa_tracker.findings import Location, Severity
from poa_tracker.model import Measure
from poa_tracker.rules.rule import Context, rule
from poa_tracker.standing.returns import entered

_LONG = timedelta(days=365)


@rule("POA309", "date-long-before", severity=Severity.WARNING)
def date_long_before(context: Context) -> Iterator[tuple[Location, str]]:
    """Something has a date a year or more before its measure was in the plan.

    That is a completion, a closure, a return or a reported figure. A measure is in the plan from `added` on, or from
    the plan's first day.

    Why: the year is most likely mistyped, and every report from that day on would have it.

    Bad:   completed: 2008-10-15   # the plan begins on 2009-07-01
    Good:  completed: 2009-10-15
    """
    for entry in context.measures:
        since = entered(entry.record, context.plan)
        if since - date.min <= _LONG:
            continue
        limit = since - _LONG
        # A large plan has many thousand dates and none of them too early: look first, and place only what is found.
        if not _may_lie_before(entry.record, limit):
            continue
        for path, day in _days(entry.record):
            if day <= limit:
                yield entry.at(*path), f"{day} is a year or more before this measure was in the plan ({since})"


def _may_lie_before(measure: Measure, limit: date) -> bool:
    for update in measure.updates:
        if update.submitted <= limit:
            return True
    for indicator in measure.indicators:
        for value in indicator.values:
            if value.reported <= limit:
                return True
    for milestone in measure.milestones:
        if milestone.completed is not None and milestone.completed <= limit:
            return True
    return measure.completed is not None or measure.closure is not None


def _days(measure: Measure) -> Iterator[tuple[KeyPath, date]]:
    if measure.completed:
        yield ("completed",), measure.completed
    if measure.closure:
        yield ("closure", "date"), measure.closure.date
    for index, milestone in enumerate(measure.milestones):
        if milestone.completed:
            yield ("milestones", index, "completed"), milestone.completed
    for index, update in enumerate(measure.updates):
        yield ("updates", index, "submitted"), update.submitted
    for index, indicator in enumerate(measure.indicators):
        for number, value in enumerate(indicator.values):
            yield ("indicators", index, "values", number, "reported"), value.reported
