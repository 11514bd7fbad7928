"""How a measure or a milestone ended, as known on a day: delivered, taken back, delivered after all, or closed.

A completion that was taken back leaves a correction behind, and the one that came after it is as new as the first: it
stands in the file with the day on which it was learned of, and no variation leads there.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from poa_tracker.model import FieldValue, Measure, Milestone, Variation
from poa_tracker.standing.timeline import in_order, timeline


class KnownDelivery(NamedTuple):
    """A completion as somebody stood by it on a day, by what the record says now."""

    day: date | None
    """None where there was none, or it had been taken back; one that nobody had learned of yet is there."""
    recorded: date | None
    """As it stood beside it."""
    is_known: bool
    """Whether it was on record."""


def is_of_a_delivery(field: str) -> bool:
    """Whether a field says when something was delivered or that was learned: it may be there again, once taken back."""
    above, _, name = field.rpartition(".")
    return name in ("completed", "recorded") and (not above or above.startswith("milestones."))


def delivery(measure: Measure, milestone: Milestone | None, as_at: date) -> KnownDelivery:
    """The completion of a milestone, or without one of the measure itself, as known on a day."""
    day, recorded = (milestone.completed, milestone.recorded) if milestone else (measure.completed, measure.recorded)
    if not measure.variations:
        return _uncorrected(day, recorded, as_at)
    beginning = f"milestones.{milestone.id}." if milestone else ""
    completed, learned = f"{beginning}completed", f"{beginning}recorded"
    entries = in_order(one for one in measure.variations if one.field in (completed, learned))
    if not entries:
        return _uncorrected(day, recorded, as_at)
    lives = _lives(entries, completed)
    number = sum(life.end is not None and life.end <= as_at for life in lives)
    life, is_last = lives[number], number == len(lives) - 1
    day, is_corrected = _held(life.of_day, day if is_last else None, as_at)
    recorded, _ = _held(life.of_recorded, recorded if is_last else None, as_at)
    return KnownDelivery(day, recorded, day is not None and (is_corrected or (recorded or day) <= as_at))


def _uncorrected(day: date | None, recorded: date | None, as_at: date) -> KnownDelivery:
    return KnownDelivery(day, recorded, day is not None and (recorded or day) <= as_at)


class _Life(NamedTuple):
    """One completion, from when it was put on record until it was taken back."""

    of_day: list[Variation]
    of_recorded: list[Variation]
    end: date | None
    """The day on which it became known that it was none."""


def _lives(entries: Sequence[Variation], completed: str) -> list[_Life]:
    lives = [_Life([], [], None)]
    for one in entries:
        now = lives[-1]
        if one.field == completed:
            now.of_day.append(one)
            if one.after is None:
                lives[-1] = now._replace(end=one.known_from)
                lives.append(_Life([], [], None))
        # The day on which it was learned of is taken back with it, in an entry of its own.
        elif one.after is None and len(lives) > 1 and not any(now[:2]) and one.known_from == lives[-2].end:
            lives[-2].of_recorded.append(one)
        else:
            now.of_recorded.append(one)
    return lives


def _held(entries: Sequence[Variation], now: date | None, as_at: date) -> tuple[date | None, bool]:
    """What a day was as known on another, and whether it was put right by then."""
    known = [one for one in entries if one.known_from <= as_at]
    # Where somebody changed the field and not the record, the field is what readers of the file see.
    if not entries or (len(known) == len(entries) and entries[-1].after is not None):
        return now, bool(known)
    return _day(known[-1].after if known else entries[0].before), bool(known)


def closing_day(measure: Measure, as_at: date) -> date | None:
    """The day on which a measure was closed; none where that was not on record on `as_at`."""
    closure = measure.closure
    if closure is None:
        return None
    entries = [one for one in measure.variations if one.field.startswith("closure.")]
    day = _day(timeline(measure, "closure.date", as_at)[-1].value) if entries else closure.date
    recorded = _day(timeline(measure, "closure.recorded", as_at)[-1].value) if entries else closure.recorded
    is_corrected = any(
        one.corrects and one.field == "closure.date" and one.after == day and one.known_from <= as_at for one in entries
    )
    return day if day and (is_corrected or (recorded or day) <= as_at) else None


def has_ended(measure: Measure, day: date, as_at: date) -> bool:
    """Whether a measure was completed or closed by `day`, as known on `as_at`."""
    if measure.is_open and not measure.variations:
        return False
    delivered = delivery(measure, None, as_at)
    if delivered.is_known and delivered.day is not None and delivered.day <= day:
        return True
    closed = closing_day(measure, as_at)
    if closed is not None and closed <= day:
        return True
    # What says that it has ended and not when: that is a finding of its own.
    return not measure.is_open and measure.completed is None and measure.closure is None


def _day(value: FieldValue) -> date | None:
    return value if isinstance(value, date) else None
