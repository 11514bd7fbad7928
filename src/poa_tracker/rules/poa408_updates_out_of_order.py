"""Updates do not stand in the order in which they came."""

from collections.abc import Iterator
from itertools import pairwise

from poa_tracker.findings import Location
from poa_tracker.rules.rule import Context, rule


@rule("POA408", "updates-out-of-order")
def updates_out_of_order(context: Context) -> Iterator[tuple[Location, str]]:
    """A return was recorded earlier than the one above it.

    The day is that of `recorded`, or of `submitted` where that is not written. So a return of the 5th may be below one
    of the 8th, if it was recorded on the 9th.

    Why: the list only grows at its end. An entry out of order was put in later, or its date is wrong.

    Bad:   updates: [{submitted: 2010-01-12, …}, {submitted: 2009-10-09, …}]
    Good:  updates: [{submitted: 2009-10-09, …}, {submitted: 2010-01-12, …}]
    """
    for entry in context.measures:
        for index, (above, update) in enumerate(pairwise(entry.record.updates), 1):
            if update.known_from < above.known_from:
                field = "recorded" if update.recorded else "submitted"
                message = f"{field} {update.known_from}, before the update above it ({above.known_from})"
                yield entry.at("updates", index, field), message
