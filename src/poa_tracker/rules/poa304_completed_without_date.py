"""A measure is called completed and has no day of completion, or the other way round."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.model import Status
from poa_tracker.rules.rule import Context, rule


@rule("POA304", "completed-without-date")
def completed_without_date(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure has the status completed and no date of completion, or the date and another status.

    Why: without its date nobody can say whether it was late, or in which period it was delivered.

    Bad:   status: completed
    Good:  status: completed
           completed: 2011-06-20
    """
    for entry in context.measures:
        measure = entry.record
        if measure.status is Status.COMPLETED and measure.completed is None:
            yield entry.at("status"), "completed, but 'completed' does not give the day"
        elif measure.completed is not None and measure.status is not Status.COMPLETED:
            message = f"completed on {measure.completed}, but the status is {measure.status.value!r}"
            yield entry.at("completed"), message
