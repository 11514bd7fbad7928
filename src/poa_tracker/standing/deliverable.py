"""What is due on a day: measures and milestones alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from poa_tracker.model import Measure, Milestone
from poa_tracker.standing.as_of import AsOf, Standing


@dataclass(frozen=True, slots=True)
class Deliverable:
    """A measure, or a milestone of one, that has a due date."""

    standing: Standing
    milestone: Milestone | None
    """None for the measure itself."""
    agency: str | None
    """Who delivers it, through every succession."""
    due: date
    delivered: date | None

    @property
    def measure(self) -> Measure:
        return self.standing.measure

    @property
    def field(self) -> str:
        """Its date, as variations name it."""
        return f"milestones.{self.milestone.id}.due" if self.milestone else "due"

    @property
    def first_due(self) -> date:
        """The date first promised."""
        baseline = self.measure.baseline_due(self.field) if self.measure.variations else None
        return baseline or self.due

    @property
    def times_moved(self) -> int:
        return self.measure.times_varied(self.field) if self.measure.variations else 0

    @property
    def is_awaited(self) -> bool:
        """Neither delivered nor given up, with the measure that it belongs to."""
        return self.delivered is None and self.standing.is_open

    @property
    def is_overdue(self) -> bool:
        return self.is_awaited and self.due < self.standing.day

    @property
    def days_overdue(self) -> int:
        return (self.standing.day - self.due).days

    def was_due(self, first: date, last: date) -> bool:
        """Whether it counts as due between two days.

        What was called off by its day, with the measure it belongs to, was never due. What was not, counts as not
        delivered, even if its measure was closed later.
        """
        if not first <= self.due <= last:
            return False
        ended = self.measure.completed or (self.measure.closure.date if self.measure.closure else None)
        return self.delivered is not None or self.standing.is_open or ended is None or self.due < ended


def find_deliverables(view: AsOf) -> Iterator[Deliverable]:
    """Everything that has a due date, in the order of the plan, a measure before its milestones."""
    for standing in view.standings:
        measure = standing.measure
        if measure.due:
            yield Deliverable(standing, None, standing.lead_agency, measure.due, measure.completed)
        for milestone in measure.milestones:
            if milestone.due:
                agency = milestone.agency or standing.lead_agency
                agency = view.agencies.successor_on(agency, view.day) if agency else None
                yield Deliverable(standing, milestone, agency, milestone.due, milestone.completed)
