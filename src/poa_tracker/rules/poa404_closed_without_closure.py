"""A measure is closed and nobody said how, or the other way round."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.model import Status
from poa_tracker.rules.rule import Context, rule


@rule("POA404", "closed-without-closure")
def closed_without_closure(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure has the status closed and no closure, or a closure and another status.

    Why: the public is owed a reason for what was promised and not delivered.

    Bad:   status: closed
    Good:  status: closed
           closure: {outcome: discontinued, date: 2011-03-01, reason: …}
    """
    for entry in context.measures:
        measure = entry.record
        if measure.status is Status.CLOSED and measure.closure is None:
            yield entry.at("status"), "closed, but 'closure' does not say how, when and why"
        elif measure.closure is not None and measure.status is not Status.CLOSED:
            message = f"closed on {measure.closure.date}, but the status is {measure.status.value!r}"
            yield entry.at_key("closure"), message
