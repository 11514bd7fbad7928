"""A request waits for a decision that nobody needs any more."""

from collections.abc import Iterator
from datetime import date

from poa_tracker.findings import Location, Severity
from poa_tracker.rules.rule import Context, rule
from poa_tracker.standing.timeline import pending_requests


@rule("POA415", "request-after-end", severity=Severity.WARNING)
def request_after_end(context: Context) -> Iterator[tuple[Location, str]]:
    """A measure is completed or closed, and a request to change it still waits for a decision.

    Why: reports keep listing it among the decisions to make.

    Bad:   status: closed
           variations: [{field: due, state: requested, …}]
    Good:  variations: [{field: due, state: requested, …}, {field: due, state: declined, requested: 2010-03-01, …}]
    """
    for entry in context.measures:
        measure = entry.record
        if measure.is_open or not measure.variations:
            continue
        waiting = {id(one) for one in pending_requests(measure, date.max, date.max)}
        for index, one in enumerate(measure.variations):
            if id(one) in waiting:
                message = (
                    f"{measure.id} is {measure.status.value}, but this request of {one.date} still waits for a "
                    "decision: settle it with `poa vary` and --declined-by"
                )
                yield entry.at("variations", index, "state"), message
