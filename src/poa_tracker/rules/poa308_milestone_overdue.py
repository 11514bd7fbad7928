"""A milestone has not been delivered and its day has passed."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.rules.rule import Context, rule
from poa_tracker.standing.promise import Promise


@rule("POA308", "milestone-overdue", severity=Severity.WARNING)
def milestone_overdue(context: Context) -> Iterator[tuple[Location, str]]:
    """A milestone of an open measure is past its due date and has not been delivered.

    Why: either it was delivered and nobody recorded it, or its date needs a variation.

    Bad:   milestones: [{id: M1, title: Draft, due: 2010-03-31}]
    Good:  milestones: [{id: M1, title: Draft, due: 2010-03-31, completed: 2010-03-12}]
    """
    for entry, measure in context.in_plan:
        if not measure.is_open:
            continue
        for index, milestone in enumerate(measure.milestones):
            promise = Promise(measure, milestone, context.today)
            if promise.is_overdue:
                days = promise.days_overdue
                message = f"milestone {milestone.id} is {days:,} day{'' if days == 1 else 's'} overdue"
                yield entry.at("milestones", index, "due"), message
