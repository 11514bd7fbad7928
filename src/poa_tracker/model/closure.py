"""How a measure ended that was not completed."""

from poa_tracker.model.record import Record
from poa_tracker.model.scalar import Day, MeasureName, Text
from poa_tracker.vocabulary import Outcome


class Closure(Record):
    """The end of a measure that was not delivered: who decided it, and why."""

    outcome: Outcome
    """Merged into another measure, superseded by one, or discontinued."""
    date: Day
    """The day from which it no longer counts as open."""
    recorded: Day | None = None
    """The day you learned of it, if that is later."""
    into: MeasureName | None = None
    """The measure it was merged into or superseded by."""
    reason: Text
    """Why, in words that a report can print."""
    approved_by: Text | None = None
    """A role, not a person."""
