"""The status at the top of a file is not the one its newest update reports."""

from collections.abc import Iterator

from poa_tracker.findings import Location
from poa_tracker.model import Status
from poa_tracker.rules.rule import Context, rule


@rule("POA401", "status-differs-from-update")
def status_differs_from_update(context: Context) -> Iterator[tuple[Location, str]]:
    """The status or confidence of a measure differs from its newest update's. A closed measure may differ.

    Why: readers of the file see the top first, and reports go by the updates; the two must not tell different stories.

    Bad:   status: not_started
           updates: [{period: 2009-10-Q1, status: in_progress, …}]
    Good:  status: in_progress
           updates: [{period: 2009-10-Q1, status: in_progress, …}]
    """
    for entry in context.measures:
        measure = entry.record
        newest = measure.newest_update
        if newest is None or measure.status is Status.CLOSED:
            continue
        if newest.status is not measure.status:
            message = f"{measure.status.value!r}, but the newest update ({newest.period}) says {newest.status.value!r}"
            yield entry.at("status"), message
        if newest.confidence is not measure.confidence:
            here, there = (repr(one.value) if one else "nothing" for one in (measure.confidence, newest.confidence))
            message = f"confidence: {here} at the top, but the newest update ({newest.period}) says {there}"
            yield entry.at("confidence"), message
