"""A measure as it stood on an earlier day, by what was known on a day."""

from collections.abc import Iterable, Sequence
from datetime import date

from poa_tracker.model import (
    Closure,
    Indicator,
    Measure,
    Milestone,
    Period,
    Status,
    Update,
    Variation,
    parse_field_value,
)
from poa_tracker.standing.returns import newest as newest_of


def rewind(
    measure: Measure, end: date, period: Period, as_at: date, of_lead: Sequence[Update] | None = None
) -> tuple[Measure, Update | None]:
    """The measure as it stood on `end`, the last day of `period`, by what was known on `as_at`.

    With it the newest of the returns that speak for it, `of_lead` (by default all), whose status and confidence it has.
    """
    speaking = measure.updates if of_lead is None else of_lead
    happened = min(end, as_at)
    for variation in _newest_first(measure.variations):
        if variation.is_approved and variation.date > happened:
            before = None if variation.from_ is None else parse_field_value(variation.field, variation.from_)
            measure = measure.with_value(variation.field, before)
    period_id = period.id
    updates = tuple(one for one in measure.updates if one.period <= period_id and one.submitted <= as_at)
    completed = measure.completed if measure.completed and measure.completed <= happened else None
    closure = measure.closure
    if closure and (closure.date > happened or (closure.recorded or closure.date) > as_at):
        closure = None
    newest = newest_of([one for one in speaking if one.period <= period_id and one.submitted <= as_at])
    stood: dict[str, object] = {
        "updates": updates,
        "variations": tuple(one for one in measure.variations if one.date <= happened),
        "milestones": tuple(_rewound_milestone(one, happened, as_at) for one in measure.milestones),
        "indicators": tuple(_rewound_indicator(one, period_id, happened, as_at) for one in measure.indicators),
        "completed": completed,
        "closure": closure,
        # What shows that it was delivered was not there before it was.
        "evidence": measure.evidence if completed or measure.completed is None else (),
        "status": _status(measure, completed, closure, newest, is_reported=bool(speaking)),
        "confidence": newest.confidence if newest else (None if speaking else measure.confidence),
    }
    # Most measures of a view are as their files have them, and a copy is what a large view spends its time on.
    if all(getattr(measure, name) == value for name, value in stood.items()):
        return measure, newest
    return measure.model_copy(update=stood), newest


def _status(
    measure: Measure, completed: date | None, closure: Closure | None, newest: Update | None, *, is_reported: bool
) -> Status:
    """Completion and closure count from their own dates, everything else from the lead agency's newest return."""
    if closure is not None:
        return Status.CLOSED
    if completed is not None:
        return Status.COMPLETED
    if newest is None:
        began_or_ended_later = is_reported or measure.completed or measure.closure
        return Status.NOT_STARTED if began_or_ended_later else measure.status
    # A return may say completed or closed before the day on which that counts.
    if (newest.status is Status.COMPLETED and measure.completed) or (
        newest.status is Status.CLOSED and measure.closure
    ):
        return Status.IN_PROGRESS
    return newest.status


def _rewound_milestone(milestone: Milestone, happened: date, as_at: date) -> Milestone:
    if milestone.completed is None:
        return milestone
    if milestone.completed <= happened and (milestone.recorded or milestone.completed) <= as_at:
        return milestone
    return milestone.model_copy(update={"completed": None, "recorded": None, "evidence": ()})


def _rewound_indicator(indicator: Indicator, period_id: str, happened: date, as_at: date) -> Indicator:
    values = tuple(
        one
        for one in indicator.values
        if one.reported <= as_at
        and (one.period is None or one.period <= period_id)
        and (one.date is None or one.date <= happened)
    )
    return indicator if len(values) == len(indicator.values) else indicator.model_copy(update={"values": values})


def _newest_first(variations: Iterable[Variation]) -> list[Variation]:
    """Of two on one day, the one written later is the newer."""
    return [one for _, one in sorted(enumerate(variations), key=lambda pair: (pair[1].date, pair[0]), reverse=True)]
