"""Something is recorded as done on a day that has not come."""

from collections.abc import Iterator
from datetime import date

from poa_tracker.document import KeyPath
from poa_tracker.findings import Location
from poa_tracker.model import Measure
from poa_tracker.rules.rule import Context, rule


@rule("POA305", "date-in-future")
def date_in_future(context: Context) -> Iterator[tuple[Location, str]]:
    """A date on which something happened lies in the future: a completion, a return, a reported value, a closure.

    The real calendar counts, also for a plan that is no longer tracked. A variation may take effect later than today.

    Why: it has not happened yet, so it is a slip of the pen or a wish.

    Bad:   completed: 2110-06-20
    Good:  completed: 2010-06-20
    """
    today = context.calendar
    # A large plan has many thousand dates and none of them in the future: look first, and place only what is found.
    for entry in context.measures:
        if not _may_lie_ahead(entry.record, today):
            continue
        for path, day in _recorded_days(entry.record):
            if day > today:
                yield entry.at(*path), f"{day} lies in the future"


def _may_lie_ahead(measure: Measure, today: date) -> bool:
    for update in measure.updates:
        if update.submitted > today or (update.signed_off is not None and update.signed_off.date > today):
            return True
    for milestone in measure.milestones:
        if (milestone.completed or today) > today or (milestone.recorded or today) > today:
            return True
    for indicator in measure.indicators:
        for value in indicator.values:
            if value.reported > today:
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
            yield ("indicators", index, "values", number, "reported"), value.reported
    for index, update in enumerate(measure.updates):
        yield ("updates", index, "submitted"), update.submitted
        if update.signed_off:
            yield ("updates", index, "signed_off", "date"), update.signed_off.date
