"""A decision is dated before what it decides."""

from collections.abc import Iterator

from poa_tracker.findings import Location, Severity
from poa_tracker.rules.rule import Context, rule


@rule("POA505", "decision-before-request", severity=Severity.WARNING)
def decision_before_request(context: Context) -> Iterator[tuple[Location, str]]:
    """A decision has an earlier date than the request that it settles.

    Why: nobody could decide on what nobody had asked for; one of the two days is wrong.

    Bad:   variations: [{date: 2010-03-01, state: requested, …}, {date: 2010-02-01, requested: 2010-03-01, …}]
    Good:  variations: [{date: 2010-03-01, state: requested, …}, {date: 2010-03-15, requested: 2010-03-01, …}]
    """
    for entry in context.measures:
        for index, one in enumerate(entry.record.variations):
            if one.requested is not None and one.date < one.requested:
                message = f"a decision dated {one.date} on a request of {one.requested}"
                yield entry.at("variations", index, "date"), message
