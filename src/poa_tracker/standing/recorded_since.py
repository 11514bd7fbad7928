"""What was put on record about a period after it was closed, and so was not in its report as first made."""

from collections.abc import Iterator
from datetime import date

from poa_tracker.model import Measure, Period, Status, Update
from poa_tracker.standing.rewind import rewind


def entries_since(measure: Measure, period: Period, closed: date, as_at: date) -> int:
    """How many entries of a measure belong to `period` and became known after `closed`, by `as_at`.

    A completion or a date that was corrected is one entry, its variation; one that was only recorded later is one too.
    """
    if as_at <= closed or not _may_have_later_entries(measure, closed):
        return 0
    then, now = (rewind(measure, period.last_day, period, day)[0] for day in (closed, as_at))
    return sum(1 for _ in _added(then, now))


def _may_have_later_entries(measure: Measure, closed: date) -> bool:
    """Whether anything at all was recorded later: most measures have nothing, and need no rewinding."""
    recorded = [
        *(one.known_from for one in measure.updates),
        *(one.known_from for one in measure.variations),
        *(value.known_from for one in measure.indicators for value in one.values),
        *(one.recorded or one.completed for one in measure.milestones if one.completed),
        *([measure.recorded or measure.completed] if measure.completed else []),
        *([measure.closure.recorded or measure.closure.date] if measure.closure else []),
    ]
    return any(day > closed for day in recorded)


def _added(then: Measure, now: Measure) -> Iterator[object]:
    """The entries of a measure as it is known now that it did not have as it was known then."""
    updates = [one for one in now.updates if one not in then.updates]
    yield from updates
    variations = [one for one in now.variations if one not in then.variations]
    yield from variations
    named = {one.field for one in variations}
    for indicator in now.indicators:
        old = then.indicator(indicator.id)
        values = old.values if old else ()
        yield from (
            one
            for one in indicator.values
            if one not in values and not any(field.startswith(f"indicators.{indicator.id}.") for field in named)
        )
    for milestone in now.milestones:
        before = then.milestone(milestone.id)
        field = f"milestones.{milestone.id}.completed"
        if (before.completed if before else None) != milestone.completed and field not in named:
            yield milestone
    if then.completed != now.completed and "completed" not in named and not _reports(updates, Status.COMPLETED):
        yield now.completed
    if then.closure != now.closure and not any(field.startswith("closure") for field in named):
        yield now.closure


def _reports(updates: list[Update], status: Status) -> bool:
    """Whether one of these returns itself reports that the measure ended: that is not one entry more."""
    return any(one.status is status for one in updates)
