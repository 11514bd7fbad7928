"""What a field held from when on, by what was known on a day: its decisions one after another, its mistakes corrected.

A variation holds from its date, a correction for all days; both are known from the day they were recorded. So the same
field has one value on a day as it was known then, and may have another as it is known now.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from poa_tracker.model import FieldValue, Measure, Variation, VariationState


class Step(NamedTuple):
    """A value, and the first day on which it held; no day for the value that was there first."""

    since: date | None
    value: FieldValue


def timeline(measure: Measure, field: str, as_at: date | None = None) -> list[Step]:
    """The values of a field, oldest first, as known on `as_at`, or as now known. Never empty."""
    return replay(measure.value_of(field), (one for one in measure.variations if one.field == field), as_at)


def replay(value: FieldValue, variations: Iterable[Variation], as_at: date | None = None) -> list[Step]:
    """The same for a field that holds `value` now, from the entries that are of it."""
    entries = in_order(variations)
    if not entries:
        return [Step(None, value)]
    known = [one for one in entries if as_at is None or one.known_from <= as_at]
    steps = _steps(entries[0].before, known)
    # Where somebody changed the field and not the record, the field is what readers of the file see.
    if len(known) == len(entries) and all(step.value != value for step in steps):
        steps[-1] = steps[-1]._replace(value=value)
    return steps


def decided(variations: Iterable[Variation]) -> list[Step]:
    """What the entries of one field add up to, whatever the field holds. There has to be one that counts."""
    entries = in_order(variations)
    return _steps(entries[0].before, entries)


def in_order(variations: Iterable[Variation]) -> list[Variation]:
    """Those that count, in the order they were put on record; of one day, the one written later comes later."""
    return sorted((one for one in variations if one.counts), key=lambda one: one.known_from)


def _steps(first: FieldValue, entries: Iterable[Variation]) -> list[Step]:
    steps = [Step(None, first)]
    for one in entries:
        _take(steps, one)
    return steps


def value_on(steps: list[Step], day: date) -> FieldValue:
    """What held on a day."""
    return next(step.value for step in reversed(steps) if step.since is None or step.since <= day)


def first_promise(steps: list[Step]) -> FieldValue:
    """The value first there; where nothing was, what was put there first."""
    return next((step.value for step in steps if step.value is not None), None)


def in_effect(measure: Measure, day: date, as_at: date) -> tuple[Variation, ...]:
    """The entries that were known on `as_at` and in effect on `day`, in the order of the record.

    A correction is in effect wherever the value is that it put right. A decision that was announced and never took
    effect, because another was taken to take effect earlier, is not: that one then begins where it began.
    """
    if not any(one.corrects or one.known_from < one.date for one in measure.variations):
        return tuple(one for one in measure.variations if one.known_from <= as_at and one.date <= day)
    out: set[int] = set()
    begins: dict[int, Variation] = {}
    for field in {one.field for one in measure.variations if one.counts}:
        entries = in_order(one for one in measure.variations if one.field == field)
        steps = [Step(None, entries[0].before)]
        overtaken: Variation | None = None
        for index, one in enumerate(entries):
            since = _take(steps, one)
            if _is_overtaken(one, entries[index + 1 :], as_at):
                overtaken = overtaken or one
                out.add(id(one))
            elif overtaken is not None:
                begins[id(one)], overtaken = overtaken, None
            if one.corrects and since is not None and since > day:
                out.add(id(one))
    return tuple(
        one.model_copy(update={"from_": begins[id(one)].from_}) if id(one) in begins else one
        for one in measure.variations
        if one.known_from <= as_at and id(one) not in out and (one.corrects or one.date <= day)
    )


def _is_overtaken(one: Variation, later: Iterable[Variation], as_at: date) -> bool:
    """Whether a decision was announced and never took effect: another was taken before, to take effect earlier."""
    return not one.corrects and any(
        other.date < one.date and one.known_from <= other.known_from < one.date
        for other in later
        if not other.corrects and other.known_from <= as_at
    )


def pending_requests(measure: Measure, day: date, as_at: date) -> tuple[Variation, ...]:
    """The requests made by `day` that nobody had decided by then, as known on `as_at`, in the order of the record.

    A decision names the date of the request that it settles.
    """
    asked = [
        one
        for one in measure.variations
        if one.state is VariationState.REQUESTED and one.date <= day and one.known_from <= as_at
    ]
    if not asked:
        return ()
    settled = {
        (one.field, one.requested)
        for one in measure.variations
        if one.requested is not None and one.known_from <= as_at and min(one.known_from, one.date) <= day
    }
    return tuple(one for one in asked if (one.field, one.date) not in settled)


def _take(steps: list[Step], one: Variation) -> date | None:
    """Put one more entry on a timeline; the first day on which its value holds."""
    if not one.corrects:
        # Whoever decides later decides also for the days of which something else had been decided before.
        while steps[-1].since is not None and steps[-1].since > one.date:
            steps.pop()
        steps.append(Step(one.date, one.after))
        return one.date
    # A correction takes the place of the value that was wrong, wherever that stands.
    places = [index for index, step in enumerate(steps) if step.value == one.before]
    place = places[-1] if places else len(steps) - 1
    steps[place] = steps[place]._replace(value=one.after)
    return steps[place].since
