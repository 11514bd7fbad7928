"""What the rest of a plan asks of one measure."""

from datetime import date
from typing import NamedTuple

from poa_tracker.model import Measure, Status


class Outline(NamedTuple):
    """A measure's identity, dates and references: enough to check measures against each other.

    Small, so that a plan of many thousand measures can be read by several processes and compared in one.
    """

    path: str
    id: str
    is_open: bool
    is_closed: bool
    """Whether it ended without being completed."""
    due: date | None
    depends_on: tuple[str, ...]
    parent: str | None
    into: str | None
    names_agency: bool
    """Whether an agency leads or supports it."""

    @classmethod
    def of(cls, path: str, measure: Measure) -> "Outline":
        return cls(
            path,
            measure.id,
            measure.is_open,
            measure.status is Status.CLOSED,
            measure.due,
            measure.depends_on,
            measure.parent,
            measure.closure.into if measure.closure else None,
            bool(measure.lead_agency or measure.supporting_agencies),
        )
