"""What was promised: the day by which a measure, or a milestone of one, is due, and what became of it.

One answer for measures and milestones alike. Late is judged by the date first promised, overdue by the one that stands.
"""

from dataclasses import dataclass
from datetime import date

from poa_tracker.model import FieldValue, Measure, Milestone
from poa_tracker.standing.timeline import decided, first_promise


@dataclass(frozen=True, slots=True)
class Promise:
    """A date of a measure or of a milestone, as it is to be judged on `day`; there may be no date."""

    measure: Measure
    milestone: Milestone | None
    """None for the measure itself."""
    day: date
    agency: str | None = None
    """Who delivers it, through every succession; none where nobody is named, and where nobody asked."""

    @property
    def field(self) -> str:
        """Where its date stands, as variations name it."""
        return f"milestones.{self.milestone.id}.due" if self.milestone else "due"

    @property
    def title(self) -> str:
        return self.milestone.title if self.milestone else self.measure.title

    @property
    def due(self) -> date | None:
        """The last day on which it still counts as on time, as it stands now."""
        return self.milestone.due if self.milestone else self.measure.due

    @property
    def last_day(self) -> date:
        """The same to compare and sort by: what has no date comes after everything that has one."""
        return self.due or date.max

    @property
    def delivered(self) -> date | None:
        return self.milestone.completed if self.milestone else self.measure.completed

    @property
    def first_due(self) -> date | None:
        """The date first promised: what stood before the first approved variation, or what that one put there."""
        # Asked for every date of a plan, and most never moved.
        if not self.measure.variations:
            return self.due
        first = baseline(self.measure, self.field)
        return first if isinstance(first, date) else None

    @property
    def times_moved(self) -> int:
        return len(self.measure.approved_variations(self.field)) if self.measure.variations else 0

    @property
    def slip(self) -> int | None:
        """Days from the date first promised to the one that stands; below 0 where it was brought forward."""
        due, first = self.due, self.first_due
        return (due - first).days if due and first else None

    @property
    def days_late(self) -> int:
        """Days from the date first promised to the delivery, however often the date was moved; 0 if not late."""
        delivered, first = self.delivered, self.first_due
        return max(0, (delivered - first).days) if delivered and first else 0

    @property
    def is_late(self) -> bool:
        """Delivered after the date first promised; stays so for ever."""
        return self.days_late > 0

    @property
    def is_awaited(self) -> bool:
        """Neither delivered nor given up, with the measure that it belongs to."""
        return self.delivered is None and self.measure.is_open

    @property
    def days_overdue(self) -> int:
        """Days since the day on which it was due, whether it is awaited or not; below 0 before it, 0 without a date."""
        return (self.day - self.due).days if self.due else 0

    @property
    def is_overdue(self) -> bool:
        """Still awaited after the day on which it was due; on that day it is on time."""
        due = self.due
        return due is not None and due < self.day and self.is_awaited

    def was_first_due_before(self, day: date) -> bool:
        """Whether it fell due before a day, by the date that stands or by the one first promised."""
        return any(one is not None and one < day for one in (self.due, self.first_due))

    def is_due_by(self, last: date) -> bool:
        """Whether it is awaited and falls due by `last`, or did before."""
        return self.due is not None and self.due <= last and self.is_awaited

    def was_due(self, first: date, last: date) -> bool:
        """Whether it counts as due between two days.

        What was called off by its day, with the measure it belongs to, was never due. What was not, counts as not
        delivered, even if its measure was closed later.
        """
        due = self.due
        if due is None or not first <= due <= last:
            return False
        ended = self.measure.completed or (self.measure.closure.date if self.measure.closure else None)
        return self.delivered is not None or self.measure.is_open or ended is None or due < ended


def baseline(measure: Measure, field: str) -> FieldValue:
    """The value of a field before its first approved variation: the original date, owner or target.

    Where a variation only filled an empty field, what it put there is the baseline.
    """
    entries = [one for one in measure.variations if one.field == field and one.counts]
    return first_promise(decided(entries)) if entries else measure.value_of(field)


def promises_of(measure: Measure, day: date) -> tuple[Promise, ...]:
    """The measure's own and its milestones', in the order of the file, whether they have a date or not."""
    return (Promise(measure, None, day), *(Promise(measure, one, day) for one in measure.milestones))
