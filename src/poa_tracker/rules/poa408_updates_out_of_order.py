"""Updates do not stand in the order in which they came."""

from collections.abc import Iterator
from itertools import pairwise

from poa_tracker.findings import Location
from poa_tracker.rules.rule import Context, rule


@rule("POA408", "updates-out-of-order")
def updates_out_of_order(context: Context) -> Iterator[tuple[Location, str]]:
    """An update was submitted earlier than the one that stands above it.

    Why: the list only ever grows at its end; an entry out of order was put in later, or its date is wrong.

    Bad:   updates: [{submitted: 2010-01-12, …}, {submitted: 2009-10-09, …}]
    Good:  updates: [{submitted: 2009-10-09, …}, {submitted: 2010-01-12, …}]
    """
    for entry in context.measures:
        for index, (above, update) in enumerate(pairwise(entry.record.updates), 1):
            if update.submitted < above.submitted:
                message = f"submitted {update.submitted}, before the update above it ({above.submitted})"
                yield entry.at("updates", index, "submitted"), message
