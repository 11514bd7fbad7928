"""A reporting period that has been closed, and what stood in the record then."""

from poa_tracker.model.record import Record
from poa_tracker.model.scalar import Day, Digest, MeasureId, PeriodId, Text


class ClosedPeriod(Record):
    """What a file under `periods/` holds; written by `poa period close`, never by hand."""

    period: PeriodId
    """The period that was closed."""
    closed: Day
    """The day it was closed."""
    closed_by: Text
    """A role, not a person."""
    signed_off_by: Text | None = None
    """A role, not a person."""
    missing: tuple[MeasureId, ...] = ()
    """Measures on which a return was missing when it was closed."""
    measures: dict[MeasureId, Digest] = {}
    """For each measure the digest of its record as reported for the period."""
