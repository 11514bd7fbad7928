"""A measure as it stood on an earlier day, by what was known on a day."""

from collections.abc import Sequence
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
    is_figure,
)
from poa_tracker.standing.ending import KnownDelivery, closing_day, delivery, is_of_a_delivery
from poa_tracker.standing.figures import figures_known
from poa_tracker.standing.returns import newest as newest_of
from poa_tracker.standing.timeline import in_effect, timeline, value_on


def rewind(
    measure: Measure, end: date, period: Period, as_at: date, of_lead: Sequence[Update] | None = None
) -> tuple[Measure, Update | None]:
    """The measure as it stood on `end`, the last day of `period`, by what was known on `as_at`.

    With it the newest of the returns that speak for it, `of_lead` (by default all), whose status and confidence it has.
    """
    speaking = measure.updates if of_lead is None else of_lead
    happened = min(end, as_at)
    closed = closing_day(measure, as_at)
    # Most measures were never varied, and most of these have delivered nothing: a large view is made of them.
    is_varied = bool(measure.variations)
    completed = None
    if is_varied:
        measure = _with_values_of(measure, happened, as_at)
    if is_varied or measure.completed:
        delivered = delivery(measure, None, as_at)
        if (measure.completed, measure.recorded) != (delivered.day, delivered.recorded):
            measure = measure.model_copy(update={"completed": delivered.day, "recorded": delivered.recorded})
        completed = delivered.day if _has_happened(delivered, happened) else None
    closure = measure.closure if closed and closed <= happened else None
    variations = in_effect(measure, happened, as_at) if is_varied else ()
    period_id = period.id
    updates = tuple([one for one in measure.updates if one.period <= period_id and one.known_from <= as_at])
    newest = newest_of(
        updates
        if speaking is measure.updates
        else [one for one in speaking if one.period <= period_id and one.known_from <= as_at]
    )
    stood: dict[str, object] = {
        "updates": updates,
        "variations": variations,
        "milestones": tuple(
            [
                _rewound_milestone(measure, one, happened, as_at) if is_varied or one.completed else one
                for one in measure.milestones
                if one.added is None or one.added <= happened
            ]
        ),
        "indicators": tuple(
            [
                _rewound_indicator(one, measure.variations, period_id, happened, as_at)
                for one in measure.indicators
                if one.added is None or one.added <= happened
            ]
        ),
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


def _with_values_of(measure: Measure, day: date, as_at: date) -> Measure:
    """The measure with what its varied fields held on a day, but for its figures and deliveries."""
    for field in {one.field for one in measure.variations if one.counts}:
        if is_figure(field) or is_of_a_delivery(field):
            continue
        stood_there = value_on(timeline(measure, field, as_at), day)
        if stood_there != measure.value_of(field):
            measure = measure.with_value(field, stood_there)
    return measure


def _has_happened(delivered: KnownDelivery, happened: date) -> bool:
    return delivered.is_known and delivered.day is not None and delivered.day <= happened


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
    # A return may report completed or closed before the day on which that counts.
    if newest.status is Status.CLOSED and measure.closure:
        return Status.IN_PROGRESS
    return reported_status(measure, newest)


def reported_status(measure: Measure, newest: Update) -> Status:
    """The status that a measure has by its newest return, unless the completion is for another day or taken back."""
    if newest.status is Status.COMPLETED and (measure.completed or is_taken_back(measure)):
        return Status.IN_PROGRESS
    return newest.status


def is_taken_back(measure: Measure) -> bool:
    """Whether it is on record that a completion was a mistake, and that there is none now."""
    return measure.completed is None and any(
        one.corrects and one.field == "completed" and one.to is None for one in measure.variations
    )


def _rewound_milestone(measure: Measure, milestone: Milestone, happened: date, as_at: date) -> Milestone:
    delivered = delivery(measure, milestone, as_at)
    if delivered.day is None and milestone.completed is None:
        return milestone
    stood: dict[str, object] = {"completed": delivered.day, "recorded": delivered.recorded}
    if not _has_happened(delivered, happened):
        stood = {"completed": None, "recorded": None, "evidence": ()}
    if all(getattr(milestone, name) == value for name, value in stood.items()):
        return milestone
    return milestone.model_copy(update=stood)


def _rewound_indicator(
    indicator: Indicator, variations: Sequence[Variation], period_id: str, happened: date, as_at: date
) -> Indicator:
    known = figures_known(indicator, variations, as_at) if variations else indicator.values
    values = tuple(
        [
            one
            for one in known
            if one.known_from <= as_at
            and (one.period is None or one.period <= period_id)
            and (one.date is None or one.date <= happened)
        ]
    )
    return indicator if values == indicator.values else indicator.model_copy(update={"values": values})
